package org.personalizejdbc.adapter;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.calcite.rel.RelCollations;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.logical.LogicalAggregate;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.schema.impl.AggregateFunctionImpl;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlBasicAggFunction;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeTransforms;
import org.apache.calcite.sql.validate.SqlUserDefinedAggFunction;
import org.apache.calcite.util.Optionality;
import org.jspecify.annotations.Nullable;

/**
 * PERCENTILE_CONT … WITHIN GROUP, which Calcite reads and has no way to run. It becomes an
 * aggregate function of {@link PercentileState}, with the value to sort by among its arguments.
 */
final class Percentiles {
  /** As Calcite's own, but that the percentile of whole numbers may lie between two of them. */
  static final SqlAggFunction CONTINUOUS =
      SqlBasicAggFunction.create(
              "PERCENTILE_CONT",
              SqlKind.PERCENTILE_CONT,
              ReturnTypes.DOUBLE.andThen(SqlTypeTransforms.FORCE_NULLABLE),
              OperandTypes.UNIT_INTERVAL_NUMERIC_LITERAL)
          .withFunctionType(SqlFunctionCategory.SYSTEM)
          .withGroupOrder(Optionality.MANDATORY)
          .withPercentile(true)
          .withAllowsFraming(false);

  private static final SqlAggFunction RUN =
      new SqlUserDefinedAggFunction(
          new SqlIdentifier("PERCENTILE", SqlParserPos.ZERO),
          SqlKind.OTHER_FUNCTION,
          ReturnTypes.DOUBLE.andThen(SqlTypeTransforms.FORCE_NULLABLE),
          null,
          OperandTypes.operandMetadata(
              List.of(SqlTypeFamily.NUMERIC, SqlTypeFamily.NUMERIC),
              factory ->
                  List.of(
                      factory.createSqlType(SqlTypeName.DOUBLE),
                      factory.createSqlType(SqlTypeName.DOUBLE)),
              i -> i == 0 ? "fraction" : "value",
              i -> false),
          Objects.requireNonNull(AggregateFunctionImpl.create(PercentileState.class), "state"),
          false,
          false,
          Optionality.FORBIDDEN);

  private Percentiles() {}

  /** The same plan, with percentiles that can be run. */
  static RelNode implement(RelNode root) {
    return BottomUp.rewrite(
        root,
        rel ->
            rel instanceof LogicalAggregate aggregate
                    && aggregate.getAggCallList().stream().anyMatch(Percentiles::isPercentile)
                ? implement(aggregate)
                : rel);
  }

  private static boolean isPercentile(AggregateCall call) {
    return call.getAggregation().getKind() == SqlKind.PERCENTILE_CONT;
  }

  private static RelNode implement(Aggregate aggregate) {
    final RelNode input = aggregate.getInput();
    final RexBuilder rexBuilder = aggregate.getCluster().getRexBuilder();
    final List<RexNode> columns = new ArrayList<>();
    final List<@Nullable String> names = new ArrayList<>(input.getRowType().getFieldNames());
    for (int i = 0; i < input.getRowType().getFieldCount(); i++) {
      columns.add(rexBuilder.makeInputRef(input, i));
    }
    final List<AggregateCall> calls = new ArrayList<>();
    for (AggregateCall call : aggregate.getAggCallList()) {
      if (!isPercentile(call)) {
        calls.add(call);
        continue;
      }
      final RelFieldCollation order = call.getCollation().getFieldCollations().get(0);
      // The fraction counts from the other end where the order is descending.
      final boolean descending = order.getDirection().isDescending();
      final int first = columns.size();
      for (int field : List.of(call.getArgList().get(0), order.getFieldIndex())) {
        columns.add(asDouble(rexBuilder, rexBuilder.makeInputRef(input, field)));
        names.add(null);
      }
      if (descending) {
        columns.set(
            first,
            rexBuilder.makeCall(
                SqlStdOperatorTable.MINUS,
                rexBuilder.makeApproxLiteral(BigDecimal.ONE),
                columns.get(first)));
      }
      calls.add(
          AggregateCall.create(
              RUN,
              false,
              false,
              false,
              List.of(),
              List.of(first, first + 1),
              call.filterArg,
              null,
              RelCollations.EMPTY,
              call.getType(),
              call.getName()));
    }
    return aggregate.copy(
        aggregate.getTraitSet(),
        LogicalProject.create(input, List.of(), columns, names, Set.of()),
        aggregate.getGroupSet(),
        aggregate.getGroupSets(),
        calls);
  }

  private static RexNode asDouble(RexBuilder rexBuilder, RexNode node) {
    final var factory = rexBuilder.getTypeFactory();
    return rexBuilder.makeCast(
        factory.createTypeWithNullability(
            factory.createSqlType(SqlTypeName.DOUBLE), node.getType().isNullable()),
        node);
  }
}
