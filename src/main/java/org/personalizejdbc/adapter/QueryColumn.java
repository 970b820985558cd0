package org.personalizejdbc.adapter;

import org.apache.calcite.rel.type.RelDataType;
import org.jspecify.annotations.Nullable;

/**
 * A column of a query's result. Immutable and safe for concurrent use.
 *
 * @param label its alias, or the name that Calcite gives it
 * @param origin the table's column that it passes on, or null where it is computed
 * @param type of its values, and whether they may be NULL
 */
public record QueryColumn(String label, @Nullable Origin origin, RelDataType type) {

  /** A table's column. */
  public record Origin(String schema, String table, String column) {}
}
