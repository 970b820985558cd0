package org.personalizejdbc.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.personalizejdbc.PersonalizeFixture;
import org.personalizejdbc.TestDriver;

/** What a database is asked of its catalog, and when. */
class CatalogQueriesTest {
  private final String url = "jdbc:h2:mem:" + UUID.randomUUID();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final Driver driver = new Watching();
  private Connection database;

  /** H2's driver under another name, which notes what is asked of the catalog. */
  private final class Watching extends TestDriver {
    private static final String PREFIX = "jdbc:watched:";

    @Override
    public Connection connect(String watched, Properties info) throws SQLException {
      return acceptsURL(watched)
          ? watched(
              Connection.class,
              DriverManager.getConnection(watched.substring(PREFIX.length()), info))
          : null;
    }

    private <T> T watched(Class<T> type, T target) {
      return type.cast(
          Proxy.newProxyInstance(
              getClass().getClassLoader(),
              new Class<?>[] {type},
              (proxy, method, arguments) -> {
                try {
                  final Object answer = method.invoke(target, arguments);
                  if (answer instanceof ResultSet && type == DatabaseMetaData.class) {
                    asked.add(method.getName() + Arrays.toString(arguments));
                  }
                  return answer instanceof DatabaseMetaData metaData
                      ? watched(DatabaseMetaData.class, metaData)
                      : answer;
                } catch (InvocationTargetException e) {
                  throw e.getCause();
                }
              }));
    }

    @Override
    public boolean acceptsURL(String watched) {
      return watched.equals(PREFIX + url);
    }
  }

  @BeforeEach
  void create() throws SQLException {
    DriverManager.registerDriver(driver);
    database = DriverManager.getConnection(url);
    try (Statement statement = database.createStatement()) {
      for (int i = 0; i < 50; i++) {
        statement.execute("CREATE TABLE t" + i + " (x INTEGER)");
      }
    }
  }

  @AfterEach
  void drop() throws SQLException {
    DriverManager.deregisterDriver(driver);
    database.close();
  }

  @Test
  void theCatalogIsAskedWhenATableIsFirstNamedAndOfThatTableAlone() throws SQLException {
    try (var db = PersonalizeFixture.sample("attach.inv=" + Watching.PREFIX + url)) {
      db.query("SELECT COUNT(*) FROM campaigns");
      db.query("SELECT name FROM personalize.campaigns LIMIT 1");
      db.query("VALUES 1");
      assertThat(asked).isEmpty();
      assertThat(db.rows("SELECT * FROM inv.t7")).isEmpty();
      assertThat(of("getTables")).isNotEmpty();
      assertThat(of("getColumns")).isNotEmpty().allMatch(call -> call.contains("T7"));
      asked.clear();
      assertThat(db.rows("SELECT x FROM inv.t7 WHERE x = 1")).isEmpty();
      assertThat(of("getColumns")).as("they are kept").isEmpty();
      assertThat(asked).hasSizeLessThanOrEqualTo(1);
    }
  }

  private List<String> of(String method) {
    return asked.stream().filter(call -> call.startsWith(method)).toList();
  }
}
