package org.personalizejdbc.adapter;

import java.util.List;
import org.apache.calcite.adapter.enumerable.EnumerableConvention;
import org.apache.calcite.adapter.enumerable.EnumerableRel;
import org.apache.calcite.adapter.enumerable.EnumerableRelImplementor;
import org.apache.calcite.adapter.enumerable.JavaRowFormat;
import org.apache.calcite.linq4j.tree.BlockBuilder;
import org.apache.calcite.linq4j.tree.Expression;
import org.apache.calcite.linq4j.tree.Expressions;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;

/**
 * The describe operator, ready to run: see {@link DescribeRun}. Its specification has no re-check,
 * which the conversion made a filter of.
 */
final class EnumerableResourceDescribe extends ResourceDescribe implements EnumerableRel {

  EnumerableResourceDescribe(RelTraitSet traits, RelNode input, DescribeSpec spec) {
    super(traits, input, spec);
  }

  /** Makes the physical operator of an input that is enumerable. */
  static EnumerableResourceDescribe create(RelNode input, DescribeSpec spec) {
    return new EnumerableResourceDescribe(
        input.getCluster().traitSetOf(EnumerableConvention.INSTANCE), input, spec);
  }

  @Override
  public RelNode copy(RelTraitSet traitSet, List<RelNode> inputs) {
    return new EnumerableResourceDescribe(traitSet, sole(inputs), spec);
  }

  @Override
  public Result implement(EnumerableRelImplementor implementor, Prefer prefer) {
    final BlockBuilder block = new BlockBuilder();
    final Result child = implementor.visitChild(this, 0, (EnumerableRel) getInput(), Prefer.ARRAY);
    final Expression input = block.append("input", child.block);
    return ArrayRows.result(
        implementor,
        getRowType(),
        block,
        Expressions.call(
            implementor.stash(new DescribeRun(spec, inputWidth()), DescribeRun.class),
            DescribeRun.ROWS,
            implementor.getRootExpression(),
            child.physType.convertTo(input, JavaRowFormat.ARRAY)));
  }
}
