package org.personalizejdbc.jdbc;

import java.sql.Connection;
import java.sql.Date;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.SQLWarning;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.Calendar;
import org.jspecify.annotations.Nullable;

/**
 * A prepared statement: planned once, each execution with its own snapshot of AWS's answers. Times
 * are set by the rule by which they are read, see {@link Temporals}.
 */
@SuppressWarnings("JavaUtilDate") // Programs pass it, and it is an instant.
final class PersonalizePreparedStatement extends ForwardingPreparedStatement {
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
    executions.checkOpen();
    throw StatementExecutions.refuseQuery("A batch");
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
  public void setTimestamp(int index, @Nullable Timestamp value) throws SQLException {
    setTimestamp(index, value, null);
  }

  @Override
  public void setTimestamp(int index, @Nullable Timestamp value, @Nullable Calendar calendar)
      throws SQLException {
    if (value == null) {
      setNull(index, Types.TIMESTAMP);
      return;
    }
    Temporals.set(prepared, index, Temporals.localDateTime(value, calendar), Types.TIMESTAMP);
  }

  @Override
  public void setDate(int index, @Nullable Date value) throws SQLException {
    setDate(index, value, null);
  }

  @Override
  public void setDate(int index, @Nullable Date value, @Nullable Calendar calendar)
      throws SQLException {
    if (value == null) {
      setNull(index, Types.DATE);
      return;
    }
    Temporals.set(prepared, index, Temporals.localDateTime(value, calendar), Types.DATE);
  }

  @Override
  public void setTime(int index, @Nullable Time value) throws SQLException {
    setTime(index, value, null);
  }

  @Override
  public void setTime(int index, @Nullable Time value, @Nullable Calendar calendar)
      throws SQLException {
    if (value == null) {
      setNull(index, Types.TIME);
      return;
    }
    Temporals.set(prepared, index, Temporals.localDateTime(value, calendar), Types.TIME);
  }

  @Override
  public void setObject(int index, @Nullable Object value) throws SQLException {
    if (value instanceof Timestamp timestamp) {
      setTimestamp(index, timestamp);
    } else if (value instanceof Date date) {
      setDate(index, date);
    } else if (value instanceof Time time) {
      setTime(index, time);
    } else if (value instanceof java.util.Date date) {
      setTimestamp(index, new Timestamp(date.getTime()));
    } else if (value != null && Temporals.isTemporal(value)) {
      Temporals.set(prepared, index, value);
    } else if (value == null) {
      setNull(index, Types.NULL);
    } else {
      SqlErrors.run(() -> prepared.setObject(index, value));
    }
  }

  @Override
  public void setObject(int index, @Nullable Object value, int type) throws SQLException {
    if (value == null) {
      setNull(index, type);
    } else if (value instanceof java.util.Date || Temporals.isTemporal(value)) {
      setObject(index, value);
    } else {
      SqlErrors.run(() -> prepared.setObject(index, value, type));
    }
  }

  @Override
  public void setObject(int index, @Nullable Object value, int type, int scale)
      throws SQLException {
    setObject(index, value, type);
  }

  @Override
  public void setObject(int index, @Nullable Object value, SQLType type) throws SQLException {
    setObject(index, value, SqlErrors.get(() -> type.getVendorTypeNumber()).intValue());
  }

  @Override
  public void setObject(int index, @Nullable Object value, SQLType type, int scale)
      throws SQLException {
    setObject(index, value, type);
  }

  @Override
  public void close() throws SQLException {
    executions.close();
    executions.closeDelegate();
  }
}
