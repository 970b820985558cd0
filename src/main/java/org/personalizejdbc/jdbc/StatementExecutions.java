package org.personalizejdbc.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.personalizejdbc.api.Execution;

/**
 * The executions of one statement, one after the other, each with its own snapshot of AWS's
 * answers, its warnings and its way to be cancelled. {@link #cancel} may come from another thread.
 */
final class StatementExecutions {
  private final Statement owner;
  private final Statement delegate;
  private final PersonalizeConnection connection;
  private volatile @Nullable Execution current;
  private @Nullable ResultSet resultSet;

  /**
   * Begins with none.
   *
   * @param owner the statement that a result set belongs to
   * @param delegate Calcite's statement
   */
  StatementExecutions(Statement owner, Statement delegate, PersonalizeConnection connection) {
    this.owner = owner;
    this.delegate = delegate;
    this.connection = connection;
  }

  /** Executes a query. */
  ResultSet query(Callable<ResultSet> action) throws SQLException {
    final ResultSet answer = begin(action);
    return wrap(answer);
  }

  /** Executes anything; what was executed before ends. */
  <T> T begin(Callable<T> action) throws SQLException {
    close();
    resultSet = null;
    final Execution execution =
        new Execution(
            connection.resources().session(),
            Duration.ofSeconds(SqlErrors.get(delegate::getQueryTimeout)),
            maxRows());
    current = execution;
    return connection.within(execution, action);
  }

  private long maxRows() throws SQLException {
    final int rows = SqlErrors.get(delegate::getMaxRows);
    return rows == 0 ? Long.MAX_VALUE : rows;
  }

  /** The result set of what was executed last, or null. */
  @Nullable ResultSet resultSet() throws SQLException {
    if (resultSet == null) {
      final ResultSet answer = SqlErrors.get(() -> delegate.getResultSet());
      return answer == null ? null : wrap(answer);
    }
    return resultSet;
  }

  private ResultSet wrap(ResultSet answer) throws SQLException {
    final ResultSet wrapped = new PersonalizeResultSet(answer, owner, current);
    resultSet = wrapped;
    return wrapped;
  }

  void cancel() throws SQLException {
    checkOpen();
    final Execution execution = current;
    if (execution != null) {
      execution.cancel();
    }
  }

  @Nullable SQLWarning warnings() throws SQLException {
    checkOpen();
    final Execution execution = current;
    return execution == null ? null : Warnings.chain(execution.warnings());
  }

  void clearWarnings() throws SQLException {
    checkOpen();
    final Execution execution = current;
    if (execution != null) {
      execution.clearWarnings();
    }
  }

  private void checkOpen() throws SQLException {
    if (SqlErrors.get(delegate::isClosed)) {
      throw new SQLException("The statement is closed", SqlState.INVALID_CURSOR.code());
    }
  }

  /** Ends what is being executed. Idempotent. */
  void close() {
    final Execution execution = current;
    if (execution != null) {
      execution.close();
    }
  }
}
