package org.personalizejdbc.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.personalizejdbc.PersonalizeFixture;
import org.personalizejdbc.Quota;
import org.personalizejdbc.endpoint.Reply;

/** What becomes of statements when AWS throttles their calls, or fails for good. */
class ThrottlingTest {
  private static final String SCAN = "SELECT name, min_provisioned_tps FROM campaigns";

  private static final String KEY =
      "SELECT min_provisioned_tps FROM campaigns WHERE campaign_arn = '"
          + TestCampaigns.document("c000").arn()
          + "'";

  private static final Reply THROTTLE = Reply.error(400, "ThrottlingException", "Rate exceeded");

  private static int count(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      int count = 0;
      while (rows.next()) {
        count++;
      }
      return count;
    }
  }

  private static long seconds(ThrowingCallable action) throws SQLException {
    final long begun = System.nanoTime();
    try {
      action.call();
    } catch (SQLException | RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
    return TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun);
  }

  @Test
  void aScanUnderASteadyQuotaFinishesNearItsPaceWithoutAnError() throws SQLException {
    final int campaigns = 100;
    // A single attempt: a throttled one is not counted.
    try (var db = PersonalizeFixture.of(TestCampaigns.account(campaigns, 0), "maxAttempts=1")) {
      db.query(KEY).returnsCount(1);
      final Quota quota = new Quota(10);
      db.endpoint().intercept(quota);
      final long taken =
          seconds(() -> assertThat(count(db.connection(), SCAN)).isEqualTo(campaigns));
      // 101 calls, 10 of them at once: 9 seconds at the quota's own pace.
      assertThat(taken).isBetween(7L, 18L);
      // Few are made in vain: the limiter holds them back.
      assertThat(quota.throttled()).isBetween(1, campaigns / 2);
      assertThat(
              db.rows(
                  "SELECT COUNT(*), COUNT(DISTINCT target) FROM driver.api_calls"
                      + " WHERE outcome = 'OK' AND operation = 'DescribeCampaign'"
                      + " AND statement_id > 1"))
          .containsExactly(List.of(100L, 100L));
      assertThat(db.rows("SELECT COUNT(*) FROM driver.api_calls WHERE wait_ms > 1000"))
          .isNotEqualTo(List.of(List.of(0L)));
    }
  }

  @Test
  void aLookUpIsNotStuckBehindAScanOfItsOwnOrOfAnotherConnection() throws Exception {
    try (var db = PersonalizeFixture.of(TestCampaigns.account(100, 0));
        Connection other = db.connect();
        PreparedStatement lookUp = db.connection().prepareStatement(KEY);
        PreparedStatement otherLookUp = other.prepareStatement(KEY);
        Statement scan = db.connection().createStatement();
        ResultSet rows = scan.executeQuery(SCAN + " WHERE name <> 'c000'")) {
      final Quota quota = new Quota(10);
      final CountDownLatch narrowed = new CountDownLatch(1);
      db.endpoint()
          .intercept(
              call -> {
                final Optional<Reply> reply = quota.reply(call);
                if (reply.isPresent()) {
                  narrowed.countDown();
                }
                return reply;
              });
      final CompletableFuture<Integer> scanning =
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  int read = 0;
                  while (rows.next()) {
                    read++;
                  }
                  return read;
                } catch (SQLException e) {
                  throw new AssertionError(e);
                }
              });
      assertThat(narrowed.await(10, TimeUnit.SECONDS)).isTrue();
      for (PreparedStatement each : List.of(otherLookUp, lookUp)) {
        final int before = quota.passed();
        try (ResultSet found = each.executeQuery()) {
          assertThat(found.next()).isTrue();
        }
        // The scan has 32 calls waiting, which would all go first.
        assertThat(quota.passed() - before).isLessThan(24);
        assertThat(scanning).isNotDone();
      }
      assertThat(scanning.get(60, TimeUnit.SECONDS)).isEqualTo(99);
    }
  }

  @Test
  void whereNoCallGetsThroughForTenSecondsItIs53400AndWorksAgainWhenOneDoes() throws SQLException {
    try (var db = PersonalizeFixture.of(TestCampaigns.account(3, 0));
        Connection other = db.connect()) {
      final AtomicInteger calls = new AtomicInteger();
      db.endpoint()
          .intercept(
              call ->
                  Optional.of(
                      calls.incrementAndGet() % 2 == 0
                          ? Reply.error(429, "TooManyRequestsException", "Rate exceeded")
                          : THROTTLE));
      final long taken = seconds(() -> fails(db.connection(), KEY));
      assertThat(taken).isBetween(9L, 20L);
      // About one a second, and no more.
      assertThat(calls).hasValueBetween(5, 25);
      // Another connection knows, and asks once.
      calls.set(0);
      assertThat(seconds(() -> fails(other, KEY))).isLessThan(5);
      assertThat(calls).hasValue(1);
      db.endpoint().intercept(call -> Optional.empty());
      assertThat(count(other, KEY)).isEqualTo(1);
      assertThat(count(db.connection(), SCAN)).isEqualTo(3);
    }
  }

  private static void fails(Connection connection, String sql) {
    assertThatThrownBy(() -> count(connection, sql))
        .isInstanceOfSatisfying(
            SQLTransientException.class, e -> assertThat(e.getSQLState()).isEqualTo("53400"))
        .hasMessageContaining("DescribeCampaign")
        .hasMessageContaining("Rate exceeded")
        .hasMessageContaining("10 s")
        .hasMessageContaining("later")
        .hasMessageContaining("maxConcurrentCalls");
  }

  @Test
  void aQueryTimeoutEndsTheWait() throws SQLException {
    try (var db = PersonalizeFixture.of(TestCampaigns.account(3, 0));
        Statement statement = db.connection().createStatement()) {
      db.endpoint().intercept(call -> Optional.of(THROTTLE));
      statement.setQueryTimeout(1);
      final long taken =
          seconds(
              () ->
                  assertThatThrownBy(() -> statement.executeQuery(KEY).next())
                      .isInstanceOf(SQLTimeoutException.class));
      assertThat(taken).isLessThan(8);
      db.endpoint().intercept(call -> Optional.empty());
      assertThat(count(db.connection(), KEY)).isEqualTo(1);
    }
  }

  /** Throttles all calls from now on, and does something when two have been throttled. */
  private static CompletableFuture<Void> whenThrottled(
      PersonalizeFixture db, ThrowingCallable action) {
    final CountDownLatch throttled = new CountDownLatch(2);
    db.endpoint()
        .intercept(
            call -> {
              throttled.countDown();
              return Optional.of(THROTTLE);
            });
    return CompletableFuture.runAsync(
        () -> {
          try {
            assertThat(throttled.await(10, TimeUnit.SECONDS)).isTrue();
            action.call();
          } catch (Throwable e) {
            throw new AssertionError(e);
          }
        });
  }

  @Test
  void cancellingEndsTheWait() throws Exception {
    try (var db = PersonalizeFixture.of(TestCampaigns.account(3, 0));
        Statement statement = db.connection().createStatement()) {
      final var canceller = whenThrottled(db, statement::cancel);
      assertThatThrownBy(() -> statement.executeQuery(KEY).next())
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("57014"));
      canceller.get(10, TimeUnit.SECONDS);
      db.endpoint().intercept(call -> Optional.empty());
      assertThat(count(db.connection(), KEY)).isEqualTo(1);
      // The cancelled call is on record, with the requests it made.
      assertThat(db.rows("SELECT outcome FROM driver.api_calls WHERE attempts > 1"))
          .containsExactly(List.of("CANCELLED"));
    }
  }

  @Test
  void closingTheConnectionEndsTheWait() throws Exception {
    try (var db = PersonalizeFixture.of(TestCampaigns.account(3, 0))) {
      final Connection connection = db.connect();
      final var closer = whenThrottled(db, connection::close);
      assertThatThrownBy(() -> count(connection, KEY))
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).isIn("08003", "24000"));
      closer.get(10, TimeUnit.SECONDS);
    }
  }

  @Test
  void anEndpointThatFailsForGoodIsNotHammered() throws SQLException {
    try (var db = PersonalizeFixture.of(TestCampaigns.account(3, 0), "maxAttempts=4")) {
      db.endpoint()
          .intercept(call -> Optional.of(Reply.error(500, "InternalFailure", "For good.")));
      final int statements = 40;
      for (int i = 0; i < statements; i++) {
        try (Connection each = db.connect("maxAttempts=4")) {
          assertThatThrownBy(() -> count(each, KEY)).hasMessageContaining("InternalFailure");
        }
      }
      // Four each would be 160; the account's and Region's budget has 50 retries.
      assertThat(db.endpoint().calls()).hasSize(statements + 50);
      db.endpoint().intercept(call -> Optional.empty());
      db.endpoint().latency(Duration.ZERO);
      assertThat(count(db.connection(), SCAN)).isEqualTo(3);
    }
  }
}
