package org.personalizejdbc.jdbc;

import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Calendar;
import java.util.Locale;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;

/**
 * How times pass between Java and SQL. A TIMESTAMP is a wall-clock time without zone; the driver's
 * own are of UTC. By JDBC's rule java.sql's classes carry its fields in the JVM's zone, or in that
 * of a Calendar where one is given; java.time's say what they mean.
 */
final class Temporals {
  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT);

  private Temporals() {}

  /** A new Calendar of UTC. */
  static Calendar utc() {
    return Calendar.getInstance(TimeZone.getTimeZone("UTC"), Locale.ROOT);
  }

  /** The wall-clock time of Calcite's number for it: milliseconds since 1970 of that clock. */
  static LocalDateTime ofMillis(long millis) {
    return LocalDateTime.ofInstant(Instant.ofEpochMilli(millis), ZoneOffset.UTC);
  }

  /** Calcite's number for a wall-clock time. */
  static long toMillis(LocalDateTime value) {
    return value.toInstant(ZoneOffset.UTC).toEpochMilli();
  }

  /** The text of a TIMESTAMP, with milliseconds always. */
  static String text(LocalDateTime value) {
    return TIMESTAMP.format(value);
  }

  /** The wall-clock time that one of java.sql's values carries, in the Calendar's zone if any. */
  static LocalDateTime localDateTime(java.util.Date value, @Nullable Calendar calendar) {
    return LocalDateTime.ofInstant(Instant.ofEpochMilli(value.getTime()), zone(calendar));
  }

  private static ZoneId zone(@Nullable Calendar calendar) {
    return calendar == null ? ZoneId.systemDefault() : calendar.getTimeZone().toZoneId();
  }

  private static long millis(LocalDateTime value, @Nullable Calendar calendar) {
    return value.atZone(zone(calendar)).toInstant().toEpochMilli();
  }

  static Timestamp timestamp(LocalDateTime value, @Nullable Calendar calendar) {
    return new Timestamp(millis(value, calendar));
  }

  static Date date(LocalDate value, @Nullable Calendar calendar) {
    return new Date(millis(value.atStartOfDay(), calendar));
  }

  static Time time(LocalTime value, @Nullable Calendar calendar) {
    return new Time(millis(value.atDate(LocalDate.EPOCH), calendar));
  }

  /**
   * A TIMESTAMP as one of java.time's or java.sql's classes.
   *
   * @return null where the class holds no timestamp
   */
  static @Nullable Object convert(LocalDateTime value, Class<?> type) {
    if (type == LocalDateTime.class) {
      return value;
    } else if (type == Instant.class) {
      return value.toInstant(ZoneOffset.UTC);
    } else if (type == OffsetDateTime.class) {
      return value.atOffset(ZoneOffset.UTC);
    } else if (type == ZonedDateTime.class) {
      return value.atZone(ZoneOffset.UTC);
    } else if (type == LocalDate.class) {
      return value.toLocalDate();
    } else if (type == LocalTime.class) {
      return value.toLocalTime();
    } else if (type == Timestamp.class || type == java.util.Date.class || type == Object.class) {
      return timestamp(value, null);
    } else if (type == Date.class) {
      return date(value.toLocalDate(), null);
    } else if (type == Time.class) {
      return time(value.toLocalTime(), null);
    } else if (type == String.class) {
      return text(value);
    }
    return null;
  }

  /** Whether {@link #set} knows a value's class. */
  static boolean isTemporal(Object value) {
    return value instanceof Instant
        || value instanceof LocalDateTime
        || value instanceof OffsetDateTime
        || value instanceof ZonedDateTime
        || value instanceof LocalDate
        || value instanceof LocalTime;
  }

  /** Sets a parameter to one of java.time's values: what has a zone is set in UTC. */
  static void set(PreparedStatement statement, int index, Object value) throws SQLException {
    if (value instanceof LocalDate date) {
      final Date wall = new Date(toMillis(date.atStartOfDay()));
      SqlErrors.run(() -> statement.setDate(index, wall, utc()));
      return;
    } else if (value instanceof LocalTime time) {
      final Time wall = new Time(time.toNanoOfDay() / 1_000_000L);
      SqlErrors.run(() -> statement.setTime(index, wall, utc()));
      return;
    }
    final LocalDateTime local;
    if (value instanceof Instant instant) {
      local = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    } else if (value instanceof OffsetDateTime offset) {
      local = offset.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime();
    } else if (value instanceof ZonedDateTime zoned) {
      local = zoned.withZoneSameInstant(ZoneOffset.UTC).toLocalDateTime();
    } else {
      local = (LocalDateTime) value;
    }
    final Timestamp wall = new Timestamp(toMillis(local));
    SqlErrors.run(() -> statement.setTimestamp(index, wall, utc()));
  }
}
