package org.personalizejdbc.adapter;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexDynamicParam;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexLocalRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.jspecify.annotations.Nullable;

/**
 * Makes expressions ready to be worked out: columns, literals and parameters, compared with each
 * other and joined by AND, OR and NOT. Only such as cannot fail, so that it does not matter in
 * which order they are worked out. For one thread.
 */
final class DirectExpressions {
  /** Deeper ones might not fit on the stack of whoever runs the plan. */
  private static final int MAX_DEPTH = 50;

  /** More take longer to work out one by one than code does; what is shared counts each time. */
  private static final int MAX_PARTS = 500;

  private final List<RexNode> shared;
  private final BitSet columns = new BitSet();
  private int depth;
  private int parts;

  /** Makes them ready for the expressions of a program. */
  DirectExpressions(List<RexNode> shared) {
    this.shared = shared;
  }

  /** The columns of the input that the expressions read which were made ready, by index. */
  BitSet columns() {
    return columns;
  }

  /** An expression that is ready; null where it takes generated code. */
  @Nullable DirectExpression of(RexNode node) {
    if (depth >= MAX_DEPTH || parts >= MAX_PARTS) {
      return null;
    }
    depth++;
    parts++;
    try {
      if (node instanceof RexLocalRef ref) {
        return of(shared.get(ref.getIndex()));
      } else if (node instanceof RexInputRef ref) {
        columns.set(ref.getIndex());
        return DirectExpression.column(ref.getIndex());
      } else if (node instanceof RexLiteral literal) {
        return ofLiteral(literal);
      } else if (node instanceof RexDynamicParam parameter) {
        return ofParameter(parameter);
      }
      return node instanceof RexCall call ? ofCall(call) : null;
    } finally {
      depth--;
    }
  }

  private static @Nullable DirectExpression ofLiteral(RexLiteral literal) {
    if (!DirectLiterals.canRead(literal, literal.getType())) {
      return null;
    }
    final Object value = DirectLiterals.value(literal, literal.getType());
    return (row, context) -> value;
  }

  private static @Nullable DirectExpression ofParameter(RexDynamicParam parameter) {
    if (parameter.getType().getSqlTypeName() != SqlTypeName.VARCHAR) {
      return null;
    }
    final String name = parameter.getName();
    return (row, context) -> (String) context.get(name);
  }

  private @Nullable DirectExpression ofCall(RexCall call) {
    return switch (call.getKind()) {
      case AND -> junction(call, false);
      case OR -> junction(call, true);
      case NOT -> truth(call, value -> value == null ? null : !value);
      case IS_TRUE -> truth(call, value -> Boolean.TRUE.equals(value));
      case IS_NOT_TRUE -> truth(call, value -> !Boolean.TRUE.equals(value));
      case IS_FALSE -> truth(call, value -> Boolean.FALSE.equals(value));
      case IS_NOT_FALSE -> truth(call, value -> !Boolean.FALSE.equals(value));
      case IS_NULL -> test(call, value -> value == null);
      case IS_NOT_NULL -> test(call, value -> value != null);
      case EQUALS -> comparison(call, order -> order == 0);
      case NOT_EQUALS -> comparison(call, order -> order != 0);
      case LESS_THAN -> comparison(call, order -> order < 0);
      case LESS_THAN_OR_EQUAL -> comparison(call, order -> order <= 0);
      case GREATER_THAN -> comparison(call, order -> order > 0);
      case GREATER_THAN_OR_EQUAL -> comparison(call, order -> order >= 0);
      case CAST -> cast(call);
      case SEARCH -> search(call);
      default -> MatchText.isLike(call) ? like(call) : null;
    };
  }

  /** Works a condition out of a condition's truth, null for unknown. */
  private interface Truth {
    @Nullable Boolean of(@Nullable Boolean value);
  }

  private @Nullable DirectExpression truth(RexCall call, Truth truth) {
    final DirectExpression operand = of(call.getOperands().get(0));
    return operand == null ? null : (row, context) -> truth.of((Boolean) operand.of(row, context));
  }

  private @Nullable DirectExpression test(RexCall call, Predicate<@Nullable Object> test) {
    final DirectExpression operand = of(call.getOperands().get(0));
    return operand == null ? null : (row, context) -> test.test(operand.of(row, context));
  }

