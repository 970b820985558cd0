package org.personalizejdbc.jdbc;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Reads {@code jdbc:personalize:key=value;key="value"}. A value that holds a semicolon or a quote
 * is written within quotes, a quote inside doubled. An empty value is an absent one.
 */
final class ConnectionUrl {
  static final String PREFIX = "jdbc:personalize:";

  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]*");

  private final String text;
  private int position;
  private String previous = "";

  private ConnectionUrl(String text) {
    this.text = text;
    this.position = PREFIX.length();
  }

  static boolean accepts(String url) {
    return url.regionMatches(true, 0, PREFIX, 0, PREFIX.length());
  }

  /**
   * Reads a URL that {@link #accepts} likes.
   *
   * @return the pairs as they were written, in order; no name twice
   * @throws SQLException where the text is not of the form; it quotes no value
   */
  static Map<String, String> parse(String url) throws SQLException {
    return new ConnectionUrl(url).pairs();
  }

  private Map<String, String> pairs() throws SQLException {
    final Map<String, String> pairs = new LinkedHashMap<>();
    final Map<String, String> names = new LinkedHashMap<>();
    while (true) {
      skip();
      if (position == text.length()) {
        return pairs;
      }
      final String name = name();
      final String value = value(name);
      final String twin = names.put(name.toLowerCase(Locale.ROOT), name);
      if (twin != null) {
        throw malformed("property " + name + " stands twice; leave one of them out");
      }
      if (!value.isEmpty()) {
        pairs.put(name, value);
      }
    }
  }

  /** Skips blanks and semicolons between pairs. */
  private void skip() {
    while (position < text.length()
        && (text.charAt(position) == ';' || Character.isWhitespace(text.charAt(position)))) {
      position++;
    }
  }

  private String name() throws SQLException {
    final int equals = text.indexOf('=', position);
    final int semicolon = text.indexOf(';', position);
    if (equals < 0 || (semicolon >= 0 && semicolon < equals)) {
      // Not shown: it may be the rest of a secret that holds a semicolon.
      throw malformed(
          "what stands "
              + (previous.isEmpty() ? "first" : "after the value of " + previous)
              + " has no '='. A value that holds a semicolon is written within quotes");
    }
    final String name = text.substring(position, equals).strip();
    if (!NAME.matcher(name).matches()) {
      throw malformed(
          "what stands "
              + (previous.isEmpty() ? "first" : "after the value of " + previous)
              + " is no property's name. A value that holds a semicolon is written within quotes");
    }
    previous = name;
    position = equals + 1;
    return name;
  }

  private String value(String name) throws SQLException {
    while (position < text.length() && Character.isWhitespace(text.charAt(position))) {
      position++;
    }
    if (position < text.length() && text.charAt(position) == '"') {
      return quoted(name);
    }
    final int semicolon = text.indexOf(';', position);
    final int end = semicolon < 0 ? text.length() : semicolon;
    final String value = text.substring(position, end).strip();
    position = end;
    if (value.indexOf('"') >= 0) {
      throw malformed(
          "the value of " + name + " holds a quote: write it within quotes, the quote doubled");
    }
    return value;
  }

  private String quoted(String name) throws SQLException {
    final StringBuilder value = new StringBuilder();
    for (position++; position < text.length(); position++) {
      final char c = text.charAt(position);
      if (c != '"') {
        value.append(c);
      } else if (position + 1 < text.length() && text.charAt(position + 1) == '"') {
        value.append(c);
        position++;
      } else {
        position++;
        final int semicolon = text.indexOf(';', position);
        final String rest =
            text.substring(position, semicolon < 0 ? text.length() : semicolon).strip();
        if (!rest.isEmpty()) {
          throw malformed(
              "after the quoted value of " + name + " something else stands before the semicolon");
        }
        position = semicolon < 0 ? text.length() : semicolon;
        return value.toString();
      }
    }
    throw malformed("the quoted value of " + name + " does not end");
  }

  private static SQLException malformed(String what) {
    return new SQLNonTransientConnectionException(
        "The URL cannot be read: "
            + what
            + ". Its form is jdbc:personalize:name=value;name=\"value\"",
        SqlState.CONNECTION_REFUSED.code());
  }
}
