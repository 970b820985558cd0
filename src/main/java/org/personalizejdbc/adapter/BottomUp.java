package org.personalizejdbc.adapter;

import java.util.function.UnaryOperator;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;

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
}
