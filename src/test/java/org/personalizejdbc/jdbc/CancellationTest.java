package org.personalizejdbc.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.personalizejdbc.jdbc.Failures.assertFails;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.personalizejdbc.PersonalizeFixture;

class CancellationTest {
  private static final String ARN =
      "arn:aws:personalize:us-east-1:123456789012:campaign/video-home-for-you-prod";
  private static final String DESCRIBE =
      "SELECT min_provisioned_tps FROM campaigns WHERE campaign_arn = '" + ARN + "'";

  private final CountDownLatch called = new CountDownLatch(1);
  private final CountDownLatch released = new CountDownLatch(1);
  private PersonalizeFixture db;

  @BeforeEach
  void connect() {
    db = PersonalizeFixture.sample();
  }

  @AfterEach
  void close() throws SQLException {
    released.countDown();
    db.close();
  }

  /** From now on no call is answered until the test is over or {@link #answerAgain}. */
  private void answerNothing() {
    db.endpoint()
        .intercept(
            call -> {
              called.countDown();
              try {
                released.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              return Optional.empty();
            });
  }

  private void answerAgain() {
    db.endpoint().intercept(call -> Optional.empty());
    released.countDown();
  }

  /** Does something from another thread as soon as a call is under way. */
  private CompletableFuture<Void> whenCalled(ThrowingCallable action) {
    return CompletableFuture.runAsync(
        () -> {
          try {
            called.await();
            action.call();
          } catch (Throwable e) {
            throw new AssertionError(e);
          }
        });
  }

  private static int count(ResultSet resultSet) throws SQLException {
    int count = 0;
    while (resultSet.next()) {
      count++;
    }
    return count;
  }

  @Test
  void aQueryTimeoutIsHyt00() throws SQLException {
    db.endpoint().latency(Duration.ofSeconds(4));
    try (Statement statement = db.connection().createStatement()) {
      statement.setQueryTimeout(1);
      assertThat(statement.getQueryTimeout()).isEqualTo(1);
      assertFails(
          SQLTimeoutException.class,
          "HYT00",
          () -> count(statement.executeQuery(DESCRIBE)),
          "setQueryTimeout");
      db.endpoint().latency(Duration.ZERO);
      assertThat(count(statement.executeQuery(DESCRIBE))).isEqualTo(1);
      statement.setQueryTimeout(0);
      assertThat(count(statement.executeQuery(DESCRIBE))).isEqualTo(1);
    }
  }

  @Test
  void cancellingEndsAStatementWhichCanBeExecutedAgain() throws SQLException {
    answerNothing();
    try (Statement statement = db.connection().createStatement()) {
      final var canceller = whenCalled(statement::cancel);
      assertFails(
          SQLException.class,
          "57014",
          () -> count(statement.executeQuery(DESCRIBE)),
          "was cancelled");
      canceller.join();
      answerAgain();
      assertThat(count(statement.executeQuery(DESCRIBE))).isEqualTo(1);
      assertThat(statement.execute("SELECT name FROM campaigns")).isTrue();
      assertThat(count(statement.getResultSet())).isGreaterThan(100);
    }
  }

  @Test
  void cancellingEndsAPreparedStatementWhichCanBeExecutedAgain() throws SQLException {
    answerNothing();
    try (var prepared = db.connection().prepareStatement(DESCRIBE)) {
      final var canceller = whenCalled(prepared::cancel);
      assertFails(SQLException.class, "57014", () -> count(prepared.executeQuery()));
      canceller.join();
      answerAgain();
      assertThat(count(prepared.executeQuery())).isEqualTo(1);
    }
  }

  @Test
  void cancellingBetweenRowsEndsTheResult() throws SQLException {
    try (Statement statement = db.connection().createStatement();
        ResultSet rows = statement.executeQuery("SELECT name FROM campaigns")) {
      assertThat(rows.next()).isTrue();
      statement.cancel();
      assertFails(SQLException.class, "57014", () -> count(rows));
      assertFails(SQLException.class, "57014", rows::next);
    }
  }

  @Test
  void cancellingEndsTheReadingOfAnInventory() throws SQLException {
    try (Connection keep = DriverManager.getConnection("jdbc:hsqldb:mem:cancelled");
        Statement create = keep.createStatement()) {
      create.execute("CREATE TABLE t (id INTEGER)");
      for (int i = 0; i < 10; i++) {
        create.execute("INSERT INTO t VALUES (" + i + ")");
      }
      try (Connection connection = db.connect("attach.inv=jdbc:hsqldb:mem:cancelled");
          Statement statement = connection.createStatement()) {
        final ResultSet rows = statement.executeQuery("SELECT id FROM inv.t");
        assertThat(rows.next()).isTrue();
        statement.cancel();
        assertFails(SQLException.class, "57014", () -> count(rows));
        assertThat(count(statement.executeQuery("SELECT id FROM inv.t"))).isEqualTo(10);
      }
    }
  }

  @Test
  void cancellingNothingHarmsNothing() throws SQLException {
    try (Statement statement = db.connection().createStatement()) {
      statement.cancel();
      assertThat(count(statement.executeQuery(DESCRIBE))).isEqualTo(1);
      statement.cancel();
      assertThat(count(statement.executeQuery(DESCRIBE))).isEqualTo(1);
    }
  }

  @Test
  void closingTheConnectionEndsWhatAnotherThreadReads() throws SQLException {
    answerNothing();
    try (Statement statement = db.connection().createStatement()) {
      final var closer = whenCalled(() -> db.connection().close());
      final SQLException failure =
          Failures.failureOf(() -> count(statement.executeQuery(DESCRIBE)));
      assertThat(failure.getSQLState()).isIn("08003", "24000");
      closer.join();
    }
  }

  @Test
  void closingTheStatementEndsWhatAnotherThreadReads() throws SQLException {
    answerNothing();
    final Statement statement = db.connection().createStatement();
    final var closer = whenCalled(statement::close);
    final SQLException failure = Failures.failureOf(() -> count(statement.executeQuery(DESCRIBE)));
    assertThat(failure.getSQLState()).isEqualTo("24000");
    closer.join();
  }

  @Test
  void anInterruptedReaderIsToldSo() throws Exception {
    answerNothing();
    try (Statement statement = db.connection().createStatement()) {
      final Thread reader = Thread.currentThread();
      final var interrupter = whenCalled(reader::interrupt);
      assertFails(
          SQLException.class,
          "57014",
          () -> count(statement.executeQuery(DESCRIBE)),
          "interrupted");
      assertThat(Thread.interrupted()).isTrue();
      interrupter.join();
    }
  }
}
