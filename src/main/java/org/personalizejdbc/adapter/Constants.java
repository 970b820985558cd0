package org.personalizejdbc.adapter;

import org.apache.calcite.DataContext;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexDynamicParam;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.jspecify.annotations.Nullable;

/** Texts that are known when a statement begins to run: literals and parameters. */
final class Constants {
  private Constants() {}

  /** Whether {@link #text} can read an expression. */
  static boolean isText(RexNode node) {
    final RexNode bare = bare(node);
    return SqlTypeUtil.isCharacter(node.getType())
        && (bare instanceof RexLiteral || bare instanceof RexDynamicParam);
  }

  /** The value; null for NULL. */
  static @Nullable String text(RexNode node, DataContext root) {
    final RexNode bare = bare(node);
    if (bare instanceof RexLiteral literal) {
      return literal.getValueAs(String.class);
    }
    final Object value = root.get(((RexDynamicParam) bare).getName());
    return value == null ? null : value.toString();
  }

  /** A constant as a plan shows it. */
  static String tell(RexNode node) {
    final RexNode bare = bare(node);
    return bare instanceof RexLiteral literal
        ? String.valueOf(literal.getValueAs(String.class))
        : bare.toString();
  }

  /** Whether text that is cast to a type stays as it is, neither cut off nor padded. */
  static boolean holds(RelDataType type, RelDataType operand) {
    return type.getSqlTypeName() == SqlTypeName.VARCHAR
        && SqlTypeUtil.isCharacter(operand)
        && SqlTypeUtil.comparePrecision(type.getPrecision(), operand.getPrecision()) >= 0;
  }

  private static RexNode bare(RexNode node) {
    RexNode bare = node;
    while (bare.isA(SqlKind.CAST)
        && SqlTypeUtil.isCharacter(bare.getType())
        && holds(bare.getType(), ((RexCall) bare).getOperands().get(0).getType())) {
      bare = ((RexCall) bare).getOperands().get(0);
    }
    return bare;
  }
}
