package org.personalizejdbc.adapter;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.Convention;
import org.apache.calcite.plan.RelOptRuleCall;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.plan.RelRule;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.logical.LogicalJoin;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.tools.RelBuilder;
import org.apache.calcite.util.ImmutableBitSet;
import org.jspecify.annotations.Nullable;

/**
 * Looks up what would be joined by ARN, whichever side of the join it stands on.
 *
 * <pre>
 * Join(arn = campaign_arn)
 *   inventory
 *   CampaignDescribe
 *     Project(campaign_arn)
 *       CampaignList
 * </pre>
 *
 * becomes
 *
 * <pre>
 * CampaignDescribe(key=[arn])
 *   inventory
 * </pre>
 *
 * <p>A LEFT join becomes an outer describe; the rest of its condition nulls the looked-up columns
 * where it does not hold, and keeps keys from being asked for where it speaks of the inventory.
 */
final class JoinToDescribeRule extends RelRule<RuleConfig> {
  static final RuleConfig CONFIG =
      new RuleConfig(
          "JoinToDescribeRule",
          b -> b.operand(LogicalJoin.class).trait(Convention.NONE).anyInputs(),
          JoinToDescribeRule::new);

  private JoinToDescribeRule(RuleConfig config) {
    super(config);
  }

  @Override
  public void onMatch(RelOptRuleCall call) {
    final Join join = call.rel(0);
    final RelBuilder builder = ResourceRules.BUILDERS.create(join.getCluster(), null);
    final LookUpSide left = LookUpSide.of(join.getLeft());
    final LookUpSide right = LookUpSide.of(join.getRight());
    RelNode result = null;
    if (right != null
        && mayLookUp(join, JoinRelType.LEFT)
        && !isBetterLookedUp(join, left, right)) {
      result = lookUpRight(join, right, builder);
    }
    if (result == null && left != null && mayLookUp(join, JoinRelType.RIGHT)) {
      result = lookUpLeft(join, left, builder);
    }
    if (result != null) {
      call.transformTo(RelOptUtil.createCastRel(result, join.getRowType(), true));
    }
  }

  private static boolean mayLookUp(Join join, JoinRelType outer) {
    return join.getJoinType() == JoinRelType.INNER || join.getJoinType() == outer;
  }

  /** Of two sides that could be looked up, that one drives whose listing describes less. */
  private static boolean isBetterLookedUp(Join join, @Nullable LookUpSide left, LookUpSide right) {
    return join.getJoinType() == JoinRelType.INNER
        && left != null
        && right.isNarrowed()
        && !left.isNarrowed();
  }

  private static @Nullable RelNode lookUpRight(Join join, LookUpSide side, RelBuilder builder) {
    if (side.key() != null) {
      return null;
    }
    return lookUp(
        builder,
        join.getLeft(),
        side,
        RelOptUtil.conjunctions(join.getCondition()),
        join.getJoinType() == JoinRelType.LEFT);
  }

  private static @Nullable RelNode lookUpLeft(Join join, LookUpSide side, RelBuilder builder) {
    if (side.key() != null || (side.isNarrowed() && JoinKeysRule.listsKeys(join))) {
      return null;
    }
    final int left = join.getLeft().getRowType().getFieldCount();
    final int right = join.getRight().getRowType().getFieldCount();
    final List<RexNode> swapped =
        RelOptUtil.conjunctions(join.getCondition()).stream()
            .map(conjunct -> swap(conjunct, left, right))
            .toList();
    final RelNode result =
        lookUp(builder, join.getRight(), side, swapped, join.getJoinType() == JoinRelType.RIGHT);
    if (result == null) {
      return null;
    }
    builder.push(result);
    final List<RexNode> fields = new ArrayList<>();
    for (int i = 0; i < left + right; i++) {
      fields.add(builder.field(i < left ? right + i : i - left));
    }
    return builder.project(fields, List.of(), true).build();
  }

  /** A condition over left and right as one over right and left. */
  private static RexNode swap(RexNode node, int left, int right) {
    return Refs.map(node, i -> i < left ? right + i : i - left);
  }

  /**
   * Looks a side up for each row of a relation.
   *
   * @param conjuncts the join's condition, over the relation's row followed by the side's
   * @return the relation's row followed by the side's; null where no conjunct names the ARN, or the
   *     rest cannot be told
   */
  private static @Nullable RelNode lookUp(
      RelBuilder builder,
      RelNode relation,
      LookUpSide side,
      List<RexNode> conjuncts,
      boolean outer) {
    final int width = relation.getRowType().getFieldCount();
    RexNode key = null;
    final List<RexNode> others = new ArrayList<>();
    for (RexNode conjunct : conjuncts) {
      final RexNode candidate = key == null ? keyOf(conjunct, width, side) : null;
      if (candidate != null) {
        key = candidate;
      } else {
        others.add(conjunct);
      }
    }
    if (key == null) {
      return null;
    }
    final List<RexNode> onRelation = new ArrayList<>();
    final List<RexNode> rest = new ArrayList<>();
    for (RexNode conjunct : others) {
      // What speaks of the ARN speaks of the key, since they are equal where it matters.
      if (RexUtil.isDeterministic(conjunct)
          && DescribeFilterRule.refersOnlyTo(
              conjunct, field -> field < width || side.isArn(field - width))) {
        onRelation.add(onKey(builder, relation, conjunct, width, key));
      } else {
        rest.add(conjunct);
      }
    }
    final List<RexNode> onSide = new ArrayList<>();
    for (RexNode condition : side.conditions()) {
      if (DescribeFilterRule.refersOnlyTo(condition, side.describe()::isArn)) {
        onRelation.add(onKey(builder, relation, condition, 0, key));
      } else {
        onSide.add(condition);
      }
    }
    return rest.stream().allMatch(RexUtil::isDeterministic)
        ? SideLookUp.build(
            builder, relation, side.withConditions(onSide), key, onRelation, rest, outer)
        : null;
  }

  /** A condition with the key in place of the side's ARN, so that it is one over the relation. */
  private static RexNode onKey(
      RelBuilder builder, RelNode relation, RexNode conjunct, int width, RexNode key) {
    final RexBuilder rexBuilder = builder.getRexBuilder();
    return Refs.replace(
        rexBuilder,
        conjunct,
        field ->
            field < width
                ? RexInputRef.of(field, relation.getRowType())
                : rexBuilder.ensureType(
                    rexBuilder
                        .getTypeFactory()
                        .createTypeWithNullability(
                            KeyCondition.keyType(rexBuilder), key.getType().isNullable()),
                    key,
                    true));
  }

  /** The expression over the relation's row that a conjunct says is the ARN, or null. */
  private static @Nullable RexNode keyOf(RexNode conjunct, int width, LookUpSide side) {
    if (!conjunct.isA(SqlKind.EQUALS) && !conjunct.isA(SqlKind.IS_NOT_DISTINCT_FROM)) {
      return null;
    }
    final List<RexNode> operands = ((RexCall) conjunct).getOperands();
    for (int i = 0; i < 2; i++) {
      final RexNode arn = operands.get(i);
      final RexNode key = operands.get(1 - i);
      final ImmutableBitSet fields = RelOptUtil.InputFinder.bits(key);
      if (KeyCondition.isColumn(arn, field -> field >= width && side.isArn(field - width))
          && fields.nextSetBit(width) < 0
          && SqlTypeUtil.isCharacter(key.getType())
          && RexUtil.isDeterministic(key)) {
        return key;
      }
    }
    return null;
  }
}
