package org.personalizejdbc.adapter;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A database within the process whose tables name campaigns, to be attached as {@code inv}. */
final class TestInventory implements AutoCloseable {
  private final String url = "jdbc:hsqldb:mem:" + UUID.randomUUID();
  private final Connection connection;

  TestInventory() throws SQLException {
    connection = DriverManager.getConnection(url, "sa", "");
  }

  /** The connection properties that attach it, and others. */
  String[] attachedWith(String... others) {
    final String[] all = java.util.Arrays.copyOf(others, others.length + 2);
    all[others.length] = "attach.inv=" + url;
    all[others.length + 1] = "attach.inv.user=sa";
    return all;
  }

  /** Runs statements. */
  TestInventory execute(String... statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(TestCampaigns.sql(sql));
      }
    }
    return this;
  }

  /** Makes a table (id INTEGER, arn VARCHAR(300)) of ARNs, numbered from 1. */
  TestInventory keys(String table, List<? extends @Nullable String> arns) throws SQLException {
    return keys(table, "VARCHAR(300)", arns);
  }

  /** Makes a table (id INTEGER, arn TYPE) of ARNs, numbered from 1. */
  TestInventory keys(String table, String type, List<? extends @Nullable String> arns)
      throws SQLException {
    execute("CREATE TABLE " + table + " (id INTEGER, arn " + type + ")");
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO " + table + " VALUES (?, ?)")) {
      int id = 1;
      for (String arn : arns) {
        insert.setInt(1, id++);
        insert.setString(2, arn);
        insert.executeUpdate();
      }
    }
    return this;
  }

  @Override
  public void close() throws SQLException {
    execute("SHUTDOWN");
    connection.close();
  }
}
