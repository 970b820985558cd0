package org.personalizejdbc.adapter;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.Minus;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * Tells the operators whether rows may be missing, so that an account or Region which does not
 * answer can be left out: not where a missing row makes others wrong, as on the side of a join that
 * is padded with nulls, or of what is taken away, nor below a count or sum that a join compares
 * with ({@code > ALL}, {@code (SELECT COUNT(*) …) = 0}). An operator that is told nothing leaves
 * nothing out.
 */
final class PartialReach {
  /** What stands at several places of the plan stays one. */
  private final Map<Long, RelNode> shared = new HashMap<>();

  private PartialReach() {}

  /** The same plan, its operators with what may be missing. */
  static RelNode apply(RelNode root) {
    return new PartialReach().rewrite(root, true, false);
  }

  /**
   * Rewrites a part of the plan.
   *
   * @param allowed whether its rows may be missing
   * @param joined whether a join above decides by them which rows there are
   */
  private RelNode rewrite(RelNode rel, boolean allowed, boolean joined) {
    if (rel instanceof ResourceList list) {
      return list.with(list.spec.withMayLeaveOut(allowed));
    } else if (rel instanceof ResourceDescribe describe) {
      final DescribeSpec spec = describe.spec;
      return ResourceDescribe.create(
          rewrite(describe.getInput(), allowed, true),
          spec.withMayLeaveOut(allowed && !spec.outer()));
    } else if (rel instanceof SharedRows rows) {
      // The first place is where the rows belong; the others only take keys of them.
      RelNode first = shared.get(rows.id);
      if (first == null) {
        first = withInputs(rel, allowed, joined);
        shared.put(rows.id, first);
      }
      return first;
    }
    return withInputs(rel, allowed, joined);
  }

  private RelNode withInputs(RelNode rel, boolean allowed, boolean joined) {
    final boolean joins = joined || rel instanceof Join || rel instanceof Correlate;
    final boolean counted = joined && rel instanceof Aggregate aggregate && computes(aggregate);
    final List<RelNode> inputs = new ArrayList<>();
    boolean changed = false;
    for (int i = 0; i < rel.getInputs().size(); i++) {
      final RelNode input = rel.getInput(i);
      final RelNode rewritten = rewrite(input, allowed && !counted && mayMiss(rel, i), joins);
      changed |= rewritten != input;
      inputs.add(rewritten);
    }
    return changed ? rel.copy(rel.getTraitSet(), inputs) : rel;
  }

  /**
   * Whether missing rows make an aggregate's values others; not those that mark that one is there.
   */
  private static boolean computes(Aggregate aggregate) {
    return aggregate.getAggCallList().stream()
        .anyMatch(
            call ->
                switch (call.getAggregation().getKind()) {
                  case LITERAL_AGG, SINGLE_VALUE -> false;
                  default -> call.getType().getSqlTypeName() != SqlTypeName.BOOLEAN;
                });
  }

  /** Whether an operator's rows stay true where rows of an input are missing. */
  private static boolean mayMiss(RelNode rel, int input) {
    if (rel instanceof Minus) {
      return input == 0;
    }
    final JoinRelType type;
    if (rel instanceof Join join) {
      type = join.getJoinType();
    } else if (rel instanceof Correlate correlate) {
      type = correlate.getJoinType();
    } else {
      return true;
    }
    return switch (type) {
      case INNER, SEMI -> true;
      case RIGHT -> input == 1;
      case FULL -> false;
      default -> input == 0;
    };
  }
}
