package org.personalizejdbc.api;

import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * What ends the attempts that take too long: a thread for all clients of a session, a daemon that
 * goes away when idle.
 *
 * <p>Those that the SDK makes by itself have five threads for each client, keep every attempt until
 * its time would be up, although it was answered long ago, and go on that long after the client is
 * closed.
 */
final class AttemptTimers {
  private AttemptTimers() {}

  /** Creates one, which the caller shuts down. */
  static ScheduledThreadPoolExecutor create() {
    final ScheduledThreadPoolExecutor timers =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              final Thread thread = new Thread(task, "personalize-timer");
              thread.setDaemon(true);
              return thread;
            });
    timers.setRemoveOnCancelPolicy(true);
    timers.setKeepAliveTime(5, TimeUnit.SECONDS);
    timers.allowCoreThreadTimeOut(true);
    return timers;
  }
}
