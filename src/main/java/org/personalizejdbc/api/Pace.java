package org.personalizejdbc.api;

import java.util.concurrent.TimeUnit;

/**
 * How fast calls may begin. It starts open. When the service throttles, the pace becomes half of
 * what it was; with every second it grows by a quarter, and when none was throttled for 10 seconds
 * it is open again. Amazon publishes no rate of Personalize's control plane, so that it is found
 * out each time. Not thread-safe; all times are of {@link System#nanoTime()}.
 */
final class Pace {
  /** How long after the last throttle it is open again. */
  static final long RECOVERY = TimeUnit.SECONDS.toNanos(10);

  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
  private static final double GROWTH = 1.25;

  /** Calls a second: a call must be made to learn that the service takes some again. */
  private static final double SLOWEST = 1;

  private boolean open = true;
  private double perSecond;
  private long narrowedAt;
  private long throttledAt;
  private long grownAt;
  private long next;

  /** The calls begun in the second at hand and in the one before. */
  private long secondBegan;

  private int begun;
  private int begunBefore;

  /** How long until the next call may begin, in nanoseconds; 0 or less for at once. */
  long delay(long now) {
    grow(now);
    return open ? 0 : next - now;
  }

  /** A call begins. */
  void begin(long now) {
    countUntil(now);
    begun++;
    if (!open) {
      // What was late may be made up for by one call, or every late wake-up slows the pace.
      next = Math.max(next, now - interval()) + interval();
    }
  }

  /**
   * The service throttled a call.
   *
   * @param begunAt when it began: of those that began before the pace was narrowed one is enough
   * @return whether that narrows the pace
   */
  boolean throttled(long begunAt, long now) {
    grow(now);
    throttledAt = now;
    if (!open && begunAt - narrowedAt <= 0) {
      return false;
    }
    countUntil(now);
    perSecond = Math.max(SLOWEST, (open ? lately(now) : perSecond) / 2);
    open = false;
    narrowedAt = now;
    grownAt = now;
    next = now + interval();
    return true;
  }

  /** Whether nothing is held back. */
  boolean isOpen(long now) {
    grow(now);
    return open;
  }

  /** Calls a second, where it is not open. */
  double perSecond() {
    return perSecond;
  }

  private long interval() {
    return (long) (SECOND / perSecond);
  }

  private void grow(long now) {
    if (open) {
      return;
    }
    if (now - throttledAt >= RECOVERY) {
      open = true;
      return;
    }
    while (now - grownAt >= SECOND) {
      perSecond *= GROWTH;
      grownAt += SECOND;
    }
  }

  /** The calls begun within the last second, about. */
  private double lately(long now) {
    return begun + begunBefore * (1 - (double) (now - secondBegan) / SECOND);
  }

  private void countUntil(long now) {
    final long passed = now - secondBegan;
    if (passed >= SECOND) {
      begunBefore = passed < 2 * SECOND ? begun : 0;
      begun = 0;
      secondBegan = passed < 2 * SECOND ? secondBegan + SECOND : now;
    }
  }
}
