package org.personalizejdbc.adapter;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rex.RexNode;
import org.jspecify.annotations.Nullable;
import org.personalizejdbc.api.PersonalizeSession;
import org.personalizejdbc.api.ResourceTable;

/**
 * What the describe operator does to its input. Immutable.
 *
 * @param table whose columns it adds
 * @param session whose calls it makes
 * @param key the input's column that holds the ARN
 * @param keys where the ARNs come from
 * @param outer whether an input's row without a description is padded with nulls, not dropped
 * @param columns which of the table's columns it adds, by index, rising
 * @param recheck a condition over all the table's columns that the listing met and the description
 *     must meet too, since it is newer; null for none
 * @param weakened whether weaker forms of the conditions above moved below already
 * @param bound how many rows will be asked for
 * @param mayLeaveOut whether rows may be missing where the connection says so, see {@link
 *     PartialReach}
 */
record DescribeSpec(
    ResourceTable<?, ?, ?> table,
    PersonalizeSession session,
    int key,
    Keys keys,
    boolean outer,
    List<Integer> columns,
    @Nullable RexNode recheck,
    boolean weakened,
    RowBound bound,
    boolean mayLeaveOut) {

  /** Where the ARNs come from. */
  enum Keys {
    /** A listing: each ARN comes once, and exists. */
    LISTED,
    /** A condition: few, each to be described. */
    CONDITION,
    /** A function's argument: what is no ARN is an error. */
    ARGUMENT,
    /** Another operator, which has listed or described them: each exists, but for null. */
    EXISTING,
    /** Another relation: many may be stale, so above a number of them a listing comes first. */
    JOINED;

    /** Whether AWS has named the ARNs. */
    boolean areNamedByAws() {
      return this == LISTED || this == EXISTING;
    }
  }

  /** All columns, inner, without further ado. */
  static DescribeSpec of(
      ResourceTable<?, ?, ?> table, PersonalizeSession session, int key, Keys keys) {
    return new DescribeSpec(
        table,
        session,
        key,
        keys,
        false,
        IntStream.range(0, table.columns().size()).boxed().toList(),
        null,
        false,
        RowBound.NONE,
        false);
  }

  DescribeSpec withKeys(int column, Keys source) {
    return new DescribeSpec(
        table, session, column, source, outer, columns, recheck, weakened, bound, mayLeaveOut);
  }

  DescribeSpec withOuter(boolean padded) {
    return new DescribeSpec(
        table, session, key, keys, padded, columns, recheck, weakened, bound, mayLeaveOut);
  }

  DescribeSpec withColumns(List<Integer> added) {
    return new DescribeSpec(
        table,
        session,
        key,
        keys,
        outer,
        List.copyOf(added),
        recheck,
        weakened,
        bound,
        mayLeaveOut);
  }

  DescribeSpec withRecheck(@Nullable RexNode condition) {
    return new DescribeSpec(
        table, session, key, keys, outer, columns, condition, weakened, bound, mayLeaveOut);
  }

  DescribeSpec withWeakened() {
    return new DescribeSpec(
        table, session, key, keys, outer, columns, recheck, true, bound, mayLeaveOut);
  }

  DescribeSpec withBound(RowBound rows) {
    return new DescribeSpec(
        table, session, key, keys, outer, columns, recheck, weakened, rows, mayLeaveOut);
  }

  DescribeSpec withMayLeaveOut(boolean allowed) {
    return new DescribeSpec(
        table, session, key, keys, outer, columns, recheck, weakened, bound, allowed);
  }

  /** Whether it adds all the table's columns. */
  boolean addsAll() {
    return columns.size() == table.columns().size();
  }

  /** Whether a summary holds all that is asked for, so that an ARN known to exist needs no call. */
  boolean needsNoDescription() {
    return table.multiplicity() == ResourceTable.Multiplicity.ONE
        && columns.stream().allMatch(c -> table.columns().get(c).isListed())
        && (recheck == null
            || RelOptUtil.InputFinder.bits(recheck).asList().stream()
                .allMatch(c -> table.columns().get(c).isListed()));
  }
}
