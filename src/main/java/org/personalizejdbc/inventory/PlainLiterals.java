package org.personalizejdbc.inventory;

import java.util.Objects;
import org.apache.calcite.sql.SqlBasicTypeNameSpec;
import org.apache.calcite.sql.SqlCharStringLiteral;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/**
 * Writes texts and their types without the character set ({@code 'x'}, not {@code _UTF-8'x'}),
 * which few databases can read, since every text of ours is of the same.
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

  @Override
  public SqlNode visit(SqlDataTypeSpec type) {
    return type.getTypeNameSpec() instanceof SqlBasicTypeNameSpec basic
            && basic.getCharSetName() != null
        ? new SqlDataTypeSpec(
            new SqlBasicTypeNameSpec(
                SqlTypeName.valueOf(basic.getTypeName().getSimple()),
                basic.getPrecision(),
                type.getParserPosition()),
            type.getParserPosition())
        : type;
  }
}
