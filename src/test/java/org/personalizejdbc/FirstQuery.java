package org.personalizejdbc;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A program whose only statement looks one campaign up: what a first query costs a fresh JVM. It
 * needs nothing but the JDK and the jar, since it runs beside that.
 */
public final class FirstQuery {
  private FirstQuery() {}

  /**
   * Runs the statement once and reads all columns.
   *
   * @param arguments the JDBC URL, and the statement
   * @throws SQLException as the driver does
   */
  public static void main(String[] arguments) throws SQLException {
    try (Connection connection = DriverManager.getConnection(arguments[0]);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(arguments[1])) {
      int rows = 0;
      while (row.next()) {
        rows++;
        for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
          row.getObject(column);
        }
      }
      if (rows != 1) {
        throw new IllegalStateException(rows + " rows");
      }
    }
  }
}
