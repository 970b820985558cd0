package org.personalizejdbc.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a command line asks for. */
sealed interface Command {
  /** {@code --help}. */
  record Help() implements Command {}

  /** {@code --version}. */
  record ShowVersion() implements Command {}

  /**
   * {@code endpoint}: the embedded endpoint, alone.
   *
   * @param port the TCP port on loopback; 0 takes a free one
   * @param file the account's captured documents, or null for the sample account
   * @param verbose whether an error shows its stack trace
   */
  record RunEndpoint(int port, @Nullable Path file, boolean verbose) implements Command {}

  /**
   * {@code launcher}: a script that starts the jar fast.
   *
   * @param file the script; its archive lies beside it
   * @param verbose whether an error shows its stack trace
   */
  record WriteLauncher(Path file, boolean verbose) implements Command {}

  /**
   * Statements to run, or an interactive session.
   *
   * @param sources what to run, in the order of the command line; empty for standard input
   * @param url the JDBC URL, or null for the embedded sample account
   * @param attachments connection properties {@code attach.…}
   * @param driverJars jars with JDBC drivers for the attachments
   * @param format how a result is written
   * @param verbose whether an error shows its stack trace
   */
  record Query(
      List<Source> sources,
      @Nullable String url,
      Map<String, String> attachments,
      List<Path> driverJars,
      Format format,
      boolean verbose)
      implements Command {}

  /** Where statements come from. */
  sealed interface Source {
    /**
     * {@code -e}.
     *
     * @param sql one statement, or several with {@code ;} between them
     */
    record Text(String sql) implements Source {}

    /**
     * {@code -f}.
     *
     * @param path a file of statements, in UTF-8
     */
    record ScriptFile(Path path) implements Source {}

    /** {@code -f -}, or statements piped in. */
    record StandardInput() implements Source {}
  }
}
