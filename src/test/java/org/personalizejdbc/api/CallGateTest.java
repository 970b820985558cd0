package org.personalizejdbc.api;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CallGateTest {
  private static final Object FLOW = "statement";

  private final ExecutorService executor = Executors.newCachedThreadPool();
  private final List<String> done = Collections.synchronizedList(new ArrayList<>());

  @AfterEach
  void shutDown() {
    executor.shutdownNow();
  }

  private CallGate.Task task(String name, Runnable body) {
    return new CallGate.Task() {
      @Override
      public void run() {
        done.add(name);
        body.run();
      }

      @Override
      public void refused() {
        done.add(name + " refused");
      }
    };
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void asManyRunAtOnceAsTheGateIsWideAndNoMore() {
    final CallGate gate = new CallGate(executor, 3);
    final CountDownLatch full = new CountDownLatch(3);
    final CountDownLatch all = new CountDownLatch(30);
    final AtomicInteger running = new AtomicInteger();
    final AtomicInteger widest = new AtomicInteger();
    for (int i = 0; i < 30; i++) {
      gate.submit(
          FLOW,
          task(
              "task",
              () -> {
                widest.accumulateAndGet(running.incrementAndGet(), Math::max);
                full.countDown();
                await(full);
                running.decrementAndGet();
                all.countDown();
              }));
    }
    await(all);
    assertThat(widest).hasValue(3);
  }

  @Test
  void whatWaitsRunsInOrder() {
    final CallGate gate = new CallGate(executor, 1);
    final CountDownLatch submitted = new CountDownLatch(1);
    final CountDownLatch all = new CountDownLatch(20);
    gate.submit(FLOW, task("first", () -> await(submitted)));
    for (int i = 0; i < 20; i++) {
      gate.submit(FLOW, task("task " + i, all::countDown));
    }
    assertThat(done).doesNotContain("task 0");
    submitted.countDown();
    await(all);
    assertThat(done.subList(1, 21))
        .containsExactlyElementsOf(IntStream.range(0, 20).mapToObj(i -> "task " + i).toList());
  }

  @Test
  void whatSomebodyWaitsForGoesAheadOfWhatWaits() {
    final CallGate gate = new CallGate(executor, 1);
    final CountDownLatch submitted = new CountDownLatch(1);
    final CountDownLatch all = new CountDownLatch(3);
    gate.submit(FLOW, task("running", () -> await(submitted)));
    gate.submit(FLOW, task("waiting", all::countDown));
    gate.submit(FLOW, task("behind it", all::countDown));
    gate.submitFirst(FLOW, task("awaited", all::countDown));
    submitted.countDown();
    await(all);
    assertThat(done).containsExactly("running", "awaited", "waiting", "behind it");
  }

  @Test
  void whatIsSubmittedByWhoIsToldOfATasksEndIsRunByTheSameThread() {
    final CallGate gate = new CallGate(executor, 3);
    final CountDownLatch all = new CountDownLatch(4);
    final List<Thread> threads = Collections.synchronizedList(new ArrayList<>());
    submitOnes(gate, 4, threads, all);
    await(all);
    assertThat(threads).hasSize(4).containsOnly(threads.get(0));
  }

  /** Submits a task, at whose end the next is submitted, and so on. */
  private void submitOnes(CallGate gate, int tasks, List<Thread> threads, CountDownLatch all) {
    gate.submit(
        FLOW,
        task(
            "one of " + tasks,
            () ->
                gate.end(
                    () -> {
                      threads.add(Thread.currentThread());
                      if (tasks > 1) {
                        submitOnes(gate, tasks - 1, threads, all);
                      }
                      all.countDown();
                    })));
  }

  @Test
  void whatWaitedBeforeComesBeforeIt() {
    final CallGate gate = new CallGate(executor, 1);
    final CountDownLatch submitted = new CountDownLatch(1);
    final CountDownLatch all = new CountDownLatch(2);
    gate.submit(
        FLOW,
        task(
            "first",
            () -> {
              await(submitted);
              gate.end(() -> gate.submit(FLOW, task("by who was told", all::countDown)));
            }));
    gate.submit(FLOW, task("waiting", all::countDown));
    submitted.countDown();
    await(all);
    assertThat(done).containsExactly("first", "waiting", "by who was told");
  }

  @Test
  void severalThatAreSubmittedThenRunAtOnceAsFarAsTheGateIsWide() {
    final CallGate gate = new CallGate(executor, 2);
    final CountDownLatch both = new CountDownLatch(2);
    final Runnable meet =
        () -> {
          both.countDown();
          await(both);
        };
    gate.submit(
        FLOW,
        task(
            "first",
            () ->
                gate.end(
                    () -> {
                      gate.submit(FLOW, task("second", meet));
                      gate.submit(FLOW, task("third", meet));
                    })));
    await(both);
    assertThat(done).contains("second", "third");
  }

  @Test
  void aTaskThatFailsLeavesItsPlace() {
    final CallGate gate = new CallGate(executor, 1);
    final CountDownLatch ran = new CountDownLatch(1);
    gate.submit(
        FLOW,
        task(
            "fails",
            () -> {
              Thread.currentThread().setUncaughtExceptionHandler((thread, failure) -> {});
              throw new IllegalStateException("on purpose");
            }));
    gate.submit(FLOW, task("next", ran::countDown));
    await(ran);
  }

  @Test
  void afterTheShutdownWhatWaitsAndWhatComesIsRefused() throws InterruptedException {
    final CallGate gate = new CallGate(executor, 1);
    final CountDownLatch started = new CountDownLatch(1);
    final CountDownLatch shut = new CountDownLatch(1);
    gate.submit(
        FLOW,
        task(
            "running",
            () -> {
              started.countDown();
              await(shut);
            }));
    gate.submit(FLOW, task("waiting", () -> {}));
    gate.submit(FLOW, task("behind it", () -> {}));
    await(started);
    executor.shutdown();
    shut.countDown();
    assertThat(executor.awaitTermination(10, SECONDS)).isTrue();
    gate.submit(FLOW, task("late", () -> {}));
    assertThat(done)
        .containsExactly("running", "waiting refused", "behind it refused", "late refused");
  }
}
