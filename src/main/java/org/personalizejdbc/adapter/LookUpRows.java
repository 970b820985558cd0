package org.personalizejdbc.adapter;

import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.personalizejdbc.api.Execution;
import org.personalizejdbc.api.TableRow;

/**
 * What one look-up found: columns of a table's rows, whose values are worked out when they are
 * asked for. For one thread, but for {@link #close}.
 */
final class LookUpRows implements QueryRows {
  private final Execution execution;
  private final List<Integer> columns;
  private final Iterator<TableRow> rows;
  private @Nullable TableRow row;
  private boolean begun;

  /**
   * Begins before the first row.
   *
   * @param execution what goes on as long as rows are read
   * @param columns the table's columns that are read, by index
   */
  LookUpRows(Execution execution, List<Integer> columns, List<TableRow> rows) {
    this.execution = execution;
    this.columns = columns;
    this.rows = rows.iterator();
  }

  @Override
  public boolean next() {
    // The first row came with the answer, when there was time left.
    if (begun) {
      execution.check();
    }
    begun = true;
    final boolean more = rows.hasNext();
    row = more ? rows.next() : null;
    return more;
  }

  @Override
  public @Nullable Object value(int column) {
    final TableRow current = row;
    return current == null ? null : RuntimeValues.of(current.value(columns.get(column)));
  }

  /** There is nothing to let go of. */
  @Override
  public void close() {}
}
