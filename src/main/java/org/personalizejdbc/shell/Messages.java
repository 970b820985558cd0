package org.personalizejdbc.shell;

import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.sql.SQLWarning;
import org.jspecify.annotations.Nullable;

/** What the shell says on standard error: one readable line each. */
final class Messages {
  private final PrintStream err;

  Messages(PrintStream err) {
    this.err = err;
  }

  /**
   * {@code error: PLACE MESSAGE [SQLSTATE]}, a message of several lines folded into one.
   *
   * @param place where it happened, with its punctuation, or empty
   * @param verbose whether the stack trace follows
   */
  void error(String place, Throwable failure, boolean verbose) {
    say("error: " + place + describe(failure));
    if (verbose) {
      failure.printStackTrace(err);
    }
    err.flush();
  }

  /** {@code warning: MESSAGE [SQLSTATE]}, for a warning and those chained to it. */
  void warnings(@Nullable SQLWarning chain) {
    for (SQLWarning w = chain; w != null; w = w.getNextWarning()) {
      say("warning: " + describe(w));
    }
    err.flush();
  }

  /** A line of its own words. */
  void say(String text) {
    err.print(Printable.line(fold(text)) + "\n");
    err.flush();
  }

  private static String describe(Throwable failure) {
    String message = failure.getMessage();
    String text =
        message == null || message.isBlank() ? failure.getClass().getSimpleName() : message;
    if (failure instanceof SQLException sql) {
      return text + " [" + (sql.getSQLState() == null ? "no SQLState" : sql.getSQLState()) + "]";
    }
    return failure instanceof UsageException || failure instanceof IOException
        ? text
        : failure.getClass().getSimpleName() + ": " + text + " [XX000]";
  }

  private static String fold(String text) {
    return text.strip().replaceAll("\\s*\\R\\s*", " ");
  }
}
