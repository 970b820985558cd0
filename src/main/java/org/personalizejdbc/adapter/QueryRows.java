package org.personalizejdbc.adapter;

import org.jspecify.annotations.Nullable;

/** The rows of a query that runs, read once and forward; for one thread. */
public interface QueryRows extends AutoCloseable {
  /**
   * Goes on to the next row.
   *
   * @return false after the last
   * @throws RuntimeException whatever the plan fails with
   */
  boolean next();

  /**
   * A value of the current row, as Calcite's plans hold it.
   *
   * @param column from 0
   * @return null for NULL
   */
  @Nullable Object value(int column);

  /** Reads no further. Idempotent; another thread may call it. */
  @Override
  void close();
}
