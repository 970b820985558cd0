package org.personalizejdbc.jdbc;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.sql.Date;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.UUID;
import org.apache.calcite.avatica.util.ByteString;

/**
 * A value on its way into a parameter. The type of the parameter decides what becomes of it, by the
 * conversions of JDBC 4.3, tables B-4 and B-5: Calcite would take whatever it is given, and fail or
 * compare wrongly when the statement runs.
 */
@SuppressWarnings("JavaUtilDate") // Programs pass it, and it is an instant.
final class Parameter {
  private Parameter() {}

  /**
   * A value in the class in which Calcite's plans hold a parameter's type.
   *
   * @param type the parameter's, of {@link Types}
   * @param given not null
   */
  static Object of(int type, Object given) throws SQLException {
    final Object value = plain(given);
    return switch (type) {
      case Types.CHAR, Types.VARCHAR -> text(value);
      case Types.TINYINT -> (byte) whole(value, Byte.MIN_VALUE, Byte.MAX_VALUE, "TINYINT");
      case Types.SMALLINT -> (short) whole(value, Short.MIN_VALUE, Short.MAX_VALUE, "SMALLINT");
      case Types.INTEGER -> (int) whole(value, Integer.MIN_VALUE, Integer.MAX_VALUE, "INTEGER");
      case Types.BIGINT -> whole(value, Long.MIN_VALUE, Long.MAX_VALUE, "BIGINT");
      case Types.REAL -> Conversions.toFloat(value);
      case Types.FLOAT, Types.DOUBLE -> Conversions.toDouble(value, "double");
      case Types.DECIMAL, Types.NUMERIC -> Conversions.toDecimal(value, "DECIMAL");
      case Types.BOOLEAN -> Conversions.toBoolean(value);
      case Types.DATE, Types.TIME, Types.TIMESTAMP ->
          Temporals.number(Conversions.toLocalDateTime(value, "a date or time"), type);
      case Types.BINARY, Types.VARBINARY -> new ByteString(Conversions.toBytes(value));
      default -> value instanceof byte[] bytes ? new ByteString(bytes) : value;
    };
  }

  /** A value in the type that setObject was asked for, before it is set. */
  static Object ofType(Object given, int type, int scale) throws SQLException {
    final Object value = plain(given);
    return switch (type) {
      case Types.TINYINT -> Conversions.toLong(value, Byte.MIN_VALUE, Byte.MAX_VALUE, "byte");
      case Types.SMALLINT -> Conversions.toLong(value, Short.MIN_VALUE, Short.MAX_VALUE, "short");
      case Types.INTEGER -> Conversions.toLong(value, Integer.MIN_VALUE, Integer.MAX_VALUE, "int");
      case Types.BIGINT -> Conversions.toLong(value, Long.MIN_VALUE, Long.MAX_VALUE, "long");
      case Types.REAL -> Conversions.toFloat(value);
      case Types.FLOAT, Types.DOUBLE -> Conversions.toDouble(value, "double");
      case Types.DECIMAL, Types.NUMERIC -> {
        final BigDecimal number = Conversions.toDecimal(value, "BigDecimal");
        yield scale < 0 ? number : number.setScale(scale, RoundingMode.HALF_UP);
      }
      case Types.BIT, Types.BOOLEAN -> Conversions.toBoolean(value);
      case Types.CHAR,
          Types.VARCHAR,
          Types.LONGVARCHAR,
          Types.NCHAR,
          Types.NVARCHAR,
          Types.LONGNVARCHAR,
          Types.CLOB,
          Types.NCLOB ->
          text(value);
      case Types.DATE -> Conversions.toLocalDateTime(value, "a date").toLocalDate();
      case Types.TIME, Types.TIME_WITH_TIMEZONE ->
          Conversions.toLocalDateTime(value, "a time").toLocalTime();
      case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE ->
          Conversions.toLocalDateTime(value, "a timestamp");
      case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB ->
          Conversions.toBytes(value);
      case Types.NULL, Types.OTHER, Types.JAVA_OBJECT -> value;
      default ->
          throw new SQLFeatureNotSupportedException(
              "A parameter of the type " + type + " of java.sql.Types is not supported",
              SqlState.NOT_SUPPORTED.code());
    };
  }

  /** One of the classes that {@link Conversions} takes; what has a zone becomes UTC. */
  private static Object plain(Object value) throws SQLException {
    if (value instanceof String
        || value instanceof Boolean
        || value instanceof byte[]
        || value instanceof UUID
        || value instanceof LocalDate
        || value instanceof LocalTime
        || value instanceof LocalDateTime
        || isNumber(value)) {
      return value;
    } else if (value instanceof Character || value instanceof CharSequence) {
      return value.toString();
    } else if (value instanceof Date date) {
      return Temporals.localDateTime(date, null).toLocalDate();
    } else if (value instanceof Time time) {
      return Temporals.localDateTime(time, null).toLocalTime();
    } else if (value instanceof Timestamp timestamp) {
      return Temporals.localDateTime(timestamp, null);
    } else if (value instanceof java.util.Date date) {
      return Temporals.localDateTime(date, null);
    } else if (value instanceof Instant instant) {
      return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    } else if (value instanceof OffsetDateTime time) {
      return plain(time.toInstant());
    } else if (value instanceof ZonedDateTime time) {
      return plain(time.toInstant());
    }
    throw new SQLFeatureNotSupportedException(
        "A parameter cannot be set to a value of class "
            + value.getClass().getName()
            + (value instanceof Enum ? ": pass its name()" : ""),
        SqlState.NOT_SUPPORTED.code());
  }

  private static boolean isNumber(Object value) {
    return value instanceof Integer
        || value instanceof Long
        || value instanceof Short
        || value instanceof Byte
        || value instanceof Double
        || value instanceof Float
        || value instanceof BigDecimal
        || value instanceof BigInteger;
  }

  private static long whole(Object value, long min, long max, String type) throws SQLException {
    if (value instanceof Double
        || value instanceof Float
        || value instanceof BigDecimal
        || value instanceof String) {
      final BigDecimal number = Conversions.toDecimal(value, type);
      if (number.stripTrailingZeros().scale() > 0) {
        throw new SQLDataException(
            "The value "
                + value
                + " has a fraction, and the parameter is of type "
                + type
                + ": write CAST(? AS DOUBLE)",
            SqlState.BAD_CAST.code());
      }
    }
    return Conversions.toLong(value, min, max, type);
  }

  private static String text(Object value) throws SQLException {
    if (value instanceof byte[]) {
      throw Conversions.notSupported(value, "text");
    } else if (value instanceof LocalDateTime time) {
      return Temporals.text(time);
    } else if (value instanceof LocalTime time) {
      return Temporals.text(time);
    } else if (value instanceof BigDecimal decimal) {
      return decimal.toPlainString();
    }
    return value.toString();
  }
}
