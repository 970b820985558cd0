package org.personalizejdbc.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.personalizejdbc.jdbc.Failures.assertFails;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.personalizejdbc.PersonalizeFixture;
import org.personalizejdbc.endpoint.Reply;

/**
 * A call that is alone is made by the thread that reads its answer; whatever ends another call ends
 * it as well.
 */
@Timeout(60)
class LoneCallTest {
  private static final String ARN =
      "arn:aws:personalize:us-east-1:123456789012:campaign/video-home-for-you-prod";
  private static final String LOOK_UP =
      "SELECT name FROM campaigns WHERE campaign_arn = '" + ARN + "'";

  private PersonalizeFixture db;
  private HeldCalls calls;

  @BeforeEach
  void connect() throws SQLException {
    // A call hangs for as long as it is let.
    db = PersonalizeFixture.sample("callTimeout=10m");
    calls = new HeldCalls(db.endpoint());
    assertThat(db.lines(LOOK_UP)).hasSize(1);
  }

  @AfterEach
  void close() throws SQLException {
    calls.release();
    db.close();
  }

  /** Where a call hangs. */
  private enum Hanging {
    /** Nothing comes. */
    BEFORE_THE_ANSWER,
    /** The body's first bytes come. */
    AMID_THE_ANSWER
  }

  private void hang(Hanging hanging) {
    if (hanging == Hanging.BEFORE_THE_ANSWER) {
      calls.hold();
    } else {
      calls.answer(Reply.json("{\"campaign\": {}}").delivered(Reply.Delivery.STALLED));
    }
  }

  private static int count(ResultSet resultSet) throws SQLException {
    int count = 0;
    while (resultSet.next()) {
      count++;
    }
    return count;
  }

