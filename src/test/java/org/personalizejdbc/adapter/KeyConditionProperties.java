package org.personalizejdbc.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.calcite.DataContext;
import org.apache.calcite.DataContexts;
import org.apache.calcite.plan.RelOptPredicateList;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexExecutable;
import org.apache.calcite.rex.RexExecutorImpl;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexSimplify;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/**
 * Whatever a condition is, the keys that it is translated to lose no row: compared with Calcite's
 * own evaluation, over all rows of few ARNs, of texts that are none, and of NULL.
 */
class KeyConditionProperties {
  private static final String ARN = "arn:aws:personalize:us-east-1:123456789012:campaign/";
  private static final List<@Nullable String> VALUES =
      Arrays.asList(ARN + "a", ARN + "b", ARN + "c", ARN + "A", "a", "", " ", "%", null);

  private final RexBuilder rex = new RexBuilder(PersonalizeTypeSystem.typeFactory());
  private final RelDataType text =
      rex.getTypeFactory()
          .createTypeWithNullability(
              rex.getTypeFactory().createSqlType(SqlTypeName.VARCHAR, 256), true);
  private final RelDataType row =
      rex.getTypeFactory().builder().add("arn", text).add("status", text).build();
  private final RexNode arn = rex.makeInputRef(text, 0);
  private final RexNode status = rex.makeInputRef(text, 1);

  @Property(tries = 300)
  void theKeysCoverEveryRowOfWhichTheConditionIsTrue(
      @ForAll("conditions") RexNode written,
      @ForAll("values") String parameter,
      @ForAll boolean simplified) {
    // Simplified, comparisons with literals are one SEARCH, of points or of ranges.
    final RexNode condition =
        simplified
            ? new RexSimplify(rex, RelOptPredicateList.EMPTY, RexUtil.EXECUTOR).simplify(written)
            : written;
    final KeyCondition translated = KeyCondition.of(condition, field -> field == 0, rex);
    if (translated == null) {
      return;
    }
    assertThat(translated.keys()).isNotEmpty().allMatch(RexUtil::isConstant);
    final List<RexNode> all = new ArrayList<>(List.of(condition));
    all.addAll(translated.keys());
    final RexNode left =
        RexUtil.composeConjunction(
            rex, Stream.of(translated.onKey(), translated.rest()).flatMap(List::stream).toList());
    all.add(left);
    final RexExecutable program = RexExecutorImpl.getExecutable(rex, all, row);
    for (String key : VALUES) {
      for (String other : VALUES) {
        final Object[] values = run(program, key, other, parameter);
        final Set<Object> keys = new HashSet<>(Arrays.asList(values).subList(1, values.length - 1));
        final boolean kept =
            key != null && keys.contains(key) && Boolean.TRUE.equals(values[values.length - 1]);
        assertThat(kept)
            .as("%s of (%s, %s) with ? = %s: %s", condition, key, other, parameter, translated)
            .isEqualTo(Boolean.TRUE.equals(values[0]));
      }
    }
  }

  private static Object[] run(
      RexExecutable program, @Nullable String key, @Nullable String other, String parameter) {
    final Object[] record = {key, other};
    final DataContext context =
        new ForwardingDataContext() {
          @Override
          public DataContext root() {
            return DataContexts.EMPTY;
          }

          @Override
          public Object get(String name) {
            return name.equals("inputRecord") ? record : parameter;
          }
        };
    program.setDataContext(context);
    return program.execute();
  }

  @Provide
  Arbitrary<String> values() {
    return Arbitraries.of(VALUES);
  }

  @Provide
  Arbitrary<RexNode> conditions() {
    return Arbitraries.lazyOf(
        this::comparisons, this::lists, this::comparisons, this::lists, this::combined);
  }

  private Arbitrary<RexNode> texts() {
    final Arbitrary<RexNode> literals =
        values()
            .map(
                v ->
                    v == null ? rex.makeNullLiteral(text) : rex.makeCast(text, rex.makeLiteral(v)));
    return Arbitraries.oneOf(
        Arbitraries.of(arn, arn, arn, status),
        literals,
        literals,
        Arbitraries.create(() -> rex.makeDynamicParam(text, 0)),
        casts(300),
        casts(55));
  }

  /** The columns as VARCHAR of some other length. */
  private Arbitrary<RexNode> casts(int length) {
    final RelDataType type = rex.getTypeFactory().createSqlType(SqlTypeName.VARCHAR, length);
    return Arbitraries.of(arn, status).map(column -> rex.makeAbstractCast(type, column, false));
  }

  private Arbitrary<RexNode> comparisons() {
    final var operators =
        Arbitraries.of(
            SqlStdOperatorTable.EQUALS,
            SqlStdOperatorTable.EQUALS,
            SqlStdOperatorTable.EQUALS,
            SqlStdOperatorTable.NOT_EQUALS,
            SqlStdOperatorTable.LESS_THAN,
            SqlStdOperatorTable.GREATER_THAN_OR_EQUAL,
            SqlStdOperatorTable.IS_NOT_DISTINCT_FROM,
            SqlStdOperatorTable.LIKE);
    return Arbitraries.oneOf(
        Combinators.combine(operators, texts(), texts())
            .as(
                (operator, left, right) ->
                    // Calcite's simplification fails on LIKE NULL, which no statement brings to it.
                    rex.makeCall(
                        operator.equals(SqlStdOperatorTable.LIKE) && RexLiteral.isNullLiteral(right)
                            ? SqlStdOperatorTable.EQUALS
                            : operator,
                        left,
                        right)),
        Combinators.combine(
                Arbitraries.of(SqlStdOperatorTable.IS_NULL, SqlStdOperatorTable.IS_NOT_NULL),
                texts())
            .as((operator, operand) -> rex.makeCall(operator, operand)));
  }

  /** IN, NOT IN and BETWEEN. */
  private Arbitrary<RexNode> lists() {
    return Combinators.combine(
            Arbitraries.of(arn, arn, status),
            texts().list().ofMinSize(1).ofMaxSize(4),
            Arbitraries.integers().between(0, 3))
        .as(
            (column, values, form) -> {
              final RexNode list = rex.makeIn(column, values);
              return switch (form) {
                case 0 -> rex.makeCall(SqlStdOperatorTable.NOT, list);
                case 1 ->
                    rex.makeCall(
                        SqlStdOperatorTable.AND,
                        rex.makeCall(
                            SqlStdOperatorTable.GREATER_THAN_OR_EQUAL, column, values.get(0)),
                        rex.makeCall(
                            SqlStdOperatorTable.LESS_THAN_OR_EQUAL,
                            column,
                            values.get(values.size() - 1)));
                default -> list;
              };
            });
  }

  private Arbitrary<RexNode> combined() {
    final Arbitrary<RexNode> inner = Arbitraries.lazy(this::conditions);
    return Combinators.combine(inner, inner, inner, Arbitraries.integers().between(0, 5))
        .as(
            (a, b, c, form) ->
                switch (form) {
                  case 0 -> rex.makeCall(SqlStdOperatorTable.NOT, a);
                  case 1 -> rex.makeCall(SqlStdOperatorTable.CASE, a, b, c);
                  case 2, 3 -> rex.makeCall(SqlStdOperatorTable.OR, a, b);
                  default -> rex.makeCall(SqlStdOperatorTable.AND, a, b);
                });
  }
}
