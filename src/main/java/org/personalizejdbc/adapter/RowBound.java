package org.personalizejdbc.adapter;

import com.google.common.math.LongMath;
import java.math.BigDecimal;
import org.apache.calcite.DataContext;
import org.apache.calcite.rex.RexDynamicParam;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.jspecify.annotations.Nullable;

/**
 * How many rows whoever reads an operator will ask for at the most, as far as it is known: so many
 * look-ups are begun ahead and no more. A hint: an operator yields more rows where it is asked for
 * more, so a wrong bound costs time, never rows. Immutable.
 */
sealed interface RowBound {
  /** Nothing is known: everything may be asked for. */
  RowBound NONE = new None();

  /** The most rows that the statement's user asked for by Statement.setMaxRows. */
  RowBound MAX_ROWS = new MaxRows();

  /** The number of rows, {@link Long#MAX_VALUE} where it is not known. */
  long rows(DataContext root);

  /** Whether a plan should show it: what Statement.setMaxRows says is not the statement's. */
  default boolean isTold() {
    return false;
  }

  /** Whether reading ends early, so that what is not asked for should not be fetched. */
  default boolean isLazy(DataContext root) {
    return rows(root) != Long.MAX_VALUE;
  }

  /** The bound below a limit. */
  static RowBound below(RowBound above, @Nullable RexNode offset, @Nullable RexNode fetch) {
    return new Limit(above, offset, fetch);
  }

  /** The bound below what drops rows. */
  static RowBound belowFilter(RowBound above) {
    return above == NONE ? NONE : new AtLeast(above);
  }

  /** Nothing is known. */
  record None() implements RowBound {
    @Override
    public long rows(DataContext root) {
      return Long.MAX_VALUE;
    }

    @Override
    public String toString() {
      return "none";
    }
  }

  /** Statement.setMaxRows, which may be called after planning. */
  record MaxRows() implements RowBound {
    @Override
    public long rows(DataContext root) {
      return Executions.maxRows(root);
    }

    @Override
    public String toString() {
      return "maxRows";
    }
  }

  /**
   * A limit.
   *
   * @param above what bounds the limit's own rows
   * @param offset the rows it skips, null for none
   * @param fetch the rows it yields, null for all
   */
  record Limit(RowBound above, @Nullable RexNode offset, @Nullable RexNode fetch)
      implements RowBound {
    @Override
    public long rows(DataContext root) {
      final long yielded = Math.min(above.rows(root), most(fetch, root));
      return LongMath.saturatedAdd(yielded, skipped(offset, root));
    }

    @Override
    public boolean isTold() {
      return true;
    }

    @Override
    public boolean isLazy(DataContext root) {
      return above.isLazy(root) || rows(root) != Long.MAX_VALUE;
    }

    @Override
    public String toString() {
      return (fetch == null ? above.toString() : fetch.toString())
          + (offset == null ? "" : " after " + offset);
    }
  }

  /** So many rows, and nobody knows of how many more. */
  record AtLeast(RowBound above) implements RowBound {
    @Override
    public long rows(DataContext root) {
      return Long.MAX_VALUE;
    }

    @Override
    public boolean isTold() {
      return above.isTold();
    }

    @Override
    public boolean isLazy(DataContext root) {
      return above.isLazy(root);
    }

    @Override
    public String toString() {
      final String text = above.toString();
      return text.startsWith("until") ? text : "until " + text;
    }
  }

  /** How many rows a limit yields at the most; {@link Long#MAX_VALUE} for NULL, which is none. */
  static long most(@Nullable RexNode fetch, DataContext root) {
    final BigDecimal value = fetch == null ? null : number(fetch, root);
    return value == null ? Long.MAX_VALUE : saturated(value);
  }

  /** How many rows an offset skips; 0 for NULL, which is none. */
  static long skipped(@Nullable RexNode offset, DataContext root) {
    final BigDecimal value = offset == null ? null : number(offset, root);
    return value == null ? 0 : Math.max(0, saturated(value));
  }

  private static long saturated(BigDecimal value) {
    return value.min(BigDecimal.valueOf(Long.MAX_VALUE)).longValue();
  }

  /** The value of a literal or parameter; null for NULL or what is neither. */
  private static @Nullable BigDecimal number(RexNode node, DataContext root) {
    if (node instanceof RexLiteral literal) {
      return literal.getValueAs(BigDecimal.class);
    }
    final Object value =
        node instanceof RexDynamicParam parameter ? root.get(parameter.getName()) : null;
    return value instanceof Number number ? new BigDecimal(number.toString()) : null;
  }
}
