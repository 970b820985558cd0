package org.personalizejdbc.adapter;

import java.util.List;
import java.util.Objects;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.runtime.SqlFunctions;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlTrimFunction;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/**
 * Runs TRIM where the plan runs in the driver. Calcite's own code for it forgets which end to trim
 * where it stands in CASE and the same end is trimmed outside of it too: it finds the flag by a
 * variable that CASE's branches do not know. Public only because generated code calls {@link
 * #trim}; stateless.
 */
public final class TrimText {
  private static final SqlOperator OPERATOR =
      PlanFunction.of(
          "TRIM_TEXT",
          PlanFunction.TEXT,
          TrimText.class,
          "trim",
          SqlTypeName.BOOLEAN,
          SqlTypeName.BOOLEAN,
          SqlTypeName.VARCHAR,
          SqlTypeName.VARCHAR);

  private TrimText() {}

  /**
   * Text without what stands at its ends.
   *
   * @param left whether to trim the beginning
   * @param right whether to trim the end
   * @param characters what to take away, any of them; null for NULL
   * @param text null for NULL
   */
  public static @Nullable String trim(
      boolean left, boolean right, @Nullable String characters, @Nullable String text) {
    return characters == null || text == null
        ? null
        : SqlFunctions.trim(left, right, characters, text, false);
  }

  /** The same plan, which has been chosen, with TRIM run by this class. */
  static RelNode apply(RelNode root) {
    return BottomUp.rewriteCalls(root, TrimText::trimmed);
  }

  private static RexNode trimmed(RexCall call, RexBuilder rexBuilder) {
    if (!call.isA(SqlKind.TRIM) || !(call.getOperands().get(0) instanceof RexLiteral literal)) {
      return call;
    }
    final SqlTrimFunction.Flag flag =
        Objects.requireNonNull(literal.getValueAs(SqlTrimFunction.Flag.class), "flag");
    final RexNode trimmed =
        rexBuilder.makeCall(
            OPERATOR,
            List.of(
                rexBuilder.makeLiteral(flag != SqlTrimFunction.Flag.TRAILING),
                rexBuilder.makeLiteral(flag != SqlTrimFunction.Flag.LEADING),
                call.getOperands().get(1),
                call.getOperands().get(2)));
    // Of the very type as before, nullability included, since what is above counts on it.
    return rexBuilder.makeAbstractCast(call.getType(), trimmed, false);
  }
}
