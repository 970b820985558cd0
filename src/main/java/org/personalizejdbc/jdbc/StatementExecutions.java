package org.personalizejdbc.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLNonTransientException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.calcite.avatica.AvaticaStatement;
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

  /** What may still be planned after its execution was given up, or null. */
  private volatile PlanningThreads.@Nullable Task<?> planning;

  private volatile boolean closed;

  /** Whether the last execution has a result set that was not passed over yet. */
  private boolean hasResultSet;

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

  /** How an action is done within an execution. */
  private interface Runner<T> {
    T run(Execution execution) throws SQLException;
  }

  /** Executes a query that was planned before. */
  ResultSet query(Callable<ResultSet> action) throws SQLException {
    return wrap(begin(action));
  }

  /** Executes what was planned before; what was executed before ends. */
  <T> T begin(Callable<T> action) throws SQLException {
    return execute(execution -> connection.within(execution, action));
  }

  /** Plans and executes a query. */
  ResultSet planQuery(String sql, Callable<ResultSet> action) throws SQLException {
    return wrap(plan(sql, action));
  }

  /**
   * Plans and executes anything; what was executed before ends.
   *
   * @param sql what the action executes; where it was planned before, no other thread may be needed
   */
  <T> T plan(String sql, Callable<T> action) throws SQLException {
    return execute(
        execution -> {
          // Both would write to Calcite's statement.
          final var before = planning;
          if (before != null) {
            before.awaitEnd(execution);
            planning = null;
          }
          if (connection.isPlannedDirectly(sql)) {
            return connection.within(execution, action);
          }
          final PlanningThreads.Task<T> task = connection.planning(execution, action);
          planning = task;
          final T answer = task.get(execution);
          planning = null;
          return answer;
        });
  }

  private <T> T execute(Runner<T> runner) throws SQLException {
    checkOpen();
    close();
    resultSet = null;
    hasResultSet = false;
    // Calcite never lowers it, and a statement once cancelled would stay so.
    cancelFlag().set(false);
    final Execution execution =
        new Execution(
            connection.resources().session(),
            Duration.ofSeconds(SqlErrors.get(delegate::getQueryTimeout)),
            maxRows());
    current = execution;
    try {
      final T answer = runner.run(execution);
      hasResultSet = true;
      return answer;
    } catch (SQLException e) {
      final SQLException failure = SqlErrors.within(execution, e);
      execution.close();
      throw failure;
    }
  }

  /** What executeUpdate and batches are told, since every statement that can be read is a query. */
  static SQLException refuseQuery(String method) {
    return new SQLNonTransientException(
        method
            + " is for statements that write, and this driver only reads: use executeQuery or"
            + " execute",
        SqlState.READ_ONLY.code());
  }

  /** What is told who asks for what only a driver that writes has. */
  SQLException refuse(String feature) throws SQLException {
    checkOpen();
    return SqlErrors.notSupported(feature + ", in a driver that only reads,");
  }

  private long maxRows() throws SQLException {
    final int rows = SqlErrors.get(delegate::getMaxRows);
    return rows == 0 ? Long.MAX_VALUE : rows;
  }

  /** The result set of what was executed last, or null. */
  @Nullable ResultSet resultSet() throws SQLException {
    checkOpen();
    if (resultSet == null && hasResultSet) {
      final ResultSet answer = SqlErrors.get(delegate::getResultSet);
      return answer == null ? null : wrap(answer);
    }
    return resultSet;
  }

  private ResultSet wrap(ResultSet answer) throws SQLException {
    final ResultSet wrapped =
        PersonalizeResultSet.of(
            answer, owner, current, SqlErrors.get(() -> delegate.getLargeMaxRows()));
    resultSet = wrapped;
    return wrapped;
  }

  /** Passes over the result set, if any; a statement never has a second one. */
  void passOver() throws SQLException {
    final ResultSet passed = resultSet();
    if (passed != null) {
      passed.close();
    }
    resultSet = null;
    hasResultSet = false;
  }

  void cancel() throws SQLException {
    checkOpen();
    // Reading an inventory heeds the flag, calls to AWS the execution's end.
    cancelFlag().set(true);
    final Execution execution = current;
    if (execution != null) {
      execution.cancel();
    }
  }

  private AtomicBoolean cancelFlag() throws SQLException {
    return SqlErrors.get(
        () -> {
          final AvaticaStatement statement = delegate.unwrap(AvaticaStatement.class);
          return statement.connection.getCancelFlag(statement.handle);
        });
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

  /** Refuses a closed statement, which a closed connection's is. */
  void checkOpen() throws SQLException {
    connection.checkOpen();
    if (isClosed()) {
      throw new SQLException("The statement is closed", SqlState.INVALID_CURSOR.code());
    }
  }

  boolean isClosed() throws SQLException {
    return closed || SqlErrors.get(delegate::isClosed);
  }

  /**
   * Closes Calcite's statement: at once, or when what is still planned lets go of it. Idempotent.
   */
  void closeDelegate() throws SQLException {
    closed = true;
    final var task = planning;
    if (task == null) {
      closeNow();
    } else {
      task.afterwards(this::closeNow);
    }
  }

  private void closeNow() throws SQLException {
    connection.alone(
        () -> {
          delegate.close();
          return true;
        });
  }

  /** Ends what is being executed. Idempotent. */
  void close() {
    final Execution execution = current;
    if (execution != null) {
      execution.close();
    }
  }
}