  private static long callThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("personalize-call"))
        .count();
  }

  private String outcomeOfTheLast() throws SQLException {
    final List<String> outcomes =
        db.lines("SELECT outcome FROM driver.api_calls ORDER BY call_id DESC LIMIT 1");
    return outcomes.get(0);
  }

  @Test
  void itTakesNoOtherThread() throws SQLException {
    final long before = callThreads();
    for (int i = 0; i < 10; i++) {
      assertThat(db.lines(LOOK_UP)).hasSize(1);
      assertThat(db.calls().describes()).isEqualTo(1);
    }
    assertThat(callThreads()).isLessThanOrEqualTo(before);
  }

  @Test
  void severalAreMadeAtOnceByOthers() throws SQLException {
    final long before = callThreads();
    assertThat(
            db.lines(
                "SELECT name FROM campaigns WHERE campaign_arn IN ('"
                    + ARN
                    + "', '"
                    + ARN.replace("prod", "dev")
                    + "', '"
                    + ARN.replace("prod", "test")
                    + "')"))
        .isNotEmpty();
    assertThat(callThreads()).isGreaterThan(before);
  }

  @ParameterizedTest
  @EnumSource(Hanging.class)
  void cancellingEndsIt(Hanging hanging) throws SQLException {
    hang(hanging);
    try (Statement statement = db.connection().createStatement()) {
      final var canceller = calls.whenCalled(statement::cancel);
      assertFails(
          SQLException.class,
          "57014",
          () -> count(statement.executeQuery(LOOK_UP)),
          "was cancelled");
      canceller.join();
      calls.release();
      assertThat(outcomeOfTheLast()).isEqualTo("CANCELLED");
      assertThat(count(statement.executeQuery(LOOK_UP))).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource(Hanging.class)
  void interruptingTheReaderEndsItAndKeepsTheFlag(Hanging hanging) throws SQLException {
    hang(hanging);
    try (Statement statement = db.connection().createStatement()) {
      final Thread reader = Thread.currentThread();
      final var interrupter = calls.whenCalled(reader::interrupt);
      assertFails(
          SQLException.class, "57014", () -> count(statement.executeQuery(LOOK_UP)), "interrupted");
      assertThat(Thread.interrupted()).isTrue();
      interrupter.join();
      calls.release();
      assertThat(outcomeOfTheLast()).isEqualTo("CANCELLED");
      assertThat(count(statement.executeQuery(LOOK_UP))).isEqualTo(1);
    }
  }

  @Test
  void closingTheConnectionEndsIt() throws SQLException {
    hang(Hanging.BEFORE_THE_ANSWER);
    final Connection connection = db.connection();
    final Statement statement = connection.createStatement();
    final var closer = calls.whenCalled(connection::close);
    final SQLException failure = Failures.failureOf(() -> count(statement.executeQuery(LOOK_UP)));
    assertThat(failure.getSQLState()).isIn("08003", "24000");
    closer.join();
  }

  @Test
  void aQueryTimeoutHoldsForItToo() throws SQLException {
    hang(Hanging.BEFORE_THE_ANSWER);
    try (Statement statement = db.connection().createStatement()) {
      statement.setQueryTimeout(1);
      assertFails(SQLTimeoutException.class, "HYT00", () -> count(statement.executeQuery(LOOK_UP)));
    }
  }

  @Test
  void anAnswerThatCameInTimeIsReadThereafterToo() throws SQLException {
    try (Statement statement = db.connection().createStatement();
        Statement other = db.connection().createStatement()) {
      statement.setQueryTimeout(2);
      final ResultSet row = statement.executeQuery(LOOK_UP);
      db.endpoint().latency(Duration.ofMillis(2_100));
      assertThat(count(other.executeQuery(LOOK_UP))).isEqualTo(1);
      assertThat(row.next()).isTrue();
      assertThat(row.getString(1)).isEqualTo("video-home-for-you-prod");
    }
  }

  @Test
  void aThreadThatWasInterruptedIsToldSoWhereThereIsNothingToAsk() throws SQLException {
    try (PreparedStatement statement =
        db.connection().prepareStatement("SELECT name FROM campaigns WHERE campaign_arn = ?")) {
      statement.setString(1, null);
      Thread.currentThread().interrupt();
      assertFails(SQLException.class, "57014", statement::executeQuery, "interrupted");
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void aThreadThatWasInterruptedBeforeIsToldSo() throws SQLException {
    try (Statement statement = db.connection().createStatement()) {
      Thread.currentThread().interrupt();
      assertFails(
          SQLException.class, "57014", () -> count(statement.executeQuery(LOOK_UP)), "interrupted");
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void itIsTriedAgainAsOthersAre() throws SQLException {
    final CountDownLatch first = new CountDownLatch(2);
    db.endpoint()
        .intercept(
            call -> {
              first.countDown();
              return first.getCount() > 0
                  ? Optional.of(Reply.error(500, "InternalServerException", "again"))
                  : Optional.empty();
            });
    assertThat(db.lines(LOOK_UP)).hasSize(1);
    assertThat(
            db.lines("SELECT attempts FROM driver.api_calls ORDER BY call_id DESC LIMIT 1").get(0))
        .isEqualTo("2");
  }

  @Test
  void itsOwnTimeoutIsToldAsSuchAndLeavesNoFlag() throws SQLException {
    try (Connection hasty = db.connect("callTimeout=200ms", "maxAttempts=1");
        Statement statement = hasty.createStatement()) {
      assertThat(count(statement.executeQuery(LOOK_UP))).isEqualTo(1);
      db.endpoint().latency(Duration.ofSeconds(2));
      final SQLException failure = Failures.failureOf(() -> count(statement.executeQuery(LOOK_UP)));
      assertThat(failure.getMessage()).contains("callTimeout");
      assertThat(Thread.currentThread().isInterrupted()).isFalse();
      db.endpoint().latency(Duration.ZERO);
      assertThat(count(statement.executeQuery(LOOK_UP))).isEqualTo(1);
    }
  }
}
