package org.personalizejdbc.adapter;

import com.google.common.collect.Iterables;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.calcite.plan.RelOptRuleCall;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.plan.RelRule;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.logical.LogicalCorrelate;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexCorrelVariable;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.tools.RelBuilder;
import org.jspecify.annotations.Nullable;

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
    final int width = left.getRowType().getFieldCount();
    final Uncorrelation uncorrelation =
        new Uncorrelation(correlate.getCorrelationId(), left.getRowType());
    final RexNode key = side.key().accept(uncorrelation);
    if (RexUtil.containsCorrelation(key)
        || side.fields().stream().anyMatch(RexUtil::containsCorrelation)) {
      return;
    }
    final List<RexNode> plain = new ArrayList<>();
    final List<RexNode> correlated = new ArrayList<>();
    for (RexNode condition : side.conditions()) {
      if (RexUtil.containsCorrelation(condition)) {
        final RexNode rest = uncorrelation.overBoth(condition, side, width);
        if (rest == null || RexUtil.containsCorrelation(rest)) {
          return;
        }
        correlated.add(rest);
      } else {
        plain.add(condition);
      }
    }
    final RelBuilder builder = ResourceRules.BUILDERS.create(correlate.getCluster(), null);
    final RelNode result =
        SideLookUp.build(
            builder, left, side.withConditions(plain), key, List.of(), correlated, outer);
    if (result != null) {
      call.transformTo(RelOptUtil.createCastRel(result, correlate.getRowType(), true));
    }
  }

  /** Makes fields of the row that a correlation names of what refers to them. */
  private static final class Uncorrelation extends RexShuttle {
    private final CorrelationId id;
    private final RelDataType rowType;

    Uncorrelation(CorrelationId id, RelDataType rowType) {
      this.id = id;
      this.rowType = rowType;
    }

    @Override
    public RexNode visitFieldAccess(RexFieldAccess access) {
      return access.getReferenceExpr() instanceof RexCorrelVariable variable
              && variable.id.equals(id)
          ? RexInputRef.of(access.getField().getIndex(), rowType)
          : access;
    }

    /**
     * A condition over the describe operator's row as one over the correlation's row followed by
     * the side's.
     *
     * @return null where the side does not yield all that the condition needs
     */
    @Nullable RexNode overBoth(RexNode condition, LookUpSide side, int width) {
      final int[] yielded =
          IntStream.range(0, side.describe().getRowType().getFieldCount())
              .map(
                  field ->
                      Iterables.indexOf(
                          side.fields(),
                          f -> f instanceof RexInputRef ref && ref.getIndex() == field))
              .toArray();
      if (!DescribeFilterRule.refersOnlyTo(condition, field -> yielded[field] >= 0)) {
        return null;
      }
      return Refs.map(condition, field -> width + yielded[field]).accept(this);
    }
  }
}
