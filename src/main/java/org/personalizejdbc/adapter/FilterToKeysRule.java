package org.personalizejdbc.adapter;

import com.google.common.collect.ImmutableList;
import java.util.List;
import org.apache.calcite.plan.Convention;
import org.apache.calcite.plan.RelOptRuleCall;
import org.apache.calcite.plan.RelRule;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.logical.LogicalValues;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.tools.RelBuilder;
import org.apache.calcite.util.ImmutableIntList;

/**
 * Replaces a listing by the keys that a condition names.
 *
 * <pre>
 * Filter(campaign_arn IN ('a', 'b') AND status = 'ACTIVE')
 *   CampaignDescribe
 *     Project(campaign_arn)
 *       CampaignList
 * </pre>
 *
 * becomes
 *
 * <pre>
 * Filter(status = 'ACTIVE')
 *   CampaignDescribe
 *     Values('a', 'b')
 * </pre>
 */
final class FilterToKeysRule extends RelRule<RuleConfig> {

  static final RuleConfig CONFIG =
      new RuleConfig(
          "FilterToKeysRule",
          b ->
              b.operand(Filter.class)
                  .oneInput(
                      b1 -> b1.operand(ResourceDescribe.class).trait(Convention.NONE).anyInputs()),
          FilterToKeysRule::new);

  /** Calcite compiles VALUES to code, of which a method holds 64 KB. */
  private static final int MOST_VALUES = 500;

  private FilterToKeysRule(RuleConfig config) {
    super(config);
  }

  @Override
  public void onMatch(RelOptRuleCall call) {
    final Filter filter = call.rel(0);
    final ResourceDescribe describe = call.rel(1);
    final RexBuilder rexBuilder = filter.getCluster().getRexBuilder();
    if (!(describe.listing() instanceof ResourceList)
        || describe.spec.outer()
        || describe.spec.recheck() != null) {
      return;
    }
    final KeyCondition condition =
        KeyCondition.of(filter.getCondition(), describe::isArn, rexBuilder);
    if (condition == null) {
      return;
    }
    final RelBuilder builder = ResourceRules.BUILDERS.create(filter.getCluster(), null);
    pushKeys(builder, condition.keys());
    builder.filter(condition.onKey().stream().map(node -> onKey(node, builder)).toList());
    builder.push(withKeys(builder, describe, builder.build(), DescribeSpec.Keys.CONDITION));
    builder.filter(condition.rest());
    call.transformTo(builder.build());
  }

  /**
   * Describes keys in place of a listing.
   *
   * @param keys a relation of one column
   * @return a relation with the describe operator's row
   */
  static RelNode withKeys(
      RelBuilder builder, ResourceDescribe describe, RelNode keys, DescribeSpec.Keys source) {
    builder.push(ResourceDescribe.create(keys, describe.spec.withKeys(0, source)));
    // The key's place is taken by the table's own ARN, which is of the same type as before.
    final List<RexNode> fields =
        ImmutableList.<RexNode>builder()
            .add(builder.field(1))
            .addAll(
                builder.fields(ImmutableIntList.range(1, describe.getRowType().getFieldCount())))
            .build();
    return builder.project(fields, describe.getRowType().getFieldNames(), true).build();
  }

  /** A condition on the ARN, wherever it stood, as one on the only column of the keys. */
  private static RexNode onKey(RexNode condition, RelBuilder builder) {
    return condition.accept(
        new RexShuttle() {
          @Override
          public RexNode visitInputRef(RexInputRef ref) {
            return builder.getRexBuilder().ensureType(ref.getType(), builder.field(0), true);
          }
        });
  }

  /** Pushes a relation of one column that holds each distinct key once. */
  private static void pushKeys(RelBuilder builder, List<RexNode> keys) {
    final RexBuilder rexBuilder = builder.getRexBuilder();
    final RelDataType type = KeyCondition.keyType(rexBuilder);
    final RelDataType rowType = builder.getTypeFactory().builder().add("key", type).build();
    final List<RexNode> cast = keys.stream().map(key -> rexBuilder.makeCast(type, key)).toList();
    if (cast.size() <= MOST_VALUES && cast.stream().allMatch(RexLiteral.class::isInstance)) {
      builder.values(
          cast.stream().distinct().map(key -> ImmutableList.of((RexLiteral) key)).toList(),
          rowType);
      return;
    } else if (cast.stream().allMatch(Constants::isText)) {
      builder.push(KeyList.create(builder.getCluster(), cast));
      return;
    }
    for (RexNode key : cast) {
      builder.push(LogicalValues.createOneRow(builder.getCluster()));
      builder.project(List.of(key), List.of("key"), true);
    }
    if (keys.size() > 1) {
      builder.union(false, keys.size());
    }
  }
}
