package org.personalizejdbc.adapter;

import org.apache.calcite.rel.type.RelDataType;
import org.jspecify.annotations.Nullable;

/**
 * A column of a query's result. Immutable.
 *
 * @param label its alias or name
 * @param origin null where it is computed
 * @param type of its values
 */
public record QueryColumn(String label, @Nullable Origin origin, RelDataType type) {
  /**
   * The table's column that it passes on.
   *
   * @param schema the table's schema
   * @param table the table
   * @param column the name that it has there
   */
  public record Origin(String schema, String table, String column) {}
}
