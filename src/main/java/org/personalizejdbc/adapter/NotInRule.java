package org.personalizejdbc.adapter;

import com.google.common.collect.ImmutableList;
import java.util.HashSet;
import java.util.Set;
import org.apache.calcite.plan.RelOptRuleCall;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.plan.RelRule;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;

/**
 * Tells NOT IN that its operand is not null where a condition beside it says so; Calcite would
 * count the sub-query's rows to know what a null means, and so list the whole scope.
 *
 * <pre>
 * Filter(arn IS NOT NULL AND arn NOT IN (SELECT campaign_arn …))
 * </pre>
 */
final class NotInRule extends RelRule<RuleConfig> {
  static final RuleConfig CONFIG =
      new RuleConfig(
          "NotInRule",
          b ->
              b.operand(LogicalFilter.class)
                  .predicate(filter -> RexUtil.SubQueryFinder.find(filter.getCondition()) != null)
                  .anyInputs(),
          NotInRule::new);

  private NotInRule(RuleConfig config) {
    super(config);
  }

  @Override
  public void onMatch(RelOptRuleCall call) {
    final Filter filter = call.rel(0);
    final RexBuilder rexBuilder = filter.getCluster().getRexBuilder();
    final Set<RexNode> notNull = new HashSet<>();
    for (RexNode conjunct : RelOptUtil.conjunctions(filter.getCondition())) {
      if (conjunct.isA(SqlKind.IS_NOT_NULL)) {
        notNull.add(((RexCall) conjunct).getOperands().get(0));
      }
    }
    final RexNode told =
        filter
            .getCondition()
            .accept(
                new RexShuttle() {
                  @Override
                  public RexNode visitSubQuery(RexSubQuery subQuery) {
                    return subQuery.isA(SqlKind.IN)
                            && subQuery.getOperands().stream()
                                .allMatch(
                                    operand ->
                                        !operand.getType().isNullable()
                                            || notNull.contains(operand))
                            && subQuery.getOperands().stream()
                                .anyMatch(operand -> operand.getType().isNullable())
                        ? RexSubQuery.in(
                            subQuery.rel,
                            ImmutableList.copyOf(
                                subQuery.getOperands().stream()
                                    .map(rexBuilder::makeNotNull)
                                    .toList()))
                        : super.visitSubQuery(subQuery);
                  }
                });
    if (!told.equals(filter.getCondition())) {
      call.transformTo(filter.copy(filter.getTraitSet(), filter.getInput(), told));
    }
  }
}
