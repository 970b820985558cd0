package org.personalizejdbc.adapter;

import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.linq4j.Enumerator;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one of Calcite's enumerators. The first is read before anybody asks for it, each
 * other when it is asked for. For one thread, but for {@link #close}.
 */
final class EnumeratedRows implements QueryRows {
  private final Enumerator<?> rows;

  /** Whether a row is its only column's value, and not an array. */
  private final boolean single;

  /** Whether there is a first row, before it is asked for. */
  private boolean first;

  private boolean begun;

  private @Nullable Object row;

  private EnumeratedRows(Enumerator<?> rows, boolean single) {
    this.rows = rows;
    this.single = single;
  }

  /**
   * Begins to read, and reads the first row.
   *
   * @param single whether there is one column, whose values the rows are
   * @throws RuntimeException whatever the plan fails with
   */
  static EnumeratedRows begin(Enumerable<?> rows, boolean single) {
    final EnumeratedRows result = new EnumeratedRows(rows.enumerator(), single);
    boolean read = false;
    try {
      result.first = result.rows.moveNext();
      read = true;
      return result;
    } finally {
      if (!read) {
        result.close();
      }
    }
  }

  @Override
  public boolean next() {
    final boolean more = begun ? rows.moveNext() : first;
    begun = true;
    row = more ? rows.current() : null;
    return more;
  }

  @Override
  public @Nullable Object value(int column) {
    return single || row == null ? row : ((@Nullable Object[]) row)[column];
  }

  @Override
  public void close() {
    rows.close();
  }
}
