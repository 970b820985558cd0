package org.personalizejdbc.api;

import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What ends the attempts that take too long: a thread for all clients of a session, a daemon that
 * goes away when idle.
 *
 * <p>Those that the SDK makes by itself have five threads for each client, keep every attempt until
 * its time would be up, although it was answered long ago, and go on that long after the client is
 * closed.
 *
 * <p>As long as there are attempts, the thread looks after them once in a while. It sleeps towards
 * that meanwhile; without it each attempt, being the next thing to do, would wake the thread when
 * it is made and when it is answered, which takes a twentieth of a call. Safe for concurrent use.
 */
final class AttemptTimers extends ScheduledThreadPoolExecutor {
  /** In milliseconds: less than an attempt may take, so that no attempt is what comes next. */
  private static final long ROUND = 1_000;

  /** Whether the thread will look after the attempts. */
  private final AtomicBoolean onRound = new AtomicBoolean();

  /** Whether an attempt was made since the thread looked. */
  private volatile boolean used;

  private AttemptTimers() {
    super(
        1,
        task -> {
          final Thread thread = new Thread(task, "personalize-timer");
          thread.setDaemon(true);
          return thread;
        });
    setRemoveOnCancelPolicy(true);
    setKeepAliveTime(5, TimeUnit.SECONDS);
    allowCoreThreadTimeOut(true);
  }

  /** Creates one, which the caller shuts down. */
  static AttemptTimers create() {
    return new AttemptTimers();
  }

  @Override
  public ScheduledFuture<?> schedule(Runnable end, long delay, TimeUnit unit) {
    used = true;
    if (onRound.compareAndSet(false, true)) {
      goRound();
    }
    return super.schedule(end, delay, unit);
  }

  private void goRound() {
    super.schedule(this::look, ROUND, TimeUnit.MILLISECONDS);
  }

  private void look() {
    if (used) {
      used = false;
      goRound();
    } else {
      onRound.set(false);
    }
  }
}
