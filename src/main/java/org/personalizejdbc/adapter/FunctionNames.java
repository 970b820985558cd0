package org.personalizejdbc.adapter;

import java.util.List;
import java.util.Locale;
import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.sql.SqlBasicTypeNameSpec;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/**
 * Functions that Calcite has under another name or in another form. They are replaced before
 * anything else looks at the statement, so that they are planned as Calcite's own are.
 */
final class FunctionNames {
  private FunctionNames() {}

  /** A call of Calcite's function; the same call where it is one already. */
  static SqlCall standard(SqlCall call) {
    if (!(call.getOperator() instanceof SqlFunction function)) {
      return call;
    }
    final SqlParserPos position = call.getParserPosition();
    final List<SqlNode> operands = call.getOperandList();
    final String name = function.getName().toUpperCase(Locale.ROOT);
    final SqlOperator same = sameOperands(name, operands.size());
    if (same != null) {
      return same.createCall(position, operands);
    }
    return switch (name) {
      case "DATE_TRUNC" -> operands.size() == 2 ? dateTrunc(call) : call;
      case "OCTET_LENGTH" ->
          operands.size() == 1
              ? SqlStdOperatorTable.OCTET_LENGTH.createCall(position, bytes(operands.get(0)))
              : call;
      case "MEDIAN" ->
          operands.size() == 1
              ? SqlStdOperatorTable.WITHIN_GROUP.createCall(
                  position,
                  Percentiles.CONTINUOUS.createCall(
                      position, SqlLiteral.createExactNumeric("0.5", position)),
                  new SqlNodeList(operands, position))
              : call;
      default -> call;
    };
  }

  private static @Nullable SqlOperator sameOperands(String name, int operands) {
    return switch (name + "/" + operands) {
      case "PERCENTILE_CONT/1" -> Percentiles.CONTINUOUS;
      case "CHARINDEX/2", "CHARINDEX/3", "LOCATE/2", "LOCATE/3" -> SqlStdOperatorTable.POSITION;
      case "CURDATE/0" -> SqlStdOperatorTable.CURRENT_DATE;
      case "CURTIME/0" -> SqlStdOperatorTable.CURRENT_TIME;
      case "NOW/0", "GETDATE/0" -> SqlStdOperatorTable.CURRENT_TIMESTAMP;
      case "CURRENT_DATABASE/0", "DATABASE/0" -> SqlStdOperatorTable.CURRENT_CATALOG;
      case "ISNULL/2" -> SqlStdOperatorTable.COALESCE;
      case "LCASE/1" -> SqlStdOperatorTable.LOWER;
      case "UCASE/1" -> SqlStdOperatorTable.UPPER;
      case "TRUNC/1", "TRUNC/2" -> SqlStdOperatorTable.TRUNCATE;
      default -> null;
    };
  }

  /** DATE_TRUNC('month', t), or with its arguments the other way round, is FLOOR(t TO MONTH). */
  private static SqlCall dateTrunc(SqlCall call) {
    final int first = call.operand(0) instanceof SqlLiteral ? 0 : 1;
    final SqlNode unit = call.operand(first);
    final SqlNode value = call.operand(1 - first);
    final SqlParserPos position = call.getParserPosition();
    if (unit instanceof SqlIntervalQualifier qualifier) {
      return SqlStdOperatorTable.FLOOR.createCall(position, value, qualifier);
    }
    final TimeUnit timeUnit =
        unit instanceof SqlLiteral literal ? timeUnit(literal.toValue()) : null;
    if (timeUnit == null) {
      return call;
    } else if (timeUnit == TimeUnit.WEEK) {
      // PostgreSQL's weeks begin on Monday, FLOOR's on Sunday.
      final SqlNode day =
          SqlLiteral.createInterval(
              1, "1", new SqlIntervalQualifier(TimeUnit.DAY, null, position), position);
      return SqlStdOperatorTable.PLUS.createCall(
          position,
          floor(SqlStdOperatorTable.MINUS.createCall(position, value, day), timeUnit, position),
          day);
    }
    return floor(value, timeUnit, position);
  }

  private static SqlCall floor(SqlNode value, TimeUnit unit, SqlParserPos position) {
    return SqlStdOperatorTable.FLOOR.createCall(
        position, value, new SqlIntervalQualifier(unit, null, position));
  }

  /** A text's bytes in UTF-8; Calcite counts those of binary values alone. */
  private static SqlNode bytes(SqlNode text) {
    final SqlParserPos position = text.getParserPosition();
    return SqlStdOperatorTable.CAST.createCall(
        position,
        text,
        new SqlDataTypeSpec(new SqlBasicTypeNameSpec(SqlTypeName.VARBINARY, position), position));
  }

  private static @Nullable TimeUnit timeUnit(@Nullable String name) {
    for (TimeUnit unit : TimeUnit.values()) {
      if (unit.name().equalsIgnoreCase(name)) {
        return unit;
      }
    }
    return null;
  }
}
