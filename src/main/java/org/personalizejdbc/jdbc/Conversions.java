package org.personalizejdbc.jdbc;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The conversions of JDBC 4.3, table B-6, from a column's value to what a getter gives. A value is
 * a String, Number, Boolean, byte[], LocalDate, LocalTime, LocalDateTime, or what Calcite has else.
 * A number that does not fit is 22003, a text of another form 22018, a conversion that the table
 * does not have 0A000.
 */
final class Conversions {
  private static final DateTimeFormatter DATE_AND_TIME =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .optionalStart()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .optionalEnd()
          .optionalStart()
          .appendPattern("[ ]['T']")
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .optionalStart()
          .appendOffset("+HH:mm", "Z")
          .optionalEnd()
          .optionalEnd()
          .toFormatter(Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  private static final BigDecimal MIN_LONG = BigDecimal.valueOf(Long.MIN_VALUE);
  private static final BigDecimal MAX_LONG = BigDecimal.valueOf(Long.MAX_VALUE);

  private Conversions() {}

  /** A whole number within bounds; what has a fraction loses it. */
  static long toLong(Object value, long min, long max, String type) throws SQLException {
    final long number;
    if (value instanceof Long
        || value instanceof Integer
        || value instanceof Short
        || value instanceof Byte) {
      number = ((Number) value).longValue();
    } else {
      final BigDecimal exact = toDecimal(value, type).setScale(0, RoundingMode.DOWN);
      if (exact.compareTo(MIN_LONG) < 0 || exact.compareTo(MAX_LONG) > 0) {
        throw outOfRange(value, type);
      }
      number = exact.longValueExact();
    }
    if (number < min || number > max) {
      throw outOfRange(value, type);
    }
    return number;
  }

  static BigDecimal toDecimal(Object value, String type) throws SQLException {
    if (value instanceof BigDecimal decimal) {
      return decimal;
    } else if (value instanceof BigInteger integer) {
      return new BigDecimal(integer);
    } else if (value instanceof Double || value instanceof Float) {
      final double number = ((Number) value).doubleValue();
      if (Double.isNaN(number) || Double.isInfinite(number)) {
        throw outOfRange(value, type);
      }
      return new BigDecimal(value.toString());
    } else if (value instanceof Number number) {
      return BigDecimal.valueOf(number.longValue());
    } else if (value instanceof Boolean truth) {
      return truth ? BigDecimal.ONE : BigDecimal.ZERO;
    } else if (value instanceof String text) {
      try {
        return new BigDecimal(text.strip());
      } catch (NumberFormatException e) {
        throw badText(text, type, e);
      }
    }
    throw notSupported(value, type);
  }

  static double toDouble(Object value, String type) throws SQLException {
    if (value instanceof Number number) {
      return number.doubleValue();
    } else if (value instanceof Boolean truth) {
      return truth ? 1 : 0;
    } else if (value instanceof String text) {
      try {
        return Double.parseDouble(text.strip());
      } catch (NumberFormatException e) {
        throw badText(text, type, e);
      }
    }
    throw notSupported(value, type);
  }

  static float toFloat(Object value) throws SQLException {
    final double number = toDouble(value, "float");
    final float narrow = (float) number;
    if (Float.isInfinite(narrow) && !Double.isInfinite(number)) {
      throw outOfRange(value, "float");
    }
    return narrow;
  }

  /** Numbers other than 0 are true; texts as PostgreSQL reads them. */
  static boolean toBoolean(Object value) throws SQLException {
    if (value instanceof Boolean truth) {
      return truth;
    } else if (value instanceof Number) {
      return toDouble(value, "boolean") != 0;
    } else if (value instanceof String text) {
      return switch (text.strip().toLowerCase(Locale.ROOT)) {
        case "true", "t", "yes", "y", "on", "1" -> true;
        case "false", "f", "no", "n", "off", "0" -> false;
        default -> throw badText(text, "boolean", null);
      };
    }
    throw notSupported(value, "boolean");
  }

  /** The bytes of a binary value, or a text's in UTF-8. */
  static byte[] toBytes(Object value) throws SQLException {
    if (value instanceof byte[] bytes) {
      return bytes;
    } else if (value instanceof String text) {
      return text.getBytes(StandardCharsets.UTF_8);
    }
    throw notSupported(value, "bytes");
  }

  static UUID toUuid(Object value) throws SQLException {
    if (value instanceof UUID uuid) {
      return uuid;
    } else if (value instanceof String text) {
      try {
        return UUID.fromString(text.strip());
      } catch (IllegalArgumentException e) {
        throw badText(text, "UUID", e);
      }
    }
    throw notSupported(value, "UUID");
  }

  /** A wall-clock time: a date is its midnight, a time is on 1 January 1970. */
  static LocalDateTime toLocalDateTime(Object value, String type) throws SQLException {
    if (value instanceof LocalDateTime time) {
      return time;
    } else if (value instanceof LocalDate date) {
      return date.atStartOfDay();
    } else if (value instanceof LocalTime time) {
      return time.atDate(LocalDate.EPOCH);
    } else if (value instanceof String text) {
      try {
        return parse(text.strip());
      } catch (DateTimeException e) {
        throw badText(text, type, e);
      }
    }
    throw notSupported(value, type);
  }

  private static LocalDateTime parse(String text) {
    final TemporalAccessor fields = DATE_AND_TIME.parse(text);
    final LocalDate date = fields.query(TemporalQueries.localDate());
    final LocalTime time = fields.query(TemporalQueries.localTime());
    if (date == null && time == null) {
      throw new DateTimeException("neither date nor time");
    }
    final LocalDateTime wall =
        (date == null ? LocalDate.EPOCH : date).atTime(time == null ? LocalTime.MIDNIGHT : time);
    final ZoneOffset offset = fields.query(TemporalQueries.offset());
    return offset == null
        ? wall
        : OffsetDateTime.of(wall, offset).withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime();
  }

  private static SQLException outOfRange(Object value, String type) {
    return new SQLDataException(
        "The value " + brief(value) + " is out of range for a Java " + type,
        SqlState.OUT_OF_RANGE.code());
  }

  private static SQLException badText(String text, String type, @Nullable Exception cause) {
    return new SQLDataException(
        "The text '" + brief(text) + "' cannot be read as " + type,
        SqlState.BAD_CAST.code(),
        cause);
  }

  /** What a conversion is told that the table does not have. */
  static SQLException notSupported(Object value, String type) {
    return new SQLFeatureNotSupportedException(
        "A value of class " + value.getClass().getSimpleName() + " cannot be read as " + type,
        SqlState.NOT_SUPPORTED.code());
  }

  private static String brief(Object value) {
    final String text = value.toString();
    return text.length() > 80 ? text.substring(0, 80) + "…" : text;
  }
}
