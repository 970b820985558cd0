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

  /** Of each of the executor's threads: what it goes on with. */
  private final ThreadLocal<@Nullable Succession> succession = new ThreadLocal<>();

  private int running;

  /** What a thread goes on with, in the place that it has. For that thread. */
  private static final class Succession {
    private boolean open;
    private @Nullable Task task;

    @Nullable Task take() {
      final Task taken = task;
      task = null;
      return taken;
    }
  }

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
    submit(flow, task, false);
  }

  /**
   * Runs a task, at once or when its flow's turn comes, ahead of what waits in the flow: somebody
   * waits for it who will ask for more then.
   */
  void submitFirst(Object flow, Task task) {
    submit(flow, task, true);
  }

  private void submit(Object flow, Task task, boolean first) {
    final Succession mine = succession.get();
    synchronized (waiting) {
      if (mine != null && mine.open && mine.task == null && waiting.isEmpty()) {
        mine.task = task;
        return;
      }
      if (running == width) {
        if (first) {
          waiting.addFirst(flow, task);
        } else {
          waiting.addLast(flow, task);
        }
        return;
      }
      running++;
    }
    start(task);
  }

  /**
   * Ends a task by telling what came of it. A task that is submitted by whoever is told, such as
   * the call for the next page, is run by this same thread then: another one would have to be
   * woken.
   *
   * @param telling the last thing that the task does; waits for nothing
   */
  void end(Runnable telling) {
    final Succession mine = succession.get();
    if (mine == null) {
      telling.run();
      return;
    }
    mine.open = true;
    try {
      telling.run();
    } finally {
      mine.open = false;
    }
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
    try {
      task.run();
    } finally {
      pass(next());
    }
    return true;
  }

  /** Runs a task in its place, then what succeeds it; the place then goes to who waits. */
  private void run(Task first) {
    final Succession mine = new Succession();
    succession.set(mine);
    try {
      for (Task task = first; task != null; task = mine.take()) {
        task.run();
      }
    } finally {
      succession.remove();
      // There is one still where the task before it failed.
      final Task left = mine.take();
      pass(left == null ? next() : left);
    }
  }

  private void pass(@Nullable Task follower) {
    if (follower != null) {
      start(follower);
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
