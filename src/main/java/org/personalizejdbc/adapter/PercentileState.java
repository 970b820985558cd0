package org.personalizejdbc.adapter;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * PERCENTILE_CONT: the value at a fraction of the way through a group's sorted values. Public only
 * because generated code calls it; for one thread.
 */
public final class PercentileState {
  private final List<Double> values = new ArrayList<>();
  private double fraction;

  private PercentileState() {}

  /** A group without values. */
  public static PercentileState init() {
    return new PercentileState();
  }

  /**
   * Adds a value.
   *
   * @param fraction where to look, from 0 for the least value to 1 for the greatest
   * @param value the value; null is passed over
   */
  public static PercentileState add(
      PercentileState state, @Nullable Double fraction, @Nullable Double value) {
    if (value != null && fraction != null) {
      state.values.add(value);
      state.fraction = fraction;
    }
    return state;
  }

  /** The value, between two of the group's where the fraction falls there; null for none. */
  public static @Nullable Double result(PercentileState state) {
    return state.values.isEmpty() ? null : state.interpolated();
  }

  private double interpolated() {
    Collections.sort(values);
    final double position = fraction * (values.size() - 1);
    final int below = (int) Math.floor(position);
    final int above = (int) Math.ceil(position);
    final double low = values.get(below);
    return low + (values.get(above) - low) * (position - below);
  }
}
