package org.personalizejdbc.adapter;

import org.apache.calcite.adapter.enumerable.EnumerableRules;
import org.apache.calcite.plan.RelOptPlanner;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.rules.CoreRules;
import org.apache.calcite.rel.rules.SingleValuesOptimizationRules;

/**
 * The rules of the planner that chooses by cost. There are some hundred of Calcite's, so they are
 * added only where there is something to choose.
 */
final class PlannerRules {
  private PlannerRules() {}

  /** Adds them to a planner that has none. */
  static void registerIn(RelOptPlanner planner) {
    // No view is ever materialized.
    RelOptUtil.registerDefaultRules(planner, false, false);
    ResourceRules.registerIn(planner);
    planner.removeRule(EnumerableRules.ENUMERABLE_LIMIT_RULE);
    // They merge inputs that must be sorted alike, and are not: an attached database sorts texts by
    // its own collation, and Calcite takes a left join's right columns, nulls among them, for
    // sorted.
    planner.removeRule(EnumerableRules.ENUMERABLE_MERGE_JOIN_RULE);
    planner.removeRule(EnumerableRules.ENUMERABLE_MERGE_UNION_RULE);
    // They take out an aggregate without a GROUP BY, which has a row where its input has none.
    planner.removeRule(CoreRules.PROJECT_TO_SEMI_JOIN);
    planner.removeRule(CoreRules.JOIN_TO_SEMI_JOIN);
    // They put a literal's CHAR in the place of a VARCHAR, which the planner refuses.
    planner.removeRule(SingleValuesOptimizationRules.JOIN_LEFT_INSTANCE);
    planner.removeRule(SingleValuesOptimizationRules.JOIN_RIGHT_INSTANCE);
    planner.removeRule(SingleValuesOptimizationRules.JOIN_LEFT_PROJECT_INSTANCE);
    planner.removeRule(SingleValuesOptimizationRules.JOIN_RIGHT_PROJECT_INSTANCE);
    // Done before, in one pass: here they make a union of each pair in a chain of many.
    PersonalizeProgram.MERGE.forEach(planner::removeRule);
    planner.addRule(EnumerableRowLimit.RULE);
    planner.addRule(EnumerableSharedRows.RULE);
  }
}
