package org.personalizejdbc.adapter;

import java.math.BigDecimal;
import java.util.List;
import org.apache.calcite.plan.Convention;
import org.apache.calcite.plan.RelOptRuleCall;
import org.apache.calcite.plan.RelRule;
import org.apache.calcite.rel.RelCollations;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.logical.LogicalAggregate;
import org.apache.calcite.rel.logical.LogicalSort;
import org.apache.calcite.rex.RexLiteral;

/**
 * Stops at the first row where an EXISTS that depends on nothing asks only whether there is one.
 *
 * <pre>
 * Aggregate(group=[true])
 *   Project(true)
 *     …
 * </pre>
 *
 * becomes
 *
 * <pre>
 * Aggregate(group=[true])
 *   Sort(fetch=[1])
 *     Project(true)
 *       …
 * </pre>
 */
final class ExistsLimitRule extends RelRule<RuleConfig> {
  static final RuleConfig CONFIG =
      new RuleConfig(
          "ExistsLimitRule",
          b ->
              b.operand(LogicalAggregate.class)
                  .trait(Convention.NONE)
                  .predicate(
                      aggregate ->
                          aggregate.getAggCallList().isEmpty()
                              && aggregate.getGroupType() == Aggregate.Group.SIMPLE
                              && !aggregate.getGroupSet().isEmpty())
                  .anyInputs(),
          ExistsLimitRule::new);

  private ExistsLimitRule(RuleConfig config) {
    super(config);
  }

  @Override
  public void onMatch(RelOptRuleCall call) {
    final LogicalAggregate aggregate = call.rel(0);
    if (!(aggregate.getInput().stripped() instanceof Project project)
        || !project.getProjects().stream().allMatch(RexLiteral.class::isInstance)
        || project.getInput().stripped() instanceof Sort) {
      return;
    }
    // Below the projection, so that a projection which moves does not part the two.
    final LogicalSort first =
        LogicalSort.create(
            project.getInput(),
            RelCollations.EMPTY,
            null,
            project.getCluster().getRexBuilder().makeExactLiteral(BigDecimal.ONE));
    call.transformTo(
        aggregate.copy(
            aggregate.getTraitSet(), List.of(project.copy(project.getTraitSet(), List.of(first)))));
  }
}
