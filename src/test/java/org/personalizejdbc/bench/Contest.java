package org.personalizejdbc.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Times several ways of doing something, in rounds: each round does each of them a number of times,
 * one after the other in an order that differs each time, so that none has the machine to itself
 * while it is quiet. What is told is the median over the rounds' medians, in nanoseconds. For one
 * thread.
 */
final class Contest {
  /** One way, done once. */
  interface Way {
    void once() throws Exception;
  }

  private final Map<String, Way> ways = new LinkedHashMap<>();
  private final Map<String, List<Long>> medians = new LinkedHashMap<>();
  private final Random random = new Random(42);

  /** Adds a way. */
  Contest add(String name, Way way) {
    ways.put(name, way);
    medians.put(name, new ArrayList<>());
    return this;
  }

  /** Does all of them, without keeping the times. */
  Contest warmUp(int rounds, int times) throws Exception {
    run(rounds, times);
    medians.values().forEach(List::clear);
    return this;
  }

  /** Does all of them. */
  Contest run(int rounds, int times) throws Exception {
    final List<String> order = new ArrayList<>(ways.keySet());
    for (int round = 0; round < rounds; round++) {
      final Map<String, long[]> nanos = new LinkedHashMap<>();
      ways.keySet().forEach(name -> nanos.put(name, new long[times]));
      for (int i = 0; i < times; i++) {
        Collections.shuffle(order, random);
        for (String name : order) {
          final Way way = ways.get(name);
          final long begun = System.nanoTime();
          way.once();
          nanos.get(name)[i] = System.nanoTime() - begun;
        }
      }
      nanos.forEach((name, all) -> medians.get(name).add(median(all)));
    }
    return this;
  }

  private static long median(long[] nanos) {
    Arrays.sort(nanos);
    return nanos[nanos.length / 2];
  }

  /** How long a way takes, in nanoseconds. */
  long nanos(String name) {
    return medians.get(name).stream().sorted().toList().get(medians.get(name).size() / 2);
  }

  /** How many times as long one way takes as another: the median of the rounds' ratios. */
  double ratio(String name, String base) {
    final List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < medians.get(name).size(); i++) {
      ratios.add((double) medians.get(name).get(i) / medians.get(base).get(i));
    }
    return ratios.stream().sorted().toList().get(ratios.size() / 2);
  }
}
