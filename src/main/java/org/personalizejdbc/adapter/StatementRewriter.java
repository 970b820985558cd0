package org.personalizejdbc.adapter;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.calcite.sql.SqlBasicTypeNameSpec;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlExplain;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlTypeNameSpec;
import org.apache.calcite.sql.SqlUserDefinedTypeNameSpec;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.util.SqlShuttle;

/**
 * Rewrites what tools say and Calcite cannot run into what it can. Every expression keeps its
 * position, so that errors point at what was written.
 */
final class StatementRewriter extends SqlShuttle {
  private static final Map<String, SqlTypeName> TYPES =
      Map.of(
          "BOOL", SqlTypeName.BOOLEAN,
          "FLOAT8", SqlTypeName.DOUBLE,
          "INT4", SqlTypeName.INTEGER,
          "INT8", SqlTypeName.BIGINT,
          "STRING", SqlTypeName.VARCHAR,
          "TEXT", SqlTypeName.VARCHAR);

  private StatementRewriter() {}

  static SqlNode rewrite(SqlNode statement) {
    if (statement instanceof SqlExplain explain) {
      explain.setOperand(0, rewrite(explain.getExplicandum()));
      return explain;
    }
    return statement.isA(SqlKind.DML) || statement.isA(SqlKind.DDL)
        ? statement
        : Objects.requireNonNull(statement.accept(new StatementRewriter()));
  }

  @Override
  public SqlNode visit(SqlCall call) {
    final SqlNode visited = Objects.requireNonNull(super.visit(call));
    if (visited instanceof SqlSelect select) {
      return CommonColumns.qualify(select);
    } else if (visited instanceof SqlOrderBy ordered) {
      return CommonColumns.qualify(ordered);
    } else if (visited instanceof SqlCall other) {
      return switch (other.getKind()) {
        case EXPLICIT_TABLE -> all(other);
        case OVER -> RankFractions.standard(other);
        default -> FunctionNames.standard(other);
      };
    }
    return visited;
  }

  /** Names of types that other databases have. */
  @Override
  public SqlNode visit(SqlDataTypeSpec type) {
    final SqlTypeNameSpec name = type.getTypeNameSpec();
    final SqlTypeName standard =
        name instanceof SqlUserDefinedTypeNameSpec && name.getTypeName().isSimple()
            ? TYPES.get(name.getTypeName().getSimple().toUpperCase(Locale.ROOT))
            : null;
    final SqlParserPos position = type.getParserPosition();
    return standard == null
        ? type
        : new SqlDataTypeSpec(new SqlBasicTypeNameSpec(standard, position), position);
  }

  /** TABLE t is SELECT * FROM t. */
  private static SqlNode all(SqlCall table) {
    final SqlParserPos position = table.getParserPosition();
    return new SqlSelect(
        position,
        null,
        SqlNodeList.of(SqlIdentifier.star(position)),
        table.operand(0),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }
}
