package org.personalizejdbc.jdbc;

import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
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
    return executions.begin(prepared::executeUpdate);
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
    final Timestamp wall =
        new Timestamp(Temporals.toMillis(Temporals.localDateTime(value, calendar)));
    SqlErrors.run(() -> prepared.setTimestamp(index, wall, Temporals.utc()));
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
    final Date wall =
        new Date(
            Temporals.toMillis(
                Temporals.localDateTime(value, calendar).toLocalDate().atStartOfDay()));
    SqlErrors.run(() -> prepared.setDate(index, wall, Temporals.utc()));
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
    final Time wall =
        new Time(Temporals.localDateTime(value, calendar).toLocalTime().toNanoOfDay() / 1_000_000L);
    SqlErrors.run(() -> prepared.setTime(index, wall, Temporals.utc()));
  }

  @Override
  public void setObject(int index, @Nullable Object value) throws SQLException {
    if (value instanceof Timestamp timestamp) {
      setTimestamp(index, timestamp);
    } else if (value instanceof Date date) {
      setDate(index, date);
    } else if (value instanceof Time time) {
      setTime(index, time);
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
  public void close() throws SQLException {
    executions.close();
    super.close();
  }
}
