package org.personalizejdbc.adapter;

import com.google.common.collect.ImmutableList;
import java.util.List;
import org.apache.calcite.plan.Convention;
import org.apache.calcite.plan.RelOptRuleCall;
import org.apache.calcite.plan.RelRule;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Project;
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
          b0 ->
              b0.operand(Filter.class)
                  .oneInput(
                      b1 ->
                          b1.operand(ResourceDescribe.class)
                              .trait(Convention.NONE)
                              .oneInput(
                                  b2 ->
                                      b2.operand(Project.class)
                                          .oneInput(
                                              b3 ->
                                                  b3.operand(ResourceList.class)
                                                      .trait(Convention.NONE)
                                                      .noInputs()))),
          FilterToKeysRule::new);

  private FilterToKeysRule(RuleConfig config) {
    super(config);
  }

  @Override
  public boolean matches(RelOptRuleCall call) {
    final ResourceDescribe describe = call.rel(1);
    final Project project = call.rel(2);
    // The listing must yield the ARN and nothing else, since keys yield nothing else.
    return !describe.outer
        && project.getProjects().size() == 1
        && project.getProjects().get(0) instanceof RexInputRef ref
        && ref.getIndex() == 0;
  }

  @Override
  public void onMatch(RelOptRuleCall call) {
    final Filter filter = call.rel(0);
    final ResourceDescribe describe = call.rel(1);
    final RexBuilder rexBuilder = filter.getCluster().getRexBuilder();
    final ArnKeys keys = ArnKeys.of(filter.getCondition(), describe::isArn, rexBuilder);
    if (keys == null) {
      return;
    }
    final RelBuilder builder = ResourceRules.BUILDERS.create(filter.getCluster(), null);
    pushKeys(builder, keys.keys());
    builder.filter(keys.onKey().stream().map(node -> onKey(node, builder)).toList());
    final ResourceDescribe lookUp =
        ResourceDescribe.create(builder.build(), 0, describe.table, describe.session, false, false);
    builder.push(lookUp);
    // The key's place is taken by the table's own ARN, which is of the same type as before.
    final int width = lookUp.getRowType().getFieldCount();
    final List<RexNode> fields =
        ImmutableList.<RexNode>builder()
            .add(builder.field(1))
            .addAll(builder.fields(ImmutableIntList.range(1, width)))
            .build();
    builder.project(fields, describe.getRowType().getFieldNames(), true);
    builder.filter(keys.rest());
    call.transformTo(builder.build());
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
    final RelDataType type = ArnKeys.keyType(rexBuilder);
    final RelDataType rowType = builder.getTypeFactory().builder().add("key", type).build();
    final List<RexNode> cast = keys.stream().map(key -> rexBuilder.makeCast(type, key)).toList();
    if (cast.stream().allMatch(RexLiteral.class::isInstance)) {
      builder.values(
          cast.stream().distinct().map(key -> ImmutableList.of((RexLiteral) key)).toList(),
          rowType);
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
