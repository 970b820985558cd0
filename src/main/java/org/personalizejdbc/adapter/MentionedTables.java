package org.personalizejdbc.adapter;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.jdbc.CalciteSchema;
import org.apache.calcite.plan.RelOptTable;
import org.apache.calcite.schema.Table;
import org.apache.calcite.schema.lookup.LikePattern;
import org.jspecify.annotations.Nullable;

/**
 * The tables that a statement names, as they were when it was planned: a table of an attached
 * inventory may be dropped, changed, or hidden by another one. Filled while the statement is
 * planned, by one thread, and not changed afterwards.
 */
final class MentionedTables {
  private final List<Mention> mentions = new ArrayList<>();

  /** A table by its path from the root schema; null where it is none that a schema holds. */
  private record Mention(List<String> path, @Nullable Table table) {
    boolean isOwn() {
      return table instanceof TableDetails;
    }
  }

  /** Adds a table that the statement names. */
  void add(RelOptTable mentioned) {
    mentions.add(new Mention(mentioned.getQualifiedName(), mentioned.unwrap(Table.class)));
  }

  /** Whether all are the driver's own, which stay as they are. */
  boolean areOwn() {
    return mentions.stream().allMatch(Mention::isOwn);
  }

  /**
   * Whether the statement would find the same tables now.
   *
   * @param root the schemas as they are now
   */
  boolean areStill(CalciteSchema root) {
    return mentions.stream().allMatch(mention -> mention.isOwn() || isStill(mention, root));
  }

  private static boolean isStill(Mention mention, CalciteSchema root) {
    CalciteSchema schema = root;
    final int last = mention.path.size() - 1;
    for (String name : mention.path.subList(0, last)) {
      schema = schema == null ? null : schema.getSubSchema(name, true);
    }
    if (schema == null) {
      return false;
    }
    final String name = mention.path.get(last);
    final CalciteSchema.TableEntry found = schema.getTable(name, true);
    // Beside a table whose name differs in case alone, it depends on how the statement writes it.
    return found != null
        && found.getTable() == mention.table
        && schema.tables().getNames(LikePattern.any()).stream()
                .filter(name::equalsIgnoreCase)
                .count()
            == 1;
  }
}
