package org.personalizejdbc.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Errors and warnings are one line each on standard error, and the exit status tells. */
class FailuresTest {
  @TempDir Path folder;

  @Test
  void aFailedStatementIsOneLineWithItsSqlState() {
    Ran ran = Ran.onEmptyDatabase("-e", "SELECT * FROM nowhere");
    assertThat(ran.status()).isEqualTo(1);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err())
        .isEqualTo("error: user lacks privilege or object not found: NOWHERE [42501]\n");
  }

  @Test
  void theFirstFailureEndsTheRun() {
    Ran ran = Ran.onEmptyDatabase("--format", "csv", "-e", "VALUES 1; VALUES x; VALUES 2");
    assertThat(ran.status()).isEqualTo(1);
    assertThat(ran.out()).isEqualTo("C1\n1\n");
    assertThat(ran.err()).contains("error: statement 2: ").doesNotContain("VALUES 2");
  }

  @Test
  void aFailureInAFileNamesFileStatementAndLine() throws IOException {
    Path file =
        Files.writeString(folder.resolve("q.sql"), "-- one\nVALUES 1;\n\n/* two */ nonsense");
    Ran ran = Ran.onEmptyDatabase("-f", file.toString());
    assertThat(ran.status()).isEqualTo(1);
    assertThat(ran.err())
        .contains("error: " + file + ", statement 2 (line 4): ")
        .endsWith(" [42581]\n")
        .doesNotContain("\tat ");
  }

  @Test
  void aMessageOfSeveralLinesIsFoldedAndHarmless() {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    new Messages(new PrintStream(err, true, StandardCharsets.UTF_8))
        .error("", new SQLException("one\r\n   two\n\u001b[31mthree", "XX000"), false);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .isEqualTo("error: one two \\u001b[31mthree [XX000]\n");
  }

  @Test
  void verboseShowsTheStackTrace() {
    assertThat(Ran.onEmptyDatabase("-e", "nonsense", "--verbose").err())
        .startsWith("error: ")
        .contains("\tat ");
  }

  @Test
  void warningsGoToStandardError() {
    Ran ran = Ran.shell("--url", AwkwardDriver.warns(), "--format", "csv", "-e", "VALUES 1");
    assertThat(ran.status()).isZero();
    assertThat(ran.out()).isEqualTo("C1\n1\n");
    assertThat(ran.err())
        .isEqualTo(
            """
            warning: a ResultSet warns [01000]
            warning: twice [01P01]
            (1 row)
            warning: a Statement warns [01000]
            warning: twice [01P01]
            """);
  }

  @Test
  void aUrlThatNoDriverTakesIsNotRepeated() {
    Ran ran = Ran.shell("--url", "jdbc:nobody:password=secret", "-e", "VALUES 1");
    assertThat(ran.status()).isEqualTo(1);
    assertThat(ran.err())
        .isEqualTo(
            "error: no JDBC driver takes a URL jdbc:nobody:…; name its jar by --driver [08001]\n");
  }

  @Test
  void anUnreadableFileIsBadUsage() throws IOException {
    Ran missing = Ran.onEmptyDatabase("-f", folder.resolve("no.sql").toString());
    assertThat(missing.status()).isEqualTo(2);
    assertThat(missing.err()).contains("no.sql: there is no such file");

    Path latin = Files.write(folder.resolve("latin.sql"), new byte[] {'-', '-', (byte) 0xe9});
    Ran notUtf8 = Ran.onEmptyDatabase("-f", latin.toString());
    assertThat(notUtf8.status()).isEqualTo(2);
    assertThat(notUtf8.err()).contains("is not UTF-8 text");
  }

  @Test
  void noMoreRowsAreReadForAReaderThatHasLeft() {
    OutputStream closed =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("Broken pipe");
          }
        };
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int status =
        new Shell(
                new ByteArrayInputStream(new byte[0]),
                new PrintStream(closed, false, StandardCharsets.UTF_8),
                new PrintStream(err, false, StandardCharsets.UTF_8))
            .run("--url", "jdbc:hsqldb:mem:pipe", "-e", "VALUES 1; nonsense");
    assertThat(status).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
  }
}
