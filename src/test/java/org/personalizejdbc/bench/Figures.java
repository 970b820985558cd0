package org.personalizejdbc.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/** The table of figures that a run of benchmarks leaves behind: target/benchmarks.md. */
final class Figures {
  private static final Path FILE = Path.of("target", "benchmarks.md");

  private Figures() {}

  /** Adds a row, and prints it. */
  static void add(Aim aim, String figure, String comparedTo) throws IOException {
    if (!Files.exists(FILE)) {
      Files.writeString(FILE, "| | figure | compared to | aim |\n|---|---|---|---|\n");
    }
    final String row =
        String.format(
            Locale.ROOT, "| %s | %s | %s | %s |%n", aim.what(), figure, comparedTo, aim.figure());
    Files.writeString(FILE, row, StandardOpenOption.APPEND);
    System.out.print(row);
  }

  /** Nanoseconds as milliseconds. */
  static String millis(double nanos) {
    return String.format(Locale.ROOT, "%,.2f ms", nanos / 1e6);
  }

  /** A ratio. */
  static String times(double ratio) {
    return String.format(Locale.ROOT, "%.2f ×", ratio);
  }
}
