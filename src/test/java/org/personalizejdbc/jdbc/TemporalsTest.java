package org.personalizejdbc.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("zones")
class TemporalsTest {
  private static final String[] TIMES = {
    "2026-01-01T00:00:00",
    "1969-12-31T23:59:59.999",
    "1582-10-04T12:00",
    "1582-10-15T12:00",
    "1500-02-28T01:02:03.004",
    "0001-01-01T00:00",
    "9999-12-31T23:59:59.999"
  };

  @ParameterizedTest
  @ValueSource(strings = {"", "UTC", "Asia/Tokyo", "America/Sao_Paulo"})
  void whatIsReadIsSetAgain(String zone) {
    final Calendar calendar =
        zone.isEmpty() ? null : Calendar.getInstance(TimeZone.getTimeZone(zone), Locale.ROOT);
    for (String text : TIMES) {
      final LocalDateTime value = LocalDateTime.parse(text);
      final Timestamp timestamp = Temporals.timestamp(value, calendar);
      assertThat(Temporals.localDateTime(timestamp, calendar)).isEqualTo(value);
      if (calendar == null) {
        assertThat(timestamp.toLocalDateTime()).isEqualTo(value);
        assertThat(Temporals.date(value.toLocalDate(), null).toLocalDate())
            .isEqualTo(value.toLocalDate());
      }
    }
  }

  @Test
  void aTextHasTheFieldsInTheirPlaces() {
    final DateTimeFormatter formatter =
        DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT);
    for (String text : TIMES) {
      final LocalDateTime value = LocalDateTime.parse(text);
      assertThat(Temporals.text(value)).isEqualTo(formatter.format(value));
    }
    assertThat(Temporals.text(LocalDateTime.of(10_000, 1, 1, 0, 0)))
        .isEqualTo("+10000-01-01 00:00:00.000");
    assertThat(Temporals.text(86_399_987, 0)).isEqualTo("23:59:59");
    assertThat(Temporals.text(3_723_045, 2)).isEqualTo("01:02:03.04");
    assertThat(Temporals.text(3_723_045, 4)).isEqualTo("01:02:03.0450");
  }

  /**
   * Around changes of the clock, by minutes, an hour, two days' date, or a law that lasted weeks.
   */
  @ParameterizedTest
  @CsvSource({
    "America/New_York, 2026-03-05",
    "America/New_York, 2026-10-29",
    "Australia/Lord_Howe, 2026-04-01",
    "Pacific/Apia, 2011-12-26",
    "Africa/Casablanca, 2026-02-11",
    "Europe/Dublin, 1968-10-24",
    "Asia/Kathmandu, 1985-12-28",
    "Europe/Amsterdam, 1937-06-28"
  })
  void everyHourIsTheInstantThatACalendarSays(String zone, LocalDate from) {
    final Calendar calendar = new GregorianCalendar(TimeZone.getTimeZone(zone), Locale.ROOT);
    for (int hour = 0; hour < 24 * 10; hour++) {
      final LocalDateTime value = from.atStartOfDay().plusHours(hour).plusNanos(7_000_000);
      calendar.clear();
      calendar.set(
          value.getYear(), value.getMonthValue() - 1, value.getDayOfMonth(), value.getHour(), 0, 0);
      calendar.set(Calendar.MILLISECOND, 7);
      assertThat(Temporals.timestamp(value, calendar).getTime())
          .as("%s in %s", value, zone)
          .isEqualTo(calendar.getTimeInMillis());
    }
  }
}
