package org.personalizejdbc.adapter;

import org.apache.calcite.adapter.enumerable.EnumerableConvention;
import org.apache.calcite.adapter.enumerable.EnumerableFilter;
import org.apache.calcite.adapter.enumerable.EnumerableProject;
import org.apache.calcite.adapter.enumerable.EnumerableSort;
import org.apache.calcite.adapter.enumerable.EnumerableValues;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.logical.LogicalSort;
import org.apache.calcite.rel.logical.LogicalValues;
import org.jspecify.annotations.Nullable;

/**
 * Makes plans ready to run in which there is nothing to choose: a listing or a look-up, with
 * conditions, columns, an order and a limit. Each operator becomes the one that runs it.
 */
final class SimplePlans {
  private SimplePlans() {}

  /** The plan, ready to run; null where there is something to choose. */
  static @Nullable RelNode implement(RelNode rel) {
    if (rel instanceof ResourceList list) {
      return EnumerableResourceList.create(list);
    } else if (rel instanceof KeyList list) {
      return EnumerableKeyList.create(list);
    } else if (rel instanceof LogicalValues values) {
      return EnumerableValues.create(values.getCluster(), values.getRowType(), values.getTuples());
    }
    final RelNode input = rel.getInputs().size() == 1 ? implement(rel.getInput(0)) : null;
    return input == null ? null : implement(rel, input);
  }

  private static @Nullable RelNode implement(RelNode rel, RelNode input) {
    final RelTraitSet traits = input.getTraitSet();
    final RelOptCluster cluster = rel.getCluster();
    if (rel instanceof ResourceDescribe describe) {
      return ResourceConverterRules.describe(describe, input);
    } else if (rel instanceof LogicalFilter filter) {
      return filter.getVariablesSet().isEmpty()
          ? new EnumerableFilter(cluster, traits, input, filter.getCondition())
          : null;
    } else if (rel instanceof LogicalProject project) {
      return project.getVariablesSet().isEmpty() && !project.containsOver()
          ? new EnumerableProject(
              cluster,
              cluster.traitSetOf(EnumerableConvention.INSTANCE),
              input,
              project.getProjects(),
              project.getRowType())
          : null;
    }
    return rel instanceof LogicalSort sort ? ordered(sort, input) : null;
  }

  /** A sort with a limit becomes a limit over a sort. */
  private static RelNode ordered(Sort sort, RelNode input) {
    final RelNode sorted =
        sort.getCollation().getFieldCollations().isEmpty()
            ? input
            : EnumerableSort.create(input, sort.getCollation(), null, null);
    return sort.offset == null && sort.fetch == null
        ? sorted
        : EnumerableRowLimit.create(sorted, sort);
  }
}
