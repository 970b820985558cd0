package org.personalizejdbc.adapter;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.core.Union;

/**
 * Tells the operators how many rows will be asked for: a limit bounds what is below it, through
 * projections and unions, and through what drops rows as far as to read lazily.
 */
final class RowBounds {
  private RowBounds() {}

  /** The same plan, its operators with their bounds. */
  static RelNode apply(RelNode root) {
    return below(root, RowBound.MAX_ROWS);
  }

  private static RelNode below(RelNode rel, RowBound bound) {
    if (rel instanceof ResourceList list) {
      return list.with(list.spec.withBound(bound));
    } else if (rel instanceof ResourceDescribe describe) {
      // Rows vanish here, if a resource does: the listing below is read as far as need be.
      final RowBound below = describe.spec.outer() ? bound : RowBound.belowFilter(bound);
      final RelNode input = below(describe.getInput(), below);
      return ResourceDescribe.create(input, describe.spec.withBound(bound));
    }
    final RowBound inputBound;
    if (rel instanceof Sort sort) {
      inputBound =
          sort.getCollation().getFieldCollations().isEmpty()
              ? RowBound.below(bound, sort.offset, sort.fetch)
              : RowBound.NONE;
    } else if (rel instanceof Filter) {
      inputBound = RowBound.belowFilter(bound);
    } else if (rel instanceof Project || (rel instanceof Union union && union.all)) {
      inputBound = bound;
    } else {
      inputBound = RowBound.NONE;
    }
    final List<RelNode> inputs = new ArrayList<>();
    boolean changed = false;
    for (RelNode input : rel.getInputs()) {
      final RelNode bounded = below(input, inputBound);
      changed |= bounded != input;
      inputs.add(bounded);
    }
    return changed ? rel.copy(rel.getTraitSet(), inputs) : rel;
  }
}
