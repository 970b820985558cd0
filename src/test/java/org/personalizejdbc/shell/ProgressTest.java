package org.personalizejdbc.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Progress is shown in place, only to a person, and leaves nothing behind. */
class ProgressTest {
  private static final String CLEAR = "\r\u001b[K";
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream err = new PrintStream(bytes, true, StandardCharsets.UTF_8);

  @Test
  void aTickShowsRowsAndSeconds() {
    Progress progress = new Progress(err, stream -> true, ProgressSource.NONE);
    progress.tick(Duration.ofMillis(1000));
    progress.row();
    progress.tick(Duration.ofMillis(2999));
    progress.finish();
    assertThat(shown()).isEqualTo(CLEAR + "… 0 rows, 1 s" + CLEAR + "… 1 row, 2 s" + CLEAR);
  }

  @Test
  void aSourceAddsItsWords() {
    Progress progress = new Progress(err, stream -> true, () -> "12 calls");
    progress.tick(Duration.ofSeconds(1));
    assertThat(shown()).isEqualTo(CLEAR + "… 0 rows, 12 calls, 1 s");
  }

  @Test
  void nothingIsShownWhereStandardErrorIsNoTerminal() {
    Progress progress = new Progress(err, Terminals.NONE, ProgressSource.NONE);
    progress.tick(Duration.ofSeconds(1));
    progress.outputFollows();
    progress.finish();
    assertThat(shown()).isEmpty();
  }

  @Test
  void aQuickStatementShowsNothing() {
    Progress progress = new Progress(err, stream -> true, ProgressSource.NONE);
    progress.row();
    progress.finish();
    assertThat(shown()).isEmpty();
  }

  @Test
  void outputOnTheSameTerminalTakesItsPlace() {
    Progress progress = new Progress(err, stream -> true, ProgressSource.NONE);
    progress.tick(Duration.ofSeconds(1));
    progress.outputFollows();
    progress.tick(Duration.ofSeconds(2));
    assertThat(shown()).isEqualTo(CLEAR + "… 0 rows, 1 s" + CLEAR);
  }

  @Test
  void outputElsewhereLetsItGoOn() {
    Progress progress =
        new Progress(err, stream -> stream == Terminals.StandardStream.ERR, ProgressSource.NONE);
    progress.tick(Duration.ofSeconds(1));
    progress.outputFollows();
    progress.tick(Duration.ofSeconds(2));
    assertThat(shown()).endsWith("2 s");
  }

  private String shown() {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
