package org.personalizejdbc.inventory;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * Sets the time zone of a database session to UTC, in which this driver reads times that have a
 * zone. Otherwise a condition on such a time that runs inside the database would mean the zone of
 * this JVM (PostgreSQL's driver sets that) or the server's.
 */
final class SessionZone {
  private SessionZone() {}

  /** Sets it where it is known how. */
  static void utc(Connection connection) throws SQLException {
    String sql = sql(connection.getMetaData().getDatabaseProductName());
    if (sql != null) {
      try (Statement statement = connection.createStatement()) {
        statement.execute(sql);
      }
    }
  }

  private static @Nullable String sql(String product) {
    return switch (product) {
      case "PostgreSQL", "H2" -> "SET TIME ZONE 'UTC'";
      case "DuckDB" -> "SET TimeZone = 'UTC'";
      case "HSQL Database Engine" -> "SET TIME ZONE INTERVAL '0:00' HOUR TO MINUTE";
      default -> null;
    };
  }
}
