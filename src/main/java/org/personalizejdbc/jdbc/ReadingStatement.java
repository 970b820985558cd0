package org.personalizejdbc.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * What statements and prepared statements have in common: their settings, and that they only read.
 * Each execution has its own snapshot of AWS's answers. For one thread, but for {@link #cancel}.
 */
abstract class ReadingStatement implements Statement, SelfWrapper {
  final PersonalizeConnection connection;
  final StatementExecutions executions;
  private long maxRows;
  private int queryTimeout;
  private int fetchSize = 100;
  private int fetchDirection = ResultSet.FETCH_FORWARD;
  private boolean closedOnCompletion;

  ReadingStatement(PersonalizeConnection connection) {
    this.connection = connection;
    this.executions = new StatementExecutions(this, connection);
  }

  @Override
  public Connection getConnection() throws SQLException {
    executions.checkOpen();
    return connection;
  }

  /** Always forward only. */
  @Override
  public int getResultSetType() throws SQLException {
    executions.checkOpen();
    return ResultSet.TYPE_FORWARD_ONLY;
  }

  @Override
  public int getResultSetConcurrency() throws SQLException {
    executions.checkOpen();
    return ResultSet.CONCUR_READ_ONLY;
  }

  @Override
  public int getResultSetHoldability() throws SQLException {
    executions.checkOpen();
    return ResultSet.HOLD_CURSORS_OVER_COMMIT;
  }

  @Override
  public void setLargeMaxRows(long rows) throws SQLException {
    executions.checkOpen();
    if (rows < 0) {
      throw SqlErrors.invalidArgument(
          "At the most " + rows + " rows is less than none; 0 is no limit");
    }
    this.maxRows = rows;
  }

  @Override
  public long getLargeMaxRows() throws SQLException {
    executions.checkOpen();
    return maxRows;
  }

  @Override
  public void setMaxRows(int rows) throws SQLException {
    setLargeMaxRows(rows);
  }

  /** The limit, or the largest int where it is larger. */
  @Override
  public int getMaxRows() throws SQLException {
    return (int) Math.min(Integer.MAX_VALUE, getLargeMaxRows());
  }

  /** In seconds; planning, calls to AWS and reading of inventories count. */
  @Override
  public void setQueryTimeout(int seconds) throws SQLException {
    executions.checkOpen();
    if (seconds < 0) {
      throw SqlErrors.invalidArgument(
          "A time-out of " + seconds + " seconds is less than none; 0 is no limit");
    }
    this.queryTimeout = seconds;
  }

  @Override
  public int getQueryTimeout() throws SQLException {
    executions.checkOpen();
    return queryTimeout;
  }

  /** Remembered, and of no consequence: AWS decides how large its pages are. */
  @Override
  public void setFetchSize(int rows) throws SQLException {
    executions.checkOpen();
    this.fetchSize = rows;
  }

  @Override
  public int getFetchSize() throws SQLException {
    executions.checkOpen();
    return fetchSize;
  }

  /** Remembered, and of no consequence. */
  @Override
  public void setFetchDirection(int direction) throws SQLException {
    executions.checkOpen();
    this.fetchDirection = direction;
  }

  @Override
  public int getFetchDirection() throws SQLException {
    executions.checkOpen();
    return fetchDirection;
  }

  /** Values are never cut short. */
  @Override
  public void setMaxFieldSize(int bytes) throws SQLException {
    executions.checkOpen();
    if (bytes != 0) {
      throw SqlErrors.invalidArgument(
          "A value's size cannot be limited to " + bytes + " bytes; 0 is no limit");
    }
  }

  @Override
  public int getMaxFieldSize() throws SQLException {
    executions.checkOpen();
    return 0;
  }

  /** Does nothing: escapes are part of the grammar, and tools switch them off all the same. */
  @Override
  public void setEscapeProcessing(boolean enable) throws SQLException {
    executions.checkOpen();
  }

  /** Does nothing: it is a hint to pools. */
  @Override
  public void setPoolable(boolean poolable) throws SQLException {
    executions.checkOpen();
  }

  @Override
  public boolean isPoolable() throws SQLException {
    executions.checkOpen();
    return false;
  }

  @Override
  public void setCursorName(String name) throws SQLException {
    throw executions.refuse("A cursor's name");
  }

  // A query writes nothing, and generates no keys.

  @Override
  public void addBatch(String sql) throws SQLException {
    throw executions.refuse("A batch of updates");
  }

  /** Nothing, since a batch never has a statement. */
  @Override
  public int[] executeBatch() throws SQLException {
    executions.checkOpen();
    return new int[0];
  }

  @Override
  public long[] executeLargeBatch() throws SQLException {
    executions.checkOpen();
    return new long[0];
  }

  @Override
  public void clearBatch() throws SQLException {
    executions.checkOpen();
  }

  @Override
  public ResultSet getGeneratedKeys() throws SQLException {
    throw executions.refuse("Generating keys");
  }

  /** Always -1: nothing is ever updated. */
  @Override
  public int getUpdateCount() throws SQLException {
    executions.checkOpen();
    return -1;
  }

  @Override
  public long getLargeUpdateCount() throws SQLException {
    return getUpdateCount();
  }

  @Override
  public @Nullable ResultSet getResultSet() throws SQLException {
    executions.checkOpen();
    return executions.resultSet();
  }

  /** There is never another one; the one that there is, is closed. */
  @Override
  public boolean getMoreResults() throws SQLException {
    executions.checkOpen();
    executions.passOver();
    return false;
  }

  @Override
  public boolean getMoreResults(int current) throws SQLException {
    if (current == KEEP_CURRENT_RESULT) {
      throw executions.refuse("Several result sets at once");
    } else if (current != CLOSE_CURRENT_RESULT && current != CLOSE_ALL_RESULTS) {
      throw SqlErrors.invalidArgument(
          "What becomes of the result set is CLOSE_CURRENT_RESULT, not " + current);
    }
    return getMoreResults();
  }

  @Override
  public void closeOnCompletion() throws SQLException {
    executions.checkOpen();
    this.closedOnCompletion = true;
  }

  @Override
  public boolean isCloseOnCompletion() throws SQLException {
    executions.checkOpen();
    return closedOnCompletion;
  }

  /** Called when the result set is closed, other than by this statement. */
  void completed() throws SQLException {
    if (closedOnCompletion) {
      close();
    }
  }

  @Override
  public void cancel() throws SQLException {
    executions.cancel();
  }

  @Override
  public @Nullable SQLWarning getWarnings() throws SQLException {
    return executions.warnings();
  }

  @Override
  public void clearWarnings() throws SQLException {
    executions.clearWarnings();
  }

  @Override
  public boolean isClosed() {
    return executions.isClosed();
  }

  /** Closes its result set, too, and makes no more calls. Idempotent. */
  @Override
  public void close() throws SQLException {
    executions.close();
  }

  @Override
  public String enquoteLiteral(String text) throws SQLException {
    return SqlErrors.get(() -> Statement.super.enquoteLiteral(text));
  }

  @Override
  public String enquoteNCharLiteral(String text) throws SQLException {
    return SqlErrors.get(() -> Statement.super.enquoteNCharLiteral(text));
  }

  @Override
  public String enquoteIdentifier(String name, boolean always) throws SQLException {
    return SqlErrors.get(() -> Statement.super.enquoteIdentifier(name, always));
  }

  @Override
  public boolean isSimpleIdentifier(String name) throws SQLException {
    return SqlErrors.get(() -> Statement.super.isSimpleIdentifier(name));
  }
}
