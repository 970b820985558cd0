package org.personalizejdbc.api;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Lets at most a number of tasks run at once on a shared executor; the others wait without a
 * thread, in order, flows of them taking turns. Safe for concurrent use.
 */
final class CallGate {

  /** What waits to be run: either is called, once. */
  interface Task {
    /** Does it, on one of the executor's threads, or on the one that {@link #tryRun}s it. */
    void run();

    /** Learns that it will not be done, since the executor was shut down. */
    void refused();
  }

  private final Executor executor;
  private final int width;
  private final FairQueue<Task> waiting = new FairQueue<>();
  private int running;

  CallGate(Executor executor, int width) {
    this.executor = executor;
    this.width = width;
  }

  /**
   * Runs a task, at once or when its turn comes.
   *
   * @param flow what takes turns with others, such as a statement
   */
  void submit(Object flow, Task task) {
    synchronized (waiting) {
      if (running == width) {
        waiting.addLast(flow, task);
        return;
      }
      running++;
    }
    start(task);
  }

  /**
   * Runs a task on this thread, if that needs no wait.
   *
   * @return whether it was run
   */
  boolean tryRun(Task task) {
    synchronized (waiting) {
      if (running == width) {
        return false;
      }
      running++;
    }
    run(task);
    return true;
  }

  /** Runs a task in its place, which then goes to who waits. */
  private void run(Task task) {
    try {
      task.run();
    } finally {
      final Task follower = next();
      if (follower != null) {
        start(follower);
      }
    }
  }

  /** Starts a task, or refuses it and all that wait behind it. */
  private void start(Task task) {
    Task next = task;
    while (next != null) {
      final Task current = next;
      try {
        executor.execute(() -> run(current));
        return;
      } catch (RejectedExecutionException e) {
        current.refused();
        next = next();
      }
    }
  }

  /** The task whose turn it is now that a place is free, which it takes; null where none waits. */
  private @Nullable Task next() {
    synchronized (waiting) {
      final Task task = waiting.poll();
      if (task == null) {
        running--;
      }
      return task;
    }
  }
}
