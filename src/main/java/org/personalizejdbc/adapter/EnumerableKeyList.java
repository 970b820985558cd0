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
import org.apache.calcite.rex.RexNode;

/** The list of keys, ready to run: see {@link KeyListRun}. */
final class EnumerableKeyList extends KeyList implements EnumerableRel {

  EnumerableKeyList(RelOptCluster cluster, RelTraitSet traits, List<RexNode> keys) {
    super(cluster, traits, keys);
  }

  static EnumerableKeyList create(KeyList list) {
    return new EnumerableKeyList(
        list.getCluster(), list.getTraitSet().replace(EnumerableConvention.INSTANCE), list.keys);
  }

  @Override
  public RelNode copy(RelTraitSet traitSet, List<RelNode> inputs) {
    return new EnumerableKeyList(getCluster(), traitSet, keys);
  }

  @Override
  public Result implement(EnumerableRelImplementor implementor, Prefer prefer) {
    return ArrayRows.result(
        implementor,
        getRowType(),
        new BlockBuilder(),
        Expressions.call(
            implementor.stash(new KeyListRun(keys), KeyListRun.class),
            "rows",
            implementor.getRootExpression()));
  }
}
