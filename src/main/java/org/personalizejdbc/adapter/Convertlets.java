package org.personalizejdbc.adapter;

import java.util.Map;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql2rel.SqlRexConvertlet;
import org.apache.calcite.sql2rel.SqlRexConvertletTable;
import org.apache.calcite.sql2rel.StandardConvertletTable;
import org.jspecify.annotations.Nullable;

/** How calls of functions become expressions: as Calcite does it, but for what stands here. */
final class Convertlets {
  /**
   * What tools ask to show who is connected: the connection's metadata answers the same. Calcite
   * would answer with a name that it made up, or with that of the process's user.
   */
  private static final Map<SqlOperator, String> SESSION =
      Map.of(
          SqlStdOperatorTable.USER, "",
          SqlStdOperatorTable.CURRENT_USER, "",
          SqlStdOperatorTable.SESSION_USER, "",
          SqlStdOperatorTable.SYSTEM_USER, "",
          SqlStdOperatorTable.CURRENT_ROLE, "",
          SqlStdOperatorTable.CURRENT_PATH, "",
          SqlStdOperatorTable.CURRENT_CATALOG, "",
          SqlStdOperatorTable.CURRENT_SCHEMA, "personalize");

  static final SqlRexConvertletTable TABLE = Convertlets::get;

  private Convertlets() {}

  private static @Nullable SqlRexConvertlet get(SqlCall call) {
    final String session = SESSION.get(call.getOperator());
    if (session != null) {
      return (context, ignored) -> {
        final RexBuilder rexBuilder = context.getRexBuilder();
        return rexBuilder.makeLiteral(
            session, context.getTypeFactory().createSqlType(SqlTypeName.VARCHAR, 2000), true);
      };
    }
    final SqlRexConvertlet stock = StandardConvertletTable.INSTANCE.get(call);
    return stock == null || call.getKind() != SqlKind.CAST
        ? stock
        : (context, cast) ->
            TimestampText.withMillis(context.getRexBuilder(), stock.convertCall(context, cast));
  }
}
