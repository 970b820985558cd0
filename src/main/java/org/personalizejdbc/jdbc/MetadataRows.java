package org.personalizejdbc.jdbc;

import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.calcite.avatica.ColumnMetaData;
import org.apache.calcite.avatica.Meta;
import org.apache.calcite.avatica.util.ArrayIteratorCursor;
import org.jspecify.annotations.Nullable;

/** Gathers rows of metadata, and makes a result set of them. For one thread. */
final class MetadataRows {
  private final List<ColumnMetaData> columns = new ArrayList<>();
  private final List<@Nullable Object[]> rows = new ArrayList<>();

  /**
   * Begins with the columns.
   *
   * @param names each column's name; after a space its type if that is not text: {@code int},
   *     {@code short}, {@code long} or {@code boolean}
   */
  MetadataRows(String... names) {
    for (String name : names) {
      final int space = name.indexOf(' ');
      columns.add(
          space < 0
              ? column(name, "")
              : column(name.substring(0, space), name.substring(space + 1)));
    }
  }

  private ColumnMetaData column(String name, String type) {
    final ColumnMetaData.AvaticaType avatica =
        switch (type) {
          case "int" -> ColumnMetaData.scalar(Types.INTEGER, "INTEGER", ColumnMetaData.Rep.INTEGER);
          case "short" ->
              ColumnMetaData.scalar(Types.SMALLINT, "SMALLINT", ColumnMetaData.Rep.SHORT);
          case "long" -> ColumnMetaData.scalar(Types.BIGINT, "BIGINT", ColumnMetaData.Rep.LONG);
          case "boolean" ->
              ColumnMetaData.scalar(Types.BOOLEAN, "BOOLEAN", ColumnMetaData.Rep.BOOLEAN);
          default -> ColumnMetaData.scalar(Types.VARCHAR, "VARCHAR", ColumnMetaData.Rep.STRING);
        };
    return new ColumnMetaData(
        columns.size(),
        false,
        true,
        false,
        false,
        DatabaseMetaData.columnNullable,
        true,
        0,
        name,
        name,
        "",
        0,
        0,
        "",
        "",
        avatica,
        true,
        false,
        false,
        avatica.columnClassName());
  }

  /** Adds a row: a String, Integer, Short, Long or Boolean, by the column's type, or null each. */
  MetadataRows add(@Nullable Object... values) {
    if (values.length != columns.size()) {
      throw new IllegalArgumentException(Arrays.toString(values));
    }
    rows.add(values);
    return this;
  }

  /**
   * Sorts the rows by some columns, nulls first, as each method of DatabaseMetaData demands.
   *
   * @param names the columns, the most significant first
   */
  MetadataRows sortedBy(String... names) {
    Comparator<@Nullable Object[]> order = (a, b) -> 0;
    for (String name : names) {
      final int index = columns.stream().map(column -> column.label).toList().indexOf(name);
      order = order.thenComparing((a, b) -> compare(a[index], b[index]));
    }
    rows.sort(order);
    return this;
  }

  @SuppressWarnings("unchecked") // Values of one column are of one class.
  private static int compare(@Nullable Object a, @Nullable Object b) {
    if (a == null || b == null) {
      return Boolean.compare(a != null, b != null);
    }
    return ((Comparable<Object>) a).compareTo(b);
  }

  /** Makes the result set, which stands before the first row. */
  ResultSet resultSet() throws SQLException {
    return EngineResultSet.of(
        new Meta.Signature(
            columns, "", List.of(), Map.of(), Meta.CursorFactory.ARRAY, Meta.StatementType.SELECT),
        new ArrayIteratorCursor(rows.iterator()));
  }
}
