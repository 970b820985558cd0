package org.personalizejdbc.inventory;

import java.util.Objects;
import org.apache.calcite.sql.SqlCharStringLiteral;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/**
 * Writes texts without their character set ({@code 'x'}, not {@code _UTF-8'x'}), which few
 * databases can read, since every text of ours is of the same.
 */
final class PlainLiterals extends SqlShuttle {

  /** The same query, its texts plain. */
  static SqlNode in(SqlNode query) {
    return Objects.requireNonNull(query.accept(new PlainLiterals()), "query");
  }

  @Override
  public @Nullable SqlNode visit(SqlLiteral literal) {
    return literal instanceof SqlCharStringLiteral text
        ? SqlLiteral.createCharString(
            Objects.requireNonNull(text.getValueAs(String.class), "text"),
            literal.getParserPosition())
        : literal;
  }
}
