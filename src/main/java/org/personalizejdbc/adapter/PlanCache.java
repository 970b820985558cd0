package org.personalizejdbc.adapter;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.jdbc.CalcitePrepare;
import org.jspecify.annotations.Nullable;

/**
 * The plans of the queries that one connection ran last, so that the same text is planned once.
 * Safe for concurrent use; plans are, too.
 */
final class PlanCache {
  private static final int MAX_PLANS = 200;

  /** In characters: longer texts are generated, and seldom come twice. */
  private static final int MAX_LENGTH = 10_000;

  private final Map<Key, Planned> plans =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Planned> eldest) {
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
   * A plan.
   *
   * @param signature what Calcite tells of it, and what runs it
   * @param direct whether it is a {@link DirectPlan}
   * @param tables the tables that it mentions
   */
  private record Planned(PlannedSignature signature, boolean direct, MentionedTables tables) {}

  /**
   * A text's plan that is direct, and holds whatever becomes of the inventories.
   *
   * @return null where there is none
   */
  @Nullable PlannedSignature direct(Key key) {
    final Planned planned = planned(key);
    return planned != null && planned.direct && planned.tables.areOwn() ? planned.signature : null;
  }

  /**
   * The plan of a text.
   *
   * @param context the schemas as they are now
   * @return null where there is none, or it no longer holds
   */
  @Nullable PlannedSignature get(Key key, CalcitePrepare.Context context) {
    final Planned planned = planned(key);
    // Not under the lock: looking tables up may ask a database.
    return planned != null && planned.tables.areStill(context) ? planned.signature : null;
  }

  private synchronized @Nullable Planned planned(Key key) {
    return plans.get(key);
  }

  /**
   * Keeps a plan, unless its text is long.
   *
   * @param direct whether it is a {@link DirectPlan}
   */
  synchronized void put(
      Key key, PlannedSignature signature, boolean direct, MentionedTables tables) {
    if (key.sql.length() <= MAX_LENGTH) {
      plans.put(key, new Planned(signature, direct, tables));
    }
  }
}
