package org.personalizejdbc.shell;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Ticks a {@link Progress} from one second on, four times a second, until closed. */
final class ProgressTimer implements AutoCloseable {
  private final Progress progress;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "personalize-shell-progress");
            thread.setDaemon(true);
            return thread;
          });

  private final Future<?> ticks;

  ProgressTimer(Progress progress) {
    this.progress = progress;
    long start = System.nanoTime();
    this.ticks =
        timer.scheduleAtFixedRate(
            () -> progress.tick(Duration.ofNanos(System.nanoTime() - start)),
            1000,
            250,
            TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    ticks.cancel(false);
    timer.shutdownNow();
    progress.finish();
  }
}
