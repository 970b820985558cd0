package org.personalizejdbc.adapter;

import java.lang.reflect.Method;
import org.apache.calcite.DataContext;
import org.apache.calcite.linq4j.AbstractEnumerable;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.linq4j.Enumerator;
import org.apache.calcite.linq4j.Linq4j;
import org.apache.calcite.linq4j.function.Function0;
import org.apache.calcite.linq4j.tree.Types;
import org.apache.calcite.rex.RexNode;
import org.jspecify.annotations.Nullable;

/**
 * Runs a limit. Public only because generated code calls it; immutable, safe for concurrent use.
 */
public final class RowLimitRun {
  /** What generated code calls. */
  static final Method ROWS =
      Types.lookupMethod(RowLimitRun.class, "rows", DataContext.class, Function0.class);

  private final @Nullable RexNode offset;
  private final @Nullable RexNode fetch;

  RowLimitRun(@Nullable RexNode offset, @Nullable RexNode fetch) {
    this.offset = offset;
    this.fetch = fetch;
  }

  /**
   * The rows between the offset and the limit; each is none where it is NULL, as in PostgreSQL.
   *
   * @param input makes what is limited; not asked where no row is wanted, since it may read all of
   *     its own input at once
   */
  public <T> Enumerable<T> rows(DataContext root, Function0<Enumerable<T>> input) {
    final long most = RowBound.most(fetch, root);
    return most <= 0
        ? Linq4j.emptyEnumerable()
        : limited(input.apply(), RowBound.skipped(offset, root), most);
  }

  /** The rows after some that are skipped, and so many of them at the most. */
  private static <T> Enumerable<T> limited(Enumerable<T> input, long skipped, long most) {
    return new AbstractEnumerable<>() {
      @Override
      public Enumerator<T> enumerator() {
        return new LimitEnumerator<>(input.enumerator(), skipped, most);
      }
    };
  }

  private static final class LimitEnumerator<T> implements Enumerator<T> {
    private final Enumerator<T> input;
    private long toSkip;
    private long left;

    LimitEnumerator(Enumerator<T> input, long toSkip, long left) {
      this.input = input;
      this.toSkip = toSkip;
      this.left = left;
    }

    @Override
    public T current() {
      return input.current();
    }

    @Override
    public boolean moveNext() {
      if (left <= 0) {
        return false;
      }
      for (; toSkip > 0; toSkip--) {
        if (!input.moveNext()) {
          left = 0;
          return false;
        }
      }
      left--;
      return input.moveNext();
    }

    @Override
    public void reset() {
      throw new UnsupportedOperationException("a limit is read once");
    }

    @Override
    public void close() {
      input.close();
    }
  }
}
