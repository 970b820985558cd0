package org.personalizejdbc.adapter;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The form in which Calcite's generated code holds values. */
final class RuntimeValues {
  private RuntimeValues() {}

  /**
   * Calcite's form of a value: a TIMESTAMP is the milliseconds of its wall-clock time since 1970,
   * here of UTC; the other types are as they are.
   */
  static @Nullable Object of(@Nullable Object value) {
    return value instanceof Instant instant ? (Object) instant.toEpochMilli() : value;
  }
}