  /**
   * AND or OR.
   *
   * @param decisive what one operand must be for the rest not to matter
   */
  private @Nullable DirectExpression junction(RexCall call, Boolean decisive) {
    final List<DirectExpression> operands = operands(call);
    if (operands == null) {
      return null;
    }
    return (row, context) -> {
      boolean unknown = false;
      for (DirectExpression operand : operands) {
        final Object value = operand.of(row, context);
        if (decisive.equals(value)) {
          return decisive;
        }
        unknown |= value == null;
      }
      return unknown ? null : !decisive;
    };
  }

  private @Nullable List<DirectExpression> operands(RexCall call) {
    final List<DirectExpression> operands = new ArrayList<>();
    for (RexNode node : call.getOperands()) {
      final DirectExpression operand = of(node);
      if (operand == null) {
        return null;
      }
      operands.add(operand);
    }
    return List.copyOf(operands);
  }

  private @Nullable DirectExpression comparison(RexCall call, IntPredicate test) {
    final RelDataType left = call.getOperands().get(0).getType();
    final RelDataType right = call.getOperands().get(1).getType();
    final List<DirectExpression> operands =
        isText(left) && isText(right) || isWhole(left) && isWhole(right) || isSame(left, right)
            ? operands(call)
            : null;
    if (operands == null) {
      return null;
    }
    final DirectExpression first = operands.get(0);
    final DirectExpression second = operands.get(1);
    final boolean whole = isWhole(left);
    return (row, context) -> {
      final Object one = first.of(row, context);
      final Object other = one == null ? null : second.of(row, context);
      return one == null || other == null
          ? null
          : (Object)
              test.test(
                  whole
                      ? Long.compare(((Number) one).longValue(), ((Number) other).longValue())
                      : compare(one, other));
    };
  }

  @SuppressWarnings("unchecked") // Both are of one class, which compares itself.
  private static int compare(Object one, Object other) {
    return ((Comparable<Object>) one).compareTo(other);
  }

  /** Whether two types' values are held alike, and compared by that. */
  private static boolean isSame(RelDataType left, RelDataType right) {
    return left.getSqlTypeName() == right.getSqlTypeName()
        && switch (left.getSqlTypeName()) {
          case BOOLEAN -> true;
          case TIMESTAMP -> left.getPrecision() <= 3 && right.getPrecision() <= 3;
          default -> false;
        };
  }

  private static boolean isText(RelDataType type) {
    return SqlTypeUtil.inCharFamily(type);
  }

  private static boolean isWhole(RelDataType type) {
    return SqlTypeName.INT_TYPES.contains(type.getSqlTypeName());
  }

  /** A cast that leaves every value as it is. */
  private @Nullable DirectExpression cast(RexCall call) {
    final RexNode operand = call.getOperands().get(0);
    return Constants.holds(call.getType(), operand.getType())
            || SqlTypeUtil.equalSansNullability(call.getType(), operand.getType())
        ? of(operand)
        : null;
  }

  private @Nullable DirectExpression search(RexCall call) {
    final RexNode searched = call.getOperands().get(0);
    final RelDataType type = searched.getType();
    final boolean text = isText(type);
    final RexLiteral literal =
        text || isWhole(type) || type.getSqlTypeName() == SqlTypeName.TIMESTAMP
            ? literal(call.getOperands().get(1))
            : null;
    final DirectExpression operand = literal == null ? null : of(searched);
    if (literal == null || operand == null) {
      return null;
    }
    final HeldRanges ranges = LongSearches.ranges(literal, type);
    return text
        ? (row, context) -> HeldRanges.findText((String) operand.of(row, context), ranges)
        : (row, context) -> HeldRanges.findNumber(operand.of(row, context), ranges);
  }

  /** LIKE or ILIKE with a pattern that is known and escapes nothing. */
  private @Nullable DirectExpression like(RexCall call) {
    final RexLiteral known = literal(call.getOperands().get(1));
    final RexLiteral anyCase = literal(call.getOperands().get(2));
    final DirectExpression text = of(call.getOperands().get(0));
    if (text == null || known == null || known.isNull() || anyCase == null) {
      return null;
    }
    final LikePattern pattern = MatchText.pattern(known, anyCase);
    return (row, context) -> {
      final String value = (String) text.of(row, context);
      return value == null
          ? null
          : (Object) pattern.matches(value, (Watch) context.get(Watch.VARIABLE));
    };
  }

  /** The literal that an expression is, or null. */
  private @Nullable RexLiteral literal(RexNode node) {
    final RexNode plain = node instanceof RexLocalRef ref ? shared.get(ref.getIndex()) : node;
    return plain instanceof RexLiteral literal ? literal : null;
  }
}
