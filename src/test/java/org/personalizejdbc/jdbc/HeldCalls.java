package org.personalizejdbc.jdbc;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.personalizejdbc.endpoint.EmbeddedEndpoint;
import org.personalizejdbc.endpoint.Reply;

/** Calls that an endpoint answers late, so that something can be done while they are under way. */
final class HeldCalls {
  private final EmbeddedEndpoint endpoint;
  private final CountDownLatch called = new CountDownLatch(1);
  private final CountDownLatch released = new CountDownLatch(1);

  HeldCalls(EmbeddedEndpoint endpoint) {
    this.endpoint = endpoint;
  }

  /** From now on no call is answered until {@link #release}. */
  void hold() {
    endpoint.intercept(
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

  /** From now on each call is answered by this. */
  void answer(Reply reply) {
    endpoint.intercept(
        call -> {
          called.countDown();
          return Optional.of(reply);
        });
  }

  /** Calls are answered again, those that were held among them. */
  void release() {
    endpoint.intercept(call -> Optional.empty());
    released.countDown();
  }

  /** Does something from another thread as soon as a call is under way. */
  CompletableFuture<Void> whenCalled(ThrowingCallable action) {
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
}
