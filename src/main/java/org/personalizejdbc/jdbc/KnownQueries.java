package org.personalizejdbc.jdbc;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The queries of one connection that ran last, by their texts as they were given: what a text is to
 * Calcite takes longer to work out than many a kept plan to begin. They are those that can run
 * again whatever becomes of the inventories. Safe for concurrent use.
 */
final class KnownQueries {
  private static final int MOST = 200;

  /** In characters: longer texts are generated, and seldom come twice. */
  private static final int LONGEST = 10_000;

  private final Map<Text, JdbcQuery> queries =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Text, JdbcQuery> eldest) {
          return size() > MOST;
        }
      };

  /**
   * A text, and the schema in which its unqualified names are looked up.
   *
   * @param schema null for none
   */
  private record Text(String sql, @Nullable String schema) {}

  /** The query of a text; null where it is not known. */
  synchronized @Nullable JdbcQuery get(String sql, @Nullable String schema) {
    return queries.get(new Text(sql, schema));
  }

  /** Keeps a query, unless its text is long. */
  synchronized void put(String sql, @Nullable String schema, JdbcQuery query) {
    if (sql.length() <= LONGEST) {
      queries.put(new Text(sql, schema), query);
    }
  }
}
