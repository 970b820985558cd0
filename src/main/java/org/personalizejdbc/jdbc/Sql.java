package org.personalizejdbc.jdbc;

import java.sql.SQLException;
import java.sql.SQLSyntaxErrorException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.calcite.sql.SqlJdbcFunctionCall;
import org.jspecify.annotations.Nullable;

/**
 * What is done to a statement's text before Calcite's parser reads it. Blanks take the place of
 * what is taken out, so that errors still tell the right line and column.
 *
 * <pre>
 * SELECT 1;                      one semicolon at the end, comments after it or not
 * {oj …} {escape …} {limit …}    what JDBC's escapes hold is SQL already
 * {fn EXTRACT(…)}                likewise, where the parser knows no such escape
 * N'…'                           every text is Unicode
 * {call …}                       refused: there are no procedures
 * </pre>
 */
final class Sql {
  /**
   * What is skipped as a whole: texts, quoted names, comments (which have a group), words, numbers.
   * A text with a quote in it is two here. No group is repeated, since the matcher would take a
   * frame of the stack for each time.
   */
  private static final Pattern TOKEN =
      Pattern.compile(
          "'[^']*+'|\"[^\"]*+\"|(?<comment>(?:--|//)[^\\n]*+|/\\*(?s:.*?)\\*/)|[\\p{L}\\p{N}_$]++");

  /**
   * In one expression: the parser takes the square of their number in time, minutes for more; of
   * those that have a third part, as LIKE's ESCAPE, the cube.
   */
  private static final int MOST_OPERATORS = 10_000;

  private static final Map<String, Integer> OPERATORS =
      Map.of("OR", 1, "AND", 1, "NOT", 1, "LIKE", 20, "ILIKE", 20, "SIMILAR", 20, "BETWEEN", 20);

  private static final Pattern ESCAPE =
      Pattern.compile(
          "\\{\\s*+(?:(\\?\\s*+=\\s*+call|\\p{Alpha}++)\\b\\s*+(\\w*+))?",
          Pattern.CASE_INSENSITIVE);

  private Sql() {}

  /** The text that Calcite reads. */
  static String ofJdbc(@Nullable String sql) throws SQLException {
    if (sql == null) {
      throw new SQLSyntaxErrorException("There is no statement", SqlState.SYNTAX.code());
    }
    final StringBuilder text = new StringBuilder(sql);
    final Matcher token = TOKEN.matcher(sql);
    final Matcher escape = ESCAPE.matcher(sql);
    final Deque<Boolean> braces = new ArrayDeque<>();
    int terminator = -1;
    int operators = 0;
    int i = 0;
    while (i < sql.length()) {
      final char c = sql.charAt(i);
      int end = i + 1;
      if (isEscapedText(sql, i)) {
        end = endOfEscapedText(sql, i + 2);
        terminator = -1;
      } else if (token.region(i, sql.length()).lookingAt()) {
        end = token.end();
        final boolean comment = token.group("comment") != null;
        if (isNational(sql, i, end)) {
          text.setCharAt(i, ' ');
        }
        terminator = comment ? terminator : -1;
      } else if (c == '{' && escape.region(i, sql.length()).lookingAt()) {
        final String word = escape.group(1);
        final boolean plain = isPlain(word, escape.group(2));
        braces.push(plain);
        terminator = -1;
        if (plain) {
          end = isWord(word, "OJ") || isWord(word, "FN") ? escape.end(1) : i + 1;
          blank(text, i, end);
        } else if (isWord(word, "FN")) {
          // The parser looks names up as they are written.
          final String name = escape.group(2).toUpperCase(Locale.ROOT);
          text.replace(escape.start(2), escape.end(2), name);
        }
      } else if (c == '}' && !braces.isEmpty()) {
        if (braces.pop()) {
          text.setCharAt(i, ' ');
        }
        terminator = -1;
      } else if (c == ';') {
        terminator = i;
      } else if (!Character.isWhitespace(c)) {
        terminator = -1;
      }
      if (c == ',') {
        operators = 0;
      } else {
        operators += weight(sql, i, end);
        if (operators > MOST_OPERATORS) {
          throw SqlErrors.tooComplex();
        }
      }
      i = end;
    }
    if (terminator >= 0) {
      text.setCharAt(terminator, ' ');
    }
    return text.toString();
  }

