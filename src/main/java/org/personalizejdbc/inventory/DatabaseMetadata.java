package org.personalizejdbc.inventory;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a database says of its tables and columns, by exact names. */
final class DatabaseMetadata {
  private DatabaseMetadata() {}

  /**
   * What a list of tables tells of one.
   *
   * @param kind what it is
   * @param remarks the database's remark, or null
   */
  record Listed(InventoryTable.Kind kind, @Nullable String remarks) {}

  /** What can be selected from, by the names as the database spells them. */
  static Map<String, Listed> tables(Database database) throws SQLException {
    try (Connection connection = database.dataSource().getConnection()) {
      DatabaseMetaData metaData = connection.getMetaData();
      String schema = escape(metaData, database.schema());
      try (ResultSet resultSet = metaData.getTables(database.catalog(), schema, "%", null)) {
        Map<String, Listed> tables = new LinkedHashMap<>();
        while (resultSet.next()) {
          String type = String.valueOf(resultSet.getString("TABLE_TYPE")).toUpperCase(Locale.ROOT);
          // PostgreSQL lists its indexes, sequences and composite types too.
          boolean selectable =
              !type.contains("INDEX") && !type.contains("SEQUENCE") && !type.equals("TYPE");
          if (selectable && isIn(database, resultSet)) {
            tables.put(
                resultSet.getString("TABLE_NAME"),
                new Listed(kind(type), emptyToNull(resultSet.getString("REMARKS"))));
          }
        }
        return tables;
      }
    }
  }

  private static InventoryTable.Kind kind(String type) {
    if (type.contains("SYSTEM")) {
      return InventoryTable.Kind.SYSTEM_TABLE;
    }
    return type.contains("VIEW") ? InventoryTable.Kind.VIEW : InventoryTable.Kind.TABLE;
  }

  private static @Nullable String emptyToNull(@Nullable String text) {
    return text == null || text.isEmpty() ? null : text;
  }

  /** The columns of a table's primary key, in the order of the key. */
  static List<String> primaryKey(Database database, String table) throws SQLException {
    try (Connection connection = database.dataSource().getConnection();
        ResultSet resultSet =
            connection.getMetaData().getPrimaryKeys(database.catalog(), database.schema(), table)) {
      Map<Short, String> columns = new TreeMap<>();
      while (resultSet.next()) {
        if (isIn(database, resultSet)) {
          columns.put(resultSet.getShort("KEY_SEQ"), resultSet.getString("COLUMN_NAME"));
        }
      }
      return List.copyOf(columns.values());
    }
  }

  /** The columns of a table, in its order. */
  static List<DatabaseColumn> columns(Database database, String table) throws SQLException {
    try (Connection connection = database.dataSource().getConnection()) {
      DatabaseMetaData metaData = connection.getMetaData();
      List<DatabaseColumn> columns =
          columns(
              database,
              metaData,
              escape(metaData, database.schema()),
              escape(metaData, table),
              table);
      // Some drivers name an escape that they do not understand.
      return columns.isEmpty()
          ? columns(database, metaData, database.schema(), table, table)
          : columns;
    }
  }

  private static List<DatabaseColumn> columns(
      Database database,
      DatabaseMetaData metaData,
      @Nullable String schemaPattern,
      @Nullable String tablePattern,
      String table)
      throws SQLException {
    try (ResultSet resultSet =
        metaData.getColumns(database.catalog(), schemaPattern, tablePattern, "%")) {
      List<DatabaseColumn> columns = new ArrayList<>();
      while (resultSet.next()) {
        if (table.equals(resultSet.getString("TABLE_NAME")) && isIn(database, resultSet)) {
          int jdbcType = jdbcType(resultSet);
          String typeName = String.valueOf(resultSet.getString("TYPE_NAME"));
          columns.add(
              new DatabaseColumn(
                  resultSet.getString("COLUMN_NAME"),
                  jdbcType,
                  typeName,
                  resultSet.getInt("COLUMN_SIZE"),
                  resultSet.getInt("DECIMAL_DIGITS"),
                  resultSet.getInt("NULLABLE") != DatabaseMetaData.columnNoNulls,
                  emptyToNull(resultSet.getString("REMARKS")),
                  ForeignTypes.cast(database.dialect(), jdbcType, typeName)));
        }
      }
      return columns;
    }
  }

  /** A column's type; that of its values where it is a domain. */
  private static int jdbcType(ResultSet resultSet) throws SQLException {
    int type = resultSet.getInt("DATA_TYPE");
    if (type == Types.DISTINCT) {
      int source = resultSet.getInt("SOURCE_DATA_TYPE");
      return source == 0 ? type : source;
    }
    return type;
  }

  private static boolean isIn(Database database, ResultSet resultSet) throws SQLException {
    String schema = resultSet.getString("TABLE_SCHEM");
    return database.schema() == null || schema == null || schema.equals(database.schema());
  }

  static String escape(Database database, String name) throws SQLException {
    try (Connection connection = database.dataSource().getConnection()) {
      String escaped = escape(connection.getMetaData(), name);
      return escaped == null ? name : escaped;
    }
  }

  /** A name as the pattern that matches it alone. */
  private static @Nullable String escape(DatabaseMetaData metaData, @Nullable String name)
      throws SQLException {
    String escape = metaData.getSearchStringEscape();
    if (name == null || escape == null || escape.isEmpty()) {
      return name;
    }
    return name.replace(escape, escape + escape)
        .replace("_", escape + "_")
        .replace("%", escape + "%");
  }
}
