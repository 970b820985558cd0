package org.personalizejdbc.adapter;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlLibraryOperators;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.jspecify.annotations.Nullable;

/**
 * Runs LIKE, ILIKE and RLIKE where the plan runs in the driver. Calcite makes a regular expression
 * of LIKE's pattern, whose {@code %} try each other's every place: a few of them take for ever, and
 * nothing can end that. Here LIKE takes text times pattern at the most, and all three end with
 * their execution. Public only because generated code calls its methods; stateless.
 */
public final class MatchText {
  private static final SqlOperator LIKE =
      PlanFunction.of(
          "LIKE_TEXT",
          ReturnTypes.BOOLEAN_FORCE_NULLABLE,
          MatchText.class,
          "like",
          SqlTypeName.VARCHAR,
          SqlTypeName.VARCHAR,
          SqlTypeName.BOOLEAN,
          SqlTypeName.ANY);

  /** Text, pattern, whether case matters, and the watch. */
  private static final int LIKE_OPERANDS = 4;

  private static final SqlOperator LIKE_ESCAPE =
      PlanFunction.of(
          "LIKE_TEXT",
          ReturnTypes.BOOLEAN_FORCE_NULLABLE,
          MatchText.class,
          "likeEscape",
          SqlTypeName.VARCHAR,
          SqlTypeName.VARCHAR,
          SqlTypeName.VARCHAR,
          SqlTypeName.BOOLEAN,
          SqlTypeName.ANY);

  private static final SqlOperator RLIKE =
      PlanFunction.of(
          "RLIKE_TEXT",
          ReturnTypes.BOOLEAN_FORCE_NULLABLE,
          MatchText.class,
          "rlike",
          SqlTypeName.VARCHAR,
          SqlTypeName.VARCHAR,
          SqlTypeName.ANY);

  private MatchText() {}

  /**
   * Whether a text is like a pattern that escapes nothing.
   *
   * @param text null for NULL
   * @param pattern null for NULL
   * @param anyCase whether a to z match A to Z
   * @param watch null where nothing can end the work
   */
  public static @Nullable Boolean like(
      @Nullable String text, @Nullable String pattern, boolean anyCase, @Nullable Watch watch) {
    return text == null || pattern == null
        ? null
        : LikePattern.of(pattern, anyCase).matches(text, watch);
  }

  /**
   * Whether a text is like a pattern.
   *
   * @param text null for NULL
   * @param pattern null for NULL
   * @param escape what makes the character after it an ordinary one; null for NULL
   * @param anyCase whether a to z match A to Z
   * @param watch null where nothing can end the work
   * @throws IllegalArgumentException if the escape is not one character, or stands before one that
   *     needs none
   */
  public static @Nullable Boolean likeEscape(
      @Nullable String text,
      @Nullable String pattern,
      @Nullable String escape,
      boolean anyCase,
      @Nullable Watch watch) {
    return text == null || pattern == null || escape == null
        ? null
        : LikePattern.of(pattern, escape, anyCase).matches(text, watch);
  }

  /**
   * Whether a regular expression of Java's matches somewhere in a text.
   *
   * @param text null for NULL
   * @param regex null for NULL
   * @param watch null where nothing can end the work
   * @throws IllegalArgumentException if the expression is none
   */
  public static @Nullable Boolean rlike(
      @Nullable String text, @Nullable String regex, @Nullable Watch watch) {
    if (text == null || regex == null) {
      return null;
    }
    try {
      return Pattern.compile(regex).matcher(new WatchedText(text, watch)).find();
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(
          "Invalid regular expression '" + regex + "': " + e.getDescription(), e);
    }
  }

  /** The same plan, which has been chosen, with texts matched by this class. */
  static RelNode apply(RelNode root) {
    return BottomUp.rewriteCalls(root, MatchText::matched);
  }

  /** The same expressions, with texts matched by this class. */
  static List<RexNode> apply(List<RexNode> expressions, RexBuilder rexBuilder) {
    return new CallRewriter(rexBuilder, MatchText::matched).visitList(expressions);
  }

  /** Whether a call is one of LIKE or ILIKE, without an escape, that is run by this class. */
  static boolean isLike(RexCall call) {
    // The operator of one with an escape has the same name, and equals it.
    return call.getOperator().equals(LIKE) && call.getOperands().size() == LIKE_OPERANDS;
  }

  /**
   * The pattern of such a call.
   *
   * @param pattern the literal that is the call's second operand, not NULL
   * @param anyCase the literal that is its third
   */
  static LikePattern pattern(RexLiteral pattern, RexLiteral anyCase) {
    return LikePattern.of(
        Objects.requireNonNull(pattern.getValueAs(String.class), "pattern"),
        RexLiteral.booleanValue(anyCase));
  }

  private static RexNode matched(RexCall call, RexBuilder rexBuilder) {
    final SqlOperator operator = call.getOperator();
    final boolean anyCase = operator.equals(SqlLibraryOperators.ILIKE);
    final boolean regex = operator.equals(SqlLibraryOperators.RLIKE);
    if (!anyCase && !regex && !operator.equals(SqlStdOperatorTable.LIKE)
        || !call.getOperands().stream()
            .allMatch(operand -> SqlTypeUtil.inCharFamily(operand.getType()))) {
      return call;
    }
    final List<RexNode> operands = new ArrayList<>(call.getOperands());
    if (!regex) {
      operands.add(rexBuilder.makeLiteral(anyCase));
    }
    operands.add(Watch.expression(rexBuilder));
    // Of the very type as before, nullability included, since what is above counts on it.
    return rexBuilder.makeCall(
        call.getType(),
        regex ? RLIKE : call.getOperands().size() == 2 ? LIKE : LIKE_ESCAPE,
        operands);
  }
}
