package org.personalizejdbc.shell;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits a text into statements at each {@code ;} that is not in a literal, a quoted identifier or
 * a comment. Comments are those of Calcite's grammar: {@code --} and {@code //} to the end of the
 * line, and {@code /* … *}{@code /}, which does not nest. Comments before a statement are dropped,
 * so that the line in a parser's message counts from the statement's own first line.
 */
final class StatementSplitter {
  private final String text;
  private final List<SqlStatement> statements = new ArrayList<>();
  private int start = -1;
  private int end = -1;

  private StatementSplitter(String text) {
    this.text = text;
  }

  /**
   * Splits.
   *
   * @param text any number of statements
   * @return those that are more than white space and comments; an unclosed literal or comment
   *     belongs to the last, for the parser to complain of
   */
  static List<SqlStatement> split(String text) {
    StatementSplitter splitter = new StatementSplitter(text);
    splitter.run();
    return List.copyOf(splitter.statements);
  }

  private void run() {
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      int next = at + 1;
      if (c == ';') {
        finish();
      } else if (text.startsWith("--", at) || text.startsWith("//", at)) {
        next = endOfLine(at);
      } else if (text.startsWith("/*+", at)) { // A hint is part of its statement.
        next = after("*/", at + 3);
        take(at, next);
      } else if (text.startsWith("/*", at)) {
        next = after("*/", at + 2);
      } else if (c == '\'' || c == '"') {
        next = c == '\'' && escapes(at) ? afterEscapedLiteral(at + 1) : after("" + c, at + 1);
        take(at, next);
      } else if (!Character.isWhitespace(c)) {
        take(at, next);
      }
      at = next;
    }
    finish();
  }

  private void take(int from, int to) {
    if (start < 0) {
      start = from;
    }
    end = to;
  }

  private void finish() {
    if (start >= 0) {
      int line = 1 + (int) text.substring(0, start).chars().filter(c -> c == '\n').count();
      statements.add(new SqlStatement(statements.size() + 1, line, text.substring(start, end)));
    }
    start = -1;
  }

  private int endOfLine(int from) {
    int newline = text.indexOf('\n', from);
    return newline < 0 ? text.length() : newline;
  }

  private int after(String mark, int from) {
    int found = text.indexOf(mark, from);
    return found < 0 ? text.length() : found + mark.length();
  }

  /** Whether the literal that starts here is {@code E'…'}, in which a backslash escapes. */
  private boolean escapes(int quote) {
    return quote > 0
        && (text.charAt(quote - 1) == 'E' || text.charAt(quote - 1) == 'e')
        && (quote == 1 || !Character.isJavaIdentifierPart(text.charAt(quote - 2)));
  }

  private int afterEscapedLiteral(int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) != '\'') {
      at += text.charAt(at) == '\\' ? 2 : 1;
    }
    return Math.min(text.length(), at + 1);
  }
}
