package org.personalizejdbc.inventory;

import java.util.regex.Pattern;

/** Takes what looks like a secret out of URLs, so that messages can show them. */
final class Secrets {
  /**
   * {@code password=…}, {@code &sslpassword=…}, {@code ;apiToken=…}: up to the next separator. A
   * comma, question mark or bracket is one only ahead of a name or at the end, and none that a
   * backslash escapes.
   */
  private static final Pattern PARAMETER =
      Pattern.compile(
          "(?i)([\\w.-]*(?:password|passwd|passphrase|pwd|secret|token|credential|key)[\\w.-]*"
              + "\\s*=\\s*)(\"[^\"]*\"|\\{[^}]*}"
              + "|(?:\\\\\\S|[^;&,?\\s)]|[,?)](?![\\w.-]+\\s*=|\\s|$))*)");

  /** {@code //user:secret@host}. */
  private static final Pattern USER_INFO = Pattern.compile("(//[^/:@\\s]*:)[^/\\s]*(@)");

  /** Oracle's {@code thin:user/secret@host}. */
  private static final Pattern ORACLE = Pattern.compile("(?i)(:(?:thin|oci8?):[^/@\\s]*/)[^@]*(@)");

  private Secrets() {}

  static String maskUrl(String url) {
    String masked = PARAMETER.matcher(url).replaceAll("$1***");
    masked = USER_INFO.matcher(masked).replaceAll("$1***$2");
    return ORACLE.matcher(masked).replaceAll("$1***$2");
  }
}
