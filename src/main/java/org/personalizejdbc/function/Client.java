package org.personalizejdbc.function;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Deque;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jspecify.annotations.Nullable;

/**
 * One connection, and the statements on it that are prepared and idle: a join calls a function once
 * for each row, and planning takes longer than a call to AWS. Safe for concurrent use.
 */
final class Client {
  private final Connection connection;
  private final String columns;
  private final Map<String, Deque<PreparedStatement>> idle = new ConcurrentHashMap<>();

  /** Takes a connection over; makes no call. */
  Client(Connection connection) throws SQLException {
    this.connection = connection;
    final StringJoiner list = new StringJoiner(", ");
    try (ResultSet rows =
        connection.getMetaData().getColumns(null, "personalize", "campaigns", null)) {
      while (rows.next()) {
        final String name = rows.getString("COLUMN_NAME");
        // An expression: a column's own name would come through to H2, which goes by that.
        list.add("CASE WHEN TRUE THEN " + name + " END AS " + name.toUpperCase(Locale.ROOT));
      }
    }
    this.columns = list.toString();
  }

  /**
   * The rows of a query, which runs when the first of them is asked for.
   *
   * @param sql a query; {@code %s} in it stands for the columns of table {@code campaigns}
   * @param parameters the values of its parameters
   */
  ResultSet query(String sql, @Nullable String... parameters) throws SQLException {
    final Deque<PreparedStatement> ready =
        idle.computeIfAbsent(sql, text -> new ConcurrentLinkedDeque<>());
    final PreparedStatement taken = ready.poll();
    final PreparedStatement statement =
        taken == null
            ? connection.prepareStatement(String.format(Locale.ROOT, sql, columns))
            : taken;
    for (int i = 0; i < parameters.length; i++) {
      statement.setString(i + 1, parameters[i]);
    }
    return DeferredRows.of(statement, () -> ready.push(statement));
  }

  void close() throws SQLException {
    connection.close();
  }
}
