package org.personalizejdbc.function;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;

/** What the database that calls a function needs of its result. */
final class Engine {
  /** HSQLDB's connection within a routine, which the thread has only there. */
  private static final String WITHIN = "jdbc:default:connection";

  private Engine() {}

  /** What asks for rows. */
  interface Query {
    /** Asks. */
    ResultSet rows() throws SQLException;
  }

  /** The rows as the caller takes them. */
  static ResultSet rows(Query query) throws SQLException {
    // By its name, since HSQLDB need not be there.
    final Optional<Driver> hsqldb =
        DriverManager.drivers()
            .filter(driver -> driver.getClass().getName().equals("org.hsqldb.jdbc.JDBCDriver"))
            .findFirst();
    if (hsqldb.isEmpty()) {
      return query.rows();
    }
    final Connection within = hsqldb.get().connect(WITHIN, new Properties());
    return within == null ? query.rows() : HsqldbRows.copy(query, within);
  }
}
