package org.personalizejdbc.jdbc;

import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.personalizejdbc.adapter.QueryRows;

/** Gathers rows of metadata, and makes a result set of them. For one thread. */
final class MetadataRows {
  private final List<ResultColumn> columns = new ArrayList<>();
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

  private static ResultColumn column(String name, String type) {
    return ResultColumn.ofMetadata(
        name,
        switch (type) {
          case "int" -> new JdbcType(Types.INTEGER, "INTEGER", 0, 0);
          case "short" -> new JdbcType(Types.SMALLINT, "SMALLINT", 0, 0);
          case "long" -> new JdbcType(Types.BIGINT, "BIGINT", 0, 0);
          case "boolean" -> new JdbcType(Types.BOOLEAN, "BOOLEAN", 0, 0);
          default -> new JdbcType(Types.VARCHAR, "VARCHAR", 0, 0);
        });
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
      final int index = columns.stream().map(ResultColumn::label).toList().indexOf(name);
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
  PersonalizeResultSet resultSet() {
    return PersonalizeResultSet.ofMetadata(List.copyOf(columns), new Gathered(rows.iterator()));
  }

  /** Rows that were gathered. */
  private static final class Gathered implements QueryRows {
    private final Iterator<@Nullable Object[]> rows;
    private @Nullable Object[] row = {};

    Gathered(Iterator<@Nullable Object[]> rows) {
      this.rows = rows;
    }

    @Override
    public boolean next() {
      final boolean more = rows.hasNext();
      if (more) {
        row = rows.next();
      }
      return more;
    }

    @Override
    public @Nullable Object value(int column) {
      return row[column];
    }

    @Override
    public void close() {}
  }
}
