package org.personalizejdbc.adapter;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.util.DateString;
import org.apache.calcite.util.NlsString;
import org.apache.calcite.util.Sarg;
import org.apache.calcite.util.TimestampString;
import org.jspecify.annotations.Nullable;

/**
 * Runs long IN lists as look-ups, where the plan runs in the driver: Calcite's own code for them
 * compares with one literal after the other, and a few hundred do not fit into a method.
 */
final class LongSearches {
  /** Shorter lists are the quicker for being code, and plainer in a plan as they are. */
  private static final int SHORTEST = 100;

  private static final SqlOperator FIND_TEXT = operator("findText");
  private static final SqlOperator FIND_NUMBER = operator("findNumber");

  private LongSearches() {}

  private static SqlOperator operator(String method) {
    return PlanFunction.of(
        "FIND",
        ReturnTypes.BOOLEAN_FORCE_NULLABLE,
        HeldRanges.class,
        method,
        SqlTypeName.ANY,
        SqlTypeName.ANY);
  }

  /**
   * The same plan, which has been chosen, with long lists held outside of its code.
   *
   * @param held takes the lists
   */
  static RelNode apply(RelNode root, HeldValues held) {
    return BottomUp.rewriteCalls(root, (call, rexBuilder) -> found(call, rexBuilder, held));
  }

  private static RexNode found(RexCall call, RexBuilder rexBuilder, HeldValues held) {
    if (!call.isA(SqlKind.SEARCH) || !(call.getOperands().get(1) instanceof RexLiteral literal)) {
      return call;
    }
    final RexNode operand = call.getOperands().get(0);
    final SqlOperator operator = operator(operand.getType());
    if (operator == null || sarg(literal).rangeSet.asRanges().size() < SHORTEST) {
      return call;
    }
    final HeldRanges ranges = ranges(literal, operand.getType());
    // Of the very type as before, nullability included, since what is above counts on it.
    return rexBuilder.makeCall(
        call.getType(), operator, List.of(operand, held.hold(ranges, rexBuilder)));
  }

  /**
   * What a search is for.
   *
   * @param literal the search's right operand
   * @param type the type of its left operand: a text, an exact number or a time
   */
  static HeldRanges ranges(RexLiteral literal, RelDataType type) {
    final Sarg<?> sarg = sarg(literal);
    return HeldRanges.of(sarg.rangeSet.asRanges(), value(type), sarg.nullAs);
  }

  private static Sarg<?> sarg(RexLiteral literal) {
    return Objects.requireNonNull(literal.getValueAs(Sarg.class), "sarg");
  }

  /** What looks values of a type up; null for types whose lists stay as they are. */
  private static @Nullable SqlOperator operator(RelDataType type) {
    return switch (type.getSqlTypeName()) {
      case CHAR, VARCHAR -> FIND_TEXT;
      case TINYINT, SMALLINT, INTEGER, BIGINT, DECIMAL, DOUBLE, DATE, TIMESTAMP -> FIND_NUMBER;
      default -> null;
    };
  }

  /** How code holds the literals that a type's values are compared with. */
  private static UnaryOperator<Object> value(RelDataType type) {
    return switch (type.getSqlTypeName()) {
      case CHAR, VARCHAR -> literal -> ((NlsString) literal).getValue();
      case DATE -> literal -> BigDecimal.valueOf(((DateString) literal).getDaysSinceEpoch());
      case TIMESTAMP ->
          literal -> BigDecimal.valueOf(((TimestampString) literal).getMillisSinceEpoch());
      case DOUBLE -> literal -> ((Number) literal).doubleValue();
      default -> literal -> new BigDecimal(literal.toString());
    };
  }
}
