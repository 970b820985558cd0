package org.personalizejdbc.adapter;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import org.apache.calcite.plan.Convention;
import org.apache.calcite.plan.RelOptRuleCall;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.plan.RelRule;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.tools.RelBuilder;
import org.jspecify.annotations.Nullable;
import org.personalizejdbc.api.Column;

/**
 * Moves conditions below the describe operator, so that less is described.
 *
 * <pre>
 * Filter(status = 'ACTIVE' AND min_provisioned_tps &gt; 1)
 *   CampaignDescribe
 *     Project(campaign_arn)
 *       CampaignList
 * </pre>
 *
 * becomes
 *
 * <pre>
 * Filter(min_provisioned_tps &gt; 1)
 *   CampaignDescribe(recheck=[status = 'ACTIVE'])
 *     Project(campaign_arn)
 *       Filter(status = 'ACTIVE')
 *         CampaignList
 * </pre>
 *
 * <p>What the summary tells is checked again in the description, which is newer. Of a condition
 * that mixes what the summary tells with what only the description does, a weaker form moves. A
 * condition on the solution narrows the listing itself. Over other inputs, what speaks of the input
 * alone moves.
 */
final class DescribeFilterRule extends RelRule<RuleConfig> {
  static final RuleConfig CONFIG =
      new RuleConfig(
          "DescribeFilterRule",
          b ->
              b.operand(Filter.class)
                  .oneInput(
                      b1 -> b1.operand(ResourceDescribe.class).trait(Convention.NONE).anyInputs()),
          DescribeFilterRule::new);

  private DescribeFilterRule(RuleConfig config) {
    super(config);
  }

  @Override
  public void onMatch(RelOptRuleCall call) {
    final Filter filter = call.rel(0);
    final ResourceDescribe describe = call.rel(1);
    final RelBuilder builder = ResourceRules.BUILDERS.create(filter.getCluster(), null);
    final RelNode listing = describe.listing();
    final RelNode result =
        listing == null
            ? belowLookUp(filter, describe, builder)
            : belowListed(filter, describe, listing, builder);
    if (result != null) {
      call.transformTo(result);
    }
  }

  private static @Nullable RelNode belowLookUp(
      Filter filter, ResourceDescribe describe, RelBuilder builder) {
    final int key = describe.spec.key();
    final List<RexNode> below = new ArrayList<>();
    final List<RexNode> above = new ArrayList<>();
    final IntPredicate isInput =
        field -> field < describe.inputWidth() || (!describe.spec.outer() && describe.isArn(field));
    for (RexNode conjunct : RelOptUtil.conjunctions(filter.getCondition())) {
      if (RexUtil.isDeterministic(conjunct) && refersOnlyTo(conjunct, isInput)) {
        below.add(
            Refs.replace(
                builder.getRexBuilder(),
                conjunct,
                field ->
                    RexInputRef.of(
                        field < describe.inputWidth() ? field : key,
                        describe.getInput().getRowType())));
      } else {
        above.add(conjunct);
      }
    }
    if (below.isEmpty()) {
      return null;
    }
    builder.push(describe.getInput()).filter(below);
    return builder
        .push(ResourceDescribe.create(builder.build(), describe.spec))
        .filter(above)
        .build();
  }

