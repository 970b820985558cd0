package org.personalizejdbc.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.hsqldb.jdbc.JDBCDriver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.personalizejdbc.TestDriver;

/** An HSQLDB inventory: names, what runs inside it, errors and the pool. */
class DatabaseTest {
  private static final AtomicBoolean LOADED = new AtomicBoolean();

  private final String url = "jdbc:hsqldb:mem:" + UUID.randomUUID();
  private Connection database;

  @BeforeEach
  void create() throws SQLException {
    database = DriverManager.getConnection(url, "sa", "");
    execute(
        "CREATE TABLE deployment (id INTEGER PRIMARY KEY, arn VARCHAR(256), team_id INTEGER)",
        "CREATE TABLE team (id INTEGER PRIMARY KEY, name VARCHAR(20))",
        "CREATE TABLE \"Mixed Case\" (\"a b\" INTEGER, \"select\" VARCHAR(9))",
        "CREATE TABLE a_b (x INTEGER)",
        "CREATE TABLE aab (y VARCHAR(5))",
        "INSERT INTO team VALUES (1, 'search'), (2, 'home')",
        "INSERT INTO deployment VALUES (1, 'arn:a', 1), (2, 'arn:b', 2), (3, NULL, 1)",
        "INSERT INTO \"Mixed Case\" VALUES (7, 'x')",
        "INSERT INTO a_b VALUES (1)");
  }

  @AfterEach
  void drop() throws SQLException {
    execute("SHUTDOWN");
    database.close();
  }

  private void execute(String... statements) throws SQLException {
    try (Statement statement = database.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private InventorySource source(String schema) {
    return InventorySource.of(url, "sa", "", schema, null);
  }

  @Test
  void namesMatchInAnyCaseQuotedOrNot() throws SQLException {
    try (Attached attached = Attached.to(source(null))) {
      for (String table :
          List.of(
              "inv.deployment", "INV.DEPLOYMENT", "\"inv\".\"Deployment\"", "Inv.\"DEPLOYMENT\"")) {
        assertThat(attached.rows("SELECT ID, \"arn\" FROM " + table + " WHERE Id < 3 ORDER BY id"))
            .containsExactly("1|arn:a", "2|arn:b");
      }
      assertThat(attached.rows("SELECT \"a b\", \"select\" FROM inv.\"Mixed Case\""))
          .containsExactly("7|x");
    }
  }

  @Test
  void anUnderscoreInATablesNameIsNoWildcard() throws SQLException {
    try (Attached attached = Attached.to(source(null))) {
      assertThat(attached.columns("inv.a_b")).containsExactly("X INTEGER");
      assertThat(attached.rows("SELECT * FROM inv.a_b")).containsExactly("1");
      assertThat(attached.rows("SELECT * FROM inv.aab")).isEmpty();
    }
  }

  @Test
  void filtersProjectionsJoinsAndLimitsRunInsideTheDatabase() throws SQLException {
    String sql =
        "SELECT d.arn FROM inv.deployment d JOIN inv.team t ON d.team_id = t.id"
            + " WHERE t.name = 'search' ORDER BY d.id DESC";
    try (Attached attached = Attached.to(source(null))) {
      assertThat(attached.rows(sql + " FETCH FIRST 2 ROWS ONLY")).containsExactly("null", "arn:a");
      assertThat(attached.plan(sql + " FETCH FIRST 2 ROWS ONLY"))
          .contains("DatabaseToEnumerableConverter")
          .contains("JdbcSort", "JdbcJoin", "JdbcFilter", "JdbcProject")
          .doesNotContain("EnumerableCalc", "EnumerableHashJoin");
      assertThat(
              attached.rows("SELECT id FROM inv.deployment WHERE arn = ? AND id = ?", "arn:b", 2))
          .containsExactly("2");
    }
  }

  @Test
  void aConditionOnAnExpressionMayBeAColumnOfTheResult() throws SQLException {
    try (Attached attached = Attached.to(source(null))) {
      assertThat(
              attached.rows(
                  "SELECT id, id + 1 > 2, TRIM(name) IN ('home', 'x'), id = 1 FROM inv.team"
                      + " ORDER BY id"))
          .containsExactly("1|false|false|true", "2|true|true|false");
      assertThat(attached.rows("SELECT id + 1 > 2, COUNT(*) FROM inv.team GROUP BY id + 1 > 2"))
          .containsExactlyInAnyOrder("false|1", "true|1");
      assertThat(attached.rows("SELECT id FROM inv.team WHERE id + 1 > 2")).containsExactly("2");
    }
  }

  @Test
  void textsAreOrderedAlikeWhereverTheyComeFrom() throws SQLException {
    try (Attached attached = Attached.to(source(null))) {
      // A database orders by its own collation, and Calcite by characters: one of them must do.
      assertThat(attached.plan("SELECT arn FROM inv.deployment ORDER BY arn"))
          .startsWith("EnumerableSort");
    }
  }

  @Test
  void anotherSchemaIsAttachedByNameInAnyCase() throws SQLException {
    execute("CREATE SCHEMA other", "CREATE TABLE other.only_there (a INTEGER)");
    try (Attached attached = Attached.to(source("other"))) {
      assertThat(attached.rows("SELECT * FROM inv.only_there")).isEmpty();
      assertThatThrownBy(() -> attached.rows("SELECT * FROM inv.deployment"))
          .hasStackTraceContaining("not found");
    }
    assertThatThrownBy(() -> Attached.to(source("gone")))
        .isInstanceOf(InventoryException.class)
        .hasMessageContaining("attach.inv.schema=gone")
        .hasMessageContaining("OTHER");
  }

  @Test
  void manyStatementsMayBeOpenAtOnce() throws SQLException {
    try (Attached attached = Attached.to(source(null))) {
      List<PreparedStatement> open = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        PreparedStatement statement =
            attached.connection.prepareStatement("SELECT id FROM inv.deployment");
        ResultSet resultSet = statement.executeQuery();
        assertThat(resultSet.next()).isTrue();
        open.add(statement);
      }
      for (PreparedStatement statement : open) {
        statement.close();
      }
    }
  }

  @Test
  void closingClosesTheConnectionsAndMayBeRepeated() throws SQLException {
    Attached attached = Attached.to(source(null));
    assertThat(attached.rows("SELECT COUNT(*) FROM inv.team")).containsExactly("2");
    attached.inventory.close();
    attached.inventory.close();
    assertThat(sessions()).isEqualTo(1);
    attached.close();
  }

  private int sessions() throws SQLException {
    try (Statement statement = database.createStatement();
        ResultSet resultSet =
            statement.executeQuery("SELECT COUNT(*) FROM information_schema.system_sessions")) {
      resultSet.next();
      return resultSet.getInt(1);
    }
  }

  @Test
  void writesAreRefused() throws SQLException {
    try (Attached attached = Attached.to(source(null));
        Statement statement = attached.connection.createStatement()) {
      assertThatThrownBy(() -> statement.executeUpdate("DELETE FROM inv.team"))
          .isInstanceOf(SQLException.class);
      assertThat(attached.rows("SELECT COUNT(*) FROM inv.team")).containsExactly("2");
    }
  }

  @Test
  void theDatabasesOwnErrorNamesTheAttachment() throws SQLException {
    try (Attached attached = Attached.to(source(null));
        PreparedStatement statement =
            attached.connection.prepareStatement("SELECT * FROM inv.team")) {
      execute("DROP TABLE team");
      assertThatThrownBy(statement::executeQuery)
          .hasStackTraceContaining("The database of attach.inv")
          .rootCause()
          .hasMessageContaining("TEAM");
    }
  }

  @Test
  void aTableCreatedAfterConnectingIsLookedUp() throws SQLException {
    try (Attached attached = Attached.to(source(null))) {
      assertThat(attached.rows("SELECT COUNT(*) FROM inv.team")).containsExactly("2");
      execute("CREATE TABLE later (x INTEGER)");
      assertThat(attached.inventory.schema().tables().getIgnoreCase("later")).isNotNull();
    }
  }

  @Test
  void aRefusedPasswordIsTheDatabasesOwnErrorUnderOurs() {
    assertThatThrownBy(() -> Attached.to(InventorySource.of(url, "sa", "wrong-secret", null, null)))
        .isInstanceOf(InventoryException.class)
        .hasMessageContaining("attach.inv.password")
        .hasMessageNotContaining("wrong-secret")
        .cause()
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("28000"));
  }

