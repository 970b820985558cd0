package org.personalizejdbc.adapter;

import java.lang.reflect.Method;
import org.apache.calcite.DataContext;
import org.apache.calcite.linq4j.AbstractEnumerable;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.linq4j.Enumerator;
import org.apache.calcite.linq4j.Linq4j;
import org.apache.calcite.linq4j.tree.Types;
import org.jspecify.annotations.Nullable;

/**
 * Runs a shared relation. Public only because generated code calls it; immutable, safe for
 * concurrent use.
 */
public final class SharedRowsRun {
  /** What generated code calls. */
  static final Method ROWS =
      Types.lookupMethod(SharedRowsRun.class, "rows", DataContext.class, Enumerable.class);

  private final long id;

  SharedRowsRun(long id) {
    this.id = id;
  }

  /** The rows, read when the first of the places is read. */
  public Enumerable<@Nullable Object[]> rows(
      DataContext root, Enumerable<@Nullable Object[]> input) {
    return new AbstractEnumerable<>() {
      @Override
      public Enumerator<@Nullable Object[]> enumerator() {
        return Linq4j.enumerator(Executions.shared(root, id, input));
      }
    };
  }
}
