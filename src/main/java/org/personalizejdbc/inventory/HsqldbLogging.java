package org.personalizejdbc.inventory;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Keeps HSQLDB from resetting the host program's java.util.logging, which it does when the first
 * database of a process is opened unless a system property tells it otherwise (Calcite's JdbcSchema
 * sets that too, for good).
 */
final class HsqldbLogging {
  private static final String PROPERTY = "hsqldb.reconfig_logging";

  private HsqldbLogging() {}

  /** How to connect. */
  interface Connector {
    Connection connect() throws SQLException;
  }

  /**
   * Connects, with the property set meanwhile where the database is HSQLDB; nothing of it stays.
   */
  static Connection spared(JdbcInventory source, Connector connector) throws SQLException {
    if (!source.url().regionMatches(true, 0, "jdbc:hsqldb:", 0, 12)) {
      return connector.connect();
    }
    synchronized (HsqldbLogging.class) {
      if (System.getProperty(PROPERTY) != null) {
        // Somebody has decided.
        return connector.connect();
      }
      System.setProperty(PROPERTY, "false");
      try {
        return connector.connect();
      } finally {
        System.clearProperty(PROPERTY);
      }
    }
  }
}
