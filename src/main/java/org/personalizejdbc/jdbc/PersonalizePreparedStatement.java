package org.personalizejdbc.jdbc;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;

/** A prepared statement: planned once, each execution with its own snapshot of AWS's answers. */
final class PersonalizePreparedStatement extends ConvertingPreparedStatement {
  private final JdbcQuery query;

  PersonalizePreparedStatement(PersonalizeConnection connection, JdbcQuery query) {
    super(connection, query.plan().parameters());
    this.query = query;
  }

  @Override
  public ResultSet executeQuery() throws SQLException {
    executions.checkOpen();
    return executions.run(query, parameters());
  }

  @Override
  public boolean execute() throws SQLException {
    executeQuery();
    return true;
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
    executions.checkOpen();
    return new PersonalizeResultSetMetaData(query.columns());
  }

  // A prepared statement has its text.

  private SQLException refuseText(String method) throws SQLException {
    executions.checkOpen();
    return SqlErrors.notSupported(
        method + " with another text, on a statement that was prepared with its own,");
  }

  @Override
  public ResultSet executeQuery(String sql) throws SQLException {
    throw refuseText("executeQuery");
  }

  @Override
  public boolean execute(String sql) throws SQLException {
    throw refuseText("execute");
  }

  @Override
  public boolean execute(String sql, int keys) throws SQLException {
    throw refuseText("execute");
  }

  @Override
  public boolean execute(String sql, int[] keys) throws SQLException {
    throw refuseText("execute");
  }

  @Override
  public boolean execute(String sql, String[] keys) throws SQLException {
    throw refuseText("execute");
  }

  @Override
  public int executeUpdate(String sql) throws SQLException {
    throw refuseText("executeUpdate");
  }

  @Override
  public int executeUpdate(String sql, int keys) throws SQLException {
    throw refuseText("executeUpdate");
  }

  @Override
  public int executeUpdate(String sql, int[] keys) throws SQLException {
    throw refuseText("executeUpdate");
  }

  @Override
  public int executeUpdate(String sql, String[] keys) throws SQLException {
    throw refuseText("executeUpdate");
  }

  @Override
  public long executeLargeUpdate(String sql) throws SQLException {
    throw refuseText("executeLargeUpdate");
  }

  @Override
  public long executeLargeUpdate(String sql, int keys) throws SQLException {
    throw refuseText("executeLargeUpdate");
  }

  @Override
  public long executeLargeUpdate(String sql, int[] keys) throws SQLException {
    throw refuseText("executeLargeUpdate");
  }

  @Override
  public long executeLargeUpdate(String sql, String[] keys) throws SQLException {
    throw refuseText("executeLargeUpdate");
  }
}
