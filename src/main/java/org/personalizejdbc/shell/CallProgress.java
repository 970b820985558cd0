package org.personalizejdbc.shell;

import java.sql.SQLException;
import java.sql.Statement;
import org.personalizejdbc.jdbc.CallCounter;

/** Counts the calls that a statement makes; of another driver's statement it knows none. */
final class CallProgress implements ProgressSource {
  private final CallCounter counter;
  private final long before;

  private CallProgress(CallCounter counter) {
    this.counter = counter;
    this.before = counter.callsMade();
  }

  static ProgressSource of(Statement statement) {
    try {
      return statement.getConnection().isWrapperFor(CallCounter.class)
          ? new CallProgress(statement.getConnection().unwrap(CallCounter.class))
          : ProgressSource.NONE;
    } catch (SQLException e) {
      // Progress is a courtesy: the statement itself will tell what is wrong.
      return ProgressSource.NONE;
    }
  }

  @Override
  public String describe() {
    final long calls = counter.callsMade() - before;
    return calls + (calls == 1 ? " call" : " calls");
  }
}
