package org.personalizejdbc.api;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The attempts of one call. What is throttled is tried again as long as other calls get through;
 * what fails otherwise, and may not fail the next time, as often as is allowed and the retry budget
 * lasts. For one thread, which waits in between.
 *
 * <p>The SDK's own retries are off: its adaptive mode did not finish within minutes under steady
 * throttling, and the others give up while the service still takes calls; none of them knows of
 * another connection.
 *
 * @param <T> the answer
 */
final class CallAttempts<T> {
  /** The longest pause before the first retry and, doubled each time, before any. */
  private static final long FIRST_PAUSE = TimeUnit.MILLISECONDS.toNanos(100);

  private static final long LONGEST_PAUSE = TimeUnit.SECONDS.toNanos(2);

  private final CallLimiter limiter;
  private final Object flow;
  private final CompletableFuture<T> answer;
  private final int most;
  private final Translator translator;
  private int made;
  private long waited;

  /** Makes the failure of a call. */
  @FunctionalInterface
  interface Translator {
    /**
     * Translates.
     *
     * @param attempts how many attempts were made, throttled ones not counted
     */
    ApiException translate(Throwable failure, int attempts);
  }

  /**
   * Makes no attempt yet.
   *
   * @param flow what takes turns with others when calls must wait
   * @param answer what the call is for; nothing is done for one that is done
   * @param most attempts at the most, throttled ones not counted
   */
  CallAttempts(
      CallLimiter limiter,
      Object flow,
      CompletableFuture<T> answer,
      int most,
      Translator translator) {
    this.limiter = limiter;
    this.flow = flow;
    this.answer = answer;
    this.most = most;
    this.translator = translator;
  }

  /** How long it waited for its turn and between attempts, in nanoseconds. */
  long waited() {
    return waited;
  }

  /** Waits until the first attempt may be made. */
  CallLimiter.Turn awaitTurn() throws InterruptedException {
    return awaitTurn(false);
  }

  private CallLimiter.Turn awaitTurn(boolean throttled) throws InterruptedException {
    final long since = System.nanoTime();
    try {
      return limiter.await(flow, throttled, answer);
    } finally {
      waited += System.nanoTime() - since;
    }
  }

  /**
   * Makes the attempts, the first of them at once.
   *
   * @return the answer; null where nobody waits for it any more
   * @throws ApiException the failure of the last attempt
   * @throws InterruptedException where the thread is interrupted while it waits
   */
  @Nullable T make(Supplier<T> body) throws InterruptedException {
    while (true) {
      final long begunAt = System.nanoTime();
      Throwable failure;
      try {
        final T value = body.get();
        limiter.gotThrough();
        limiter.budget().answered(made > 0);
        return value;
      } catch (Throwable e) {
        failure = e;
      }
      final boolean throttled = SdkErrors.isThrottle(failure);
      final CallLimiter.Turn turn = throttled ? afterThrottle(begunAt) : afterFailure(failure);
      if (turn == CallLimiter.Turn.GIVE_UP) {
        throw translator.translate(failure, made);
      } else if (turn == CallLimiter.Turn.GONE) {
        return null;
      }
    }
  }

  private CallLimiter.Turn afterThrottle(long begunAt) throws InterruptedException {
    limiter.throttled(begunAt);
    return awaitTurn(true);
  }

  private CallLimiter.Turn afterFailure(Throwable failure) throws InterruptedException {
    made++;
    if (SdkErrors.isAnswer(failure)) {
      limiter.gotThrough();
    }
    if (!SdkErrors.mayPass(failure)) {
      limiter.budget().answered(made > 1);
      return CallLimiter.Turn.GIVE_UP;
    } else if (made >= most || answer.isDone()) {
      return CallLimiter.Turn.GIVE_UP;
    } else if (!limiter.budget().take()) {
      return CallLimiter.Turn.GIVE_UP;
    }
    pause();
    return awaitTurn(false);
  }

  /** Waits for a while that nobody else waits for, too, or until nobody wants the answer. */
  private void pause() throws InterruptedException {
    final long longest = Math.min(LONGEST_PAUSE, FIRST_PAUSE << Math.min(made - 1, 10));
    final long pause = ThreadLocalRandom.current().nextLong(longest / 2, longest);
    waited += pause;
    try {
      answer.get(pause, TimeUnit.NANOSECONDS);
    } catch (TimeoutException | ExecutionException | CancellationException e) {
      // The while is over, or the answer is: awaitTurn looks.
    }
  }
}
