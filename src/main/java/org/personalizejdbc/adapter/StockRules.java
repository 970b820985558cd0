package org.personalizejdbc.adapter;

import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.rel.rules.FilterAggregateTransposeRule;
import org.apache.calcite.rel.rules.FilterCorrelateRule;
import org.apache.calcite.rel.rules.FilterJoinRule;
import org.apache.calcite.rel.rules.FilterMergeRule;
import org.apache.calcite.rel.rules.FilterProjectTransposeRule;
import org.apache.calcite.rel.rules.FilterSetOpTransposeRule;
import org.apache.calcite.rel.rules.FilterSortTransposeRule;
import org.apache.calcite.rel.rules.ProjectMergeRule;
import org.apache.calcite.rel.rules.ReduceExpressionsRule;
import org.apache.calcite.rel.rules.UnionMergeRule;
import org.apache.calcite.rel.rules.ValuesReduceRule;

/**
 * Those of Calcite's own rules that every statement meets. They are the same as in {@code
 * CoreRules}, which loads hundreds of others with them: a third of all that a first look-up takes.
 */
final class StockRules {
  static final RelOptRule FILTER_REDUCE_EXPRESSIONS =
      ReduceExpressionsRule.FilterReduceExpressionsRule.FilterReduceExpressionsRuleConfig.DEFAULT
          .toRule();
  static final RelOptRule FILTER_MERGE = FilterMergeRule.Config.DEFAULT.toRule();
  static final RelOptRule FILTER_PROJECT_TRANSPOSE =
      FilterProjectTransposeRule.Config.DEFAULT.toRule();
  static final RelOptRule FILTER_INTO_JOIN =
      FilterJoinRule.FilterIntoJoinRule.FilterIntoJoinRuleConfig.DEFAULT.toRule();
  static final RelOptRule FILTER_CORRELATE = FilterCorrelateRule.Config.DEFAULT.toRule();
  static final RelOptRule FILTER_AGGREGATE_TRANSPOSE =
      FilterAggregateTransposeRule.Config.DEFAULT.toRule();
  static final RelOptRule FILTER_SET_OP_TRANSPOSE =
      FilterSetOpTransposeRule.Config.DEFAULT.toRule();
  static final RelOptRule FILTER_SORT_TRANSPOSE = FilterSortTransposeRule.Config.DEFAULT.toRule();
  static final RelOptRule JOIN_CONDITION_PUSH =
      FilterJoinRule.JoinConditionPushRule.JoinConditionPushRuleConfig.DEFAULT.toRule();
  static final RelOptRule PROJECT_MERGE = ProjectMergeRule.Config.DEFAULT.toRule();
  static final RelOptRule FILTER_VALUES_MERGE = ValuesReduceRule.Config.FILTER.toRule();
  static final RelOptRule UNION_MERGE = UnionMergeRule.Config.DEFAULT.toRule();
  static final RelOptRule INTERSECT_MERGE = UnionMergeRule.Config.INTERSECT.toRule();
  static final RelOptRule MINUS_MERGE = UnionMergeRule.Config.MINUS.toRule();

  private StockRules() {}
}
