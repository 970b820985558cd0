package org.personalizejdbc.jdbc;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.personalizejdbc.api.ApiException;
import org.personalizejdbc.api.Execution;

/**
 * A result set. Times are read by the rule of {@link Temporals}, from the number that Calcite holds
 * them in, whatever the JVM's zone. Closing it ends the calls that its rows would have needed.
 */
final class PersonalizeResultSet extends ForwardingResultSet {
  private final @Nullable StatementExecutions owner;
  private final @Nullable Execution execution;
  private final long maxRows;
  private final List<Column> columns;
  private long rows;
  private boolean finished;
  private @Nullable SQLException failure;

  /** What Calcite says of a column. */
  private record Column(int type, String typeName) {}

  private PersonalizeResultSet(
      ResultSet delegate,
      @Nullable StatementExecutions owner,
      @Nullable Execution execution,
      long maxRows)
      throws SQLException {
    super(delegate);
    this.owner = owner;
    this.execution = execution;
    this.maxRows = maxRows;
    this.columns =
        SqlErrors.get(
            () -> {
              final ResultSetMetaData metaData = delegate.getMetaData();
              final List<Column> result = new ArrayList<>();
              for (int i = 1; i <= metaData.getColumnCount(); i++) {
                result.add(new Column(metaData.getColumnType(i), metaData.getColumnTypeName(i)));
              }
              return result;
            });
  }

