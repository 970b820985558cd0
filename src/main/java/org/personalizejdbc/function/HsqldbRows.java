package org.personalizejdbc.function;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.hsqldb.HsqlException;
import org.hsqldb.jdbc.JDBCResultSet;
import org.hsqldb.result.Result;
import org.jspecify.annotations.Nullable;

/**
 * Makes a result set of HSQLDB's own, which is the only one that its table functions take (its
 * class Routine, method invokeJavaMethod): the rows go through a query on the connection that the
 * function is called on.
 */
final class HsqldbRows {
  private HsqldbRows() {}

  /**
   * Reads rows to their end, closes them, and makes HSQLDB's of them.
   *
   * @param within HSQLDB's connection within the routine
   */
  static ResultSet copy(Engine.Query query, Connection within) throws SQLException {
    try (ResultSet rows = query.rows()) {
      final ResultSetMetaData metaData = rows.getMetaData();
      final List<List<@Nullable String>> columns = new ArrayList<>();
      for (int i = 0; i < metaData.getColumnCount(); i++) {
        columns.add(new ArrayList<>());
      }
      while (rows.next()) {
        for (int i = 0; i < columns.size(); i++) {
          columns.get(i).add(rows.getString(i + 1));
        }
      }
      return ofTexts(columns, metaData, within);
    } catch (SQLException e) {
      return failure(e, within);
    }
  }

  /** Values go as text: HSQLDB's arrays of times have no milliseconds, and the JVM's zone. */
  private static ResultSet ofTexts(
      List<List<@Nullable String>> columns, ResultSetMetaData metaData, Connection within)
      throws SQLException {
    final int count = Powers.atLeast(columns.get(0).size());
    final StringJoiner values = new StringJoiner(", ");
    final StringJoiner arrays = new StringJoiner(", ");
    final StringJoiner names = new StringJoiner(", ");
    for (int i = 0; i < columns.size(); i++) {
      values.add("CAST(c" + i + " AS " + type(metaData.getColumnType(i + 1)) + ")");
      arrays.add("CAST(? AS LONGVARCHAR ARRAY[" + count + "])");
      names.add("c" + i);
    }
    // Not closed: its result is what HSQLDB goes on with. A session keeps one for each text.
    final PreparedStatement statement =
        within.prepareStatement(
            "SELECT " + values + " FROM UNNEST(" + arrays + ") AS t(" + names + ")");
    for (int i = 0; i < columns.size(); i++) {
      statement.setArray(i + 1, within.createArrayOf("VARCHAR", columns.get(i).toArray()));
    }
    return statement.executeQuery();
  }

  private static String type(int type) {
    return switch (type) {
      case Types.INTEGER -> "INTEGER";
      case Types.BIGINT -> "BIGINT";
      case Types.DOUBLE -> "DOUBLE";
      case Types.BOOLEAN -> "BOOLEAN";
      case Types.TIMESTAMP -> "TIMESTAMP(3)";
      default -> "LONGVARCHAR";
    };
  }

  /**
   * Of an exception HSQLDB would tell no more than "Java execution"; of this result it tells all.
   */
  private static ResultSet failure(SQLException failure, Connection within) throws SQLException {
    // Not closed, as above.
    final ResultSet result = within.createStatement().executeQuery("VALUES (0)");
    result.unwrap(JDBCResultSet.class).result =
        Result.newErrorResult(
            new HsqlException(
                failure, failure.getMessage(), failure.getSQLState(), failure.getErrorCode()));
    return result;
  }
}
