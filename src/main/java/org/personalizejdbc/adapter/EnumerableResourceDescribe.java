package org.personalizejdbc.adapter;

import java.util.List;
import org.apache.calcite.adapter.enumerable.EnumerableConvention;
import org.apache.calcite.adapter.enumerable.EnumerableRel;
import org.apache.calcite.adapter.enumerable.EnumerableRelImplementor;
import org.apache.calcite.adapter.enumerable.JavaRowFormat;
import org.apache.calcite.adapter.enumerable.PhysType;
import org.apache.calcite.adapter.enumerable.PhysTypeImpl;
import org.apache.calcite.linq4j.tree.BlockBuilder;
import org.apache.calcite.linq4j.tree.Expression;
import org.apache.calcite.linq4j.tree.Expressions;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.personalizejdbc.api.PersonalizeSession;
import org.personalizejdbc.api.ResourceTable;

/** The describe operator, ready to run: see {@link DescribeRun}. */
final class EnumerableResourceDescribe extends ResourceDescribe implements EnumerableRel {

  EnumerableResourceDescribe(
      RelTraitSet traits,
      RelNode input,
      int key,
      ResourceTable<?, ?, ?> table,
      PersonalizeSession session,
      boolean outer,
      boolean strict) {
    super(traits, input, key, table, session, outer, strict);
  }

  /**
   * Makes the physical operator.
   *
   * @param input the input, already enumerable
   */
  static EnumerableResourceDescribe create(ResourceDescribe describe, RelNode input) {
    return new EnumerableResourceDescribe(
        describe.getTraitSet().replace(EnumerableConvention.INSTANCE),
        input,
        describe.key,
        describe.table,
        describe.session,
        describe.outer,
        describe.strict);
  }

  @Override
  public RelNode copy(RelTraitSet traitSet, List<RelNode> inputs) {
    return new EnumerableResourceDescribe(
        traitSet, sole(inputs), key, table, session, outer, strict);
  }

  @Override
  public Result implement(EnumerableRelImplementor implementor, Prefer prefer) {
    final BlockBuilder block = new BlockBuilder();
    final Result child = implementor.visitChild(this, 0, (EnumerableRel) getInput(), Prefer.ARRAY);
    final Expression input = block.append("input", child.block);
    final PhysType physType =
        PhysTypeImpl.of(implementor.getTypeFactory(), getRowType(), JavaRowFormat.ARRAY, false);
    final DescribeRun run =
        new DescribeRun(
            table, session, key, firstDescribed(), outer, strict, Plans.readsListing(getInput()));
    block.add(
        Expressions.return_(
            null,
            Expressions.call(
                implementor.stash(run, DescribeRun.class),
                "rows",
                implementor.getRootExpression(),
                child.physType.convertTo(input, JavaRowFormat.ARRAY))));
    return implementor.result(physType, block.toBlock());
  }
}
