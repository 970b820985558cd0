package org.personalizejdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.personalizejdbc.endpoint.Account;
import org.personalizejdbc.endpoint.CampaignDocument;

/** What is left of cursors and connections that are left open, dropped or closed. */
class LifecycleTest {
  private static final String ALL = "SELECT name, min_provisioned_tps FROM campaigns";

  /** The threads of the driver and of the SDK in it, but those that were there before. */
  private static Set<Thread> threads(Set<Thread> before) {
    final Set<Thread> threads = new HashSet<>();
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      final String name = thread.getName();
      if ((name.startsWith("personalize-") || name.startsWith("sdk-"))
          && !before.contains(thread)) {
        threads.add(thread);
      }
    }
    return threads;
  }

  /** Waits until there are no others; that they end is what is tested. */
  private static void assertNoneBut(Set<Thread> before) throws InterruptedException {
    final long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    for (Set<Thread> left = threads(before); !left.isEmpty(); left = threads(before)) {
      assertThat(System.nanoTime() - deadline).as("time left for %s", left).isNegative();
      left.iterator().next().join(1_000);
    }
  }

  private static Account account(int campaigns) {
    return Account.of(
        IntStream.range(0, campaigns)
            .mapToObj(i -> CampaignDocument.named("c" + i).inRegion("us-east-1").toJson())
            .toList());
  }

  @Test
  void connectingAgainStartsNoThread() throws Exception {
    try (var db = PersonalizeFixture.of(account(1))) {
      final Set<Thread> before = threads(Set.of());
      try (var another = db.connect()) {
        assertThat(another.isValid(1)).isTrue();
        assertThat(threads(before)).isEmpty();
      }
    }
  }

  @Test
  void anOpenResultSetThatNobodyReadsHoldsNoThreadAndMakesFewCalls() throws Exception {
    final Set<Thread> before = threads(Set.of());
    try (var db = PersonalizeFixture.of(account(1_000));
        Statement statement = db.connection().createStatement();
        ResultSet rows = statement.executeQuery(ALL)) {
      assertThat(rows.next()).isTrue();
      assertNoneBut(before);
      // The page at hand and the one behind it, and twice the calls that run at once.
      assertThat(db.calls().lists()).isLessThanOrEqualTo(2);
      assertThat(db.calls().describes()).isLessThanOrEqualTo(2 + 2 * 16);
      int read = 1;
      while (rows.next()) {
        read++;
      }
      assertThat(read).isEqualTo(1_000);
    }
  }

  @Test
  void resultSetsThatAreDroppedAreClosedWithTheirConnection() throws Exception {
    final Set<Thread> before = threads(Set.of());
    try (Connection keep = DriverManager.getConnection("jdbc:h2:mem:dropped");
        Statement inventory = keep.createStatement();
        var db = PersonalizeFixture.of(account(300))) {
      inventory.execute("CREATE TABLE t AS SELECT x AS id FROM SYSTEM_RANGE(1, 1000)");
      final Connection connection = db.connect("attach.inv=jdbc:h2:mem:dropped");
      final List<ResultSet> dropped = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        for (String sql : List.of(ALL, "SELECT id FROM inv.t")) {
          final ResultSet rows = connection.createStatement().executeQuery(sql);
          assertThat(rows.next()).isTrue();
          dropped.add(rows);
        }
      }
      assertThat(sessions(inventory)).isGreaterThan(1);
      connection.close();
      for (ResultSet rows : dropped) {
        assertThat(rows.isClosed()).isTrue();
        assertThatThrownBy(rows::next)
            .isInstanceOfSatisfying(
                SQLException.class, e -> assertThat(e.getSQLState()).isIn("24000", "08003"));
      }
      assertThat(sessions(inventory)).isEqualTo(1);
      assertNoneBut(before);
    }
  }

  private static int sessions(Statement inventory) throws SQLException {
    try (ResultSet count =
        inventory.executeQuery("SELECT COUNT(*) FROM INFORMATION_SCHEMA.SESSIONS")) {
      assertThat(count.next()).isTrue();
      return count.getInt(1);
    }
  }

  @Test
  void closingAConnectionEndsItsCallsWhoeverAnswersThem() throws Exception {
    final Set<Thread> before = threads(Set.of());
    final CountDownLatch called = new CountDownLatch(16);
    final CountDownLatch over = new CountDownLatch(1);
    try (var db = PersonalizeFixture.of(account(300))) {
      db.endpoint()
          .intercept(
              call -> {
                if (call.operation().equals("ListCampaigns")) {
                  return Optional.empty();
                }
                called.countDown();
                try {
                  over.await();
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
                return Optional.empty();
              });
      final Connection connection = db.connect("callTimeout=10m");
      final CompletableFuture<Void> closer =
          CompletableFuture.runAsync(
              () -> {
                try {
                  assertThat(called.await(30, TimeUnit.SECONDS)).isTrue();
                  connection.close();
                } catch (InterruptedException | SQLException e) {
                  throw new AssertionError(e);
                }
              });
      assertThatThrownBy(() -> connection.createStatement().executeQuery(ALL).next())
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).isIn("24000", "08003"));
      closer.get(30, TimeUnit.SECONDS);
      // The endpoint has answered none, and the calls' own time is not up.
      assertNoneBut(before);
    } finally {
      over.countDown();
    }
  }

  @Test
  void theJvmEndsWithEverythingLeftOpenAndCallsUnderWay(@TempDir Path folder) throws Exception {
    final Process process =
        ChildJvm.running(AbandoningProgram.class.getName())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("output").toFile())
            .start();
    try {
      assertThat(process.waitFor(100, TimeUnit.SECONDS)).as("the JVM has ended").isTrue();
      assertThat(folder.resolve("output")).hasContent("");
      assertThat(process.exitValue()).isZero();
    } finally {
      process.destroyForcibly();
    }
  }
}
