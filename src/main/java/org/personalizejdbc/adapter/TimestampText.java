package org.personalizejdbc.adapter;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.schema.impl.ScalarFunctionImpl;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeTransforms;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.sql.validate.SqlUserDefinedFunction;
import org.jspecify.annotations.Nullable;

/**
 * Casts a TIMESTAMP to text with its milliseconds, where Calcite's own cast drops them. Public only
 * because generated code calls {@link #text}; stateless.
 */
public final class TimestampText {
  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final SqlOperator OPERATOR =
      new SqlUserDefinedFunction(
          new SqlIdentifier("TIMESTAMP_TEXT", SqlParserPos.ZERO),
          SqlKind.OTHER_FUNCTION,
          ReturnTypes.explicit(SqlTypeName.VARCHAR).andThen(SqlTypeTransforms.TO_NULLABLE),
          null,
          OperandTypes.operandMetadata(
              List.of(SqlTypeFamily.TIMESTAMP),
              factory -> List.of(factory.createSqlType(SqlTypeName.TIMESTAMP)),
              i -> "value",
              i -> false),
          Objects.requireNonNull(
              ScalarFunctionImpl.create(TimestampText.class, "text"), "TimestampText.text"));

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
