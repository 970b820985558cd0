package org.personalizejdbc.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.personalizejdbc.PersonalizeFixture;
import org.personalizejdbc.endpoint.Reply;

/** What the driver logs: a line for each call, where the program asked for it. */
@ResourceLock(value = Resources.SYSTEM_ERR, mode = ResourceAccessMode.READ_WRITE)
class LoggingTest {
  private static final String ARN = "arn:aws:personalize:us-east-1:123456789012:campaign/";

  private final Logger parent = new PersonalizeDriver().getParentLogger();
  private final List<LogRecord> records = new ArrayList<>();
  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord entry) {
          synchronized (records) {
            records.add(entry);
          }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @BeforeEach
  void listen() {
    handler.setLevel(Level.ALL);
    parent.addHandler(handler);
  }

  @AfterEach
  void stopListening() {
    parent.removeHandler(handler);
    parent.setLevel(null);
  }

  private List<String> messages() {
    synchronized (records) {
      final List<String> messages =
          records.stream().map(entry -> new SimpleFormatter().formatMessage(entry)).toList();
      records.clear();
      return messages;
    }
  }

  @Test
  void theParentLoggerIsTheDriversPackage() {
    assertThat(parent.getName()).isEqualTo("org.personalizejdbc");
    assertThat(new PersonalizeDataSource().getParentLogger()).isSameAs(parent);
  }

  @Test
  void everyCallIsALineAtFine() throws SQLException {
    parent.setLevel(Level.FINE);
    try (var db = PersonalizeFixture.sample("maxAttempts=1")) {
      db.query(
              "SELECT name FROM campaigns WHERE campaign_arn IN (?, ?)",
              ARN + "video-home-for-you-prod",
              ARN + "no-such")
          .returnsCount(1);
      assertThat(records).allMatch(entry -> entry.getLevel().equals(Level.FINE));
      assertThat(records)
          .allMatch(entry -> entry.getLoggerName().equals("org.personalizejdbc.api"));
      assertThat(messages())
          .hasSize(2)
          .anySatisfy(
              line ->
                  assertThat(line)
                      .matches(
                          "DescribeCampaign in us-east-1 of "
                              + ARN
                              + "video-home-for-you-prod: OK in \\d+ ms, attempts: 1, request id:"
                              + " [0-9a-f-]+"))
          .anySatisfy(
              line ->
                  assertThat(line)
                      .startsWith(
                          "DescribeCampaign in us-east-1 of " + ARN + "no-such: NOT FOUND in "));

      db.query("SELECT name FROM campaigns WHERE region = 'eu-west-1'").lists(1);
      assertThat(messages())
          .singleElement()
          .asString()
          .startsWith("ListCampaigns in eu-west-1: OK in ");

      db.endpoint()
          .intercept(call -> Optional.of(Reply.error(400, "AccessDeniedException", "No.")));
      Failures.failureOf(() -> db.query("SELECT name FROM campaigns WHERE region = 'us-east-1'"));
      assertThat(messages())
          .singleElement()
          .asString()
          .startsWith("ListCampaigns in us-east-1: ACCESS DENIED in ");
    }
  }

  @Test
  void noLineHoldsASecret() throws SQLException {
    parent.setLevel(Level.ALL);
    try (var db = PersonalizeFixture.sample("sessionToken=s3cr3t-token")) {
      db.query("SELECT name FROM campaigns LIMIT 1").returnsCount(1);
    }
    assertThat(messages()).isNotEmpty().noneMatch(line -> line.contains("s3cr3t"));
  }

  @Test
  void otherwiseItIsSilentAndTheConsoleAlways() throws SQLException {
    final PrintStream out = System.out;
    final PrintStream err = System.err;
    final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    try (PrintStream both = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
      System.setOut(both);
      System.setErr(both);
      for (Level level : new Level[] {null, Level.FINE}) {
        parent.setLevel(level);
        try (var db = PersonalizeFixture.sample()) {
          db.query("SELECT name FROM campaigns").returnsCount(161);
          Failures.failureOf(() -> db.query("SELECT nosuch FROM campaigns"));
          Failures.failureOf(() -> db.query("SELECT FROM"));
        }
        assertThat(messages()).hasSize(level == null ? 0 : 3);
      }
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
    assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @Test
  void theLibrariesInTheJarStayQuietUnlessToldOtherwise() {
    final Logger libraries = Logger.getLogger("org.personalizejdbc.shaded");
    parent.setLevel(Level.FINE);
    assertThat(Logger.getLogger("org.personalizejdbc.shaded.x").isLoggable(Level.SEVERE)).isFalse();
    assertThat(Logger.getLogger("org.personalizejdbc.api").isLoggable(Level.FINE)).isTrue();
    final Level before = libraries.getLevel();
    try {
      libraries.setLevel(Level.FINE);
      Logging.quietLibraries();
      assertThat(libraries.getLevel()).isEqualTo(Level.FINE);
    } finally {
      libraries.setLevel(before);
    }
  }
}
