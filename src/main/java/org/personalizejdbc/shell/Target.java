package org.personalizejdbc.shell;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * What the shell connects to.
 *
 * @param url the JDBC URL
 * @param attachments connection properties {@code attach.…}
 */
record Target(String url, Map<String, String> attachments) {
  /** The URL in use when none is given. */
  static final String SAMPLE_URL = "jdbc:personalize:endpoint=embedded";

  /**
   * Connects.
   *
   * @return a new connection
   * @throws SQLException as the driver does; 08001 if there is no driver for the URL
   */
  Connection connect() throws SQLException {
    Driver driver;
    try {
      driver = DriverManager.getDriver(url);
    } catch (SQLException e) {
      // Not its message: the rest of the URL may hold a password.
      throw noDriver(e);
    }
    Properties properties = new Properties();
    attachments.forEach(properties::setProperty);
    Connection connection = driver.connect(url, properties);
    if (connection == null) {
      throw noDriver(null);
    }
    return connection;
  }

  private SQLException noDriver(@Nullable SQLException cause) {
    int kind = url.startsWith("jdbc:") ? url.indexOf(':', "jdbc:".length()) : -1;
    String text =
        kind < 0
            ? "--url is no JDBC URL; it starts as in jdbc:personalize:region=us-east-1"
            : "no JDBC driver takes a URL "
                + url.substring(0, kind + 1)
                + "…; name its jar by --driver";
    return new SQLNonTransientConnectionException(text, "08001", cause);
  }
}
