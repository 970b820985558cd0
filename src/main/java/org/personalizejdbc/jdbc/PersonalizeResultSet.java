package org.personalizejdbc.jdbc;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.Ref;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLXML;
import java.sql.Statement;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.Period;
import java.util.Calendar;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.personalizejdbc.adapter.QueryRows;
import org.personalizejdbc.api.ApiException;
import org.personalizejdbc.api.Execution;

/**
 * A result set. Times are read by the rule of {@link Temporals}, from the number that Calcite holds
 * them in, whatever the JVM's zone. Closing it ends the calls that its rows would have needed. For
 * one thread, but for {@link #close}.
 */
final class PersonalizeResultSet extends ForwardOnlyResultSet {
  private final QueryRows rows;
  private final @Nullable StatementExecutions owner;
  private final @Nullable Execution execution;
  private final long maxRows;

  /** What reads the columns of rare types, by index; null before one is read. */
  private @Nullable Map<Integer, RareValues> rare;

  private boolean wasNull;
  private @Nullable SQLException failure;

  private PersonalizeResultSet(
      List<ResultColumn> columns,
      QueryRows rows,
      @Nullable StatementExecutions owner,
      @Nullable Execution execution,
      long maxRows) {
    super(columns);
    this.rows = rows;
    this.owner = owner;
    this.execution = execution;
    this.maxRows = maxRows;
  }

  /**
   * Reads the rows of a query.
   *
   * @param rows closed with the result set
   * @param owner the executions that it belongs to, which learn that it is closed
   * @param execution the execution that it reads
   * @param maxRows how many rows it shows at the most, 0 for all
   */
  static PersonalizeResultSet of(
      List<ResultColumn> columns,
      QueryRows rows,
      StatementExecutions owner,
      Execution execution,
      long maxRows) {
    return new PersonalizeResultSet(columns, rows, owner, execution, maxRows);
  }

  /** Reads rows of metadata, which belong to no statement of the user's. */
  static PersonalizeResultSet ofMetadata(List<ResultColumn> columns, QueryRows rows) {
    return new PersonalizeResultSet(columns, rows, null, null, 0);
  }

  /**
   * Goes on to the next row. After the last no more calls are made, and the answer stays false.
   * What failed once fails again: rows behind it would hide the gap.
   */
  @Override
  public boolean next() throws SQLException {
    checkOpen();
    if (failure != null) {
      throw SqlErrors.again(failure);
    }
    if (mayGoOn(maxRows) && goOn()) {
      advanced();
      return true;
    }
    ended();
    end();
    return false;
  }

  private boolean goOn() throws SQLException {
    try {
      checkCancelled();
      return rows.next();
    } catch (Throwable e) {
      final SQLException translated = SqlErrors.translate(e);
      failure = execution == null ? translated : SqlErrors.within(execution, translated);
      ended();
      end();
      throw failure;
    }
  }

  /** Refuses what was cancelled, since code that Calcite generated need not look. */
  private void checkCancelled() {
    final ApiException reason = execution == null ? null : execution.endedBy();
    if (reason != null && reason.kind() == ApiException.Kind.CANCELLED) {
      throw reason;
    }
  }

  /** Makes no more calls. */
  private void end() {
    if (execution != null) {
      execution.close();
    }
  }

  /** A value of the current row, as Calcite holds it; null for NULL. */
  private @Nullable Object held(int index) throws SQLException {
    if (!isReadable(index)) {
      throw refusal(index);
    }
    try {
      final Object held = rows.value(index - 1);
      wasNull = held == null;
      return held;
    } catch (RuntimeException e) {
      // Values may be worked out only now.
      throw SqlErrors.translate(e);
    }
  }

  /** A column's value as {@link Conversions} takes it; null for NULL. */
  private @Nullable Object value(int index) throws SQLException {
    final Object held = held(index);
    if (held == null) {
      return null;
    }
    final ResultColumn column = columns.get(index - 1);
    return column.form() == ValueForm.RARE
        ? rare(index, column).object(held)
        : column.form().plain(column.type(), held);
  }

