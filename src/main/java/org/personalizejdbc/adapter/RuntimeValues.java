package org.personalizejdbc.adapter;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The form in which Calcite's generated code holds values. */
final class RuntimeValues {
  private RuntimeValues() {}

  /**
   * Changes a row's values in place to Calcite's form: a TIMESTAMP is the milliseconds of its
   * wall-clock time since 1970, here of UTC; the other types are as they are.
   */
  static @Nullable Object[] of(@Nullable Object[] row) {
    for (int i = 0; i < row.length; i++) {
      if (row[i] instanceof Instant instant) {
        row[i] = instant.toEpochMilli();
      }
    }
    return row;
  }
}
