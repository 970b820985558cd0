package org.personalizejdbc.jdbc;

import java.sql.Date;
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
import java.time.format.DateTimeFormatter;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.Locale;
import java.util.TimeZone;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * How times pass between Java and SQL. A TIMESTAMP is a wall-clock time without zone; the driver's
 * own are of UTC. By JDBC's rule java.sql's classes carry its fields in the JVM's zone, or in that
 * of a Calendar where one is given; java.time's say what they mean.
 */
@SuppressWarnings("JavaUtilDate") // java.sql's classes are what JDBC's getters and setters take.
final class Temporals {
  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT);

  /** In milliseconds. */
  private static final long DAY = TimeUnit.DAYS.toMillis(1);

  /** From 1900 on java.sql's classes and java.time's count days alike, and zones are known. */
  private static final long FIRST_PLAIN = LocalDate.of(1900, 1, 1).toEpochDay() * DAY;

  private Temporals() {}

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
    final int year = value.getYear();
    if (year < 0 || year > 9999) {
      return TIMESTAMP.format(value);
    }
    // By hand, since a formatter takes ten times as long.
    final StringBuilder text = new StringBuilder("0000-00-00 00:00:00.000");
    twoDigits(text, 0, year / 100);
    twoDigits(text, 2, year % 100);
    twoDigits(text, 5, value.getMonthValue());
    twoDigits(text, 8, value.getDayOfMonth());
    twoDigits(text, 11, value.getHour());
    twoDigits(text, 14, value.getMinute());
    twoDigits(text, 17, value.getSecond());
    final int millis = value.getNano() / 1_000_000;
    twoDigits(text, 20, millis / 10);
    text.setCharAt(22, (char) ('0' + millis % 10));
    return text.toString();
  }

  /** The wall-clock time that one of java.sql's values carries, in the Calendar's zone if any. */
  static LocalDateTime localDateTime(java.util.Date value, @Nullable Calendar calendar) {
    final Calendar fields = calendar(calendar);
    fields.setTimeInMillis(value.getTime());
    return LocalDateTime.of(
        fields.get(Calendar.ERA) == GregorianCalendar.BC
            ? 1 - fields.get(Calendar.YEAR)
            : fields.get(Calendar.YEAR),
        fields.get(Calendar.MONTH) + 1,
        fields.get(Calendar.DAY_OF_MONTH),
        fields.get(Calendar.HOUR_OF_DAY),
        fields.get(Calendar.MINUTE),
        fields.get(Calendar.SECOND),
        fields.get(Calendar.MILLISECOND) * 1_000_000);
  }

  /**
   * A calendar whose fields are those that java.sql's classes show: Julian before 1582, in the zone
   * of the given one.
   */
  private static Calendar calendar(@Nullable Calendar calendar) {
    return new GregorianCalendar(
        calendar == null ? TimeZone.getDefault() : calendar.getTimeZone(), Locale.ROOT);
  }

  /**
   * The instant of a wall-clock time. Where the zone's clock was not changed within a day, that
   * takes no calendar, which costs more than all else about reading a time.
   */
  private static long millis(long wall, @Nullable Calendar calendar) {
    if (wall >= FIRST_PLAIN) {
      final TimeZone zone = calendar == null ? TimeZone.getDefault() : calendar.getTimeZone();
      final int offset = zone.getOffset(wall - DAY);
      if (offset == zone.getOffset(wall + DAY)) {
        return wall - offset;
      }
    }
    return millisByCalendar(ofMillis(wall), calendar);
  }

  private static long millisByCalendar(LocalDateTime value, @Nullable Calendar calendar) {
    final Calendar fields = calendar(calendar);
    fields.clear();
    if (value.getYear() < 1) {
      fields.set(Calendar.ERA, GregorianCalendar.BC);
    }
    fields.set(
        value.getYear() < 1 ? 1 - value.getYear() : value.getYear(),
        value.getMonthValue() - 1,
        value.getDayOfMonth(),
        value.getHour(),
        value.getMinute(),
        value.getSecond());
    fields.set(Calendar.MILLISECOND, value.getNano() / 1_000_000);
    return fields.getTimeInMillis();
  }

  static Timestamp timestamp(LocalDateTime value, @Nullable Calendar calendar) {
    return timestamp(toMillis(value), calendar);
  }

  /** A TIMESTAMP, from Calcite's number for it. */
  static Timestamp timestamp(long wall, @Nullable Calendar calendar) {
    return new Timestamp(millis(wall, calendar));
  }

  static Date date(LocalDate value, @Nullable Calendar calendar) {
    return new Date(millis(value.toEpochDay() * DAY, calendar));
  }

  static Time time(LocalTime value, @Nullable Calendar calendar) {
    return new Time(millis(value.toNanoOfDay() / 1_000_000L, calendar));
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
    } else if (type == Timestamp.class || type == java.util.Date.class) {
      return timestamp(value, null);
    } else if (type == Date.class) {
      return date(value.toLocalDate(), null);
    } else if (type == Time.class) {
      return time(value.toLocalTime(), null);
    }
    return null;
  }

  /** Whether {@link #convert} knows a class. */
  static boolean isRead(Class<?> type) {
    return convert(LocalDate.EPOCH.atStartOfDay(), type) != null;
  }

  /**
   * A wall-clock time as the number that Calcite holds it in.
   *
   * @param type of {@link Types}
   */
  static Number number(LocalDateTime wall, int type) {
    return switch (type) {
      case Types.DATE -> Math.toIntExact(wall.toLocalDate().toEpochDay());
      case Types.TIME -> Math.toIntExact(wall.toLocalTime().toNanoOfDay() / 1_000_000L);
      default -> toMillis(wall);
    };
  }

  /** The text of a DATE. */
  static String text(LocalDate value) {
    return value.toString();
  }

  /**
   * The text of a TIME, from Calcite's number for it.
   *
   * @param digits how many there are of a fraction of a second
   */
  static String text(int millis, int digits) {
    final StringBuilder text = new StringBuilder("00:00:00");
    twoDigits(text, 0, millis / 3_600_000);
    twoDigits(text, 3, millis / 60_000 % 60);
    twoDigits(text, 6, millis / 1_000 % 60);
    int rest = millis % 1_000;
    for (int i = 0; i < digits; i++) {
      text.append(i == 0 ? "." : "").append(rest / 100);
      rest = rest % 100 * 10;
    }
    return text.toString();
  }

  private static void twoDigits(StringBuilder text, int at, int number) {
    text.setCharAt(at, (char) ('0' + number / 10));
    text.setCharAt(at + 1, (char) ('0' + number % 10));
  }

  /** The text of a TIME, with as many digits of a second's fraction as it has. */
  static String text(LocalTime value) {
    return DateTimeFormatter.ISO_LOCAL_TIME.format(value);
  }
}
