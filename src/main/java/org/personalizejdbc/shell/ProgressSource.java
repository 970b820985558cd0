package org.personalizejdbc.shell;

import java.sql.Statement;

/** Tells what a running statement has done so far, beyond the rows that the shell counts itself. */
@FunctionalInterface
interface ProgressSource {
  /** Knows nothing more. */
  ProgressSource NONE = () -> "";

  /**
   * What has been done, in a few words such as {@code 12 calls}; empty for nothing to say. Called
   * from another thread than the statement's, several times a second.
   */
  String describe();

  /** Finds the source for a statement that is about to run. */
  @FunctionalInterface
  interface Factory {
    /** The source for this statement, or {@link ProgressSource#NONE}. */
    ProgressSource of(Statement statement);
  }
}