  /** Whether a statement has the mark of a parameter, outside of texts, names and comments. */
  static boolean marksParameter(String sql) {
    final Matcher token = TOKEN.matcher(sql);
    int i = 0;
    while (i < sql.length()) {
      if (isEscapedText(sql, i)) {
        i = endOfEscapedText(sql, i + 2);
      } else if (token.region(i, sql.length()).lookingAt()) {
        i = token.end();
      } else if (sql.charAt(i) == '?') {
        return true;
      } else {
        i++;
      }
    }
    return false;
  }

  /** How much a token adds to the parser's work on an expression; 0 where it is no operator. */
  private static int weight(String sql, int start, int end) {
    return end - start == 1
        ? "+-*/%|=<>".indexOf(sql.charAt(start)) >= 0 ? 1 : 0
        : end - start <= 7
            ? OPERATORS.getOrDefault(sql.substring(start, end).toUpperCase(Locale.ROOT), 0)
            : 0;
  }

  /** Whether E'…' begins, a text in which a backslash escapes what follows. */
  private static boolean isEscapedText(String sql, int start) {
    return Character.toUpperCase(sql.charAt(start)) == 'E'
        && start + 1 < sql.length()
        && sql.charAt(start + 1) == '\'';
  }

  /** Where E'…' ends; at the statement's end where it does not. */
  private static int endOfEscapedText(String sql, int start) {
    for (int i = start; i < sql.length(); i++) {
      final char c = sql.charAt(i);
      if (c == '\\' || (c == '\'' && i + 1 < sql.length() && sql.charAt(i + 1) == '\'')) {
        i++;
      } else if (c == '\'') {
        return i + 1;
      }
    }
    return sql.length();
  }

  /** Whether a token is the N of N'…'. */
  private static boolean isNational(String sql, int start, int end) {
    return end == start + 1
        && Character.toUpperCase(sql.charAt(start)) == 'N'
        && end < sql.length()
        && sql.charAt(end) == '\'';
  }

  private static boolean isWord(@Nullable String word, String other) {
    return other.equalsIgnoreCase(word);
  }

  /** Whether an escape's braces go, since the parser reads what they hold without them. */
  private static boolean isPlain(@Nullable String word, @Nullable String next) throws SQLException {
    if (word == null) {
      return false;
    } else if (word.startsWith("?") || isWord(word, "CALL")) {
      throw SqlErrors.notSupported("{call …}: a stored procedure, of which there is none,");
    }
    return isWord(word, "OJ")
        || isWord(word, "ESCAPE")
        || isWord(word, "LIMIT")
        || (isWord(word, "FN") && next != null && !isKnown(next));
  }

  /** Whether the parser reads a function within {fn …}; it reads all others without it. */
  private static boolean isKnown(String function) {
    // Not kept: to ask loads all of Calcite's functions, and few statements have such an escape.
    return Stream.of(
            SqlJdbcFunctionCall.getStringFunctions(),
            SqlJdbcFunctionCall.getNumericFunctions(),
            SqlJdbcFunctionCall.getTimeDateFunctions(),
            SqlJdbcFunctionCall.getSystemFunctions())
        .flatMap(names -> Stream.of(names.split(",")))
        .anyMatch(function::equalsIgnoreCase);
  }

  private static void blank(StringBuilder text, int start, int end) {
    for (int i = start; i < end; i++) {
      if (!Character.isWhitespace(text.charAt(i))) {
        text.setCharAt(i, ' ');
      }
    }
  }
}
