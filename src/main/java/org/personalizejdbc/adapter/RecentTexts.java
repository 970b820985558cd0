package org.personalizejdbc.adapter;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What became of the texts that came last in one connection, so many of them. Safe for concurrent
 * use.
 *
 * @param <V> what became of a text
 */
public final class RecentTexts<V> {
  private static final int MOST = 200;

  /** In characters: longer texts are generated, and seldom come twice. */
  private static final int LONGEST = 10_000;

  private final Map<Key, V> texts =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, V> eldest) {
          return size() > MOST;
        }
      };

  /**
   * A text, and what else decides what its names mean.
   *
   * @param schemaPath where unqualified names are looked up, see {@link CalciteEngine#schemaPath}
   */
  public record Key(String sql, List<String> schemaPath) {}

  /** What became of a text; null where it is not known. */
  public synchronized @Nullable V get(Key key) {
    return texts.get(key);
  }

  /** Keeps what became of a text, unless that is long. */
  public synchronized void put(Key key, V value) {
    if (key.sql.length() <= LONGEST) {
      texts.put(key, value);
    }
  }
}
