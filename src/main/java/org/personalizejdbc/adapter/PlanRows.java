package org.personalizejdbc.adapter;

import org.apache.calcite.linq4j.Enumerator;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a plan, in the form that Calcite gives them: of several columns an array, of one
 * column its value. The first row is read when it is made, so that what fails at once fails then;
 * each other when it is asked for.
 */
final class PlanRows implements QueryRows {
  private final Enumerator<?> rows;
  private final boolean areValues;

  /** Whether there is a first row, as long as nobody has gone on to it. */
  private boolean first;

  private boolean begun;

  /** The current row: code that Calcite generated works it out each time that it is asked for. */
  private @Nullable Object row;

  private PlanRows(Enumerator<?> rows, boolean areValues) {
    this.rows = rows;
    this.areValues = areValues;
  }

  /**
   * Reads the first row.
   *
   * @param rows not read yet; closed with this, and where the first row fails
   * @param columns how many there are
   */
  static PlanRows begin(Enumerator<?> rows, int columns) {
    final PlanRows result = new PlanRows(rows, columns == 1);
    boolean whole = false;
    try {
      result.first = rows.moveNext();
      whole = true;
    } finally {
      if (!whole) {
        rows.close();
      }
    }
    return result;
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
    return areValues || row == null ? row : ((@Nullable Object[]) row)[column];
  }

  @Override
  public void close() {
    rows.close();
  }
}
