package org.personalizejdbc.adapter;

import org.apache.calcite.jdbc.CalciteSchema;
import org.jspecify.annotations.Nullable;

/**
 * The plans of the queries that one connection ran last, so that the same text is planned once.
 * Safe for concurrent use; plans are, too.
 */
final class PlanCache {
  private final RecentTexts<QueryPlan> plans = new RecentTexts<>();

  /**
   * A text's plan that is {@linkplain QueryPlan#isLasting lasting}.
   *
   * @return null where there is none
   */
  @Nullable QueryPlan lasting(RecentTexts.Key key) {
    final QueryPlan plan = plans.get(key);
    return plan != null && plan.isLasting() ? plan : null;
  }

  /**
   * The plan of a text.
   *
   * @param root the schemas as they are now
   * @return null where there is none, or it no longer holds
   */
  @Nullable QueryPlan get(RecentTexts.Key key, CalciteSchema root) {
    final QueryPlan plan = plans.get(key);
    return plan != null && plan.tables().areStill(root) ? plan : null;
  }

  /** Keeps a plan, unless it cannot run again, or its text is long. */
  void put(RecentTexts.Key key, QueryPlan plan) {
    if (plan.reusable()) {
      plans.put(key, plan);
    }
  }
}
