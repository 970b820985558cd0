package org.personalizejdbc.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class AttemptTimersTest {
  private final AttemptTimers timers = AttemptTimers.create();

  @AfterEach
  void shutDown() {
    timers.shutdownNow();
  }

  @Test
  void whatWasAnsweredIsForgotten() {
    for (int i = 0; i < 100; i++) {
      timers.schedule(() -> {}, 1, TimeUnit.DAYS).cancel(false);
    }
    // What is left is the thread's round.
    assertThat(timers.getQueue()).hasSize(1);
  }

  @Test
  void anAttemptIsNotWhatTheThreadWaitsFor() {
    timers.schedule(() -> {}, 10, TimeUnit.SECONDS);
    assertThat(timers.getQueue()).hasSize(2);
    assertThat(((Delayed) timers.getQueue().peek()).getDelay(TimeUnit.SECONDS)).isLessThan(2);
  }

  @Test
  @Timeout(30)
  void theThreadStopsGoingRoundWhenNoAttemptIsMade() {
    timers.schedule(() -> {}, 1, TimeUnit.DAYS).cancel(false);
    // One round finds the attempt, the next none.
    while (timers.getCompletedTaskCount() < 2) {
      Thread.onSpinWait();
    }
    assertThat(timers.getQueue()).isEmpty();
  }
}
