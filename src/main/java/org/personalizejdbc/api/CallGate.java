package org.personalizejdbc.api;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;

/**
 * Lets at most a number of tasks run at once on a shared executor; the others wait in order,
 * without a thread. Safe for concurrent use.
 */
final class CallGate implements Executor {
  private final Executor executor;
  private final int width;
  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private int running;

  CallGate(Executor executor, int width) {
    this.executor = executor;
    this.width = width;
  }

  @Override
  public void execute(Runnable task) {
    synchronized (waiting) {
      if (running == width) {
        waiting.add(task);
        return;
      }
      running++;
    }
    start(task);
  }

  private void start(Runnable task) {
    boolean started = false;
    try {
      executor.execute(
          () -> {
            try {
              task.run();
            } finally {
              startNext();
            }
          });
      started = true;
    } finally {
      if (!started) {
        startNext();
      }
    }
  }

  private void startNext() {
    final Runnable next;
    synchronized (waiting) {
      next = waiting.poll();
      if (next == null) {
        running--;
        return;
      }
    }
    start(next);
  }
}
