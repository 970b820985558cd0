package org.personalizejdbc.adapter;

import org.apache.calcite.DataContext;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.runtime.Bindable;
import org.jspecify.annotations.Nullable;

/**
 * A plan that runs without generated code, in the form that Calcite's result sets read. With each
 * row it looks whether its execution goes on.
 */
sealed interface DirectPlan<T> extends Bindable<T> {
  /** The plan of rows of so many columns. */
  static DirectPlan<?> of(DirectRows rows, int columns) {
    return columns == 1 ? new OfValues(rows) : new OfRows(rows);
  }

  /** A plan of several columns, whose rows are arrays. */
  record OfRows(DirectRows rows) implements DirectPlan<@Nullable Object[]> {
    @Override
    public Enumerable<@Nullable Object[]> bind(DataContext root) {
      return rows.in(root);
    }
  }

  /** A plan of one column, whose rows are its values. */
  record OfValues(DirectRows rows) implements DirectPlan<@Nullable Object> {
    @Override
    public Enumerable<@Nullable Object> bind(DataContext root) {
      return rows.in(root).select(row -> row[0]);
    }
  }
}
