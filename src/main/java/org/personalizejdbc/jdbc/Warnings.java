package org.personalizejdbc.jdbc;

import java.sql.SQLWarning;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes JDBC's chains of warnings. */
final class Warnings {
  /** The SQL standard's class of warnings, without a subclass. */
  private static final String STATE = "01000";

  private Warnings() {}

  /** The warnings of some texts, chained in order; null where there are none. */
  static @Nullable SQLWarning chain(List<String> texts) {
    SQLWarning first = null;
    for (String text : texts) {
      final SQLWarning warning = new SQLWarning(text, STATE);
      if (first == null) {
        first = warning;
      } else {
        first.setNextWarning(warning);
      }
    }
    return first;
  }
}
