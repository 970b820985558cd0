package org.personalizejdbc.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.personalizejdbc.adapter.TestCampaigns.account;
import static org.personalizejdbc.adapter.TestCampaigns.sql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.personalizejdbc.PersonalizeFixture;
import org.personalizejdbc.api.Execution;
import org.personalizejdbc.endpoint.Reply;

class CacheTtlTest {
  private static final String ONE = sql("SELECT name FROM campaigns WHERE campaign_arn = $c001");

  @Test
  void laterStatementsUseTheAnswersOfEarlierOnes() throws SQLException {
    try (PersonalizeFixture db = PersonalizeFixture.of(account(3, 1), "cacheTtl=1h")) {
      db.query("SELECT name FROM campaigns").lists(2).describes(0);
      db.query("SELECT name, solution_arn FROM campaigns").lists(0).describes(4);
      db.query("SELECT min_provisioned_tps FROM campaigns").returnsCount(4).lists(0).describes(0);
      db.query(ONE).returns("c001").lists(0).describes(0);
    }
  }

  @Test
  void anotherConnectionAsksForItself() throws SQLException {
    try (PersonalizeFixture db = PersonalizeFixture.of(account(3, 1), "cacheTtl=1h");
        Connection other = db.connect("cacheTtl=1h")) {
      db.query(ONE).describes(1);
      read(other, ONE);

      assertThat(db.calls().describes()).isEqualTo(2);
    }
  }

  @Test
  void byDefaultNothingIsKept() throws SQLException {
    try (PersonalizeFixture db = PersonalizeFixture.of(account(3, 1))) {
      db.query(ONE).describes(1);
      db.query(ONE).describes(1);
    }
  }

  @Test
  void withZeroNothingIsKept() throws SQLException {
    try (PersonalizeFixture db = PersonalizeFixture.of(account(3, 1), "cacheTtl=0s")) {
      db.query(ONE).describes(1);
      db.query(ONE).describes(1);
      db.query("SELECT name FROM campaigns").lists(2);
      db.query("SELECT name FROM campaigns").lists(2);
    }
  }

  @Test
  void thatThereIsNoSuchCampaignIsKeptToo() throws SQLException {
    try (PersonalizeFixture db = PersonalizeFixture.of(account(3, 1), "cacheTtl=1h")) {
      final String unknown = sql("SELECT name FROM campaigns WHERE campaign_arn = $c009");
      db.query(unknown).returnsCount(0).describes(1);
      db.query(unknown).returnsCount(0).describes(0);
    }
  }

  @Test
  void anAnswerExpires() throws SQLException {
    try (PersonalizeFixture db = PersonalizeFixture.of(account(3, 1), "cacheTtl=1ms")) {
      final long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
      int asked = db.query(ONE).calls().describes();
      while (asked < 2 && System.nanoTime() < deadline) {
        asked += db.query(ONE).calls().describes();
      }
      assertThat(asked).isEqualTo(2);
    }
  }

  @Test
  void aFailureIsNotKept() throws SQLException {
    try (PersonalizeFixture db = PersonalizeFixture.of(account(3, 1), "cacheTtl=1h")) {
      db.endpoint().intercept(call -> Optional.of(Reply.error(400, "AccessDeniedException", "no")));
      assertThatThrownBy(() -> db.query(ONE)).isInstanceOf(SQLException.class);

      db.endpoint().intercept(call -> Optional.empty());
      db.query(ONE).returns("c001").describes(1);
    }
  }

  @Test
  void statementsAtTheSameTimeMakeOneCall() throws Exception {
    final ExecutorService readers = Executors.newFixedThreadPool(2);
    try (PersonalizeFixture db = PersonalizeFixture.of(account(3, 1), "cacheTtl=1h")) {
      final CountDownLatch asked = new CountDownLatch(1);
      final CountDownLatch answer = new CountDownLatch(1);
      db.endpoint()
          .intercept(
              call -> {
                asked.countDown();
                await(answer);
                return Optional.empty();
              });
      db.endpoint().forgetCalls();
      final Future<String> first = readers.submit(() -> read(db.connection(), ONE));
      await(asked);
      final CompletableFuture<Thread> reader = new CompletableFuture<>();
      final Future<String> second =
          readers.submit(
              () -> {
                reader.complete(Thread.currentThread());
                return read(db.connection(), ONE);
              });
      awaitsAnAnswer(reader.get(30, TimeUnit.SECONDS));
      answer.countDown();

      assertThat(first.get(30, TimeUnit.SECONDS)).isEqualTo("c001");
      assertThat(second.get(30, TimeUnit.SECONDS)).isEqualTo("c001");
      assertThat(db.calls().describes()).isEqualTo(1);
    } finally {
      readers.shutdownNow();
    }
  }

