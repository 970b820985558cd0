package org.personalizejdbc.adapter;

import org.apache.calcite.adapter.enumerable.EnumerableCalc;
import org.apache.calcite.adapter.enumerable.EnumerableFilter;
import org.apache.calcite.adapter.enumerable.EnumerableProject;
import org.apache.calcite.adapter.enumerable.EnumerableSort;
import org.apache.calcite.adapter.enumerable.EnumerableValues;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rex.RexProgram;
import org.apache.calcite.rex.RexProgramBuilder;

/**
 * Makes one operator of conditions and columns that stand on each other, in plans of the kind that
 * {@link SimplePlans} makes: what Calcite's planner would come to, without the planner.
 */
final class SimpleCalcs {
  private SimpleCalcs() {}

  /** Whether a plan is of that kind. */
  static boolean isSimple(RelNode rel) {
    return (rel instanceof EnumerableFilter
            || rel instanceof EnumerableProject
            || rel instanceof EnumerableSort
            || rel instanceof EnumerableValues
            || rel instanceof EnumerableRowLimit
            || rel instanceof EnumerableResourceDescribe
            || rel instanceof EnumerableResourceList
            || rel instanceof EnumerableKeyList)
        && rel.getInputs().stream().allMatch(SimpleCalcs::isSimple);
  }

  /** The same plan, in which they are one. */
  static RelNode merge(RelNode root) {
    return BottomUp.rewrite(root, SimpleCalcs::merged);
  }

  private static RelNode merged(RelNode rel) {
    if (rel instanceof EnumerableFilter filter) {
      final RexProgramBuilder builder =
          new RexProgramBuilder(filter.getRowType(), filter.getCluster().getRexBuilder());
      builder.addIdentity();
      builder.addCondition(filter.getCondition());
      return calc(filter, builder.getProgram());
    } else if (rel instanceof EnumerableProject project) {
      return calc(
          project,
          RexProgram.create(
              project.getInput().getRowType(),
              project.getProjects(),
              null,
              project.getRowType(),
              project.getCluster().getRexBuilder()));
    }
    return rel;
  }

  private static EnumerableCalc calc(RelNode rel, RexProgram program) {
    final RelNode input = rel.getInput(0);
    return input instanceof EnumerableCalc below
        ? new EnumerableCalc(
            rel.getCluster(),
            rel.getTraitSet(),
            below.getInput(),
            RexProgramBuilder.mergePrograms(
                program, below.getProgram(), rel.getCluster().getRexBuilder()))
        : new EnumerableCalc(rel.getCluster(), rel.getTraitSet(), input, program);
  }
}
