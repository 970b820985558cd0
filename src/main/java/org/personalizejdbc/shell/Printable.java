package org.personalizejdbc.shell;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jline.utils.WCWidth;

/**
 * Text made safe to show on a terminal. A value comes from the service or from an inventory, and
 * must not move the cursor, recolour or reorder the screen: control characters (C0, DEL, C1) and
 * bidirectional controls become {@code \}{@code uXXXX}.
 */
final class Printable {
  private Printable() {}

  /** The value in one line: line ends and tabs too become escapes. */
  static String line(String value) {
    StringBuilder safe = new StringBuilder(value.length());
    value.codePoints().forEach(c -> append(safe, c));
    return safe.toString();
  }

  /** The value's lines, each as {@link #line}; a last line end starts no further line. */
  static List<String> lines(String value) {
    String[] lines = value.split("\r?\n", -1);
    boolean ended = lines.length > 1 && lines[lines.length - 1].isEmpty();
    return Arrays.stream(lines, 0, lines.length - (ended ? 1 : 0)).map(Printable::line).toList();
  }

  /**
   * How many columns of a terminal a text of {@link #line} takes; East Asian and emoji are wide.
   */
  static int width(String line) {
    return line.codePoints().map(c -> Math.max(0, WCWidth.wcwidth(c))).sum();
  }

  private static void append(StringBuilder safe, int c) {
    if (c == '\n') {
      safe.append("\\n");
    } else if (c == '\r') {
      safe.append("\\r");
    } else if (c == '\t') {
      safe.append("\\t");
    } else if (Character.isISOControl(c) || reorders(c) || c == 0x2028 || c == 0x2029) {
      safe.append(String.format(Locale.ROOT, "\\u%04x", c));
    } else {
      safe.appendCodePoint(c);
    }
  }

  /** Whether this is a Bidi_Control character (Unicode Standard Annex 9). */
  private static boolean reorders(int c) {
    return c == 0x061C
        || c == 0x200E
        || c == 0x200F
        || (c >= 0x202A && c <= 0x202E)
        || (c >= 0x2066 && c <= 0x2069);
  }
}
