package org.personalizejdbc.adapter;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.DataContext;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.linq4j.Linq4j;
import org.apache.calcite.rex.RexNode;
import org.jspecify.annotations.Nullable;

/**
 * Runs a list of keys. Public only because generated code calls it; immutable, safe for concurrent
 * use.
 */
public final class KeyListRun {
  private final List<RexNode> keys;

  KeyListRun(List<RexNode> keys) {
    this.keys = keys;
  }

  /** The keys' values, each once. */
  public Enumerable<@Nullable Object[]> rows(DataContext root) {
    final Set<@Nullable String> values = new LinkedHashSet<>();
    keys.forEach(key -> values.add(Constants.text(key, root)));
    return Linq4j.asEnumerable(
        values.stream().<@Nullable Object[]>map(value -> new @Nullable Object[] {value}).toList());
  }
}
