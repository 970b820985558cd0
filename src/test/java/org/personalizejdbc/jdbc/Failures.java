package org.personalizejdbc.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;

/** Checks failures as JDBC's users see them. */
final class Failures {
  private Failures() {}

  /** What an action fails with: an SQLException, whatever went wrong below. */
  static SQLException failureOf(ThrowingCallable action) {
    final Throwable failure = catchThrowable(action);
    assertThat(failure).isInstanceOf(SQLException.class);
    return (SQLException) failure;
  }

  /**
   * Checks a failure's class, its SQLState, what its message says, and that the message is short
   * and readable.
   */
  static void assertFails(
      Class<? extends SQLException> type, String state, ThrowingCallable action, String... says) {
    final SQLException failure = failureOf(action);
    assertThat(failure.getSQLState()).as(failure.toString()).isEqualTo(state);
    assertThat(failure.getClass()).as(failure.toString()).isEqualTo(type);
    assertReadable(failure);
    if (says.length > 0) {
      assertThat(failure.getMessage()).contains(says);
    }
  }

  /** The messages of a chain of warnings. */
  static List<String> messages(@Nullable SQLWarning warnings) {
    final List<String> messages = new ArrayList<>();
    for (SQLWarning next = warnings; next != null; next = next.getNextWarning()) {
      assertThat(next.getSQLState()).startsWith("01");
      messages.add(next.getMessage());
    }
    return messages;
  }

  /** Checks that a message is one that a person can read. */
  static void assertReadable(SQLException failure) {
    assertThat(failure.getMessage())
        .isNotBlank()
        .hasSizeLessThan(1000)
        .doesNotContainPattern("\\bnull\\b")
        .doesNotContain("org.apache.calcite.r", "generated code");
    assertThat(failure.getMessage().lines().count()).as(failure.getMessage()).isLessThan(5);
  }
}
