package org.personalizejdbc;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.personalizejdbc.endpoint.Interceptor;
import org.personalizejdbc.endpoint.ReceivedCall;
import org.personalizejdbc.endpoint.Reply;

/**
 * Has an endpoint throttle what is above a steady rate, as a service does: so many calls a second,
 * and at once no more than a second's, whoever makes them. Thread-safe.
 */
public final class Quota implements Interceptor {
  private final int perSecond;
  private final AtomicInteger throttled = new AtomicInteger();
  private final AtomicInteger passed = new AtomicInteger();
  private double tokens;
  private long filledAt = System.nanoTime();

  /** A quota of so many calls a second, all of the first second's at hand. */
  public Quota(int perSecond) {
    this.perSecond = perSecond;
    this.tokens = perSecond;
  }

  /** How many calls it throttled. */
  public int throttled() {
    return throttled.get();
  }

  /** How many calls it let through. */
  public int passed() {
    return passed.get();
  }

  @Override
  public Optional<Reply> reply(ReceivedCall call) {
    if (take()) {
      passed.incrementAndGet();
      return Optional.empty();
    }
    throttled.incrementAndGet();
    return Optional.of(Reply.error(400, "ThrottlingException", "Rate exceeded"));
  }

  private synchronized boolean take() {
    final long now = System.nanoTime();
    final double filled = (double) (now - filledAt) / TimeUnit.SECONDS.toNanos(1) * perSecond;
    tokens = Math.min(perSecond, tokens + filled);
    filledAt = now;
    if (tokens < 1) {
      return false;
    }
    tokens--;
    return true;
  }
}
