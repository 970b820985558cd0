package org.personalizejdbc.shell;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/**
 * The progress of one statement, in place in the last line of the terminal. Prints nothing where
 * standard error is no terminal. Thread-safe: ticks come from a timer.
 */
final class Progress {
  private static final String CLEAR = "\r\u001b[K";

  private final PrintStream err;
  private final Terminals terminals;
  private final ProgressSource source;
  private long rows;
  private boolean shown;
  private boolean over;

  Progress(PrintStream err, Terminals terminals, ProgressSource source) {
    this.err = err;
    this.terminals = terminals;
    this.source = source;
  }

  /** Shows how far the statement is. */
  synchronized void tick(Duration elapsed) {
    if (over) {
      return;
    }
    if (!terminals.isTerminal(Terminals.StandardStream.ERR)) {
      over = true;
      return;
    }
    String more = source.describe();
    err.print(
        CLEAR
            + String.format(Locale.ROOT, "… %d %s, ", rows, rows == 1 ? "row" : "rows")
            + (more.isEmpty() ? "" : Printable.line(more) + ", ")
            + elapsed.toSeconds()
            + " s");
    err.flush();
    shown = true;
  }

  /** Counts a row. */
  synchronized void row() {
    rows++;
  }

  /** Rows counted so far. */
  synchronized long rows() {
    return rows;
  }

  /** Makes way for output: where that goes to the same terminal, the rows are the progress. */
  synchronized void outputFollows() {
    if (shown && terminals.isTerminal(Terminals.StandardStream.OUT)) {
      finish();
    }
  }

  /** Clears the line, for good. */
  synchronized void finish() {
    over = true;
    if (shown) {
      err.print(CLEAR);
      err.flush();
      shown = false;
    }
  }
}
