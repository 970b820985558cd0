package org.personalizejdbc.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/** The soak's figures, written as the table that the README has. */
final class Figures {
  private static final Path FILE = Path.of("target", "soak.md");

  private Figures() {}

  /** Begins the table anew. */
  static void begin() throws IOException {
    Files.deleteIfExists(FILE);
    add("| | rows | calls | heap, peak | seconds |\n|---|---|---|---|---|\n");
  }

  /**
   * Adds a line.
   *
   * @param what what was done
   * @param peakKb the most heap in use after a collection, in kB
   * @param ms how long it took, in milliseconds
   * @return the part of the line that is the same each time
   */
  static String add(String what, long rows, long calls, long peakKb, long ms) throws IOException {
    final String exact = String.format(Locale.ROOT, "| %s | %,d | %,d |", what, rows, calls);
    add(exact + String.format(Locale.ROOT, " %d MB | %d |\n", (peakKb >> 10) + 1, ms / 1_000 + 1));
    return exact;
  }

  /** Holds the README to the same. */
  static void assertInReadme(String exact) throws IOException {
    assertThat(Files.readString(Path.of("README.md"))).contains("\n" + exact + " ");
  }

  /** Adds a line of text below. */
  static void note(String text) throws IOException {
    add("\n" + text + "\n");
  }

  private static void add(String text) throws IOException {
    Files.writeString(FILE, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }
}
