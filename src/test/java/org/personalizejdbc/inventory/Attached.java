package org.personalizejdbc.inventory;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.calcite.jdbc.CalciteConnection;
import org.apache.calcite.schema.SchemaPlus;

/** A Calcite connection, set as the driver sets its own, with one inventory attached as inv. */
final class Attached implements AutoCloseable {
  final Connection connection;
  final Inventory inventory;

  private Attached(Connection connection, Inventory inventory) {
    this.connection = connection;
    this.inventory = inventory;
  }

  static Attached to(String urlOrFolder) throws SQLException {
    return to(InventorySource.of(urlOrFolder, null, null, null, null));
  }

  static Attached to(InventorySource source) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("caseSensitive", "false");
    properties.setProperty("unquotedCasing", "UNCHANGED");
    properties.setProperty("quotedCasing", "UNCHANGED");
    properties.setProperty("timeZone", "UTC");
    properties.setProperty("conformance", "LENIENT");
    Connection connection = DriverManager.getConnection("jdbc:calcite:", properties);
    SchemaPlus root = connection.unwrap(CalciteConnection.class).getRootSchema();
    Inventory inventory = Inventory.open("inv", source, root);
    root.add("inv", inventory.schema());
    return new Attached(connection, inventory);
  }

  /** Each row as its values' getString, joined by |. */
  List<String> rows(String sql, Object... parameters) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      try (ResultSet resultSet = statement.executeQuery()) {
        List<String> rows = new ArrayList<>();
        int columns = resultSet.getMetaData().getColumnCount();
        while (resultSet.next()) {
          StringBuilder row = new StringBuilder();
          for (int i = 1; i <= columns; i++) {
            row.append(i == 1 ? "" : "|").append(resultSet.getString(i));
          }
          rows.add(row.toString());
        }
        return rows;
      }
    }
  }

  /** Each column's name and type. */
  List<String> columns(String table) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet resultSet = statement.executeQuery("SELECT * FROM " + table)) {
      List<String> columns = new ArrayList<>();
      for (int i = 1; i <= resultSet.getMetaData().getColumnCount(); i++) {
        columns.add(
            resultSet.getMetaData().getColumnName(i)
                + " "
                + resultSet.getMetaData().getColumnTypeName(i));
      }
      return columns;
    }
  }

  String plan(String sql) throws SQLException {
    return String.join("\n", rows("EXPLAIN PLAN FOR " + sql));
  }

  @Override
  public void close() throws SQLException {
    connection.close();
    inventory.close();
  }
}
