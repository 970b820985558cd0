package org.personalizejdbc.adapter;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A token of a simple statement.
 *
 * @param text without quotes
 */
record SqlToken(Kind kind, String text) {
  /** What tokens there are. */
  enum Kind {
    /** A word of SQL's, or a name. */
    WORD,
    /** A name in double quotes. */
    QUOTED,
    /** A text in single quotes. */
    TEXT,
    /** A single character. */
    MARK
  }

  /** In characters: what is longer is no simple statement. */
  private static final int LONGEST = 4_000;

  /** Names and texts have no quotes in them, texts no blanks, and both are of ASCII. */
  private static final Pattern TOKEN =
      Pattern.compile(
          "(?<word>[A-Za-z_][A-Za-z0-9_]*+)"
              + "|\"(?<quoted>[ !#-~]++)\"(?!\")"
              + "|'(?<text>[!-&(-~]++)'(?!')"
              + "|(?<mark>[*,.=?])");

  /**
   * The tokens of a statement.
   *
   * @return null where it has others, such as comments or numbers
   */
  static @Nullable List<SqlToken> of(String sql) {
    if (sql.length() > LONGEST) {
      return null;
    }
    final List<SqlToken> tokens = new ArrayList<>();
    final Matcher token = TOKEN.matcher(sql);
    int i = 0;
    while (i < sql.length()) {
      if (isBlank(sql.charAt(i))) {
        i++;
      } else if (token.region(i, sql.length()).lookingAt()) {
        tokens.add(of(token));
        i = token.end();
      } else {
        return null;
      }
    }
    return tokens;
  }

  /** What Calcite's parser skips. */
  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
  }

  private static SqlToken of(Matcher token) {
    if (token.group("word") != null) {
      return new SqlToken(Kind.WORD, token.group("word"));
    } else if (token.group("quoted") != null) {
      return new SqlToken(Kind.QUOTED, token.group("quoted"));
    } else if (token.group("text") != null) {
      return new SqlToken(Kind.TEXT, token.group("text"));
    }
    return new SqlToken(Kind.MARK, token.group());
  }
}
