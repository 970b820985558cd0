package org.personalizejdbc.shell;

import java.nio.file.Path;
import java.util.List;

/**
 * A script that starts the jar as fast as the JVM can.
 *
 * @param java the {@code java} program that made the archive, absolute
 * @param jar the packaged jar, absolute
 * @param archive what the JVM starts from, absolute; the script works without it, too
 * @param kind what the archive is
 */
record Launcher(Path java, Path jar, Path archive, ArchiveKind kind) {
  /** The script's second line begins so; nothing else is ever overwritten. */
  static final String MARK = "# Starts personalize-jdbc ";

  /**
   * How the JVM runs. Runs are short: neither the second compiler nor a concurrent collector nor
   * the file for monitoring tools has earned its start when they end; and an archive that lies
   * where it was made to lie is used as it is, at another place each of its pointers is changed.
   */
  static final List<String> OPTIONS =
      List.of(
          "-XX:TieredStopAtLevel=1",
          "-XX:+UseSerialGC",
          "-XX:-UsePerfData",
          "-XX:+UnlockDiagnosticVMOptions",
          "-XX:ArchiveRelocationMode=0");

  /**
   * The script, for a POSIX shell.
   *
   * <p>The JVM goes on without an archive that is gone, of another Java or of another jar, and
   * {@code disable} has it say nothing of that; an older one may not know all of the options.
   */
  String script() {
    return String.join(
        "\n",
        "#!/bin/sh",
        MARK + "from an archive of its classes, see --help. JAVA_OPTS: options for Java.",
        "java=" + quoted(java),
        "[ -x \"$java\" ] || java=java",
        "exec \"$java\" -XX:+IgnoreUnrecognizedVMOptions -Xlog:disable \\",
        "  " + kind.use() + "=" + quoted(archive) + " \\",
        "  " + String.join(" ", OPTIONS) + " ${JAVA_OPTS-} \\",
        "  -jar " + quoted(jar) + " \"$@\"",
        "");
  }

  /** A path as one word of the shell, whatever is in it. */
  private static String quoted(Path path) {
    return "'" + path.toString().replace("'", "'\\''") + "'";
  }
}
