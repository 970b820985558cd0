package org.personalizejdbc.shell;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What one command line gave: its exit status and what it wrote. */
record Ran(int status, String out, String err) {

  /** Runs a command line with nothing on standard input. */
  static Ran shell(String... args) {
    return shellWithInput("", args);
  }

  /** Runs a command line with standard input. */
  static Ran shellWithInput(String input, String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int status =
        new Shell(
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                // The shell writes UTF-8 whatever the stream's own charset is.
                new PrintStream(out, false, StandardCharsets.US_ASCII),
                new PrintStream(err, false, StandardCharsets.US_ASCII))
            .run(args);
    return new Ran(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** Runs a command line on an empty database of its own. */
  static Ran onEmptyDatabase(String... args) {
    List<String> all = new ArrayList<>(List.of("--url", "jdbc:hsqldb:mem:" + UUID.randomUUID()));
    all.addAll(List.of(args));
    return shell(all.toArray(new String[0]));
  }
}
