package org.personalizejdbc.adapter;

import java.util.List;
import java.util.SplittableRandom;

/** Choices that a seed decides. */
final class OracleRandom {
  private final SplittableRandom random;

  OracleRandom(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** True in so many of a hundred cases. */
  boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  /** A number from 0 to below the bound. */
  int below(int bound) {
    return random.nextInt(bound);
  }

  /** A number from and to which are both possible. */
  int between(int from, int to) {
    return random.nextInt(from, to + 1);
  }

  <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  @SafeVarargs
  final <T> T pick(T... values) {
    return values[random.nextInt(values.length)];
  }
}
