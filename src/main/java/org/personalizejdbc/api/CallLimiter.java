package org.personalizejdbc.api;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Governs when calls to one account's part of a Region begin, whatever connection makes them: at
 * once, until the service throttles one; then at a {@link Pace}, statements taking turns. It has no
 * thread: whoever waits does so on its own. Safe for concurrent use.
 */
final class CallLimiter {
  /** How long calls are throttled, none of them getting through, until they fail. */
  static final long PATIENCE = TimeUnit.SECONDS.toNanos(10);

  /** What becomes of a wait. */
  enum Turn {
    /** The call begins. */
    NOW,
    /** Nobody waits for the answer any more. */
    GONE,
    /** No call has got through for long. */
    GIVE_UP
  }

  /** Who waits. */
  private static final class Ticket {}

  private final Object lock = new Object();
  private final FairQueue<Ticket> waiting = new FairQueue<>();
  private final Pace pace = new Pace();
  private final RetryBudget budget = new RetryBudget();
  private volatile boolean forgotten;
  private boolean throttling;
  private long throttlingSince;
  private long lastThrottle;
  private long lastUse = System.nanoTime();

  /** The retries that calls may make. */
  RetryBudget budget() {
    return budget;
  }

  /**
   * Waits until a call may begin.
   *
   * @param flow what takes turns with others, such as a statement
   * @param again whether the call was throttled before
   * @param answer what the call is for: when it is done, however, the wait ends
   * @throws InterruptedException where the thread is interrupted
   */
  Turn await(Object flow, boolean again, CompletableFuture<?> answer) throws InterruptedException {
    final Ticket ticket = new Ticket();
    final long since = System.nanoTime();
    synchronized (lock) {
      lastUse = since;
      if (waiting.isEmpty() && pace.delay(since) <= 0) {
        pace.begin(since);
        return Turn.NOW;
      }
      if (again) {
        waiting.addFirst(flow, ticket);
      } else {
        waiting.addLast(flow, ticket);
      }
    }
    // Out of the lock, since it is done at once where the answer is.
    answer.whenComplete((value, failure) -> wake());
    synchronized (lock) {
      try {
        while (!answer.isDone()) {
          final long now = System.nanoTime();
          if (isHopeless(now) && (again || now - since >= PATIENCE)) {
            return Turn.GIVE_UP;
          }
          final boolean next = waiting.peek() == ticket;
          final long delay = next ? pace.delay(now) : PATIENCE;
          if (delay <= 0) {
            waiting.poll();
            pace.begin(now);
            return Turn.NOW;
          }
          TimeUnit.NANOSECONDS.timedWait(lock, Math.min(delay, PATIENCE));
        }
        return Turn.GONE;
      } finally {
        waiting.remove(flow, ticket);
        lastUse = System.nanoTime();
        lock.notifyAll();
      }
    }
  }

  private void wake() {
    synchronized (lock) {
      lock.notifyAll();
    }
  }

  private boolean isHopeless(long now) {
    return throttling && now - throttlingSince >= PATIENCE;
  }

  /** The service answered a call, in whatever way but a throttle. */
  void gotThrough() {
    synchronized (lock) {
      throttling = false;
    }
  }

  /**
   * The service throttled a call.
   *
   * @param begunAt when it began, by {@link System#nanoTime()}
   */
  void throttled(long begunAt) {
    synchronized (lock) {
      final long now = System.nanoTime();
      // What was throttled long ago tells nothing of now.
      if (!throttling || now - lastThrottle >= Pace.RECOVERY) {
        throttling = true;
        throttlingSince = now;
      }
      lastThrottle = now;
      if (pace.throttled(begunAt, now)) {
        CallLogger.narrowed(pace.perSecond());
      }
      lock.notifyAll();
    }
  }

  /**
   * Has it forgotten where it has nothing to remember: nobody waits, and it was not used for a
   * while.
   *
   * @return whether it is forgotten: whoever holds on to it takes another one
   */
  boolean forgetIfIdle(long nanos) {
    synchronized (lock) {
      // Once and for all: whoever forgets it may not have done so yet.
      forgotten |= waiting.isEmpty() && System.nanoTime() - lastUse > nanos;
      return forgotten;
    }
  }

  /** Whether those who come now take another one. */
  boolean isForgotten() {
    return forgotten;
  }
}
