package org.personalizejdbc.jdbc;

import java.sql.SQLException;
import java.sql.SQLSyntaxErrorException;
import org.jspecify.annotations.Nullable;

/** What is done to a statement's text before it is parsed. */
final class Sql {
  private Sql() {}

  /** Drops one semicolon at the end, which tools send and Calcite does not read. */
  static String withoutTerminator(@Nullable String sql) throws SQLException {
    if (sql == null) {
      throw new SQLSyntaxErrorException("There is no statement", SqlState.SYNTAX.code());
    }
    final String text = sql.stripTrailing();
    return text.endsWith(";") ? text.substring(0, text.length() - 1) : sql;
  }
}
