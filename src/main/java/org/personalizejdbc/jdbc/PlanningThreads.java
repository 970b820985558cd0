package org.personalizejdbc.jdbc;

import java.sql.SQLException;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.personalizejdbc.api.Execution;

/**
 * The threads on which one connection's statements are planned, so that whoever waits can go as
 * soon as the statement is cancelled or out of time: Calcite cannot be stopped everywhere. Their
 * stacks are deep, since parser and planner recurse as deep as a statement nests. They are daemons,
 * and go away when idle. Safe for concurrent use.
 */
final class PlanningThreads implements AutoCloseable {
  /**
   * In bytes: as much as the first thread of a program has, where others have an eighth. Not more,
   * since what nests deeper takes longer than anybody waits.
   */
  private static final long STACK = 8L << 20;

  private final ExecutorService executor =
      new ThreadPoolExecutor(
          0,
          Integer.MAX_VALUE,
          5,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          task -> {
            final Thread thread = new Thread(null, task, "personalize-planning", STACK);
            thread.setDaemon(true);
            return thread;
          });

  /** What became of a task: its value, or what it threw. */
  private interface Outcome<T> {
    T get() throws Throwable;
  }

  /** A task under way. */
  static final class Task<T> {
    private final CompletableFuture<Outcome<T>> outcome = new CompletableFuture<>();

    /** Waits for the end, however the task ends. */
    T get() throws SQLException {
      return value(SqlErrors.get(outcome::get));
    }

    /**
     * Waits for as long as an execution goes on; the task itself then ends when it comes to look.
     */
    T get(Execution execution) throws SQLException {
      return value(await(execution));
    }

    private Outcome<T> await(Execution execution) throws SQLException {
      return SqlErrors.get(() -> execution.await(execution.endingWithThis(outcome.copy())));
    }

    /**
     * Does something with the value, where the task comes to one: now, or on the task's thread.
     * Nobody learns of a failure.
     */
    void whenDone(Consumer<T> action) {
      outcome.thenAccept(
          done -> {
            try {
              action.accept(done.get());
            } catch (Throwable e) {
              // Whoever waited has long gone on.
            }
          });
    }

    private static <T> T value(Outcome<T> outcome) throws SQLException {
      try {
        return outcome.get();
      } catch (Throwable failure) {
        throw SqlErrors.translate(failure);
      }
    }
  }

  /** Begins something on a thread of its own, which loads classes as the caller does. */
  <T> Task<T> begin(Callable<T> action) throws SQLException {
    final Task<T> task = new Task<>();
    final ClassLoader loader = Thread.currentThread().getContextClassLoader();
    try {
      executor.execute(
          () -> {
            Thread.currentThread().setContextClassLoader(loader);
            task.outcome.complete(outcome(action));
          });
    } catch (RejectedExecutionException e) {
      throw PersonalizeConnection.closed();
    }
    return task;
  }

  private static <T> Outcome<T> outcome(Callable<T> action) {
    try {
      final T value = action.call();
      return () -> value;
    } catch (Throwable failure) {
      return () -> {
        throw failure;
      };
    }
  }

  /** Lets what is under way come to its end. Idempotent. */
  @Override
  public void close() {
    executor.shutdown();
  }
}
