package org.personalizejdbc.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement, whose text comes with each execution. */
final class PersonalizeStatement extends ReadingStatement {
  PersonalizeStatement(PersonalizeConnection connection) {
    super(connection);
  }

  @Override
  public ResultSet executeQuery(String sql) throws SQLException {
    try {
      executions.checkOpen();
      final JdbcQuery known = connection.known(sql);
      if (known != null && !known.hasParameters()) {
        return executions.run(known, List.of());
      }
      checkParameters(sql);
      return executions.run(Sql.ofJdbc(sql));
    } catch (SQLException e) {
      throw SyntaxErrors.ofStatement(sql, e);
    }
  }

  @Override
  public boolean execute(String sql) throws SQLException {
    executeQuery(sql);
    return true;
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

  /** Refused; what is wrong with the statement is told first. */
  @Override
  public void addBatch(String sql) throws SQLException {
    executions.checkOpen();
    connection.prepareStatement(sql).close();
    super.addBatch(sql);
  }
}
