package org.personalizejdbc.adapter;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.jdbc.CalciteSchema;
import org.jspecify.annotations.Nullable;

/**
 * The plans of the queries that one connection ran last, so that the same text is planned once.
 * Safe for concurrent use; plans are, too.
 */
final class PlanCache {
  private static final int MAX_PLANS = 200;

  /** In characters: longer texts are generated, and seldom come twice. */
  private static final int MAX_LENGTH = 10_000;

  private final Map<Key, QueryPlan> plans =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, QueryPlan> eldest) {
          return size() > MAX_PLANS;
        }
      };

  /**
   * What a plan depends on, besides the tables that it mentions.
   *
   * @param schema the path of the schema in which unqualified names are looked up
   */
  record Key(String sql, List<String> schema) {}

  /**
   * A text's plan that is {@linkplain QueryPlan#isLasting lasting}.
   *
   * @return null where there is none
   */
  @Nullable QueryPlan lasting(Key key) {
    final QueryPlan plan = plan(key);
    return plan != null && plan.isLasting() ? plan : null;
  }

  /**
   * The plan of a text.
   *
   * @param root the schemas as they are now
   * @return null where there is none, or it no longer holds
   */
  @Nullable QueryPlan get(Key key, CalciteSchema root) {
    final QueryPlan plan = plan(key);
    // Not under the lock: looking tables up may ask a database.
    return plan != null && plan.tables().areStill(root) ? plan : null;
  }

  private synchronized @Nullable QueryPlan plan(Key key) {
    return plans.get(key);
  }

  /** Keeps a plan, unless it cannot run again, or its text is long. */
  synchronized void put(Key key, QueryPlan plan) {
    if (plan.reusable() && key.sql.length() <= MAX_LENGTH) {
      plans.put(key, plan);
    }
  }
}