  private RareValues rare(int index, ResultColumn column) throws SQLException {
    final Map<Integer, RareValues> known = rare == null ? new HashMap<>() : rare;
    rare = known;
    return SqlErrors.get(
        () ->
            known.computeIfAbsent(
                index, i -> new RareValues(Objects.requireNonNull(column.planned()))));
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
  public boolean wasNull() throws SQLException {
    checkOpen();
    return wasNull;
  }

  @Override
  public @Nullable String getString(int index) throws SQLException {
    final Object held = held(index);
    if (held == null) {
      return null;
    }
    final ResultColumn column = columns.get(index - 1);
    if (column.form() == ValueForm.VARCHAR && held instanceof String text) {
      return text;
    }
    return column.form() == ValueForm.RARE
        ? rare(index, column).text(held)
        : column.form().text(column.type(), held);
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

  @Override
  @SuppressWarnings("deprecation") // JDBC still has it.
  public @Nullable BigDecimal getBigDecimal(String label, int scale) throws SQLException {
    return scaled(getBigDecimal(label), scale);
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
    final Object held = held(index);
    if (held instanceof Long wall && columns.get(index - 1).form() == ValueForm.TIMESTAMP) {
      return Temporals.timestamp(wall, calendar);
    }
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
    return switch (column(index).form()) {
      case TIMESTAMP -> getTimestamp(index);
      case DATE -> getDate(index);
      case TIME -> getTime(index);
      default -> value(index);
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
      throw unreadable(index, type.getName());
    }
    return type.cast(converted);
  }

  @Override
  public @Nullable Array getArray(int index) throws SQLException {
    final Object value = value(index);
    if (value == null || value instanceof Array) {
      return (Array) value;
    }
    throw Conversions.notSupported(value, "Array");
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
    final String name = column(index).type().name();
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
  public @Nullable Object getObject(int index, Map<String, Class<?>> types) throws SQLException {
    if (types == null || types.isEmpty()) {
      return getObject(index);
    }
    throw unreadable(index, "a class that a map names");
  }

  // No column is of one of these types.

  private SQLException unreadable(int index, String type) throws SQLException {
    column(index);
    return new SQLFeatureNotSupportedException(
        "Column " + index + " cannot be read as " + type, SqlState.NOT_SUPPORTED.code());
  }

  @Override
  public Ref getRef(int index) throws SQLException {
    throw unreadable(index, "Ref");
  }

  @Override
  public Blob getBlob(int index) throws SQLException {
    throw unreadable(index, "Blob");
  }

  @Override
  public Clob getClob(int index) throws SQLException {
    throw unreadable(index, "Clob");
  }

  @Override
  public NClob getNClob(int index) throws SQLException {
    throw unreadable(index, "NClob");
  }

  @Override
  public SQLXML getSQLXML(int index) throws SQLException {
    throw unreadable(index, "SQLXML");
  }

  @Override
  public URL getURL(int index) throws SQLException {
    throw unreadable(index, "URL");
  }

  @Override
  public RowId getRowId(int index) throws SQLException {
    throw unreadable(index, "RowId");
  }

  @Override
  @SuppressWarnings("deprecation") // JDBC still has it.
  public InputStream getUnicodeStream(int index) throws SQLException {
    throw SqlErrors.notSupported("getUnicodeStream, which JDBC 2 deprecated,");
  }

  @Override
  @SuppressWarnings("deprecation") // JDBC still has it.
  public InputStream getUnicodeStream(String label) throws SQLException {
    throw SqlErrors.notSupported("getUnicodeStream, which JDBC 2 deprecated,");
  }

  @Override
  public @Nullable Statement getStatement() throws SQLException {
    checkOpen();
    return owner == null ? null : owner.owner();
  }

  /** Makes no more calls. Idempotent; another thread may call it. */
  @Override
  public void close() throws SQLException {
    if (!shut()) {
      return;
    }
    end();
    SqlErrors.run(rows::close);
    if (owner != null) {
      owner.closed(this);
    }
  }
}
