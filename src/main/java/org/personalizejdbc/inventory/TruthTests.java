package org.personalizejdbc.inventory;

import java.util.Objects;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDialect;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.dialect.HsqldbSqlDialect;
import org.apache.calcite.sql.fun.SqlCase;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/**
 * Writes tests of truth as CASE for HSQLDB, which (2.7.3) says NULL of {@code NULL IS TRUE} and
 * {@code NULL IS NOT TRUE}, and so drops rows. They come from Calcite, too, out of {@code IS
 * DISTINCT FROM}.
 *
 * <pre>
 * a = 'x' IS NOT TRUE    becomes    CASE WHEN a = 'x' THEN FALSE ELSE TRUE END
 * </pre>
 */
final class TruthTests extends SqlShuttle {

  /** The same query, for a database of the dialect. */
  static SqlNode in(SqlNode query, SqlDialect dialect) {
    return dialect instanceof HsqldbSqlDialect
        ? Objects.requireNonNull(query.accept(new TruthTests()), "query")
        : query;
  }

  @Override
  public @Nullable SqlNode visit(SqlCall call) {
    final SqlNode visited = Objects.requireNonNull(super.visit(call), "call");
    if (!(visited instanceof SqlCall test)) {
      return visited;
    }
    return switch (test.getKind()) {
      case IS_TRUE -> choice(test.operand(0), true);
      case IS_NOT_TRUE -> choice(test.operand(0), false);
      case IS_FALSE -> choice(not(test.operand(0)), true);
      case IS_NOT_FALSE -> choice(not(test.operand(0)), false);
      default -> visited;
    };
  }

  private static SqlNode not(SqlNode condition) {
    return SqlStdOperatorTable.NOT.createCall(SqlParserPos.ZERO, condition);
  }

  /** The answer where the condition holds; its contrary where it does not, or is unknown. */
  private static SqlNode choice(SqlNode condition, boolean answer) {
    return new SqlCase(
        SqlParserPos.ZERO,
        null,
        SqlNodeList.of(condition),
        SqlNodeList.of(SqlLiteral.createBoolean(answer, SqlParserPos.ZERO)),
        SqlLiteral.createBoolean(!answer, SqlParserPos.ZERO));
  }
}
