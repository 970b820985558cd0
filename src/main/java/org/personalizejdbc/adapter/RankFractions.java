package org.personalizejdbc.adapter;

import java.util.Locale;
import org.apache.calcite.sql.SqlBasicTypeNameSpec;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlWindow;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * PERCENT_RANK and CUME_DIST, which Calcite reads and cannot run, in terms of RANK and COUNT as the
 * SQL standard defines them.
 */
final class RankFractions {
  private RankFractions() {}

  /** A call of what Calcite can run; the same call where it is one already. */
  static SqlCall standard(SqlCall over) {
    if (!(over.operand(0) instanceof SqlCall function)
        || !(over.operand(1) instanceof SqlWindow window)
        || window.getRefName() != null) {
      return over;
    }
    final SqlParserPos position = over.getParserPosition();
    final SqlNode one = SqlLiteral.createExactNumeric("1", position);
    final SqlNode zero = SqlLiteral.createExactNumeric("0", position);
    final SqlNode rows =
        over(
            count(position),
            SqlWindow.create(
                null,
                null,
                window.getPartitionList(),
                SqlNodeList.EMPTY,
                SqlLiteral.createBoolean(false, position),
                null,
                null,
                null,
                position),
            position);
    return switch (function.getOperator().getName().toUpperCase(Locale.ROOT)) {
      case "PERCENT_RANK" ->
          SqlStdOperatorTable.COALESCE.createCall(
              position,
              SqlStdOperatorTable.DIVIDE.createCall(
                  position,
                  asDouble(
                      SqlStdOperatorTable.MINUS.createCall(
                          position,
                          over(SqlStdOperatorTable.RANK.createCall(position), window, position),
                          one)),
                  SqlStdOperatorTable.NULLIF.createCall(
                      position, SqlStdOperatorTable.MINUS.createCall(position, rows, one), zero)),
              zero);
      case "CUME_DIST" ->
          SqlStdOperatorTable.DIVIDE.createCall(
              position, asDouble(over(count(position), window, position)), rows);
      default -> over;
    };
  }

  private static SqlNode count(SqlParserPos position) {
    return SqlStdOperatorTable.COUNT.createCall(position, SqlIdentifier.star(position));
  }

  private static SqlNode over(SqlNode function, SqlWindow window, SqlParserPos position) {
    return SqlStdOperatorTable.OVER.createCall(position, function, window);
  }

  private static SqlNode asDouble(SqlNode number) {
    final SqlParserPos position = number.getParserPosition();
    return SqlStdOperatorTable.CAST.createCall(
        position,
        number,
        new SqlDataTypeSpec(new SqlBasicTypeNameSpec(SqlTypeName.DOUBLE, position), position));
  }
}
