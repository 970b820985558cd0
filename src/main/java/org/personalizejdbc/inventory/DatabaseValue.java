package org.personalizejdbc.inventory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.apache.calcite.avatica.util.ByteString;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/** Reads one column of a result as a value in Calcite's internal form. */
@FunctionalInterface
interface DatabaseValue {
  /** The value of column {@code i}, from 1, in the current row. */
  @Nullable Object read(ResultSet resultSet, int i) throws SQLException;

  /**
   * The way to read a column.
   *
   * @param type its type in Calcite
   * @param jdbcType its type in the result, of {@link java.sql.Types}
   */
  static DatabaseValue reader(SqlTypeName type, int jdbcType) {
    return switch (type) {
      case BOOLEAN -> (r, i) -> orNull(r, r.getBoolean(i));
      case TINYINT -> (r, i) -> orNull(r, r.getByte(i));
      case SMALLINT -> (r, i) -> orNull(r, r.getShort(i));
      case INTEGER -> (r, i) -> orNull(r, r.getInt(i));
      case BIGINT -> (r, i) -> orNull(r, r.getLong(i));
      case REAL -> (r, i) -> orNull(r, r.getFloat(i));
      case FLOAT, DOUBLE -> (r, i) -> orNull(r, r.getDouble(i));
      case DECIMAL -> ResultSet::getBigDecimal;
      case BINARY, VARBINARY -> DatabaseValue::bytes;
      case DATE -> DatabaseValue::date;
      case TIME -> DatabaseValue::time;
      case TIMESTAMP ->
          jdbcType == Types.TIMESTAMP_WITH_TIMEZONE
              ? (r, i) -> millis(instant(r, i))
              : DatabaseValue::timestamp;
      default -> ResultSet::getString;
    };
  }

  private static @Nullable Object orNull(ResultSet resultSet, Object value) throws SQLException {
    return resultSet.wasNull() ? null : value;
  }

  private static @Nullable Object bytes(ResultSet resultSet, int i) throws SQLException {
    byte[] bytes = resultSet.getBytes(i);
    return bytes == null ? null : new ByteString(bytes);
  }

  private static @Nullable Object date(ResultSet resultSet, int i) throws SQLException {
    LocalDate date;
    try {
      date = resultSet.getObject(i, LocalDate.class);
    } catch (SQLException | AbstractMethodError e) {
      // A driver older than JDBC 4.2.
      java.sql.Date old = resultSet.getDate(i);
      date = old == null ? null : old.toLocalDate();
    }
    return date == null ? null : (int) date.toEpochDay();
  }

  private static @Nullable Object time(ResultSet resultSet, int i) throws SQLException {
    LocalTime time;
    try {
      time = resultSet.getObject(i, LocalTime.class);
    } catch (SQLException | AbstractMethodError e) {
      java.sql.Time old = resultSet.getTime(i);
      time = old == null ? null : old.toLocalTime();
    }
    return time == null ? null : (int) (time.toNanoOfDay() / 1_000_000);
  }

  private static @Nullable Object timestamp(ResultSet resultSet, int i) throws SQLException {
    LocalDateTime time;
    try {
      time = resultSet.getObject(i, LocalDateTime.class);
    } catch (SQLException | AbstractMethodError e) {
      // PostgreSQL calls its timestamptz a TIMESTAMP, but does not give it without its zone.
      time = instant(resultSet, i);
    }
    return millis(time);
  }

  private static @Nullable Object millis(@Nullable LocalDateTime time) {
    return time == null ? null : time.toInstant(ZoneOffset.UTC).toEpochMilli();
  }

  /** A timestamp with a time zone, which is no local one: as UTC. */
  private static @Nullable LocalDateTime instant(ResultSet resultSet, int i) throws SQLException {
    try {
      OffsetDateTime time = resultSet.getObject(i, OffsetDateTime.class);
      return time == null ? null : time.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime();
    } catch (SQLException | AbstractMethodError e) {
      Timestamp old = resultSet.getTimestamp(i);
      return old == null ? null : old.toLocalDateTime();
    }
  }
}