  @Test
  void aUrlThatNoDriverKnowsSaysWhichThereAreAndWhatToDo() {
    String unknown = "jdbc:nosuch://host/db?user=u&password=hunter2";
    assertThatThrownBy(() -> Attached.to(unknown))
        .isInstanceOf(InventoryException.class)
        .hasMessageContaining("attach.inv (jdbc:nosuch://host/db?user=u&password=***)")
        .hasMessageContaining("org.hsqldb.jdbc.JDBCDriver")
        .hasMessageContaining("--driver")
        .hasMessageNotContaining("hunter2");
  }

  @Test
  void aDriverIsChosenAmongTheKnownOnesByItsClassOrRefused() throws SQLException {
    try (Attached attached =
        Attached.to(InventorySource.of(url, "sa", "", null, "org.hsqldb.jdbc.JDBCDriver"))) {
      assertThat(attached.rows("SELECT COUNT(*) FROM inv.team")).containsExactly("2");
    }
    assertDriverRefused("com.example.Gone", "no such JDBC driver is known here");
    assertDriverRefused("java.lang.String", "no such JDBC driver is known here");
    assertDriverRefused("org.apache.calcite.jdbc.Driver", "does not know the URL");
  }

  /** A URL is untrusted: the name of a class in it must not run that class. */
  @Test
  void noClassIsLoadedByTheNameOfADriver() throws SQLException {
    String className = getClass().getName() + "$Unregistered";
    assertDriverRefused(className, "no such JDBC driver is known here");
    assertThat(LOADED).isFalse();

    Driver registered = new Unregistered();
    DriverManager.registerDriver(registered);
    try (Attached attached = Attached.to(InventorySource.of(url, "sa", "", null, className))) {
      assertThat(attached.rows("SELECT COUNT(*) FROM inv.team")).containsExactly("2");
    } finally {
      DriverManager.deregisterDriver(registered);
    }
  }

  /** A driver that is no service. */
  private static final class Unregistered extends TestDriver {
    static {
      LOADED.set(true);
    }

    @Override
    public boolean acceptsURL(String url) {
      return url.startsWith("jdbc:hsqldb:");
    }

    @Override
    public Connection connect(String url, Properties info) throws SQLException {
      return new JDBCDriver().connect(url, info);
    }
  }

  private void assertDriverRefused(String driver, String message) {
    assertThatThrownBy(() -> Attached.to(InventorySource.of(url, "sa", "", null, driver)))
        .isInstanceOf(InventoryException.class)
        .hasMessageStartingWith("attach.inv.driver=" + driver)
        .hasMessageContaining(message);
  }

  @Test
  void secretsShowNowhereInASource() {
    assertThat(
            InventorySource.of(
                    "jdbc:x://me:s3cret@h/db;PWD=s3cret;apiToken={s3;cret}",
                    "u",
                    "s3cret",
                    null,
                    null)
                .toString())
        .doesNotContain("s3cret")
        .doesNotContain("cret}")
        .contains("jdbc:x://me:***@h/db;PWD=***;apiToken=***");
  }
}
