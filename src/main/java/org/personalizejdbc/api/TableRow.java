package org.personalizejdbc.api;

import org.jspecify.annotations.Nullable;

/**
 * A row of a {@link ResourceTable}. Its values are worked out when they are asked for, since most
 * statements ask for few of them. For one thread.
 */
@FunctionalInterface
public interface TableRow {
  /**
   * A value.
   *
   * @param column the index of one of {@link ResourceTable#columns()}; in a listing, of one of
   *     {@link ResourceTable#listedColumns()}
   * @return of the Java class that the column's {@link ColumnType} names, or null
   */
  @Nullable Object value(int column);
}
