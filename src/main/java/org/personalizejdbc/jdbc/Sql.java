package org.personalizejdbc.jdbc;

/** What is done to a statement's text before it is parsed. */
final class Sql {
  private Sql() {}

  /** Drops one semicolon at the end, which tools send and Calcite does not read. */
  static String withoutTerminator(String sql) {
    final String text = sql.stripTrailing();
    return text.endsWith(";") ? text.substring(0, text.length() - 1) : sql;
  }
}