  private static @Nullable RelNode belowListed(
      Filter filter, ResourceDescribe describe, RelNode listing, RelBuilder builder) {
    final ResourceList list = ResourceDescribe.listOf(listing);
    if (list == null || describe.spec.outer() || describe.spec.bound() != RowBound.NONE) {
      return null;
    }
    final RexBuilder rexBuilder = builder.getRexBuilder();
    final List<RexNode> conjuncts = RelOptUtil.conjunctions(filter.getCondition());
    final ListSpec narrowed = narrowed(list.spec, describe, conjuncts);
    final IntUnaryOperator listed = field -> narrowed.indexOf(describe.tableColumn(field));
    final List<RexNode> below = new ArrayList<>();
    final List<RexNode> recheck = new ArrayList<>();
    final List<RexNode> above = new ArrayList<>();
    boolean weakens = false;
    for (RexNode conjunct : conjuncts) {
      if (RexUtil.isDeterministic(conjunct)
          && refersOnlyTo(conjunct, field -> listed.applyAsInt(field) >= 0)) {
        below.add(Refs.map(conjunct, listed));
        if (!refersOnlyTo(conjunct, field -> column(describe, field).isOfArn())) {
          recheck.add(Refs.map(conjunct, describe::tableColumn));
        }
        continue;
      }
      above.add(conjunct);
      // Once only: simplified meanwhile, what moved would not be known again.
      if (!describe.spec.weakened()) {
        final RexNode weaker =
            weakened(conjunct, field -> listed.applyAsInt(field) >= 0, rexBuilder);
        if (!weaker.isAlwaysTrue()) {
          below.add(Refs.map(weaker, listed));
          weakens = true;
        }
      }
    }
    if (below.isEmpty() && narrowed == list.spec) {
      return null;
    }
    builder.push(replaceList(listing, list.with(narrowed))).filter(below);
    builder.project(builder.field(0));
    if (describe.spec.recheck() != null) {
      recheck.add(0, describe.spec.recheck());
    }
    final DescribeSpec rechecking =
        describe.spec.withRecheck(
            recheck.isEmpty() ? null : RexUtil.composeConjunction(rexBuilder, recheck));
    final ResourceDescribe moved =
        ResourceDescribe.create(builder.build(), weakens ? rechecking.withWeakened() : rechecking);
    return builder.push(moved).filter(above).build();
  }

  private static Column<?, ?> column(ResourceDescribe describe, int field) {
    return describe.spec.table().columns().get(describe.tableColumn(field));
  }

  /** Narrows a listing to the parent that a conjunct names, unless it is narrowed already. */
  private static ListSpec narrowed(
      ListSpec spec, ResourceDescribe describe, List<RexNode> conjuncts) {
    if (spec.parent() != null) {
      return spec;
    }
    ListSpec.Parent found = null;
    for (RexNode conjunct : conjuncts) {
      if (!conjunct.isA(SqlKind.EQUALS)) {
        continue;
      }
      final List<RexNode> operands = ((RexCall) conjunct).getOperands();
      for (int i = 0; i < 2; i++) {
        final RexNode value = operands.get(1 - i);
        for (int field = 0; field < describe.getRowType().getFieldCount(); field++) {
          final int same = field;
          final int tableColumn = describe.tableColumn(field);
          if (tableColumn >= 0
              && describe.spec.table().columns().get(tableColumn).isNarrowing()
              && Constants.isText(value)
              && KeyCondition.isColumn(operands.get(i), f -> f == same)) {
            final ListSpec.Parent candidate = new ListSpec.Parent(column(describe, field), value);
            if (found == null || candidate.column().equals(spec.table().parentColumn())) {
              found = candidate;
            }
          }
        }
      }
    }
    return found == null ? spec : spec.withParent(found);
  }

  private static RelNode replaceList(RelNode listing, ResourceList list) {
    if (listing.stripped() instanceof ResourceList) {
      return list;
    }
    return listing.copy(
        listing.getTraitSet(), List.of(replaceList(listing.getInput(0).stripped(), list)));
  }

  static boolean refersOnlyTo(RexNode node, IntPredicate isAllowed) {
    return RelOptUtil.InputFinder.bits(node).asList().stream().allMatch(isAllowed::test);
  }

  /**
   * A condition that holds wherever the given one does, and speaks only of some fields.
   *
   * @return TRUE where nothing can be said
   */
  private static RexNode weakened(RexNode node, IntPredicate isAllowed, RexBuilder rexBuilder) {
    if (RexUtil.isDeterministic(node) && refersOnlyTo(node, isAllowed)) {
      return node;
    } else if (node.isA(SqlKind.AND)) {
      return RexUtil.composeConjunction(
          rexBuilder,
          ((RexCall) node)
              .getOperands().stream()
                  .map(operand -> weakened(operand, isAllowed, rexBuilder))
                  .toList());
    } else if (node.isA(SqlKind.OR)) {
      return RexUtil.composeDisjunction(
          rexBuilder,
          ((RexCall) node)
              .getOperands().stream()
                  .map(operand -> weakened(operand, isAllowed, rexBuilder))
                  .toList());
    }
    return rexBuilder.makeLiteral(true);
  }
}
