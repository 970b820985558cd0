package org.personalizejdbc.jdbc;

import java.sql.SQLException;
import java.sql.SQLNonTransientException;
import java.sql.SQLSyntaxErrorException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.sql.parser.SqlParseException;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;
import org.personalizejdbc.adapter.WriteRefusedException;

/** Makes readable messages, with line and column, of what Calcite says about a statement. */
final class SyntaxErrors {
  /** The first words of statements that write; Calcite's parser knows only some of them. */
  private static final Set<String> WRITES =
      Set.of(
          "ALTER",
          "ANALYZE",
          "COMMENT",
          "COPY",
          "CREATE",
          "DELETE",
          "DROP",
          "GRANT",
          "INSERT",
          "MERGE",
          "RENAME",
          "REPLACE",
          "REVOKE",
          "TRUNCATE",
          "UPDATE",
          "UPSERT");

  /** A message's length, in characters. */
  private static final int LONGEST = 1000;

  private static final Pattern EXPECTATIONS =
      Pattern.compile("\\s*Was expecting( one of)?:.*", Pattern.DOTALL);
  private static final Pattern BLANK_OR_COMMENT =
      Pattern.compile("\\s++|--[^\\n]*+|/\\*(?s:.*?)\\*/");
  private static final Pattern WORD = Pattern.compile("\\p{Alpha}++");
  private static final Pattern POSITION = Pattern.compile("\\s*at line \\d+, column \\d+\\.?\\s*");

  private SyntaxErrors() {}

  static SQLException of(SqlParseException failure) {
    final String text = String.valueOf(failure.getMessage());
    if (text.startsWith("Index 0 out of bounds")) {
      return new SQLSyntaxErrorException("The statement is empty", SqlState.SYNTAX.code(), failure);
    }
    final String message =
        POSITION
            .matcher(EXPECTATIONS.matcher(text).replaceFirst(""))
            .replaceAll(" ")
            .replace("\"<EOF>\"", "the end of the statement")
            .replace(
                "Non-query expression encountered in illegal context",
                "a statement begins with SELECT, VALUES, TABLE, WITH or EXPLAIN PLAN FOR")
            .strip();
    return new SQLSyntaxErrorException(
        "Syntax error" + at(failure.getPos()) + ": " + shortened(message),
        SqlState.SYNTAX.code(),
        failure);
  }

  /** A message may quote what it is about, such as a name of a megabyte. */
  private static String shortened(String message) {
    return message.length() <= LONGEST ? message : message.substring(0, LONGEST) + "…";
  }

  private static String at(SqlParserPos position) {
    return position == null
        ? ""
        : " at line " + position.getLineNum() + ", column " + position.getColumnNum();
  }

  static SQLException of(CalciteContextException failure) {
    final Throwable cause = failure.getCause();
    final String message = String.valueOf((cause == null ? failure : cause).getMessage());
    final SqlState state;
    if (message.matches("(?s)Object '.*' not found.*")) {
      state = SqlState.UNKNOWN_TABLE;
    } else if (message.matches("(?s)(Column|Table) '.*' not found.*")) {
      state = message.startsWith("Table") ? SqlState.UNKNOWN_TABLE : SqlState.UNKNOWN_COLUMN;
    } else {
      state = SqlState.SYNTAX;
    }
    return new SQLSyntaxErrorException(
        "At line "
            + failure.getPosLine()
            + ", column "
            + failure.getPosColumn()
            + ": "
            + shortened(message),
        state.code(),
        failure);
  }

  /**
   * Looks again at a statement that could not be read: one that would write is refused for that,
   * since its syntax is none of the user's mistakes.
   */
  static SQLException ofStatement(@Nullable String sql, SQLException failure) {
    if (sql == null || !SqlState.SYNTAX.code().equals(failure.getSQLState())) {
      return failure;
    }
    final String word = firstWord(sql);
    return WRITES.contains(word)
        ? new SQLNonTransientException(
            new WriteRefusedException(word).getMessage(), SqlState.READ_ONLY.code(), failure)
        : failure;
  }

  /** The first word in upper case, empty where something else comes first. */
  static String firstWord(String sql) {
    final Matcher skipped = BLANK_OR_COMMENT.matcher(sql);
    int start = 0;
    while (skipped.region(start, sql.length()).lookingAt()) {
      start = skipped.end();
    }
    final Matcher word = WORD.matcher(sql).region(start, sql.length());
    return word.lookingAt() ? word.group().toUpperCase(Locale.ROOT) : "";
  }
}
