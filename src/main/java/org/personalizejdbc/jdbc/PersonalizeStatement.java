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
      return executions.query(() -> delegate.executeQuery(Sql.withoutTerminator(sql)));
    } catch (SQLException e) {
      throw SyntaxErrors.ofStatement(sql, e);
    }
  }

  @Override
  public boolean execute(String sql) throws SQLException {
    try {
      return executions.begin(() -> delegate.execute(Sql.withoutTerminator(sql)));
    } catch (SQLException e) {
      throw SyntaxErrors.ofStatement(sql, e);
    }
  }

  @Override
  public int executeUpdate(String sql) throws SQLException {
    try {
      return executions.begin(() -> delegate.executeUpdate(Sql.withoutTerminator(sql)));
    } catch (SQLException e) {
      throw SyntaxErrors.ofStatement(sql, e);
    }
  }

  @Override
  public @Nullable ResultSet getResultSet() throws SQLException {
    return executions.resultSet();
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
  public void close() throws SQLException {
    executions.close();
    super.close();
  }
}
