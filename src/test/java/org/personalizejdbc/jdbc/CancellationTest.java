package org.personalizejdbc.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.personalizejdbc.jdbc.Failures.assertFails;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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

  private PersonalizeFixture db;
  private HeldCalls calls;

  @BeforeEach
  void connect() {
    db = PersonalizeFixture.sample();
    calls = new HeldCalls(db.endpoint());
  }

  @AfterEach
  void close() throws SQLException {
    calls.release();
    db.close();
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
    calls.hold();
    try (Statement statement = db.connection().createStatement()) {
      final var canceller = calls.whenCalled(statement::cancel);
      assertFails(
          SQLException.class,
          "57014",
          () -> count(statement.executeQuery(DESCRIBE)),
          "was cancelled");
      canceller.join();
      calls.release();
      assertThat(count(statement.executeQuery(DESCRIBE))).isEqualTo(1);
      assertThat(statement.execute("SELECT name FROM campaigns")).isTrue();
      assertThat(count(statement.getResultSet())).isGreaterThan(100);
    }
  }

  @Test
  void cancellingEndsAPreparedStatementWhichCanBeExecutedAgain() throws SQLException {
    calls.hold();
    try (var prepared = db.connection().prepareStatement(DESCRIBE)) {
      final var canceller = calls.whenCalled(prepared::cancel);
      assertFails(SQLException.class, "57014", () -> count(prepared.executeQuery()));
      canceller.join();
      calls.release();
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
    calls.hold();
    try (Statement statement = db.connection().createStatement()) {
      final var closer = calls.whenCalled(() -> db.connection().close());
      final SQLException failure =
          Failures.failureOf(() -> count(statement.executeQuery(DESCRIBE)));
      assertThat(failure.getSQLState()).isIn("08003", "24000");
      closer.join();
    }
  }

  @Test
  void closingTheStatementEndsWhatAnotherThreadReads() throws SQLException {
    calls.hold();
    final Statement statement = db.connection().createStatement();
    final var closer = calls.whenCalled(statement::close);
    final SQLException failure = Failures.failureOf(() -> count(statement.executeQuery(DESCRIBE)));
    assertThat(failure.getSQLState()).isEqualTo("24000");
    closer.join();
  }

  @Test
  void anInterruptedReaderIsToldSo() throws Exception {
    calls.hold();
    try (Statement statement = db.connection().createStatement()) {
      final Thread reader = Thread.currentThread();
      final var interrupter = calls.whenCalled(reader::interrupt);
      assertFails(
          SQLException.class,
          "57014",
          () -> count(statement.executeQuery(DESCRIBE)),
          "interrupted");
      assertThat(Thread.interrupted()).isTrue();
      interrupter.join();
    }
  }

  /** A statement that takes seconds to plan, mostly in the simplification of its condition. */
  private static String longToPlan() {
    return IntStream.range(0, 150)
        .mapToObj(i -> "WHEN name = 'n" + i + "' THEN status || '" + i + "'")
        .collect(Collectors.joining(" ", "SELECT CASE ", " END FROM campaigns"));
  }

  /**
   * Does something as soon as the planner of another thread is at work. There is no event to wait
   * for: planning makes no call.
   */
  private static CompletableFuture<Void> whenPlanning(ThrowingCallable action) {
    return when(CancellationTest::isPlanning, action);
  }

  private static CompletableFuture<Void> when(BooleanSupplier condition, ThrowingCallable action) {
    return CompletableFuture.runAsync(
        () -> {
          try {
            while (!condition.getAsBoolean()) {
              Thread.onSpinWait();
            }
            action.call();
          } catch (Throwable e) {
            throw new AssertionError(e);
          }
        });
  }

  private static boolean runs(StackTraceElement[] stack, String prefix) {
    return Stream.of(stack).anyMatch(frame -> frame.getClassName().startsWith(prefix));
  }

  private static boolean isPlanning() {
    return Thread.getAllStackTraces().entrySet().stream()
        .filter(thread -> thread.getKey().getName().equals("personalize-planning"))
        .anyMatch(thread -> runs(thread.getValue(), "org.personalizejdbc.adapter.QueryPlanner"));
  }

  @Test
  void cancellingEndsThePlanningAndTheStatementCanBeExecutedAgain() throws SQLException {
    try (Statement statement = db.connection().createStatement()) {
      final var canceller = whenPlanning(statement::cancel);
      assertFails(
          SQLException.class, "57014", () -> statement.executeQuery(longToPlan()), "was cancelled");
      canceller.join();
      assertThat(count(statement.executeQuery(DESCRIBE))).isEqualTo(1);
      assertThat(db.calls().total()).isEqualTo(1);
    }
  }

  @Test
  void closingTheStatementEndsItsPlanning() throws SQLException {
    final Statement statement = db.connection().createStatement();
    final var closer = whenPlanning(statement::close);
    assertFails(SQLException.class, "24000", () -> statement.executeQuery(longToPlan()));
    closer.join();
  }

  @Test
  void closingDoesNotWaitForWhatIsStillPlanned() throws SQLException {
    // Its text alone is read for longer than the rest of this test takes, and cannot be stopped.
    final String endless = "SELECT 1" + " + 1".repeat(9_000) + " FROM campaigns";
    final Statement statement = db.connection().createStatement();
    final var canceller = whenPlanning(statement::cancel);
    assertFails(SQLException.class, "57014", () -> statement.executeQuery(endless));
    canceller.join();
    statement.close();
    assertThat(statement.isClosed()).isTrue();
    assertThat(isPlanning()).isTrue();
    assertFails(SQLException.class, "24000", () -> statement.executeQuery(DESCRIBE));
  }

  @Test
  void onlyTheStatementThatIsCancelledIsStopped() throws SQLException {
    try (Statement statement = db.connection().createStatement();
        Statement other = db.connection().createStatement()) {
      final ResultSet rows = other.executeQuery("SELECT name FROM campaigns");
      final var canceller = whenPlanning(statement::cancel);
      assertFails(SQLException.class, "57014", () -> statement.executeQuery(longToPlan()));
      canceller.join();
      assertThat(count(rows)).isGreaterThan(100);
    }
  }

  @Test
  void cancellingStopsTheInventoryToo() throws Exception {
    try (Connection keep = DriverManager.getConnection("jdbc:h2:mem:endless");
        Statement create = keep.createStatement();
        Connection connection = db.connect("attach.inv=jdbc:h2:mem:endless");
        PreparedStatement prepared = prepareEndless(create, connection)) {
      final Thread reader = Thread.currentThread();
      final var canceller =
          when(() -> runs(reader.getStackTrace(), "org.h2.command.query"), prepared::cancel);
      assertFails(SQLException.class, "57014", () -> count(prepared.executeQuery()));
      canceller.join();
      try (ResultSet sessions =
          create.executeQuery(
              "SELECT COUNT(*) FROM INFORMATION_SCHEMA.SESSIONS"
                  + " WHERE EXECUTING_STATEMENT LIKE '%endless%'"
                  + " AND SESSION_ID <> SESSION_ID()")) {
        assertThat(sessions.next()).isTrue();
        assertThat(sessions.getInt(1)).isZero();
      }
    }
  }

  private static PreparedStatement prepareEndless(Statement create, Connection connection)
      throws SQLException {
    create.execute(
        "CREATE VIEW endless AS SELECT a.x AS id FROM SYSTEM_RANGE(1, 1000000000) a,"
            + " SYSTEM_RANGE(1, 1000000000) b");
    return connection.prepareStatement("SELECT MAX(id) FROM inv.endless");
  }
}
