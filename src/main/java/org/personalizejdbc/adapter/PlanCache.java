package org.personalizejdbc.adapter;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.jdbc.CalcitePrepare;
import org.apache.calcite.jdbc.CalcitePrepare.CalciteSignature;
import org.apache.calcite.runtime.Bindable;
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
   * @param signature what Calcite tells of it
   * @param plan what runs it, whatever number of rows is asked for
   * @param tables the tables that it mentions
   */
  private record Planned(
      CalciteSignature<?> signature, BoundPlan<?> plan, MentionedTables tables) {}

  /**
   * A text's plan that is direct, and holds whatever becomes of the inventories.
   *
   * @return null where there is none
   */
  @SuppressWarnings("unchecked") // All plans of a connection yield rows in the same form.
  @Nullable CalciteSignature<Object> direct(Key key) {
    final Planned planned = planned(key);
    return planned != null && planned.plan.isDirect() && planned.tables.areOwn()
        ? (CalciteSignature<Object>) planned.signature
        : null;
  }

  /**
   * The plan of a text.
   *
   * @param context the schemas as they are now, to which the plan will be bound
   * @param maxRows the most rows that are wanted, -1 for all
   * @return null where there is none, or it no longer holds
   */
  <T> @Nullable CalciteSignature<T> get(Key key, CalcitePrepare.Context context, long maxRows) {
    final Planned planned = planned(key);
    // Not under the lock: looking tables up may ask a database.
    return planned == null || !planned.tables.areStill(context)
        ? null
        : renewed(planned, context, maxRows);
  }

  private synchronized @Nullable Planned planned(Key key) {
    return plans.get(key);
  }

  /** Keeps a plan, unless its text is long. */
  synchronized void put(
      Key key, CalciteSignature<?> signature, BoundPlan<?> plan, MentionedTables tables) {
    if (key.sql.length() <= MAX_LENGTH) {
      plans.put(key, new Planned(signature, plan, tables));
    }
  }

  @SuppressWarnings("unchecked") // All plans of a connection yield rows in the same form.
  private static <T> CalciteSignature<T> renewed(
      Planned planned, CalcitePrepare.Context context, long maxRows) {
    final CalciteSignature<?> known = planned.signature;
    return new CalciteSignature<>(
        known.sql,
        known.parameters,
        known.internalParameters,
        known.rowType,
        known.columns,
        known.cursorFactory,
        context.getRootSchema(),
        known.getCollationList(),
        maxRows,
        (Bindable<T>) planned.plan,
        known.statementType);
  }
}
