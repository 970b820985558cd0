package org.personalizejdbc.inventory;

import java.util.regex.Pattern;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexCorrelVariable;
import org.apache.calcite.rex.RexDynamicParam;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlDialect;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.dialect.HsqldbSqlDialect;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.util.Sarg;

/**
 * What may run inside an attached database: what means the same in each of them as it does here.
 * The rest is left to Calcite, for instance:
 *
 * <ul>
 *   <li>the order of texts, which is each database's own;
 *   <li>UPPER and LOWER, which in PostgreSQL depend on the locale;
 *   <li>division, which in DuckDB leaves the whole numbers;
 *   <li>functions that some do not have, such as JSON_VALUE.
 * </ul>
 */
final class Pushable {
  /** What is read as a date or time alike, without a word such as PostgreSQL's 'yesterday'. */
  private static final Pattern ISO =
      Pattern.compile(
          "\\d{4}-\\d\\d-\\d\\d( \\d\\d:\\d\\d:\\d\\d(\\.\\d{1,3})?)?|\\d\\d:\\d\\d:\\d\\d");

  private Pushable() {}

  /** Whether an operator, its inputs left aside, may run inside a database of a dialect. */
  static boolean isPushable(RelNode rel, SqlDialect dialect) {
    return isPushable(rel) && !(dialect instanceof HsqldbSqlDialect && selectsCondition(rel));
  }

  /**
   * Whether a condition is a column of the result: HSQLDB (2.7.3) takes one on a column's own
   * value, and none on an expression ({@code SELECT a + 1 > 2}).
   */
  private static boolean selectsCondition(RelNode rel) {
    return rel instanceof Project project
        && project.getProjects().stream()
            .anyMatch(
                node ->
                    node instanceof RexCall call
                        && call.getType().getSqlTypeName() == SqlTypeName.BOOLEAN
                        && call.getKind() != SqlKind.CASE);
  }

  private static boolean isPushable(RelNode rel) {
    if (rel instanceof Filter filter) {
      return isPushable(filter.getCondition());
    } else if (rel instanceof Project project) {
      return project.getProjects().stream().allMatch(Pushable::isPushable);
    } else if (rel instanceof Join join) {
      return isPushable(join.getCondition());
    } else if (rel instanceof Aggregate aggregate) {
      return aggregate.getAggCallList().stream().allMatch(call -> isPushable(call, aggregate));
    } else if (rel instanceof Sort sort) {
      return sort.getCollation().getKeys().stream()
          .noneMatch(key -> isText(sort.getRowType().getFieldList().get(key).getType()));
    }
    return true;
  }

  private static boolean isPushable(AggregateCall call, Aggregate aggregate) {
    return switch (call.getAggregation().getKind()) {
      case COUNT, SUM, SUM0 -> true;
      case MIN, MAX ->
          call.getArgList().stream()
              .map(arg -> aggregate.getInput().getRowType().getFieldList().get(arg).getType())
              .allMatch(type -> SqlTypeUtil.isNumeric(type) || SqlTypeUtil.isDatetime(type));
      default -> false;
    };
  }

  /** Whether an expression may. */
  static boolean isPushable(RexNode node) {
    if (node instanceof RexLiteral literal) {
      return isPushable(literal);
    } else if (node instanceof RexFieldAccess access) {
      return access.getReferenceExpr() instanceof RexCorrelVariable;
    } else if (node instanceof RexCall call) {
      return isPushableCall(call) && call.getOperands().stream().allMatch(Pushable::isPushable);
    }
    return node instanceof RexInputRef || node instanceof RexDynamicParam;
  }

  private static boolean isPushable(RexLiteral literal) {
    return switch (literal.getTypeName()) {
      // A flag of TRIM; the values of a SEARCH, which has been looked at.
      case SYMBOL, SARG, NULL, CHAR, BOOLEAN, DECIMAL, DOUBLE, DATE, TIME, TIMESTAMP -> true;
      default -> false;
    };
  }

