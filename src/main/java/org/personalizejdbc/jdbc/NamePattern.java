package org.personalizejdbc.jdbc;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A pattern of names, as DatabaseMetaData's methods take them: {@code %} stands for any text,
 * {@code _} for any character, and {@link #ESCAPE} takes the meaning from the next one. Names are
 * matched in any case, as SQL does; but a pattern without wildcards that is a name as it stands
 * matches that one alone. Null and the empty text match every name, as in PostgreSQL's driver.
 * Immutable.
 */
final class NamePattern {
  /** The character that takes the meaning from a wildcard, or from itself. */
  static final String ESCAPE = "\\";

  private static final NamePattern ANY = new NamePattern("%", true);

  private final String text;
  private final boolean wild;

  private NamePattern(String text, boolean wild) {
    this.text = text;
    this.wild = wild;
  }

  /** Reads a pattern. */
  static NamePattern of(@Nullable String pattern) {
    if (pattern == null || pattern.isEmpty() || pattern.equals("%")) {
      return ANY;
    }
    boolean wild = false;
    for (int i = 0; i < pattern.length(); i++) {
      final char c = pattern.charAt(i);
      if (c == ESCAPE.charAt(0)) {
        i++;
      } else if (c == '%' || c == '_') {
        wild = true;
      }
    }
    return new NamePattern(pattern, wild);
  }

  /** The name itself, whatever characters it has; null and the empty text are any name. */
  static NamePattern ofName(@Nullable String name) {
    return name == null || name.isEmpty()
        ? ANY
        : new NamePattern(
            name.replace(ESCAPE, ESCAPE + ESCAPE)
                .replace("%", ESCAPE + "%")
                .replace("_", ESCAPE + "_"),
            false);
  }

  /** Whether the pattern names one thing, so that its absence or failure matters to the caller. */
  boolean isExact() {
    return !wild;
  }

  /** The names that match, in their order. */
  List<String> among(Collection<String> names) {
    if (!wild) {
      final List<String> same = names.stream().filter(name -> matches(text, 0, name, 0)).toList();
      if (!same.isEmpty()) {
        return same;
      }
    }
    final String lower = text.toLowerCase(Locale.ROOT);
    return names.stream()
        .filter(name -> matches(lower, 0, name.toLowerCase(Locale.ROOT), 0))
        .toList();
  }

  private static boolean matches(String pattern, int from, String name, int start) {
    int at = start;
    for (int i = from; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c == '%') {
        for (int rest = at; rest <= name.length(); rest++) {
          if (matches(pattern, i + 1, name, rest)) {
            return true;
          }
        }
        return false;
      }
      final boolean any = c == '_';
      if (c == ESCAPE.charAt(0) && i + 1 < pattern.length()) {
        i++;
        c = pattern.charAt(i);
      }
      if (at == name.length() || (!any && name.charAt(at) != c)) {
        return false;
      }
      at++;
    }
    return at == name.length();
  }

  @Override
  public String toString() {
    return text;
  }
}
