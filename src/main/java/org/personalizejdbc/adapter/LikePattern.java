package org.personalizejdbc.adapter;

import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A pattern of SQL's LIKE: {@code %} stands for any text, {@code _} for any one character, be it
 * the end of a line or beyond the first 65,536. Immutable.
 */
final class LikePattern {
  private static final int ANY_TEXT = -1;
  private static final int ANY_CHARACTER = -2;

  /** In the place of a character. */
  private static final int NONE = -1;

  /** Characters, and the two above. */
  private final int[] parts;

  private final boolean anyCase;

  private LikePattern(IntStream parts, boolean anyCase) {
    this.parts = parts.toArray();
    this.anyCase = anyCase;
  }

  /** A pattern that escapes nothing. */
  static LikePattern of(String pattern, boolean anyCase) {
    return of(pattern, NONE, anyCase);
  }

  /**
   * A pattern in which an escape makes {@code %}, {@code _} and itself ordinary characters.
   *
   * @throws IllegalArgumentException if it is not one character, or stands before another
   */
  static LikePattern of(String pattern, String escape, boolean anyCase) {
    if (escape.length() != 1) {
      throw new IllegalArgumentException("Invalid escape character '" + escape + "'");
    }
    return of(pattern, escape.charAt(0), anyCase);
  }

  private static LikePattern of(String pattern, int escape, boolean anyCase) {
    final IntStream.Builder parts = IntStream.builder();
    for (int i = 0; i < pattern.length(); ) {
      final int c = pattern.codePointAt(i);
      if (c == escape) {
        final int next = i + 1 < pattern.length() ? pattern.charAt(i + 1) : NONE;
        if (next != '%' && next != '_' && next != c) {
          throw new IllegalArgumentException("Invalid escape sequence '" + pattern + "', " + i);
        }
        parts.add(folded(next, anyCase));
        i += 2;
      } else {
        parts.add(part(c, anyCase));
        i += Character.charCount(c);
      }
    }
    return new LikePattern(parts.build(), anyCase);
  }

  private static int part(int c, boolean anyCase) {
    return c == '%' ? ANY_TEXT : c == '_' ? ANY_CHARACTER : folded(c, anyCase);
  }

  private static int folded(int c, boolean anyCase) {
    return anyCase && c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c;
  }

  /**
   * Whether all of a text is like this. Where the part after the last {@code %} does not fit, that
   * {@code %} takes one character more: an earlier one need not be tried again, since whatever it
   * might take the last one can.
   *
   * @param watch looked at now and then; null where nothing can end the work
   */
  boolean matches(String text, @Nullable Watch watch) {
    long step = 0;
    int at = 0;
    int part = 0;
    int afterAny = -1;
    int anyUntil = 0;
    while (at < text.length()) {
      Watch.check(watch, ++step);
      final int c = text.codePointAt(at);
      final int wanted = part < parts.length ? parts[part] : 0;
      if (part < parts.length && wanted == ANY_TEXT) {
        part++;
        afterAny = part;
        anyUntil = at;
      } else if (part < parts.length && (wanted == ANY_CHARACTER || wanted == folded(c, anyCase))) {
        part++;
        at += Character.charCount(c);
      } else if (afterAny >= 0) {
        part = afterAny;
        anyUntil += Character.charCount(text.codePointAt(anyUntil));
        at = anyUntil;
      } else {
        return false;
      }
    }
    while (part < parts.length && parts[part] == ANY_TEXT) {
      part++;
    }
    return part == parts.length;
  }
}