  @Test
  void whoEndsLeavesTheCallToTheOthersThatWaitForIt() throws Exception {
    final ExecutorService readers = Executors.newFixedThreadPool(3);
    final CountDownLatch answer = new CountDownLatch(1);
    try (PersonalizeFixture db =
            PersonalizeFixture.of(account(3, 1), "cacheTtl=1h", "maxConcurrentCalls=1");
        Statement ended = db.connection().createStatement()) {
      final CountDownLatch asked = new CountDownLatch(1);
      db.endpoint()
          .intercept(
              call -> {
                asked.countDown();
                await(answer);
                return Optional.empty();
              });
      // A call takes the only place, so the one that is shared has not begun.
      final Future<String> place =
          readers.submit(
              () -> read(db.connection(), "SELECT name FROM campaigns WHERE region = 'us-east-1'"));
      await(asked);
      final CompletableFuture<Thread> ending = new CompletableFuture<>();
      final Future<?> first =
          readers.submit(
              () -> {
                ending.complete(Thread.currentThread());
                assertThatThrownBy(() -> ended.executeQuery(ONE).next())
                    .isInstanceOf(SQLException.class);
              });
      awaitsAnAnswer(ending.get(30, TimeUnit.SECONDS));
      final CompletableFuture<Thread> waiting = new CompletableFuture<>();
      final Future<String> second =
          readers.submit(
              () -> {
                waiting.complete(Thread.currentThread());
                return read(db.connection(), ONE);
              });
      awaitsAnAnswer(waiting.get(30, TimeUnit.SECONDS));
      ended.cancel();
      first.get(30, TimeUnit.SECONDS);
      answer.countDown();

      assertThat(place.get(30, TimeUnit.SECONDS)).isEqualTo("c000");
      assertThat(second.get(30, TimeUnit.SECONDS)).isEqualTo("c001");
      assertThat(db.calls().describes()).isEqualTo(1);
    } finally {
      answer.countDown();
      readers.shutdownNow();
    }
  }

  /** A page's token may expire while the page that named it is kept. */
  @Test
  void pagesAreNotKeptWhereTheirTokenHasExpired() throws SQLException {
    try (PersonalizeFixture db = PersonalizeFixture.of(account(250, 1), "cacheTtl=1h")) {
      db.query("SELECT name FROM campaigns WHERE region = 'eu-west-1'").lists(1);
      db.query("SELECT name FROM campaigns WHERE region = 'us-east-1' LIMIT 50").lists(1);
      db.endpoint()
          .intercept(
              call ->
                  call.body().has("nextToken")
                      ? Optional.of(Reply.error(400, "InvalidNextTokenException", "Too old."))
                      : Optional.empty());
      assertThatThrownBy(() -> db.query("SELECT name FROM campaigns"))
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("58000"));
      db.endpoint().intercept(call -> Optional.empty());
      db.query("SELECT name FROM campaigns").returnsCount(251).lists(3);
    }
  }

  /** Returns when a thread has asked, and stands in {@link Execution#await}. */
  private static void awaitsAnAnswer(Thread reader) {
    final long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (Arrays.stream(reader.getStackTrace())
        .noneMatch(
            frame ->
                frame.getClassName().equals(Execution.class.getName())
                    && frame.getMethodName().equals("await"))) {
      assertThat(System.nanoTime()).as("the second statement asks").isLessThan(deadline);
      Thread.onSpinWait();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static String read(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      assertThat(row.next()).isTrue();
      return row.getString(1);
    }
  }
}
