package org.personalizejdbc.adapter;

import java.math.BigDecimal;
import java.util.Objects;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexLiteral;
import org.jspecify.annotations.Nullable;

/** The values of literals, in the form in which generated code would hold them. */
final class DirectLiterals {
  private DirectLiterals() {}

  /** Whether {@link #value} knows the form. */
  static boolean canRead(RexLiteral literal, RelDataType type) {
    return literal.isNull()
        || switch (type.getSqlTypeName()) {
          case CHAR, VARCHAR, BOOLEAN, TINYINT, SMALLINT, INTEGER, BIGINT, DECIMAL -> true;
          // Calcite has more digits of a second than milliseconds for some.
          case TIMESTAMP -> type.getPrecision() <= 3;
          default -> false;
        };
  }

  /** The value of a literal as one of a type; null for NULL. */
  static @Nullable Object value(RexLiteral literal, RelDataType type) {
    if (literal.isNull()) {
      return null;
    }
    return switch (type.getSqlTypeName()) {
      case CHAR, VARCHAR -> literal.getValueAs(String.class);
      case BOOLEAN -> literal.getValueAs(Boolean.class);
      case TINYINT -> number(literal).byteValueExact();
      case SMALLINT -> number(literal).shortValueExact();
      case INTEGER -> number(literal).intValueExact();
      case BIGINT -> number(literal).longValueExact();
      case DECIMAL -> number(literal);
      case TIMESTAMP -> literal.getValueAs(Long.class);
      default -> throw new IllegalArgumentException(literal + " of " + type);
    };
  }

  private static BigDecimal number(RexLiteral literal) {
    return Objects.requireNonNull(literal.getValueAs(BigDecimal.class), "value");
  }
}
