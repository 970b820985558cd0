package org.personalizejdbc.api;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class AnswerCacheTest {
  private static final AnswerCache.Question QUESTION =
      new AnswerCache.Question("DescribeCampaign", TestAccess.of(null).at("us-east-1"), "arn", "");

  private final AnswerCache cache = new AnswerCache(Duration.ofHours(1));
  private final CompletableFuture<String> asked = new CompletableFuture<>();

  private static CompletableFuture<String> notAsked() {
    throw new AssertionError("asked again");
  }

  @Test
  void whoeverAsksLaterSharesTheAnswer() {
    final CompletableFuture<String> first = cache.get(QUESTION, () -> asked);
    final CompletableFuture<String> second = cache.get(QUESTION, AnswerCacheTest::notAsked);
    asked.complete("answer");
    assertThat(first).isCompletedWithValue("answer");
    assertThat(second).isCompletedWithValue("answer");
    assertThat(cache.get(QUESTION, AnswerCacheTest::notAsked)).isCompletedWithValue("answer");
  }

  @Test
  void theLastWhoLeavesGivesTheCallUp() {
    final CompletableFuture<String> first = cache.get(QUESTION, () -> asked);
    final CompletableFuture<String> second = cache.get(QUESTION, AnswerCacheTest::notAsked);
    first.completeExceptionally(new IllegalStateException("ended"));
    assertThat(asked).isNotDone();
    assertThat(second).isNotDone();
    second.completeExceptionally(new IllegalStateException("ended"));
    assertThat(asked).isCancelled();
    // Whoever comes then asks again.
    final CompletableFuture<String> again = new CompletableFuture<>();
    final CompletableFuture<String> third = cache.get(QUESTION, () -> again);
    again.complete("answer");
    assertThat(third).isCompletedWithValue("answer");
  }

  @Test
  void whoStaysHasTheAnswer() {
    final CompletableFuture<String> first = cache.get(QUESTION, () -> asked);
    final CompletableFuture<String> second = cache.get(QUESTION, AnswerCacheTest::notAsked);
    first.cancel(false);
    asked.complete("answer");
    assertThat(second).isCompletedWithValue("answer");
  }

  @Test
  void aFailureIsNotKept() {
    final CompletableFuture<String> first = cache.get(QUESTION, () -> asked);
    first.whenComplete(
        // Even where it is asked at once.
        (value, failure) ->
            assertThat(
                    cache.get(QUESTION, () -> CompletableFuture.completedFuture("another answer")))
                .isCompletedWithValue("another answer"));
    asked.completeExceptionally(new IllegalStateException("failed"));
    assertThat(first).isCompletedExceptionally();
    assertThat(cache.get(QUESTION, AnswerCacheTest::notAsked))
        .isCompletedWithValue("another answer");
  }

  /** Such as that its call budget is spent. */
  @Test
  void whatKeepsOneFromAskingKeepsNoOther() throws InterruptedException {
    final CountDownLatch asking = new CountDownLatch(1);
    final AtomicReference<Thread> other = new AtomicReference<>();
    final Supplier<CompletableFuture<String>> spent =
        () -> {
          asking.countDown();
          // The other waits for this one's outcome.
          while (other.get() == null
              || (other.get().getState() != Thread.State.BLOCKED
                  && other.get().getState() != Thread.State.WAITING)) {
            Thread.onSpinWait();
          }
          throw new ApiException(ApiException.Kind.BUDGET, "spent");
        };
    final CompletableFuture<String> answer = new CompletableFuture<>();
    final Thread thread =
        new Thread(
            () -> {
              try {
                assertThat(asking.await(10, SECONDS)).isTrue();
                other.set(Thread.currentThread());
                cache
                    .get(QUESTION, () -> CompletableFuture.completedFuture("answer"))
                    .thenAccept(answer::complete);
              } catch (Throwable failure) {
                answer.completeExceptionally(failure);
              }
            });
    thread.start();
    assertThatThrownBy(() -> cache.get(QUESTION, spent)).hasMessage("spent");
    thread.join();
    assertThat(answer).isCompletedWithValue("answer");
  }
}
