package org.personalizejdbc;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * A program that uses the jar and then lets it go, as servers do whose applications come and go:
 * finds the driver, queries, closes, and takes the jar's drivers off DriverManager. It needs
 * nothing but the JDK and the jar, since it is loaded beside that.
 */
public final class JarUser implements Callable<List<String>> {
  private static final List<String> QUERIES =
      List.of(
          "SELECT status, COUNT(*) FROM campaigns GROUP BY status",
          "SELECT * FROM campaigns WHERE min_provisioned_tps > 1 ORDER BY name LIMIT 30",
          "SELECT JSON_VALUE(campaign_config, 'lax $.itemExplorationConfig') FROM campaigns",
          "SELECT c.name FROM campaigns c JOIN campaign_updates u ON c.campaign_arn = u.campaign_arn",
          "SELECT nonsense FROM campaigns");

  /** Creates it. */
  public JarUser() {}

  /** Does it in a program of its own. */
  public static void main(String[] arguments) throws Exception {
    new JarUser().call();
  }

  /** The classes of the jar's drivers that were registered. */
  @Override
  public List<String> call() throws Exception {
    Class.forName("org.personalizejdbc.jdbc.PersonalizeDriver", true, getClass().getClassLoader());
    try (Connection connection = DriverManager.getConnection("jdbc:personalize:endpoint=embedded");
        Statement statement = connection.createStatement()) {
      for (String query : QUERIES) {
        run(statement, query);
      }
    }
    List<String> names = new ArrayList<>();
    for (Driver driver : DriverManager.drivers().toList()) {
      if (driver.getClass().getName().startsWith("org.personalizejdbc.")) {
        names.add(driver.getClass().getName());
        DriverManager.deregisterDriver(driver);
      }
    }
    return names;
  }

  private static void run(Statement statement, String query) throws SQLException {
    try (ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        rows.getObject(1);
      }
    } catch (SQLException e) {
      if (!"42S22".equals(e.getSQLState())) {
        throw e;
      }
    }
  }
}