  /**
   * Wraps the engine's result set.
   *
   * @param owner the executions that it belongs to, which learn that it is closed
   * @param execution the execution that it reads
   * @param maxRows how many rows it shows at the most, 0 for all
   */
  static PersonalizeResultSet of(
      ResultSet delegate, StatementExecutions owner, Execution execution, long maxRows)
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
      checkCancelled();
      final boolean more = super.next();
      if (more) {
        rows++;
      } else {
        finished = true;
        end();
      }
      return more;
    } catch (SQLException e) {
      failure = execution == null ? e : SqlErrors.within(execution, e);
      end();
      throw failure;
    }
  }

  /** Refuses what was cancelled, since code that Calcite generated need not look. */
  private void checkCancelled() throws SQLException {
    final ApiException reason = execution == null ? null : execution.endedBy();
    if (reason != null && reason.kind() == ApiException.Kind.CANCELLED && !isClosed()) {
      throw SqlErrors.translate(reason);
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
    return index >= 1 && index <= columns.size() ? columns.get(index - 1).type() : Types.OTHER;
  }

  /** A column's value as {@link Conversions} takes it; null for NULL. */
  private @Nullable Object value(int index) throws SQLException {
    return switch (type(index)) {
      case Types.DATE, Types.TIME, Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE ->
          wallClock(index);
      case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY ->
          SqlErrors.get(() -> delegate.getBytes(index));
      default -> SqlErrors.get(() -> delegate.getObject(index));
    };
  }

  /** A date or time, from the number that Calcite holds it in; null for NULL. */
  private @Nullable Object wallClock(int index) throws SQLException {
    final long number = SqlErrors.get(() -> delegate.getLong(index));
    if (SqlErrors.get(delegate::wasNull)) {
      return null;
    }
    return switch (type(index)) {
      case Types.DATE -> LocalDate.ofEpochDay(number);
      case Types.TIME -> LocalTime.ofNanoOfDay(number * 1_000_000L);
      default -> Temporals.ofMillis(number);
    };
  }

  private @Nullable LocalDateTime wallClock(int index, String type) throws SQLException {
    final Object value = value(index);
    return value == null ? null : Conversions.toLocalDateTime(value, type);
  }

  private long whole(int index, long min, long max, String type) throws SQLException {
    final Object value = value(index);
    return value == null ? 0 : Conversions.toLong(value, min, max, type);
  }

  @Override
  public @Nullable String getString(int index) throws SQLException {
    if (type(index) == Types.TIMESTAMP || type(index) == Types.TIMESTAMP_WITH_TIMEZONE) {
      final LocalDateTime value = wallClock(index, "text");
      return value == null ? null : Temporals.text(value);
    }
    return super.getString(index);
  }

  @Override
  public @Nullable String getNString(int index) throws SQLException {
    return getString(index);
  }

  @Override
  public boolean getBoolean(int index) throws SQLException {
    final Object value = value(index);
    return value != null && Conversions.toBoolean(value);
  }

  @Override
  public byte getByte(int index) throws SQLException {
    return (byte) whole(index, Byte.MIN_VALUE, Byte.MAX_VALUE, "byte");
  }

  @Override
  public short getShort(int index) throws SQLException {
    return (short) whole(index, Short.MIN_VALUE, Short.MAX_VALUE, "short");
  }

  @Override
  public int getInt(int index) throws SQLException {
    return (int) whole(index, Integer.MIN_VALUE, Integer.MAX_VALUE, "int");
  }

  @Override
  public long getLong(int index) throws SQLException {
    return whole(index, Long.MIN_VALUE, Long.MAX_VALUE, "long");
  }

  @Override
  public float getFloat(int index) throws SQLException {
    final Object value = value(index);
    return value == null ? 0 : Conversions.toFloat(value);
  }

  @Override
  public double getDouble(int index) throws SQLException {
    final Object value = value(index);
    return value == null ? 0 : Conversions.toDouble(value, "double");
  }

  @Override
  public @Nullable BigDecimal getBigDecimal(int index) throws SQLException {
    final Object value = value(index);
    return value == null ? null : Conversions.toDecimal(value, "BigDecimal");
  }

  /** With the scale that is asked for, rounded half up. */
  @Override
  @SuppressWarnings("deprecation") // JDBC still has it.
  public @Nullable BigDecimal getBigDecimal(int index, int scale) throws SQLException {
    return scaled(getBigDecimal(index), scale);
  }

  private static @Nullable BigDecimal scaled(@Nullable BigDecimal value, int scale) {
    return value == null ? null : value.setScale(scale, RoundingMode.HALF_UP);
  }

  @Override
  public byte @Nullable [] getBytes(int index) throws SQLException {
    final Object value = value(index);
    return value == null ? null : Conversions.toBytes(value);
  }

  @Override
  public @Nullable InputStream getBinaryStream(int index) throws SQLException {
    final byte[] bytes = getBytes(index);
    return bytes == null ? null : new ByteArrayInputStream(bytes);
  }

  @Override
  public @Nullable InputStream getAsciiStream(int index) throws SQLException {
    final String text = getString(index);
    return text == null ? null : new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public @Nullable Reader getCharacterStream(int index) throws SQLException {
    final String text = getString(index);
    return text == null ? null : new StringReader(text);
  }

  @Override
  public @Nullable Reader getNCharacterStream(int index) throws SQLException {
    return getCharacterStream(index);
  }

  @Override
  public @Nullable Timestamp getTimestamp(int index) throws SQLException {
    return getTimestamp(index, null);
  }

  @Override
  public @Nullable Timestamp getTimestamp(int index, @Nullable Calendar calendar)
      throws SQLException {
    final LocalDateTime value = wallClock(index, "Timestamp");
    return value == null ? null : Temporals.timestamp(value, calendar);
  }

  @Override
  public @Nullable Date getDate(int index) throws SQLException {
    return getDate(index, null);
  }

  @Override
  public @Nullable Date getDate(int index, @Nullable Calendar calendar) throws SQLException {
    final LocalDateTime value = wallClock(index, "Date");
    return value == null ? null : Temporals.date(value.toLocalDate(), calendar);
  }

  @Override
  public @Nullable Time getTime(int index) throws SQLException {
    return getTime(index, null);
  }

  @Override
  public @Nullable Time getTime(int index, @Nullable Calendar calendar) throws SQLException {
    final LocalDateTime value = wallClock(index, "Time");
    return value == null ? null : Temporals.time(value.toLocalTime(), calendar);
  }

  @Override
  public @Nullable Object getObject(int index) throws SQLException {
    return switch (type(index)) {
      case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE -> getTimestamp(index);
      case Types.DATE -> getDate(index);
      case Types.TIME -> getTime(index);
      case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY -> getBytes(index);
      default -> super.getObject(index);
    };
  }

  /** The classes of JDBC's table B-3 and java.time's; the Map of the other form has no use here. */
  @Override
  public <T> @Nullable T getObject(int index, Class<T> type) throws SQLException {
    if (type == null) {
      throw SqlErrors.invalidArgument("There is no class to read column " + index + " as");
    }
    final Object converted = convert(index, type);
    if (converted == null || wasNull()) {
      return null;
    } else if (!type.isInstance(converted)) {
      throw new SQLFeatureNotSupportedException(
          "Column " + index + " cannot be read as " + type.getName(),
          SqlState.NOT_SUPPORTED.code());
    }
    return type.cast(converted);
  }

  @Override
  public @Nullable Array getArray(int index) throws SQLException {
    if (type(index) == Types.ARRAY) {
      return super.getArray(index);
    }
    final Object value = value(index);
    if (value != null) {
      throw Conversions.notSupported(value, "Array");
    }
    return null;
  }

  @Override
  public @Nullable Array getArray(String label) throws SQLException {
    return getArray(findColumn(label));
  }

  private @Nullable Object convert(int index, Class<?> type) throws SQLException {
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
    } else if (type == BigInteger.class) {
      final BigDecimal number = getBigDecimal(index);
      return number == null ? null : number.toBigInteger();
    } else if (type == byte[].class) {
      return getBytes(index);
    } else if (type == UUID.class) {
      final Object value = value(index);
      return value == null ? null : Conversions.toUuid(value);
    } else if (type == Array.class) {
      return getArray(index);
    } else if (type == Duration.class || type == Period.class) {
      return interval(index, type);
    } else if (Temporals.isRead(type)) {
      final LocalDateTime value = wallClock(index, type.getSimpleName());
      return value == null ? null : Temporals.convert(value, type);
    }
    return getObject(index);
  }

  /** An interval of days and time is a Duration, one of years and months a Period. */
  private @Nullable Object interval(int index, Class<?> type) throws SQLException {
    final Object value = value(index);
    final String name = columns.get(index - 1).typeName();
    if (value == null || !name.startsWith("INTERVAL")) {
      return value;
    }
    final boolean months = name.contains("YEAR") || name.contains("MONTH");
    final long number = ((Number) value).longValue();
    if (months == (type == Period.class)) {
      return months
          ? Period.ofMonths(Math.toIntExact(number)).normalized()
          : Duration.ofMillis(number);
    }
    return value;
  }

  @Override
  public <T> @Nullable T getObject(String label, Class<T> type) throws SQLException {
    return getObject(findColumn(label), type);
  }

  @Override
  public @Nullable String getString(String label) throws SQLException {
    return getString(findColumn(label));
  }

  @Override
  public @Nullable String getNString(String label) throws SQLException {
    return getNString(findColumn(label));
  }

  @Override
  public boolean getBoolean(String label) throws SQLException {
    return getBoolean(findColumn(label));
  }

  @Override
  public byte getByte(String label) throws SQLException {
    return getByte(findColumn(label));
  }

  @Override
  public short getShort(String label) throws SQLException {
    return getShort(findColumn(label));
  }

  @Override
  public int getInt(String label) throws SQLException {
    return getInt(findColumn(label));
  }

  @Override
  public long getLong(String label) throws SQLException {
    return getLong(findColumn(label));
  }

  @Override
  public float getFloat(String label) throws SQLException {
    return getFloat(findColumn(label));
  }

  @Override
  public double getDouble(String label) throws SQLException {
    return getDouble(findColumn(label));
  }

  @Override
  public @Nullable BigDecimal getBigDecimal(String label) throws SQLException {
    return getBigDecimal(findColumn(label));
  }

  @Override
  @SuppressWarnings("deprecation") // JDBC still has it.
  public @Nullable BigDecimal getBigDecimal(String label, int scale) throws SQLException {
    return scaled(getBigDecimal(label), scale);
  }

  @Override
  public byte @Nullable [] getBytes(String label) throws SQLException {
    return getBytes(findColumn(label));
  }

  @Override
  public @Nullable InputStream getBinaryStream(String label) throws SQLException {
    return getBinaryStream(findColumn(label));
  }

  @Override
  public @Nullable InputStream getAsciiStream(String label) throws SQLException {
    return getAsciiStream(findColumn(label));
  }

  @Override
  public @Nullable Reader getCharacterStream(String label) throws SQLException {
    return getCharacterStream(findColumn(label));
  }

  @Override
  public @Nullable Reader getNCharacterStream(String label) throws SQLException {
    return getNCharacterStream(findColumn(label));
  }

  @Override
  public @Nullable Timestamp getTimestamp(String label) throws SQLException {
    return getTimestamp(findColumn(label));
  }

  @Override
  public @Nullable Date getDate(String label) throws SQLException {
    return getDate(findColumn(label));
  }

  @Override
  public @Nullable Time getTime(String label) throws SQLException {
    return getTime(findColumn(label));
  }

  @Override
  public @Nullable Object getObject(String label) throws SQLException {
    return getObject(findColumn(label));
  }

  @Override
  public @Nullable Timestamp getTimestamp(String label, @Nullable Calendar calendar)
      throws SQLException {
    return getTimestamp(findColumn(label), calendar);
  }

  @Override
  public @Nullable Date getDate(String label, @Nullable Calendar calendar) throws SQLException {
    return getDate(findColumn(label), calendar);
  }

  @Override
  public @Nullable Time getTime(String label, @Nullable Calendar calendar) throws SQLException {
    return getTime(findColumn(label), calendar);
  }

  @Override
  public @Nullable Statement getStatement() throws SQLException {
    if (isClosed()) {
      throw new SQLException("The result set is closed", SqlState.INVALID_CURSOR.code());
    }
    return owner == null ? null : owner.owner();
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
    if (isClosed()) {
      return;
    }
    end();
    super.close();
    if (owner != null) {
      owner.closed(this);
    }
  }
}
