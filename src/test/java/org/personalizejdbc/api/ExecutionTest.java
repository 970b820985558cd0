package org.personalizejdbc.api;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.personalizejdbc.TestSessions;
import org.personalizejdbc.endpoint.Account;
import org.personalizejdbc.endpoint.CampaignDocument;
import org.personalizejdbc.endpoint.EmbeddedEndpoint;

/** How executions and sessions end. */
class ExecutionTest {
  private static final String ARN = CampaignDocument.named("films").arn();

  private EmbeddedEndpoint endpoint;

  @BeforeEach
  void start() throws IOException {
    endpoint = EmbeddedEndpoint.start(Account.of(CampaignDocument.named("films").toJson()));
  }

  @AfterEach
  void stop() {
    endpoint.close();
  }

  private PersonalizeSession open(int maxConcurrentCalls, int maxCallsPerStatement) {
    return TestSessions.open(endpoint, maxConcurrentCalls, maxCallsPerStatement);
  }

  private static Execution begin(PersonalizeSession session) {
    return new Execution(session, Duration.ZERO, Long.MAX_VALUE);
  }

  private static AccountRegion here(Execution execution) {
    return execution.session().accounts().get(0).at("us-east-1");
  }

  private static CompletableFuture<List<TableRow>> describe(Execution execution, String arn) {
    return CampaignsTable.TABLE.describe(
        execution, here(execution), PersonalizeArn.parse(arn).orElseThrow(), true, false);
  }

  private static void fails(ApiException.Kind kind, ThrowingCallable action) {
    assertThatThrownBy(action)
        .isInstanceOfSatisfying(ApiException.class, e -> assertThat(e.kind()).isEqualTo(kind));
  }

  @Test
  void whatHasEndedStartsNoCall() {
    try (PersonalizeSession session = open(1, 1)) {
      final Execution ended = begin(session);
      ended.close();
      // Were the first begun, the budget of one call would refuse the others.
      for (int i = 0; i < 3; i++) {
        assertThat(describe(ended, ARN + i)).satisfies(ExecutionTest::hasEnded);
        assertThat(
                ended.firstPage(CampaignResource.INSTANCE, here(ended), null, false, false).page())
            .satisfies(ExecutionTest::hasEnded);
      }
      // Calls are made in order: when this one is answered, the others would have been made.
      final Execution last = begin(session);
      assertThat(last.await(describe(last, ARN))).hasSize(1);
      assertThat(session.callsMade()).isEqualTo(1);
    }
  }

  private static void hasEnded(CompletableFuture<?> answer) {
    assertThat(answer)
        .failsWithin(Duration.ZERO)
        .withThrowableThat()
        .havingRootCause()
        .isInstanceOf(ApiException.class)
        .withMessage("The result set is closed");
  }

  @Test
  void theSameWarningIsLeftOnce() {
    try (PersonalizeSession session = open(1, 0)) {
      final Execution execution = begin(session);
      for (int i = 0; i < 300; i++) {
        execution.warn("warning " + i % 103);
      }
      assertThat(execution.warnings()).hasSize(101).contains("warning 99", "… and 3 warnings more");
      execution.clearWarnings();
      execution.warn("warning 7");
      assertThat(execution.warnings()).isEmpty();
      execution.warn("another");
      assertThat(execution.warnings()).containsExactly("another");
      for (int i = 0; i < 20_000; i++) {
        execution.warn("more " + i);
      }
      assertThat(execution.warnings())
          .hasSize(101)
          .last()
          .asString()
          .isEqualTo("… and at least 9797 warnings more");
    }
  }

  @Test
  void whatHasEndedRemembersWarningsButNoAnswers() {
    try (PersonalizeSession session = open(1, 0)) {
      final Execution execution = begin(session);
      execution.warn("a warning");
      final WeakReference<Object> page = listed(execution);
      final WeakReference<Object> description = described(execution);
      execution.close();
      final long deadline = System.nanoTime() + SECONDS.toNanos(20);
      while ((page.get() != null || description.get() != null) && System.nanoTime() < deadline) {
        System.gc();
        Thread.onSpinWait();
      }
      assertThat(page.get()).isNull();
      assertThat(description.get()).isNull();
      assertThat(execution.warnings()).containsExactly("a warning");
      assertThat(session.calls()).hasSize(2);
    }
  }

  private static WeakReference<Object> listed(Execution execution) {
    return new WeakReference<>(
        execution.await(
            execution
                .firstPage(CampaignResource.INSTANCE, here(execution), null, false, true)
                .page()));
  }

  private static WeakReference<Object> described(Execution execution) {
    return new WeakReference<>(
        execution
            .await(
                execution.describe(
                    CampaignResource.INSTANCE,
                    here(execution),
                    PersonalizeArn.parse(ARN).orElseThrow(),
                    true,
                    false))
            .orElseThrow());
  }

  @Test
  void aSessionThatIsClosedRefusesWhatWaitsForAThread() throws InterruptedException {
    final CountDownLatch begun = new CountDownLatch(64);
    final CountDownLatch released = new CountDownLatch(1);
    endpoint.intercept(
        call -> {
          begun.countDown();
          try {
            released.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return Optional.empty();
        });
    // More than the session has threads.
    final PersonalizeSession session = open(100, 0);
    try {
      final Execution execution = begin(session);
      final List<CompletableFuture<?>> answers = new ArrayList<>();
      for (int i = 0; i < 80; i++) {
        answers.add(describe(execution, ARN + i));
      }
      assertThat(begun.await(30, SECONDS)).isTrue();
      session.close();
      for (CompletableFuture<?> answer : answers) {
        fails(ApiException.Kind.CLOSED, () -> execution.await(answer));
      }
      assertThat(session.callsMade()).isEqualTo(64);
      assertThat(session.calls()).hasSize(64);
    } finally {
      released.countDown();
      session.close();
    }
  }
}
