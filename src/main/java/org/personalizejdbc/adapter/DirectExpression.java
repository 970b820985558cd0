package org.personalizejdbc.adapter;

import org.apache.calcite.DataContext;
import org.jspecify.annotations.Nullable;

/**
 * An expression that is worked out without code that is compiled for it. Immutable and safe for
 * concurrent use.
 */
interface DirectExpression {
  /** A column of the input, by its index. */
  static DirectExpression column(int index) {
    return new Column(index);
  }

  /** A column of the input. */
  record Column(int index) implements DirectExpression {
    @Override
    public @Nullable Object of(@Nullable Object[] row, DataContext context) {
      return row[index];
    }
  }

  /**
   * The value.
   *
   * @param row the input's row
   * @param context where parameters are found
   * @return null for NULL, and for a condition that is neither true nor false
   */
  @Nullable Object of(@Nullable Object[] row, DataContext context);
}
