package org.personalizejdbc.adapter;

import com.google.common.collect.ImmutableRangeSet;
import com.google.common.collect.Range;
import java.math.BigDecimal;
import java.util.function.UnaryOperator;
import org.apache.calcite.rex.RexUnknownAs;
import org.jspecify.annotations.Nullable;

/**
 * The values of a long IN list, or the gaps between those of a long NOT IN list, to be looked up.
 * Public only because generated code calls its methods. Immutable.
 */
public final class HeldRanges {
  private final ImmutableRangeSet<Comparable<Object>> ranges;
  private final @Nullable Boolean ofNull;

  private HeldRanges(ImmutableRangeSet<Comparable<Object>> ranges, @Nullable Boolean ofNull) {
    this.ranges = ranges;
    this.ofNull = ofNull;
  }

  /**
   * Makes the ranges of a search.
   *
   * @param ranges of literals, none touching another
   * @param value a literal as code holds it: text, BigDecimal, or Double
   * @param nullAs what a search for NULL answers
   */
  static HeldRanges of(
      Iterable<? extends Range<?>> ranges, UnaryOperator<Object> value, RexUnknownAs nullAs) {
    final ImmutableRangeSet.Builder<Comparable<Object>> builder = ImmutableRangeSet.builder();
    for (Range<?> range : ranges) {
      builder.add(range(range, value));
    }
    return new HeldRanges(
        builder.build(), nullAs == RexUnknownAs.UNKNOWN ? null : nullAs == RexUnknownAs.TRUE);
  }

  private static Range<Comparable<Object>> range(Range<?> range, UnaryOperator<Object> value) {
    if (!range.hasLowerBound() && !range.hasUpperBound()) {
      return Range.all();
    } else if (!range.hasLowerBound()) {
      return Range.upTo(comparable(range.upperEndpoint(), value), range.upperBoundType());
    } else if (!range.hasUpperBound()) {
      return Range.downTo(comparable(range.lowerEndpoint(), value), range.lowerBoundType());
    }
    return Range.range(
        comparable(range.lowerEndpoint(), value),
        range.lowerBoundType(),
        comparable(range.upperEndpoint(), value),
        range.upperBoundType());
  }

  @SuppressWarnings("unchecked") // All values of a search are of one class, which compares itself.
  private static Comparable<Object> comparable(Object literal, UnaryOperator<Object> value) {
    return (Comparable<Object>) value.apply(literal);
  }

  /** Looks a text up; null stands for SQL's NULL. */
  public static @Nullable Boolean findText(@Nullable String value, HeldRanges ranges) {
    if (value == null) {
      return ranges.ofNull;
    }
    return ranges.contains(value);
  }

  /** Looks a number up, or a time as the number that code holds it in; null stands for NULL. */
  public static @Nullable Boolean findNumber(@Nullable Object value, HeldRanges ranges) {
    if (value == null) {
      return ranges.ofNull;
    }
    return ranges.contains(
        value instanceof Double || value instanceof BigDecimal
            ? value
            : new BigDecimal(value.toString()));
  }

  @SuppressWarnings("unchecked") // As above.
  private boolean contains(Object value) {
    return ranges.contains((Comparable<Object>) value);
  }

  /** How many ranges there are, as plans show it. */
  @Override
  public String toString() {
    return ranges.asRanges().size() + " values";
  }
}
