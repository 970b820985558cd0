package org.personalizejdbc.adapter;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.jspecify.annotations.Nullable;

/**
 * Casts a TIMESTAMP to text with its milliseconds, where Calcite's own cast drops them. Public only
 * because generated code calls {@link #text}; stateless.
 */
public final class TimestampText {
  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final SqlOperator OPERATOR =
      PlanFunction.of(
          "TIMESTAMP_TEXT", PlanFunction.TEXT, TimestampText.class, "text", SqlTypeName.TIMESTAMP);

  private TimestampText() {}

  /**
   * The text of a TIMESTAMP.
   *
   * @param millis the wall-clock time in milliseconds since 1970; null for NULL
   */
  public static @Nullable String text(@Nullable Long millis) {
    return millis == null ? null : FORMAT.format(Instant.ofEpochMilli(millis));
  }

  /** A cast of a TIMESTAMP to text with its milliseconds; anything else as it is. */
  static RexNode withMillis(RexBuilder rexBuilder, RexNode node) {
    if (node.isA(SqlKind.CAST)
        && SqlTypeUtil.inCharFamily(node.getType())
        && ((RexCall) node).getOperands().get(0).getType().getSqlTypeName()
            == SqlTypeName.TIMESTAMP) {
      return rexBuilder.makeCast(
          node.getType(), rexBuilder.makeCall(OPERATOR, ((RexCall) node).getOperands()));
    }
    return node;
  }
}
