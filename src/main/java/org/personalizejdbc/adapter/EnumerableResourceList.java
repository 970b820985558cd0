package org.personalizejdbc.adapter;

import java.util.List;
import org.apache.calcite.adapter.enumerable.EnumerableConvention;
import org.apache.calcite.adapter.enumerable.EnumerableRel;
import org.apache.calcite.adapter.enumerable.EnumerableRelImplementor;
import org.apache.calcite.linq4j.tree.BlockBuilder;
import org.apache.calcite.linq4j.tree.Expressions;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;

/** The list operator, ready to run: see {@link ListRun}. */
final class EnumerableResourceList extends ResourceList implements EnumerableRel {

  EnumerableResourceList(RelOptCluster cluster, RelTraitSet traits, ListSpec spec) {
    super(cluster, traits, spec);
  }

  static EnumerableResourceList create(ResourceList list) {
    return new EnumerableResourceList(
        list.getCluster(), list.getTraitSet().replace(EnumerableConvention.INSTANCE), list.spec);
  }

  @Override
  public RelNode copy(RelTraitSet traitSet, List<RelNode> inputs) {
    return new EnumerableResourceList(getCluster(), traitSet, spec);
  }

  @Override
  public Result implement(EnumerableRelImplementor implementor, Prefer prefer) {
    return ArrayRows.result(
        implementor,
        getRowType(),
        new BlockBuilder(),
        Expressions.call(
            implementor.stash(new ListRun(spec), ListRun.class),
            "rows",
            implementor.getRootExpression()));
  }
}
