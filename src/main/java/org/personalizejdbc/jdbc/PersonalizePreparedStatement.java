package org.personalizejdbc.jdbc;

import java.sql.Connection;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLWarning;
import org.jspecify.annotations.Nullable;

/** A prepared statement: planned once, each execution with its own snapshot of AWS's answers. */
final class PersonalizePreparedStatement extends ConvertingPreparedStatement {
  private final PersonalizeConnection connection;
  private final StatementExecutions executions;

  PersonalizePreparedStatement(PersonalizeConnection connection, PreparedStatement delegate) {
    super(delegate);
    this.connection = connection;
    this.executions = new StatementExecutions(this, delegate, connection);
  }

  @Override
  public ResultSet executeQuery() throws SQLException {
    return executions.query(prepared::executeQuery);
  }

  @Override
  public boolean execute() throws SQLException {
    return executions.begin(prepared::execute);
  }

  @Override
  public int executeUpdate() throws SQLException {
    executions.checkOpen();
    throw StatementExecutions.refuseQuery("executeUpdate");
  }

  @Override
  public long executeLargeUpdate() throws SQLException {
    return executeUpdate();
  }

  @Override
  public void addBatch() throws SQLException {
    throw executions.refuse("A batch of updates");
  }

  @Override
  public ResultSetMetaData getMetaData() throws SQLException {
    return new PersonalizeResultSetMetaData(super.getMetaData());
  }

  @Override
  public ParameterMetaData getParameterMetaData() throws SQLException {
    return new PersonalizeParameterMetaData(super.getParameterMetaData());
  }

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

  @Override
  public @Nullable ResultSet getResultSet() throws SQLException {
    return executions.resultSet();
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
  public boolean getMoreResults() throws SQLException {
    executions.passOver();
    return super.getMoreResults();
  }

  @Override
  public boolean getMoreResults(int current) throws SQLException {
    return current == KEEP_CURRENT_RESULT ? super.getMoreResults(current) : getMoreResults();
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
  public Connection getConnection() throws SQLException {
    return connection;
  }

  @Override
  public boolean isClosed() throws SQLException {
    return executions.isClosed();
  }

  @Override
  public void close() throws SQLException {
    executions.close();
    executions.closeDelegate();
  }
}
