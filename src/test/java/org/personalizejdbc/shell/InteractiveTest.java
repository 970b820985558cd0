package org.personalizejdbc.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A session is sqlline's, with our connection, prompt and manners. */
class InteractiveTest {
  /** sqlline's property for where it keeps a user's history and settings. */
  private static final String BASE = "x.sqlline.basedir";

  /** One for all: sqlline looks once. */
  @TempDir static Path home;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeAll
  static void leaveTheUsersOwnSettingsAlone() {
    System.setProperty(BASE, home.toString());
  }

  @AfterAll
  static void reset() {
    System.clearProperty(BASE);
  }

  @Test
  void statementsRunOnTheConnectionThatWasAskedFor() throws Exception {
    session("CREATE TABLE t (a INTEGER);\nINSERT INTO t VALUES (41), (NULL);\nSELECT a FROM t;\n");
    assertThat(out()).contains("| 41   |", "| null |");
    assertThat(err()).contains("personalize-jdbc").doesNotContain("Error", "isolation");
  }

  @Test
  void anErrorLeavesTheSessionOpen() throws Exception {
    session("SELECT * FROM nowhere;\nVALUES 7;\n!quit\n");
    assertThat(err()).contains("NOWHERE").doesNotContain("\tat ");
    assertThat(out()).contains("| 7  |");
  }

  @Test
  void reconnectingKeepsUrlAndProperties() throws Exception {
    session("!reconnect\nVALUES 8;\n!list\n");
    assertThat(out()).contains("| 8  |").doesNotContain("jdbc:hsqldb");
  }

  @Test
  void noValueSteersTheTerminal() throws Exception {
    session("VALUES U&'\\001b[2Jx';\n");
    assertThat(out()).contains("\\u001B[2Jx");
  }

  @Test
  void aUsersOwnSettingsOverrideOurs() throws Exception {
    Path settings = home.resolve("sqlline.properties");
    Files.writeString(settings, "sqlline.outputformat=csv\n");
    try {
      session("VALUES (1, 'x');\n");
    } finally {
      Files.delete(settings);
    }
    assertThat(out()).contains("\"1\",\"x\"");
  }

  @Test
  void noSecretIsKeptInTheHistory() throws Exception {
    session(
        "VALUES 9;\n"
            + "!connect jdbc:hsqldb:mem:x SA s3cret\n"
            + "  !connect \"jdbc:personalize:endpoint=embedded;sessionToken=s3cret\"\n"
            + "VALUES 'SecretAccessKey=s3cret';\n"
            + "VALUES 'externalId=s3cret';\n"
            + "!quit\n");
    assertThat(home.resolve("history")).content().contains("VALUES 9;").doesNotContain("s3cret");
  }

  @Test
  void aConnectionThatFailsIsAnError() {
    Interactive interactive = new Interactive(print(out), print(err));
    Target target = new Target(AwkwardDriver.tellsAttachments(), Map.of("attach.a", "b"));
    assertThatThrownBy(() -> interactive.run(target, new ByteArrayInputStream(new byte[0])))
        .isInstanceOf(SQLException.class)
        .hasMessage("<attach.a=b>");
  }

  private void session(String lines) throws Exception {
    new Interactive(print(out), print(err))
        .run(
            new Target("jdbc:hsqldb:mem:" + UUID.randomUUID(), Map.of()),
            new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)));
  }

  private static PrintStream print(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
