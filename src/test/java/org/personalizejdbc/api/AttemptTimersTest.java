package org.personalizejdbc.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AttemptTimersTest {
  @Test
  void whatWasAnsweredIsForgotten() {
    final ScheduledThreadPoolExecutor timers = AttemptTimers.create();
    try {
      for (int i = 0; i < 100; i++) {
        timers.schedule(() -> {}, 1, TimeUnit.DAYS).cancel(false);
      }
      assertThat(timers.getQueue()).isEmpty();
    } finally {
      timers.shutdownNow();
    }
  }
}
