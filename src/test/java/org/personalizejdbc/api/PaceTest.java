package org.personalizejdbc.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Times are the test's own, in milliseconds, from a start as negative as nanoTime may be. */
class PaceTest {
  private final Pace pace = new Pace();

  private static long at(long millis) {
    return Long.MIN_VALUE / 2 + TimeUnit.MILLISECONDS.toNanos(millis);
  }

  private static long millis(long nanos) {
    return TimeUnit.NANOSECONDS.toMillis(nanos);
  }

  /** Begins calls at once, the last at the given time, of which the last is throttled. */
  private void throttleAfter(int calls, long millis) {
    for (int i = 0; i < calls; i++) {
      pace.begin(at(millis));
    }
    assertThat(pace.throttled(at(millis), at(millis))).isTrue();
  }

  @Test
  void itStartsOpen() {
    for (int i = 0; i < 1000; i++) {
      assertThat(pace.delay(at(0))).isLessThanOrEqualTo(0);
      pace.begin(at(0));
    }
    assertThat(pace.isOpen(at(0))).isTrue();
  }

  @Test
  void aThrottleHalvesIt() {
    throttleAfter(40, 0);
    assertThat(pace.isOpen(at(0))).isFalse();
    assertThat(pace.perSecond()).isCloseTo(20, within(0.1));
    assertThat(millis(pace.delay(at(0)))).isEqualTo(50);
    pace.begin(at(50));
    assertThat(pace.throttled(at(50), at(60))).isTrue();
    assertThat(pace.perSecond()).isCloseTo(10, within(0.1));
  }

  @Test
  void whatBeganBeforeItWasNarrowedDoesNotNarrowItAgain() {
    throttleAfter(40, 0);
    assertThat(pace.throttled(at(0), at(1))).isFalse();
    assertThat(pace.perSecond()).isCloseTo(20, within(0.1));
  }

  @Test
  void itGrowsEverySecondAndIsOpenTenSecondsAfterTheLastThrottle() {
    throttleAfter(40, 0);
    double before = pace.perSecond();
    for (int second = 1; second < 10; second++) {
      assertThat(pace.isOpen(at(1000L * second))).isFalse();
      assertThat(pace.perSecond()).isGreaterThan(before);
      before = pace.perSecond();
    }
    assertThat(pace.isOpen(at(9_999))).isFalse();
    assertThat(pace.isOpen(at(10_000))).isTrue();
  }

  @Test
  void aThrottleOfACallBegunLongAgoDelaysItsOpening() {
    throttleAfter(40, 0);
    assertThat(pace.throttled(at(0), at(5_000))).isFalse();
    assertThat(pace.isOpen(at(10_000))).isFalse();
    assertThat(pace.isOpen(at(15_000))).isTrue();
  }

  @Test
  void aCallAtLeastIsMadeEverySecond() {
    throttleAfter(2, 0);
    for (int i = 1; i < 9; i++) {
      pace.begin(at(900L * i));
      pace.throttled(at(900L * i), at(900L * i));
    }
    assertThat(pace.perSecond()).isEqualTo(1);
  }

  @Test
  void lateWakeUpsDoNotSlowItDown() {
    throttleAfter(40, 0);
    long now = 0;
    for (int i = 0; i < 10; i++) {
      now += Math.max(0, millis(pace.delay(at(now)))) + (i % 2 == 0 ? 30 : 0);
      pace.begin(at(now));
    }
    // Ten calls at 20 a second, the last of them up to one late wake-up late.
    assertThat(now).isBetween(490L, 560L);
  }
}
