package org.personalizejdbc.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** A statement. Each execution of it has its own snapshot of AWS's answers. */
final class PersonalizeStatement extends ForwardingStatement {
  private final PersonalizeConnection connection;
  private final StatementExecutions executions;

  PersonalizeStatement(PersonalizeConnection connection, Statement delegate) {
    super(delegate);
    this.connection = connection;
    this.executions = new StatementExecutions(this, delegate, connection);
  }

  @Override
  public ResultSet executeQuery(String sql) throws SQLException {
    try {
      executions.checkOpen();
      checkParameters(sql);
      final String text = Sql.ofJdbc(sql);
      return executions.planQuery(text, () -> delegate.executeQuery(text));
    } catch (SQLException e) {
      throw SyntaxErrors.ofStatement(sql, e);
    }
  }

  @Override
  public boolean execute(String sql) throws SQLException {
    try {
      executions.checkOpen();
      checkParameters(sql);
      final String text = Sql.ofJdbc(sql);
      return executions.plan(text, () -> delegate.execute(text));
    } catch (SQLException e) {
      throw SyntaxErrors.ofStatement(sql, e);
    }
  }

  /** Calcite would take a parameter that nobody can set for NULL. EXPLAIN PLAN runs nothing. */
  private void checkParameters(@Nullable String sql) throws SQLException {
    if (sql == null || !Sql.marksParameter(sql) || SyntaxErrors.firstWord(sql).equals("EXPLAIN")) {
      return;
    }
    // What else is wrong with the statement is told first.
    connection.prepareStatement(sql).close();
    throw new SQLException(
        "A parameter of the statement is not set: use prepareStatement, and set it",
        SqlState.PARAMETER_NOT_SET.code());
  }

  @Override
  public int executeUpdate(String sql) throws SQLException {
    executions.checkOpen();
    // Preparing tells what is wrong with the statement, and makes no call.
    connection.prepareStatement(sql).close();
    throw StatementExecutions.refuseQuery("executeUpdate");
  }

  // A query generates no keys, so asking for some changes nothing.

  @Override
  public boolean execute(String sql, int keys) throws SQLException {
    return execute(sql);
  }

  @Override
  public boolean execute(String sql, int[] keys) throws SQLException {
    return execute(sql);
  }

  @Override
  public boolean execute(String sql, String[] keys) throws SQLException {
    return execute(sql);
  }

  @Override
  public int executeUpdate(String sql, int keys) throws SQLException {
    return executeUpdate(sql);
  }

  @Override
  public int executeUpdate(String sql, int[] keys) throws SQLException {
    return executeUpdate(sql);
  }

  @Override
  public int executeUpdate(String sql, String[] keys) throws SQLException {
    return executeUpdate(sql);
  }

  @Override
  public long executeLargeUpdate(String sql) throws SQLException {
    return executeUpdate(sql);
  }

  @Override
  public long executeLargeUpdate(String sql, int keys) throws SQLException {
    return executeUpdate(sql);
  }

  @Override
  public long executeLargeUpdate(String sql, int[] keys) throws SQLException {
    return executeUpdate(sql);
  }

  @Override
  public long executeLargeUpdate(String sql, String[] keys) throws SQLException {
    return executeUpdate(sql);
  }

  /** Refused; a statement that writes is told so. */
  @Override
  public void addBatch(String sql) throws SQLException {
    executions.checkOpen();
    connection.prepareStatement(sql).close();
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
