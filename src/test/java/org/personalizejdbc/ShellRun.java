package org.personalizejdbc;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.personalizejdbc.shell.Shell;

/**
 * What one command line gave.
 *
 * @param status the exit status
 * @param out what went to standard output
 * @param err what went to standard error
 */
record ShellRun(int status, String out, String err) {

  /** Runs a command line. */
  static ShellRun of(String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int status =
        new Shell(
                InputStream.nullInputStream(),
                new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, false, StandardCharsets.UTF_8))
            .run(args);
    return new ShellRun(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
