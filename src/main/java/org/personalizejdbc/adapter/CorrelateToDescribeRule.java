package org.personalizejdbc.adapter;

import java.util.List;
import org.apache.calcite.plan.RelOptRuleCall;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.plan.RelRule;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.logical.LogicalCorrelate;
import org.apache.calcite.rex.RexCorrelVariable;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.tools.RelBuilder;

/**
 * Looks up what LATERAL TABLE(describe_campaign(…)) would ask for row by row.
 *
 * <pre>
 * Correlate($cor0)
 *   inventory
 *   CampaignDescribe
 *     Project($cor0.arn)
 *       Values(one row)
 * </pre>
 *
 * becomes
 *
 * <pre>
 * CampaignDescribe(key=[arn])
 *   inventory
 * </pre>
 */
final class CorrelateToDescribeRule extends RelRule<RuleConfig> {
  static final RuleConfig CONFIG =
      new RuleConfig(
          "CorrelateToDescribeRule",
          b -> b.operand(LogicalCorrelate.class).anyInputs(),
          CorrelateToDescribeRule::new);

  private CorrelateToDescribeRule(RuleConfig config) {
    super(config);
  }

  @Override
  public void onMatch(RelOptRuleCall call) {
    final LogicalCorrelate correlate = call.rel(0);
    final LookUpSide side = LookUpSide.of(correlate.getRight());
    final boolean outer = correlate.getJoinType() == JoinRelType.LEFT;
    if (side == null
        || side.key() == null
        || side.describe().spec.keys() == DescribeSpec.Keys.ARGUMENT
        || !(outer || correlate.getJoinType() == JoinRelType.INNER)
        || !RexUtil.isDeterministic(side.key())) {
      return;
    }
    final RelNode left = correlate.getLeft();
    final CorrelationId id = correlate.getCorrelationId();
    if (side.fields().stream().anyMatch(f -> RexUtil.containsCorrelation(f))
        || side.conditions().stream().anyMatch(c -> RexUtil.containsCorrelation(c))) {
      return;
    }
    final RexNode key =
        side.key()
            .accept(
                new RexShuttle() {
                  @Override
                  public RexNode visitFieldAccess(RexFieldAccess access) {
                    return access.getReferenceExpr() instanceof RexCorrelVariable variable
                            && variable.id.equals(id)
                        ? RexInputRef.of(access.getField().getIndex(), left.getRowType())
                        : access;
                  }
                });
    if (RexUtil.containsCorrelation(key)) {
      return;
    }
    final RelBuilder builder = ResourceRules.BUILDERS.create(correlate.getCluster(), null);
    final RelNode result = SideLookUp.build(builder, left, side, key, List.of(), List.of(), outer);
    if (result != null) {
      call.transformTo(RelOptUtil.createCastRel(result, correlate.getRowType(), true));
    }
  }
}
