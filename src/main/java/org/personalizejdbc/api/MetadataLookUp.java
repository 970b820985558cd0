package org.personalizejdbc.api;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkClientException;

/**
 * A question to the metadata service of the machine that this runs on. On Amazon's machines it
 * answers within milliseconds; elsewhere requests to it may vanish, and the SDK then tries for 2 to
 * 7 seconds. So it is asked on a thread of its own and not waited for that long, and a failure is
 * remembered for a while: every Region's first call asks. Safe for concurrent use.
 *
 * @param <T> the answer
 */
final class MetadataLookUp<T> {
  /**
   * Less than two seconds, and more than the one in which the SDK gives the newer form of request
   * up and tries the older, which is what containers of a machine may depend on.
   */
  static final Duration PATIENCE = Duration.ofMillis(1300);

  private static final Duration REMEMBERED = Duration.ofSeconds(5);

  private final Supplier<T> question;
  private @Nullable CompletableFuture<T> answer;
  private long askedAt;

  MetadataLookUp(Supplier<T> question) {
    this.question = question;
  }

  /**
   * The answer.
   *
   * @throws SdkClientException where there is none in time; otherwise what the question throws
   */
  T get() {
    final CompletableFuture<T> pending;
    final long patience;
    synchronized (this) {
      if (answer == null || isForgotten(answer)) {
        answer = ask();
        askedAt = System.nanoTime();
      }
      pending = answer;
      patience = PATIENCE.toNanos() - (System.nanoTime() - askedAt);
    }
    try {
      return pending.get(Math.max(0, patience), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw SdkClientException.create(
          "The instance metadata service did not answer within " + PATIENCE.toMillis() + " ms", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof SdkClientException failure) {
        throw SdkClientException.create(String.valueOf(failure.getMessage()), failure);
      }
      throw SdkClientException.create("The instance metadata service cannot be asked", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw AbortedException.create("Interrupted while asking the instance metadata service", e);
    }
  }

  private boolean isForgotten(CompletableFuture<T> known) {
    return known.isCompletedExceptionally() && System.nanoTime() - askedAt > REMEMBERED.toNanos();
  }

  private CompletableFuture<T> ask() {
    final CompletableFuture<T> future = new CompletableFuture<>();
    final Thread thread =
        new Thread(
            () -> {
              try {
                future.complete(question.get());
              } catch (RuntimeException | Error e) {
                future.completeExceptionally(e);
              }
            },
            "personalize-jdbc-metadata");
    thread.setDaemon(true);
    thread.start();
    return future;
  }
}
