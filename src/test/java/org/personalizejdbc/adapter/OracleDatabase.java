package org.personalizejdbc.adapter;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A HSQLDB in memory that holds a world's inventory, and perhaps its campaign tables too. */
final class OracleDatabase implements AutoCloseable {
  final String url = "jdbc:hsqldb:mem:oracle-" + UUID.randomUUID();
  final Connection connection;

  /**
   * Loads the rows.
   *
   * @param campaigns whether the campaign tables are to be there
   */
  OracleDatabase(OracleWorld world, boolean campaigns) throws SQLException {
    connection = DriverManager.getConnection(url, "sa", "");
    execute("SET DATABASE SQL CHARACTER LITERAL FALSE");
    execute("CREATE SCHEMA inv");
    for (OracleTable table : OracleTable.values()) {
      if (campaigns || !table.costs()) {
        create(table);
        insert(table, world.rows.getOrDefault(table, List.of()));
      }
    }
  }

  private void create(OracleTable table) throws SQLException {
    execute(
        "CREATE TABLE "
            + table.sql
            + table.columns.stream()
                .map(column -> column.name() + " " + type(column))
                .collect(Collectors.joining(", ", " (", ")")));
  }

  private static String type(OracleColumn column) {
    return column.name().equals("padded_arn") ? "CHAR(80)" : column.type().sql;
  }

  private void insert(OracleTable table, List<@Nullable Object[]> rows) throws SQLException {
    final String places = String.join(", ", Collections.nCopies(table.columns.size(), "?"));
    try (PreparedStatement insert =
        connection.prepareStatement(
            String.format(Locale.ROOT, "INSERT INTO %s VALUES (%s)", table.sql, places))) {
      for (@Nullable Object[] row : rows) {
        for (int i = 0; i < row.length; i++) {
          insert.setObject(i + 1, row[i]);
        }
        insert.executeUpdate();
      }
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() throws SQLException {
    execute("SHUTDOWN");
    connection.close();
  }
}
