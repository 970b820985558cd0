package org.personalizejdbc.api;

import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The limiter of calls to an account's part of a Region, held on to as long as it is the one of
 * this JVM: to look it up takes as long as all else that is done for a call which is not throttled.
 * Safe for concurrent use.
 */
final class HeldLimiter {
  private volatile @Nullable Held held;

  /**
   * What is held.
   *
   * @param account as far as it was known
   */
  private record Held(String service, @Nullable String account, CallLimiter limiter) {
    boolean isFor(String asked, @Nullable String of) {
      return service.equals(asked) && Objects.equals(account, of) && !limiter.isForgotten();
    }
  }

  /**
   * The limiter of a call.
   *
   * @param endpoint where it is the user's own, or null
   */
  CallLimiter of(@Nullable URI endpoint, CallRunner.Question question) {
    final String service = CallLimiters.serviceOf(question);
    final String account = question.where().access().account();
    final Held known = held;
    if (known != null && known.isFor(service, account)) {
      return known.limiter;
    }
    final CallLimiter limiter = CallLimiters.of(CallLimiters.Key.of(endpoint, question));
    held = new Held(service, account, limiter);
    return limiter;
  }
}
