package org.personalizejdbc.shell;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The {@code attach.…} connection properties that a script's leading comment lines and the command
 * line ask for.
 */
final class Attachments {
  private static final Pattern COMMENT =
      Pattern.compile("--\\s*(attach\\.[^=\\s]+)\\s*=\\s*(\\S.*)", Pattern.CASE_INSENSITIVE);
  private static final Pattern SETTING =
      Pattern.compile("attach\\.[^.]+\\.\\w+", Pattern.CASE_INSENSITIVE);

  private Attachments() {}

  /**
   * Reads the leading comment lines {@code -- attach.NAME=PATH-OR-URL} of a script.
   *
   * @param text the script
   * @param base the folder that a relative path starts from
   * @return the properties, in the script's order
   * @throws UsageException for what is no path
   */
  static Map<String, String> inLeadingComments(String text, Path base) throws UsageException {
    Map<String, String> attachments = new LinkedHashMap<>();
    for (String raw : (Iterable<String>) text.lines()::iterator) {
      String line = raw.strip();
      if (!line.isEmpty() && !line.startsWith("--")) {
        break;
      }
      Matcher comment = COMMENT.matcher(line);
      if (comment.matches()) {
        put(attachments, comment.group(1), comment.group(2), base);
      }
    }
    return attachments;
  }

  /** Adds one property; a folder becomes absolute, a JDBC URL and a setting stay as they are. */
  static void put(Map<String, String> attachments, String property, String value, Path base)
      throws UsageException {
    boolean asIs = value.startsWith("jdbc:") || SETTING.matcher(property).matches();
    try {
      attachments.put(
          property, asIs ? value : base.resolve(value).toAbsolutePath().normalize().toString());
    } catch (InvalidPathException e) {
      throw new UsageException(property + ": '" + value + "' is neither a JDBC URL nor a path", e);
    }
  }

  /**
   * Brings the attachments of several scripts and of the command line together. The command line
   * wins: an attachment that it names itself takes nothing of a script's attachment of that name,
   * so that one database's password never goes to another.
   *
   * @throws UsageException if two scripts attach different things by one name
   */
  static Map<String, String> merge(Map<String, String> commandLine, List<Script> scripts)
      throws UsageException {
    Map<String, String> merged = new LinkedHashMap<>();
    for (Script script : scripts) {
      for (Map.Entry<String, String> entry : script.attachments().entrySet()) {
        String key = entry.getKey().toLowerCase(Locale.ROOT);
        if (holds(commandLine, key) || holds(commandLine, owner(key))) {
          continue;
        }
        String before = merged.putIfAbsent(key, entry.getValue());
        if (before != null && !before.equals(entry.getValue())) {
          throw new UsageException(
              script.name()
                  + ": "
                  + entry.getKey()
                  + " differs from that of a script before it; run the two apart");
        }
      }
    }
    merged.putAll(commandLine);
    return merged;
  }

  private static boolean holds(Map<String, String> attachments, String key) {
    return attachments.keySet().stream().anyMatch(key::equalsIgnoreCase);
  }

  /** The property that names the attachment: {@code attach.inv} of {@code attach.inv.user}. */
  private static String owner(String key) {
    int dot = key.indexOf('.', "attach.".length());
    return dot < 0 ? key : key.substring(0, dot);
  }
}
