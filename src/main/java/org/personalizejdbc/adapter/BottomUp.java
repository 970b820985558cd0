package org.personalizejdbc.adapter;

import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.apache.calcite.adapter.enumerable.EnumerableConvention;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;

/** Rewrites a plan from its leaves to its root. */
final class BottomUp {
  private BottomUp() {}

  /**
   * The same plan, with each operator replaced by what a rewriting makes of it.
   *
   * @param rewriting is given an operator whose inputs are rewritten already; it returns the same
   *     instance where there is nothing to do
   */
  static RelNode rewrite(RelNode root, UnaryOperator<RelNode> rewriting) {
    return root.accept(
        new RelHomogeneousShuttle() {
          @Override
          public RelNode visit(RelNode other) {
            return rewriting.apply(super.visit(other));
          }
        });
  }

  /**
   * The same plan, which has been chosen, with the calls rewritten in the expressions of those
   * operators that run in the driver.
   *
   * @param rewriting see {@link CallRewriter}; it keeps the type of each call
   */
  static RelNode rewriteCalls(RelNode root, BiFunction<RexCall, RexBuilder, RexNode> rewriting) {
    final RexShuttle calls = new CallRewriter(root.getCluster().getRexBuilder(), rewriting);
    return rewrite(
        root,
        rel -> {
          if (rel.getConvention() != EnumerableConvention.INSTANCE) {
            return rel;
          } else if (rel instanceof Project project) {
            // Its own accept() would derive a row type anew, which what is above does not expect.
            return project.copy(
                project.getTraitSet(),
                project.getInput(),
                calls.visitList(project.getProjects()),
                project.getRowType());
          }
          return rel.accept(calls);
        });
  }
}
