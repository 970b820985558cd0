package org.personalizejdbc.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Reads result sets of metadata. */
final class MetadataReader {
  private MetadataReader() {}

  /** Each row by its columns' names, as getObject gives the values. */
  static List<Map<String, Object>> maps(ResultSet rows) throws SQLException {
    try (rows) {
      final List<Map<String, Object>> maps = new ArrayList<>();
      while (rows.next()) {
        final Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          map.put(rows.getMetaData().getColumnLabel(i), rows.getObject(i));
        }
        maps.add(map);
      }
      return maps;
    }
  }

  /** Each row as the text of some of its columns, with {@code |} between. */
  static List<String> lines(ResultSet rows, String... columns) throws SQLException {
    final List<String> lines = new ArrayList<>();
    for (Map<String, Object> row : maps(rows)) {
      final List<String> values = new ArrayList<>();
      for (String column : columns) {
        if (!row.containsKey(column)) {
          throw new AssertionError("no column " + column + " in " + row.keySet());
        }
        values.add(Objects.toString(row.get(column)));
      }
      lines.add(String.join("|", values));
    }
    return lines;
  }

  /** The columns' names and types, in their order. */
  static String columns(ResultSet rows) throws SQLException {
    try (rows) {
      final List<String> columns = new ArrayList<>();
      for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
        final String type = rows.getMetaData().getColumnTypeName(i);
        columns.add(
            rows.getMetaData().getColumnLabel(i) + (type.equals("VARCHAR") ? "" : " " + type));
      }
      return columns.stream().collect(Collectors.joining(", "));
    }
  }
}
