package org.personalizejdbc.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.util.Calendar;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
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
}
