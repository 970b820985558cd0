package org.personalizejdbc.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLNonTransientException;
import java.sql.SQLWarning;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.personalizejdbc.adapter.QueryRows;
import org.personalizejdbc.api.Execution;

/**
 * The executions of one statement, one after the other, each with its own snapshot of AWS's
 * answers, its warnings and its way to be cancelled. {@link #cancel} may come from another thread.
 */
final class StatementExecutions {
  private final ReadingStatement owner;
  private final PersonalizeConnection connection;
  private volatile @Nullable Run current;
  private @Nullable ResultSet resultSet;
  private volatile boolean closed;

  /**
   * Begins with none.
   *
   * @param owner the statement that a result set belongs to
   */
  StatementExecutions(ReadingStatement owner, PersonalizeConnection connection) {
    this.owner = owner;
    this.connection = connection;
  }

  /**
   * One execution.
   *
   * @param cancelled what reading an inventory heeds; calls to AWS heed the execution's end
   * @param timeoutSeconds 0 for no limit
   */
  private record Run(Execution execution, AtomicBoolean cancelled, int timeoutSeconds) {
    Rows rows(JdbcQuery query, List<@Nullable Object> parameters) {
      return new Rows(
          query.columns(), query.plan().run(execution, parameters, cancelled, timeoutSeconds));
    }
  }

  /** What a query yields, before anybody has it. */
  private record Rows(List<ResultColumn> columns, QueryRows rows) {}

  /** How the rows of an execution come about. */
  private interface Runner {
    Rows run(Run run) throws SQLException;
  }

  /** Executes a query that was planned before; what was executed before ends. */
  ResultSet run(JdbcQuery query, List<@Nullable Object> parameters) throws SQLException {
    return execute(run -> SqlErrors.get(() -> run.rows(query, parameters)));
  }

  /**
   * Plans a query on another thread, and executes it; what was executed before ends.
   *
   * @param sql as Calcite reads it
   */
  ResultSet run(String sql) throws SQLException {
    return execute(
        run -> {
          final PlanningThreads.Task<Rows> task =
              connection.planning(() -> run.rows(connection.plan(sql, run.execution), List.of()));
          try {
            return task.get(run.execution);
          } catch (SQLException e) {
            // It may still be under way, with nobody left to read it.
            task.whenDone(rows -> rows.rows.close());
            throw e;
          }
        });
  }

  private ResultSet execute(Runner runner) throws SQLException {
    checkOpen();
    end();
    final long maxRows = owner.getLargeMaxRows();
    final int timeoutSeconds = owner.getQueryTimeout();
    final Execution execution =
        new Execution(
            connection.resources().session(),
            Duration.ofSeconds(timeoutSeconds),
            maxRows == 0 ? Long.MAX_VALUE : maxRows);
    final Run run = new Run(execution, new AtomicBoolean(), timeoutSeconds);
    current = run;
    try {
      final Rows rows = runner.run(run);
      final ResultSet opened =
          PersonalizeResultSet.of(rows.columns, rows.rows, this, execution, maxRows);
      resultSet = opened;
      return opened;
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
    return connection.refuse(feature);
  }

  /** The statement that they are of. */
  ReadingStatement owner() {
    return owner;
  }

  /** The result set of what was executed last, or null where it was passed over. */
  @Nullable ResultSet resultSet() {
    return resultSet;
  }

  /** Passes over the result set, if any; a statement never has a second one. */
  void passOver() throws SQLException {
    final ResultSet passed = resultSet;
    if (passed != null) {
      passed.close();
    }
    resultSet = null;
  }

  /** Told by a result set that its reader has closed it. */
  void closed(ResultSet resultSet) throws SQLException {
    if (resultSet == this.resultSet && !closed) {
      owner.completed();
    }
  }

  void cancel() throws SQLException {
    checkOpen();
    final Run run = current;
    if (run != null) {
      run.cancelled.set(true);
      run.execution.cancel();
    }
  }

  @Nullable SQLWarning warnings() throws SQLException {
    checkOpen();
    final Run run = current;
    return run == null ? null : Warnings.chain(run.execution.warnings());
  }

  void clearWarnings() throws SQLException {
    checkOpen();
    final Run run = current;
    if (run != null) {
      run.execution.clearWarnings();
    }
  }

  /** Refuses a closed statement, which a closed connection's is. */
  void checkOpen() throws SQLException {
    connection.checkOpen();
    if (closed) {
      throw new SQLException("The statement is closed", SqlState.INVALID_CURSOR.code());
    }
  }

  boolean isClosed() {
    return closed;
  }

  /** Ends what is being executed, closes its result set, and takes no more. Idempotent. */
  void close() throws SQLException {
    closed = true;
    end();
  }

  private void end() throws SQLException {
    final Run run = current;
    if (run != null) {
      run.execution.close();
    }
    final ResultSet open = resultSet;
    resultSet = null;
    if (open != null) {
      open.close();
    }
  }
}
