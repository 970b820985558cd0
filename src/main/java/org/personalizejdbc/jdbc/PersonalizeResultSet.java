package org.personalizejdbc.jdbc;

import java.math.BigDecimal;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Calendar;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.personalizejdbc.api.Execution;

/**
 * A result set. Times are read by the rule of {@link Temporals}, from the number that Calcite holds
 * them in, whatever the JVM's zone. Closing it ends the calls that its rows would have needed.
 */
final class PersonalizeResultSet extends ForwardingResultSet {
  private final @Nullable Statement owner;
  private final @Nullable Execution execution;
  private final long maxRows;
  private final int[] types;
  private long rows;
  private boolean finished;
  private @Nullable SQLException failure;

  private PersonalizeResultSet(
      ResultSet delegate, @Nullable Statement owner, @Nullable Execution execution, long maxRows)
      throws SQLException {
    super(delegate);
    this.owner = owner;
    this.execution = execution;
    this.maxRows = maxRows;
    this.types =
        SqlErrors.get(
            () -> {
              final ResultSetMetaData metaData = delegate.getMetaData();
              final int[] result = new int[metaData.getColumnCount()];
              for (int i = 0; i < result.length; i++) {
                result[i] = metaData.getColumnType(i + 1);
              }
              return result;
            });
  }

  /**
   * Wraps Calcite's result set.
   *
   * @param owner the statement that it belongs to
   * @param execution the execution that it reads
   * @param maxRows how many rows it shows at the most, 0 for all
   */
  static PersonalizeResultSet of(
      ResultSet delegate, Statement owner, @Nullable Execution execution, long maxRows)
      throws SQLException {
    return new PersonalizeResultSet(delegate, owner, execution, maxRows);
  }

  /** Wraps rows of metadata, which belong to no statement of the user's. */
  static PersonalizeResultSet ofMetadata(ResultSet delegate) throws SQLException {
    return new PersonalizeResultSet(delegate, null, null, 0);
  }

  /**
   * Goes on to the next row. After the last no more calls are made, and the answer stays false.
   * What failed once fails again: rows behind it would hide the gap.
   */
  @Override
  public boolean next() throws SQLException {
    if (failure != null && !isClosed()) {
      throw SqlErrors.again(failure);
    }
    if ((finished || (maxRows > 0 && rows == maxRows)) && !isClosed()) {
      end();
      return false;
    }
    try {
      final boolean more = super.next();
      if (more) {
        rows++;
      } else {
        finished = true;
        end();
      }
      return more;
    } catch (SQLException e) {
      end();
      failure = e;
      throw e;
    }
  }

  /** Makes no more calls. */
  private void end() {
    if (execution != null) {
      execution.close();
    }
  }

  @Override
  public ResultSetMetaData getMetaData() throws SQLException {
    return new PersonalizeResultSetMetaData(super.getMetaData());
  }

  private int type(int index) {
    return index >= 1 && index <= types.length ? types[index - 1] : Types.OTHER;
  }

  private static boolean isTemporal(int type) {
    return type == Types.TIMESTAMP || type == Types.DATE || type == Types.TIME;
  }

  /** The value of a column that holds a date or time, as a wall-clock time; null for NULL. */
  private @Nullable LocalDateTime wallClock(int index) throws SQLException {
    final long number = SqlErrors.get(() -> delegate.getLong(index));
    if (SqlErrors.get(delegate::wasNull)) {
      return null;
    }
    return switch (type(index)) {
      case Types.DATE -> LocalDate.ofEpochDay(number).atStartOfDay();
      case Types.TIME -> LocalTime.ofNanoOfDay(number * 1_000_000L).atDate(LocalDate.EPOCH);
      default -> Temporals.ofMillis(number);
    };
  }

  @Override
  public @Nullable String getString(int index) throws SQLException {
    if (type(index) == Types.TIMESTAMP) {
      final LocalDateTime value = wallClock(index);
      return value == null ? null : Temporals.text(value);
    }
    return super.getString(index);
  }

  @Override
  public @Nullable String getString(String label) throws SQLException {
    return getString(findColumn(label));
  }

  @Override
  public @Nullable Timestamp getTimestamp(int index) throws SQLException {
    return getTimestamp(index, null);
  }

  @Override
  public @Nullable Timestamp getTimestamp(String label) throws SQLException {
    return getTimestamp(findColumn(label));
  }

