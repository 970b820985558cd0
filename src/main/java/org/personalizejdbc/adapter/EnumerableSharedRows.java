package org.personalizejdbc.adapter;

import java.util.List;
import org.apache.calcite.adapter.enumerable.EnumerableConvention;
import org.apache.calcite.adapter.enumerable.EnumerableRel;
import org.apache.calcite.adapter.enumerable.EnumerableRelImplementor;
import org.apache.calcite.adapter.enumerable.JavaRowFormat;
import org.apache.calcite.linq4j.tree.BlockBuilder;
import org.apache.calcite.linq4j.tree.Expression;
import org.apache.calcite.linq4j.tree.Expressions;
import org.apache.calcite.plan.Convention;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.convert.ConverterRule;

/** A shared relation, ready to run: see {@link SharedRowsRun}. */
final class EnumerableSharedRows extends SharedRows implements EnumerableRel {
  static final RelOptRule RULE =
      ConverterRule.Config.INSTANCE
          .withConversion(
              SharedRows.class,
              Convention.NONE,
              EnumerableConvention.INSTANCE,
              "SharedRowsToEnumerable")
          .withRuleFactory(Converter::new)
          .toRule(Converter.class);

  private EnumerableSharedRows(RelTraitSet traits, RelNode input, long id) {
    super(traits, input, id);
  }

  @Override
  public RelNode copy(RelTraitSet traitSet, List<RelNode> inputs) {
    return new EnumerableSharedRows(traitSet, sole(inputs), id);
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
            implementor.stash(new SharedRowsRun(id), SharedRowsRun.class),
            SharedRowsRun.ROWS,
            implementor.getRootExpression(),
            child.physType.convertTo(input, JavaRowFormat.ARRAY)));
  }

  private static final class Converter extends ConverterRule {
    Converter(Config config) {
      super(config);
    }

    @Override
    public RelNode convert(RelNode rel) {
      final SharedRows shared = (SharedRows) rel;
      return new EnumerableSharedRows(
          shared.getTraitSet().replace(EnumerableConvention.INSTANCE),
          convert(
              shared.getInput(),
              shared.getInput().getTraitSet().replace(EnumerableConvention.INSTANCE)),
          shared.id);
    }
  }
}
