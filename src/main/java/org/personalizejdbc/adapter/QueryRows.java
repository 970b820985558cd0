package org.personalizejdbc.adapter;

import org.jspecify.annotations.Nullable;

/** The rows of a query that runs, read once, forward. For one thread, but for {@link #close}. */
public interface QueryRows extends AutoCloseable {
  /**
   * Goes on to the next row.
   *
   * @return false after the last
   * @throws RuntimeException whatever the query fails with
   */
  boolean next();

  /**
   * A value of the current row, in the class in which Calcite's plans hold its column's type.
   *
   * @param column its index, from 0
   * @return null for NULL
   */
  @Nullable Object value(int column);

  /** Lets go of what the rows come from. Idempotent. */
  @Override
  void close();
}