  @Override
  public @Nullable Timestamp getTimestamp(int index, @Nullable Calendar calendar)
      throws SQLException {
    if (!isTemporal(type(index))) {
      return SqlErrors.get(() -> delegate.getTimestamp(index));
    }
    final LocalDateTime value = wallClock(index);
    return value == null ? null : Temporals.timestamp(value, calendar);
  }

  @Override
  public @Nullable Timestamp getTimestamp(String label, @Nullable Calendar calendar)
      throws SQLException {
    return getTimestamp(findColumn(label), calendar);
  }

  @Override
  public @Nullable Date getDate(int index) throws SQLException {
    return getDate(index, null);
  }

  @Override
  public @Nullable Date getDate(String label) throws SQLException {
    return getDate(findColumn(label));
  }

  @Override
  public @Nullable Date getDate(int index, @Nullable Calendar calendar) throws SQLException {
    if (!isTemporal(type(index))) {
      return SqlErrors.get(() -> delegate.getDate(index));
    }
    final LocalDateTime value = wallClock(index);
    return value == null ? null : Temporals.date(value.toLocalDate(), calendar);
  }

  @Override
  public @Nullable Date getDate(String label, @Nullable Calendar calendar) throws SQLException {
    return getDate(findColumn(label), calendar);
  }

  @Override
  public @Nullable Time getTime(int index) throws SQLException {
    return getTime(index, null);
  }

  @Override
  public @Nullable Time getTime(String label) throws SQLException {
    return getTime(findColumn(label));
  }

  @Override
  public @Nullable Time getTime(int index, @Nullable Calendar calendar) throws SQLException {
    if (!isTemporal(type(index))) {
      return SqlErrors.get(() -> delegate.getTime(index));
    }
    final LocalDateTime value = wallClock(index);
    return value == null ? null : Temporals.time(value.toLocalTime(), calendar);
  }

  @Override
  public @Nullable Time getTime(String label, @Nullable Calendar calendar) throws SQLException {
    return getTime(findColumn(label), calendar);
  }

  @Override
  public @Nullable Object getObject(int index) throws SQLException {
    return switch (type(index)) {
      case Types.TIMESTAMP -> getTimestamp(index);
      case Types.DATE -> getDate(index);
      case Types.TIME -> getTime(index);
      default -> super.getObject(index);
    };
  }

  @Override
  public @Nullable Object getObject(String label) throws SQLException {
    return getObject(findColumn(label));
  }

  @Override
  public <T> @Nullable T getObject(int index, Class<T> type) throws SQLException {
    if (isTemporal(type(index))) {
      final LocalDateTime value = wallClock(index);
      if (value == null) {
        return null;
      }
      final Object converted =
          type == String.class ? getString(index) : Temporals.convert(value, type);
      if (converted != null) {
        return type.cast(converted);
      }
    }
    final Object converted = basic(index, type);
    if (converted == null || wasNull()) {
      return null;
    } else if (!type.isInstance(converted)) {
      throw new SQLFeatureNotSupportedException(
          "Column " + index + " cannot be read as " + type.getName(),
          SqlState.NOT_SUPPORTED.code());
    }
    return type.cast(converted);
  }

  /** The classes of JDBC's table B-3 that Avatica's accessors refuse. */
  private @Nullable Object basic(int index, Class<?> type) throws SQLException {
    if (type == String.class) {
      return getString(index);
    } else if (type == Integer.class) {
      return getInt(index);
    } else if (type == Long.class) {
      return getLong(index);
    } else if (type == Short.class) {
      return getShort(index);
    } else if (type == Byte.class) {
      return getByte(index);
    } else if (type == Double.class) {
      return getDouble(index);
    } else if (type == Float.class) {
      return getFloat(index);
    } else if (type == Boolean.class) {
      return getBoolean(index);
    } else if (type == BigDecimal.class) {
      return getBigDecimal(index);
    }
    return getObject(index);
  }

  @Override
  public <T> @Nullable T getObject(String label, Class<T> type) throws SQLException {
    return getObject(findColumn(label), type);
  }

  @Override
  public @Nullable Statement getStatement() throws SQLException {
    if (isClosed()) {
      throw new SQLException("The result set is closed", SqlState.INVALID_CURSOR.code());
    }
    return owner;
  }

  @Override
  public @Nullable Object getObject(int index, Map<String, Class<?>> types) throws SQLException {
    return types == null || types.isEmpty() ? getObject(index) : super.getObject(index, types);
  }

  @Override
  public @Nullable Object getObject(String label, Map<String, Class<?>> types) throws SQLException {
    return getObject(findColumn(label), types);
  }

  @Override
  public void close() throws SQLException {
    end();
    super.close();
  }
}
