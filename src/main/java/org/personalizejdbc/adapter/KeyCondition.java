package org.personalizejdbc.adapter;

import com.google.common.collect.Range;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUnknownAs;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.util.NlsString;
import org.apache.calcite.util.Sarg;
import org.jspecify.annotations.Nullable;

/**
 * What a condition says about a key, such as the ARN or the Region: the values that it allows, and
 * what is left to check. Made by {@link #of}, immutable.
 *
 * <p>Examples, where {@code a} is the key:
 *
 * <pre>
 * a = 'x' AND status = 'ACTIVE'    keys ['x'], rest [status = 'ACTIVE']
 * a IN ('x', 'y')                  keys ['x', 'y']
 * 'x' = a OR a = ?                 keys ['x', ?]
 * a = ? AND a = 'x'                keys ['x'], onKey [a = ?]
 * a = 'x' OR status = 'ACTIVE'     none: a row may have any key
 * </pre>
 *
 * @param keys expressions that do not depend on a row, distinct, at least one; a row that meets the
 *     condition has one of their values as its key
 * @param onKey conjuncts that look at nothing but the key, and so can be checked before a call
 * @param rest the other conjuncts
 */
record KeyCondition(List<RexNode> keys, List<RexNode> onKey, List<RexNode> rest) {

  /**
   * Translates a condition.
   *
   * @param isKeyColumn tells which of the input's columns hold the key
   * @return null where the condition does not bound the key
   */
  static @Nullable KeyCondition of(
      RexNode condition, IntPredicate isKeyColumn, RexBuilder rexBuilder) {
    final List<RexNode> conjuncts = RelOptUtil.conjunctions(condition);
    RexNode chosen = null;
    Candidate best = null;
    for (RexNode conjunct : conjuncts) {
      final Candidate candidate = candidate(conjunct, isKeyColumn, rexBuilder);
      if (candidate != null && (best == null || candidate.keys.size() < best.keys.size())) {
        chosen = conjunct;
        best = candidate;
      }
    }
    if (best == null) {
      return null;
    }
    final List<RexNode> onKey = new ArrayList<>();
    final List<RexNode> rest = new ArrayList<>();
    for (RexNode conjunct : conjuncts) {
      if (conjunct != chosen || !best.exact) {
        (looksAtKeyOnly(conjunct, isKeyColumn) ? onKey : rest).add(conjunct);
      }
    }
    return new KeyCondition(List.copyOf(best.keys), List.copyOf(onKey), List.copyOf(rest));
  }

  /**
   * The keys that one conjunct allows.
   *
   * @param exact whether the conjunct says nothing else
   */
  private record Candidate(Set<RexNode> keys, boolean exact) {}

  private static @Nullable Candidate candidate(
      RexNode node, IntPredicate isKeyColumn, RexBuilder rexBuilder) {
    return switch (node.getKind()) {
      case EQUALS -> ofEquality((RexCall) node, isKeyColumn);
      case OR -> ofDisjunction((RexCall) node, isKeyColumn, rexBuilder);
      case AND -> ofConjunction(node, isKeyColumn, rexBuilder);
      case SEARCH -> ofSearch((RexCall) node, isKeyColumn, rexBuilder);
      default -> null;
    };
  }

  private static @Nullable Candidate ofEquality(RexCall call, IntPredicate isKeyColumn) {
    final RexNode left = call.getOperands().get(0);
    final RexNode right = call.getOperands().get(1);
    if (isColumn(left, isKeyColumn) && isKey(right)) {
      return new Candidate(Set.of(right), true);
    } else if (isColumn(right, isKeyColumn) && isKey(left)) {
      return new Candidate(Set.of(left), true);
    }
    return null;
  }

  private static @Nullable Candidate ofDisjunction(
      RexCall call, IntPredicate isKeyColumn, RexBuilder rexBuilder) {
    final Set<RexNode> union = new LinkedHashSet<>();
    boolean exact = true;
    for (RexNode operand : call.getOperands()) {
      final Candidate candidate = candidate(operand, isKeyColumn, rexBuilder);
      if (candidate == null) {
        return null;
      }
      union.addAll(candidate.keys);
      exact &= candidate.exact;
    }
    return new Candidate(union, exact);
  }

  /** Within a disjunction: what stands beside the key is left to be checked. */
  private static @Nullable Candidate ofConjunction(
      RexNode node, IntPredicate isKeyColumn, RexBuilder rexBuilder) {
    for (RexNode conjunct : RelOptUtil.conjunctions(node)) {
      final Candidate candidate = candidate(conjunct, isKeyColumn, rexBuilder);
      if (candidate != null) {
        return new Candidate(candidate.keys, false);
      }
    }
    return null;
  }

  /** Calcite's form of an IN list of literals. */
  private static @Nullable Candidate ofSearch(
      RexCall call, IntPredicate isKeyColumn, RexBuilder rexBuilder) {
    if (!isColumn(call.getOperands().get(0), isKeyColumn)) {
      return null;
    }
    final Sarg<?> sarg = ((RexLiteral) call.getOperands().get(1)).getValueAs(Sarg.class);
    if (sarg == null || !sarg.isPoints() || sarg.nullAs == RexUnknownAs.TRUE) {
      return null;
    }
    final RelDataType type = keyType(rexBuilder);
    final Set<RexNode> keys = new LinkedHashSet<>();
    for (Range<?> range : sarg.rangeSet.asRanges()) {
      if (!(range.lowerEndpoint() instanceof NlsString text)) {
        return null;
      }
      keys.add(rexBuilder.makeCast(type, rexBuilder.makeCharLiteral(text)));
    }
    return keys.isEmpty() ? null : new Candidate(keys, true);
  }

  /** The type in which keys are compared: text of any length, which may be null. */
  static RelDataType keyType(RexBuilder rexBuilder) {
    final var factory = rexBuilder.getTypeFactory();
    return factory.createTypeWithNullability(factory.createSqlType(SqlTypeName.VARCHAR), true);
  }

  /** Whether an expression is a column, or the column cast to text that holds all its values. */
  static boolean isColumn(RexNode node, IntPredicate isKeyColumn) {
    RexNode bare = node;
    while (bare.isA(SqlKind.CAST)
        && bare.getType().getSqlTypeName() == SqlTypeName.VARCHAR
        && SqlTypeUtil.comparePrecision(
                bare.getType().getPrecision(),
                ((RexCall) bare).getOperands().get(0).getType().getPrecision())
            >= 0) {
      bare = ((RexCall) bare).getOperands().get(0);
    }
    return bare instanceof RexInputRef ref && isKeyColumn.test(ref.getIndex());
  }

  /** The field that an expression is, perhaps cast to longer text; -1 for another. */
  static int columnOf(RexNode node) {
    final int[] found = {-1};
    isColumn(
        node,
        field -> {
          found[0] = field;
          return true;
        });
    return found[0];
  }

  /** Whether an expression is text with one value for all rows. */
  private static boolean isKey(RexNode node) {
    return SqlTypeUtil.isCharacter(node.getType()) && RexUtil.isConstant(node);
  }

  private static boolean looksAtKeyOnly(RexNode conjunct, IntPredicate isKeyColumn) {
    if (!RexUtil.isDeterministic(conjunct)) {
      return false;
    }
    return RelOptUtil.InputFinder.bits(conjunct).asList().stream().allMatch(isKeyColumn::test);
  }
}
