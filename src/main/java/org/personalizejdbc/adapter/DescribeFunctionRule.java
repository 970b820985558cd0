package org.personalizejdbc.adapter;

import java.util.List;
import org.apache.calcite.plan.RelOptRuleCall;
import org.apache.calcite.plan.RelRule;
import org.apache.calcite.rel.logical.LogicalTableFunctionScan;
import org.apache.calcite.rel.logical.LogicalValues;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.validate.SqlUserDefinedTableFunction;
import org.apache.calcite.tools.RelBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Makes the describe operator of a call of describe_campaign.
 *
 * <pre>
 * TableFunctionScan(describe_campaign('a'))
 * </pre>
 *
 * becomes
 *
 * <pre>
 * Project(campaign_arn, name, …)
 *   CampaignDescribe
 *     Project('a')
 *       Values(one row)
 * </pre>
 */
final class DescribeFunctionRule extends RelRule<RuleConfig> {
  static final RuleConfig CONFIG =
      new RuleConfig(
          "DescribeFunctionRule",
          b ->
              b.operand(LogicalTableFunctionScan.class)
                  .predicate(scan -> functionOf(scan) != null)
                  .anyInputs(),
          DescribeFunctionRule::new);

  private DescribeFunctionRule(RuleConfig config) {
    super(config);
  }

  private static @Nullable DescribeFunction functionOf(LogicalTableFunctionScan scan) {
    return scan.getCall() instanceof RexCall call
            && call.getOperator() instanceof SqlUserDefinedTableFunction operator
            && operator.getFunction() instanceof DescribeFunction function
        ? function
        : null;
  }

  @Override
  public void onMatch(RelOptRuleCall call) {
    final LogicalTableFunctionScan scan = call.rel(0);
    final DescribeFunction function = functionOf(scan);
    if (function == null) {
      return;
    }
    final RelBuilder builder = ResourceRules.BUILDERS.create(scan.getCluster(), null);
    final RexBuilder rexBuilder = builder.getRexBuilder();
    final RexNode argument = ((RexCall) scan.getCall()).getOperands().get(0);
    builder.push(LogicalValues.createOneRow(scan.getCluster()));
    builder.project(
        List.of(
            rexBuilder.makeCast(
                KeyCondition.keyType(rexBuilder), PaddedText.trim(argument, rexBuilder))),
        List.of("key"),
        true);
    // A constant that is no ARN is a mistake; a column's value that is none has no row.
    final DescribeSpec.Keys keys =
        RexUtil.isConstant(argument) ? DescribeSpec.Keys.ARGUMENT : DescribeSpec.Keys.CONDITION;
    call.transformTo(
        ResourceDescribe.rowsOnly(
            builder,
            ResourceDescribe.create(
                builder.build(), DescribeSpec.of(function.table(), function.session(), 0, keys))));
  }
}
