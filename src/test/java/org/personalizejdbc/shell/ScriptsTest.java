package org.personalizejdbc.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Statements come from -e, files and standard input, in the order of the command line. */
class ScriptsTest {
  @TempDir Path folder;

  @Test
  void sourcesRunInTheirOrder() throws IOException {
    Path file = Files.writeString(folder.resolve("q.sql"), "\uFEFFVALUES 'ü;'; -- done\n");
    Ran ran =
        Ran.onEmptyDatabase(
            "--format",
            "csv",
            "-e",
            "VALUES 1; VALUES 2;",
            "-f",
            file.toString(),
            "-e",
            "VALUES 3");
    assertThat(ran.status()).as(ran.err()).isZero();
    assertThat(ran.out()).isEqualTo("C1\n1\n\nC1\n2\n\nC1\nü;\n\nC1\n3\n");
  }

  @Test
  void aDashIsStandardInput() {
    Ran ran =
        Ran.shellWithInput(
            "VALUES 'é';", "--url", "jdbc:hsqldb:mem:in", "-f", "-", "--format", "csv");
    assertThat(ran.status()).isZero();
    assertThat(ran.out()).isEqualTo("C1\né\n");
  }

  @Test
  void whatIsPipedInRunsAsAScript() {
    Ran ran = Ran.shellWithInput("VALUES 1;\nVALUES 2", "--url", "jdbc:hsqldb:mem:in");
    assertThat(ran.status()).isZero();
    assertThat(ran.err()).isEqualTo("(1 row)\n(1 row)\n");

    Ran failed = Ran.shellWithInput("VALUES 1;\nnonsense", "--url", "jdbc:hsqldb:mem:in");
    assertThat(failed.status()).isEqualTo(1);
    assertThat(failed.err()).contains("error: standard input, statement 2 (line 2): ");
  }

  @Test
  void updatesTellTheirCount() {
    Ran ran =
        Ran.onEmptyDatabase("-e", "CREATE TABLE t (a INTEGER); INSERT INTO t VALUES (1), (2)");
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err()).isEqualTo("(0 rows affected)\n(2 rows affected)\n");
  }
}
