package org.personalizejdbc.adapter;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.Convention;
import org.apache.calcite.plan.RelOptRuleCall;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.plan.RelRule;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.logical.LogicalJoin;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.schema.TransientTable;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.tools.RelBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Describes only the keys of a join where {@link JoinToDescribeRule} cannot make a look-up of it,
 * as for EXISTS over the several rows of a config: the join stays, and its right side describes the
 * distinct keys of the left, which is read once.
 *
 * <pre>
 * Join(arn = campaign_arn)
 *   inventory
 *   Aggregate(campaign_arn)
 *     Filter(entry_key = 'explorationWeight')
 *       CampaignDescribe
 *         CampaignList
 * </pre>
 *
 * becomes
 *
 * <pre>
 * Join(arn = campaign_arn)
 *   SharedRows
 *     inventory
 *   Aggregate(campaign_arn)
 *     Filter(entry_key = 'explorationWeight')
 *       CampaignDescribe
 *         Aggregate(arn)
 *           SharedRows
 *             inventory
 * </pre>
 */
final class JoinKeysRule extends RelRule<RuleConfig> {
  static final RuleConfig CONFIG =
      new RuleConfig(
          "JoinKeysRule",
          b ->
              b.operand(LogicalJoin.class)
                  .trait(Convention.NONE)
                  .predicate(
                      join ->
                          join.getJoinType() == JoinRelType.INNER
                              || join.getJoinType() == JoinRelType.LEFT)
                  .anyInputs(),
          JoinKeysRule::new);

  private JoinKeysRule(RuleConfig config) {
    super(config);
  }

  @Override
  public void onMatch(RelOptRuleCall call) {
    final Join join = call.rel(0);
    final Keys keys = keysOf(join);
    if (keys != null) {
      call.transformTo(describingKeys(join, keys.key, keys.field));
    }
  }

  /**
   * Whether the rule would apply: the right side of a join describes a listing that keys replace.
   */
  static boolean listsKeys(Join join) {
    return keysOf(join) != null;
  }

  /**
   * What names the keys.
   *
   * @param key an expression over the left side
   * @param field the right side's field that is the ARN
   */
  private record Keys(RexNode key, int field) {}

  private static @Nullable Keys keysOf(Join join) {
    if (mayChange(join.getLeft())) {
      return null;
    }
    final int width = join.getLeft().getRowType().getFieldCount();
    for (RexNode conjunct : RelOptUtil.conjunctions(join.getCondition())) {
      // An ARN is never null, so both mean the same of it.
      if (!conjunct.isA(SqlKind.EQUALS) && !conjunct.isA(SqlKind.IS_NOT_DISTINCT_FROM)) {
        continue;
      }
      final List<RexNode> operands = ((RexCall) conjunct).getOperands();
      for (int i = 0; i < 2; i++) {
        final RexNode key = operands.get(i);
        final int field = KeyCondition.columnOf(operands.get(1 - i)) - width;
        if (field >= 0
            && SqlTypeUtil.isCharacter(key.getType())
            && RexUtil.isDeterministic(key)
            && RelOptUtil.InputFinder.bits(key).nextSetBit(width) < 0
            && listsArn(join.getRight(), field)) {
          return new Keys(key, field);
        }
      }
    }
    return null;
  }

  /**
   * Whether a relation may yield other rows when it is read again, so that the rows of its first
   * reading must not serve: it depends on a row outside of it, or on a step of a recursion.
   */
  private static boolean mayChange(RelNode rel) {
    return !RelOptUtil.getVariablesUsed(rel).isEmpty()
        || RelOptUtil.findTables(rel).stream()
            .anyMatch(table -> table.maybeUnwrap(TransientTable.class).isPresent());
  }

  /** Whether a field holds the ARN that a describe operator takes from a bare listing. */
  private static boolean listsArn(RelNode rel, int field) {
    final RelNode node = rel.stripped();
    if (node instanceof ResourceDescribe describe) {
      return describe.isArn(field)
          && describe.spec.recheck() == null
          && describe.listing() instanceof ResourceList;
    } else if (node instanceof Project project) {
      final int column = KeyCondition.columnOf(project.getProjects().get(field));
      // What a window function says of a row depends on rows that would be missing.
      return column >= 0
          && project.getProjects().stream().allMatch(LookUpSide::isPlain)
          && listsArn(project.getInput(), column);
    } else if (node instanceof Filter filter) {
      return LookUpSide.isPlain(filter.getCondition()) && listsArn(filter.getInput(), field);
    } else if (node instanceof Aggregate aggregate) {
      return aggregate.getGroupType() == Aggregate.Group.SIMPLE
          && field < aggregate.getGroupCount()
          && listsArn(aggregate.getInput(), aggregate.getGroupSet().nth(field));
    }
    return false;
  }

  private static RelNode describingKeys(Join join, RexNode key, int field) {
    final RelBuilder builder = ResourceRules.BUILDERS.create(join.getCluster(), null);
    final SharedRows left = SharedRows.create(join.getLeft());
    builder.push(left);
    builder.project(
        List.of(
            builder.getRexBuilder().makeCast(KeyCondition.keyType(builder.getRexBuilder()), key)),
        List.of("key"),
        true);
    builder.aggregate(builder.groupKey(0));
    final RelNode keys = builder.build();
    return join.copy(
        join.getTraitSet(), List.of(left, withKeys(join.getRight(), field, keys, builder)));
  }

  private static RelNode withKeys(RelNode rel, int field, RelNode keys, RelBuilder builder) {
    final RelNode node = rel.stripped();
    if (node instanceof ResourceDescribe describe) {
      return FilterToKeysRule.withKeys(builder, describe, keys, DescribeSpec.Keys.JOINED);
    }
    final int below;
    if (node instanceof Project project) {
      below = KeyCondition.columnOf(project.getProjects().get(field));
    } else if (node instanceof Aggregate aggregate) {
      below = aggregate.getGroupSet().nth(field);
    } else {
      below = field;
    }
    final List<RelNode> inputs = new ArrayList<>();
    inputs.add(withKeys(node.getInput(0), below, keys, builder));
    return node.copy(node.getTraitSet(), inputs);
  }
}
