package org.personalizejdbc.adapter;

import java.util.stream.Stream;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.TableFunctionScan;
import org.apache.calcite.rex.RexUtil;

/** What a plan is made of: a step that is about something else need not look at it. */
final class PlanParts {
  private PlanParts() {}

  /** Whether one of some kinds of operators is in a plan, sub-queries aside. */
  static boolean has(RelNode rel, Class<?>... kinds) {
    return Stream.of(kinds).anyMatch(kind -> kind.isInstance(rel))
        || rel.getInputs().stream().anyMatch(input -> has(input, kinds));
  }

  /** Whether a sub-query, or an aggregate over a window, is in an expression of a plan. */
  static boolean hasSubQueryOrWindow(RelNode rel) {
    return (rel instanceof Filter filter && RexUtil.SubQueryFinder.containsSubQuery(filter))
        || (rel instanceof Join join && RexUtil.SubQueryFinder.containsSubQuery(join))
        || (rel instanceof Project project
            && (RexUtil.SubQueryFinder.containsSubQuery(project) || project.containsOver()))
        // Its operands are not so plain to look through.
        || rel instanceof TableFunctionScan
        || rel.getInputs().stream().anyMatch(PlanParts::hasSubQueryOrWindow);
  }
}