  /** Whether a call may, its operands left aside. */
  private static boolean isPushableCall(RexCall call) {
    return switch (call.getKind()) {
      case AND,
          OR,
          NOT,
          IS_NULL,
          IS_NOT_NULL,
          IS_TRUE,
          IS_NOT_TRUE,
          IS_FALSE,
          IS_NOT_FALSE,
          CASE,
          COALESCE,
          EQUALS,
          NOT_EQUALS,
          IS_DISTINCT_FROM,
          IS_NOT_DISTINCT_FROM ->
          true;
      case LESS_THAN, LESS_THAN_OR_EQUAL, GREATER_THAN, GREATER_THAN_OR_EQUAL ->
          !isText(call.getOperands().get(0).getType());
      case SEARCH -> isPushableSearch(call);
      case PLUS, MINUS, TIMES, MINUS_PREFIX ->
          call.getOperands().stream().allMatch(operand -> SqlTypeUtil.isNumeric(operand.getType()));
      case LIKE -> isPushableLike(call);
      case TRIM -> call.getOperands().get(1) instanceof RexLiteral;
      case CAST -> isPushableCast(call.getOperands().get(0), call.getType());
      default ->
          call.getOperator().getName().equals("||")
              && call.getOperands().stream().allMatch(operand -> isText(operand.getType()));
    };
  }

  private static boolean isPushableSearch(RexCall call) {
    final Sarg<?> sarg = ((RexLiteral) call.getOperands().get(1)).getValueAs(Sarg.class);
    return !isText(call.getOperands().get(0).getType())
        || (sarg != null && (sarg.isPoints() || sarg.isComplementedPoints()));
  }

  /** A backslash escapes in some databases without being asked to. */
  private static boolean isPushableLike(RexCall call) {
    return call.getOperands().size() == 2
        && call.getOperands().get(1) instanceof RexLiteral pattern
        && !String.valueOf(pattern.getValueAs(String.class)).contains("\\");
  }

  /** Only casts that keep the value: databases round, cut and pad, each in its own way. */
  private static boolean isPushableCast(RexNode operand, RelDataType to) {
    final RelDataType from = operand.getType();
    if (operand instanceof RexLiteral literal && isText(from)) {
      return SqlTypeUtil.isDatetime(to)
          && ISO.matcher(String.valueOf(literal.getValueAs(String.class))).matches();
    } else if (from.getSqlTypeName() == to.getSqlTypeName() && !SqlTypeUtil.isNumeric(from)) {
      // Of times, too: some databases round to whole seconds, and some cut.
      return isNoShorter(from.getPrecision(), to.getPrecision());
    } else if (SqlTypeUtil.isExactNumeric(from)) {
      return SqlTypeUtil.isApproximateNumeric(to)
          ? to.getSqlTypeName() != SqlTypeName.REAL
          : SqlTypeUtil.isExactNumeric(to) && holds(to, from);
    }
    return from.getSqlTypeName() == to.getSqlTypeName()
        || (from.getSqlTypeName() == SqlTypeName.DATE
            && to.getSqlTypeName() == SqlTypeName.TIMESTAMP)
        || (from.getSqlTypeName() == SqlTypeName.REAL && SqlTypeUtil.isApproximateNumeric(to));
  }

  private static boolean isNoShorter(int from, int to) {
    return to == RelDataType.PRECISION_NOT_SPECIFIED
        || (from != RelDataType.PRECISION_NOT_SPECIFIED && from <= to);
  }

  private static boolean holds(RelDataType to, RelDataType from) {
    return to.getScale() >= from.getScale()
        && to.getPrecision() - to.getScale() >= from.getPrecision() - from.getScale();
  }

  private static boolean isText(RelDataType type) {
    return type.getSqlTypeName().getFamily() == SqlTypeFamily.CHARACTER;
  }
}
