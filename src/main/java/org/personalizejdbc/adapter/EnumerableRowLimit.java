package org.personalizejdbc.adapter;

import java.util.List;
import org.apache.calcite.adapter.enumerable.EnumerableConvention;
import org.apache.calcite.adapter.enumerable.EnumerableRel;
import org.apache.calcite.adapter.enumerable.EnumerableRelImplementor;
import org.apache.calcite.adapter.enumerable.PhysType;
import org.apache.calcite.adapter.enumerable.PhysTypeImpl;
import org.apache.calcite.linq4j.function.Function0;
import org.apache.calcite.linq4j.tree.BlockBuilder;
import org.apache.calcite.linq4j.tree.Expression;
import org.apache.calcite.linq4j.tree.Expressions;
import org.apache.calcite.plan.Convention;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rel.SingleRel;
import org.apache.calcite.rel.convert.ConverterRule;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.logical.LogicalSort;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.jspecify.annotations.Nullable;

/**
 * LIMIT and OFFSET that read not one row more than they yield; Calcite's own reads one more, which
 * here would be a call.
 */
final class EnumerableRowLimit extends SingleRel implements EnumerableRel {
  static final RelOptRule RULE =
      ConverterRule.Config.INSTANCE
          .withConversion(
              LogicalSort.class,
              sort -> sort.fetch != null || sort.offset != null,
              Convention.NONE,
              EnumerableConvention.INSTANCE,
              "RowLimitToEnumerable")
          .withRuleFactory(Converter::new)
          .toRule(Converter.class);

  private final @Nullable RexNode offset;
  private final @Nullable RexNode fetch;

  private EnumerableRowLimit(
      RelTraitSet traits, RelNode input, @Nullable RexNode offset, @Nullable RexNode fetch) {
    super(input.getCluster(), traits, input);
    this.offset = offset;
    this.fetch = fetch;
  }

  /** The limit of a sort over an input that is sorted already. */
  static EnumerableRowLimit create(RelNode input, Sort sort) {
    return new EnumerableRowLimit(input.getTraitSet(), input, sort.offset, sort.fetch);
  }

  @Override
  public RelNode copy(RelTraitSet traitSet, List<RelNode> inputs) {
    return new EnumerableRowLimit(traitSet, sole(inputs), offset, fetch);
  }

  @Override
  public double estimateRowCount(RelMetadataQuery mq) {
    final double input = mq.getRowCount(getInput());
    return fetch instanceof RexLiteral
        ? Math.min(input, RexLiteral.bigDecimalValue(fetch).doubleValue())
        : input;
  }

  @Override
  public RelWriter explainTerms(RelWriter writer) {
    return super.explainTerms(writer)
        .itemIf("offset", offset, offset != null)
        .itemIf("fetch", fetch, fetch != null);
  }

  /** What runs it. */
  RowLimitRun run() {
    return new RowLimitRun(offset, fetch);
  }

  @Override
  public Result implement(EnumerableRelImplementor implementor, Prefer prefer) {
    final BlockBuilder block = new BlockBuilder();
    final Result child = implementor.visitChild(this, 0, (EnumerableRel) getInput(), prefer);
    final PhysType physType =
        PhysTypeImpl.of(implementor.getTypeFactory(), getRowType(), child.format);
    final Expression input = Expressions.lambda(Function0.class, child.block);
    block.add(
        Expressions.return_(
            null,
            Expressions.call(
                implementor.stash(run(), RowLimitRun.class),
                RowLimitRun.ROWS,
                implementor.getRootExpression(),
                input)));
    return implementor.result(physType, block.toBlock());
  }

  private static final class Converter extends ConverterRule {
    Converter(Config config) {
      super(config);
    }

    /** A sort with a limit becomes a limit over a sort. */
    @Override
    public RelNode convert(RelNode rel) {
      final LogicalSort sort = (LogicalSort) rel;
      final RelNode input =
          sort.getCollation().getFieldCollations().isEmpty()
              ? sort.getInput()
              : sort.copy(sort.getTraitSet(), sort.getInput(), sort.getCollation(), null, null);
      return new EnumerableRowLimit(
          sort.getTraitSet().replace(EnumerableConvention.INSTANCE),
          convert(input, input.getTraitSet().replace(EnumerableConvention.INSTANCE)),
          sort.offset,
          sort.fetch);
    }
  }
}
