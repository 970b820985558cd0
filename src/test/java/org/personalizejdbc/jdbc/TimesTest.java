package org.personalizejdbc.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.Date;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.personalizejdbc.PersonalizeFixture;
import org.personalizejdbc.endpoint.Account;
import org.personalizejdbc.endpoint.CampaignDocument;

/** Times mean the same whatever the JVM's zone: it is changed under the running driver. */
@Tag("zones")
class TimesTest {
  private static final TimeZone OWN = TimeZone.getDefault();
  private static final Instant CREATED = Instant.parse("2026-03-09T23:59:58.987Z");
  private static final LocalDateTime LOCAL = LocalDateTime.parse("2026-03-09T23:59:58.987");
  private static final CampaignDocument FILMS =
      CampaignDocument.named("films").created(CREATED).lastUpdated(Instant.EPOCH);
  private static final CampaignDocument SONGS = CampaignDocument.named("songs");

  private static Connection inventory;
  private static PersonalizeFixture db;

  @BeforeAll
  static void connect() throws SQLException {
    inventory = DriverManager.getConnection("jdbc:hsqldb:mem:times");
    try (Statement statement = inventory.createStatement()) {
      statement.execute("CREATE TABLE t (id INTEGER, ts TIMESTAMP(3), d DATE, t TIME)");
      statement.execute(
          "INSERT INTO t VALUES (1, TIMESTAMP '2026-03-09 23:59:58.987', DATE '2026-03-09', TIME"
              + " '23:59:58')");
      statement.execute(
          "INSERT INTO t VALUES (2, TIMESTAMP '1970-01-01 00:00:00', DATE '1970-01-01', TIME"
              + " '00:00:00')");
      statement.execute("INSERT INTO t VALUES (3, NULL, NULL, NULL)");
      statement.execute(
          "INSERT INTO t VALUES (4, TIMESTAMP '1912-06-23 01:02:03.004', DATE '1912-06-23', TIME"
              + " '01:02:03')");
    }
    db =
        PersonalizeFixture.of(
            Account.of(FILMS.toJson(), SONGS.toJson()), "attach.inv=jdbc:hsqldb:mem:times");
  }

  @AfterAll
  static void close() throws SQLException {
    db.close();
    inventory.close();
  }

  @AfterEach
  void restoreZone() {
    TimeZone.setDefault(OWN);
  }

  private static void in(String zone) {
    TimeZone.setDefault(TimeZone.getTimeZone(zone));
  }

  private static Calendar calendar(String zone) {
    return Calendar.getInstance(TimeZone.getTimeZone(zone), Locale.ROOT);
  }

  private interface Reader {
    void read(ResultSet row) throws SQLException;
  }

  /** Runs a query of one row, by a plain and by a prepared statement. */
  private static void read(String sql, Reader reader) throws SQLException {
    try (Statement statement = db.connection().createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      assertThat(row.next()).isTrue();
      reader.read(row);
      assertThat(row.next()).isFalse();
    }
    try (PreparedStatement statement = db.connection().prepareStatement(sql);
        ResultSet row = statement.executeQuery()) {
      assertThat(row.next()).isTrue();
      reader.read(row);
    }
  }

  private static String ofFilms(String columns) {
    return "SELECT " + columns + " FROM campaigns WHERE campaign_arn = '" + FILMS.arn() + "'";
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTC", "America/New_York", "Pacific/Chatham"})
  void gettersWithoutCalendarCarryTheUtcFields(String zone) throws SQLException {
    in(zone);
    read(
        ofFilms("creation_date_time, last_updated_date_time"),
        row -> {
          assertThat(row.getString(1)).isEqualTo("2026-03-09 23:59:58.987");
          assertThat(row.getString("creation_date_time")).isEqualTo("2026-03-09 23:59:58.987");
          assertThat(row.getTimestamp(1).toLocalDateTime()).isEqualTo(LOCAL);
          assertThat(row.getTimestamp(1)).hasToString("2026-03-09 23:59:58.987");
          assertThat(row.getDate(1).toLocalDate()).isEqualTo(LOCAL.toLocalDate());
          assertThat(row.getDate(1)).hasToString("2026-03-09");
          assertThat(row.getTime(1)).hasToString("23:59:58");
          assertThat(row.getObject(1)).isEqualTo(Timestamp.valueOf(LOCAL));
          assertThat(row.getString(2)).isEqualTo("1970-01-01 00:00:00.000");
          assertThat(row.getTimestamp(2)).hasToString("1970-01-01 00:00:00.0");
          assertThat(row.getDate(2)).hasToString("1970-01-01");
          assertThat(row.getTime(2)).hasToString("00:00:00");
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTC", "America/New_York", "Pacific/Chatham"})
  void gettersWithCalendarAreInItsZone(String zone) throws SQLException {
    in(zone);
    read(
        ofFilms("creation_date_time, last_updated_date_time"),
        row -> {
          assertThat(row.getTimestamp(1, calendar("UTC")).toInstant()).isEqualTo(CREATED);
          assertThat(row.getTimestamp(2, calendar("UTC")).toInstant()).isEqualTo(Instant.EPOCH);
          assertThat(row.getTimestamp(1, calendar("Asia/Tokyo")).toInstant())
              .isEqualTo(LOCAL.atZone(ZoneId.of("Asia/Tokyo")).toInstant());
          assertThat(row.getTimestamp("creation_date_time", calendar("UTC")).toInstant())
              .isEqualTo(CREATED);
          assertThat(row.getDate(1, calendar("UTC")).getTime())
              .isEqualTo(Instant.parse("2026-03-09T00:00:00Z").toEpochMilli());
          assertThat(row.getTime(1, calendar("UTC")).getTime())
              .isEqualTo(Duration.ofDays(1).minusMillis(1013).toMillis());
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTC", "America/New_York", "Pacific/Chatham"})
  void javaTimesClassesAreExact(String zone) throws SQLException {
    in(zone);
    read(
        ofFilms("creation_date_time"),
        row -> {
          assertThat(row.getObject(1, Instant.class)).isEqualTo(CREATED);
          assertThat(row.getObject(1, OffsetDateTime.class))
              .isEqualTo(CREATED.atOffset(ZoneOffset.UTC));
          assertThat(row.getObject(1, ZonedDateTime.class))
              .isEqualTo(CREATED.atZone(ZoneOffset.UTC));
          assertThat(row.getObject(1, LocalDateTime.class)).isEqualTo(LOCAL);
          assertThat(row.getObject(1, LocalDate.class)).isEqualTo(LOCAL.toLocalDate());
          assertThat(row.getObject(1, LocalTime.class)).isEqualTo(LOCAL.toLocalTime());
          assertThat(row.getObject(1, Timestamp.class)).isEqualTo(Timestamp.valueOf(LOCAL));
          assertThat(row.getObject(1, Date.class)).hasToString("2026-03-09");
          assertThat(row.getObject(1, Time.class)).hasToString("23:59:58");
          assertThat(row.getObject(1, String.class)).isEqualTo("2026-03-09 23:59:58.987");
          assertThat(row.getObject("creation_date_time", Instant.class)).isEqualTo(CREATED);
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTC", "America/New_York", "Pacific/Chatham"})
  void anAbsentTimeIsNull(String zone) throws SQLException {
    in(zone);
    read(
        "SELECT creation_date_time FROM campaigns WHERE campaign_arn = '" + SONGS.arn() + "'",
        row -> {
          assertThat(row.getTimestamp(1)).isNull();
          assertThat(row.wasNull()).isTrue();
          assertThat(row.getDate(1)).isNull();
          assertThat(row.getTime(1, calendar("UTC"))).isNull();
          assertThat(row.getString(1)).isNull();
          assertThat(row.getObject(1)).isNull();
          assertThat(row.getObject(1, Instant.class)).isNull();
          assertThat(row.getObject(1, String.class)).isNull();
          assertThat(row.wasNull()).isTrue();
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTC", "America/New_York", "Pacific/Chatham"})
  void settersMirrorTheGetters(String zone) throws SQLException {
    in(zone);
    try (PreparedStatement statement =
        db.connection()
            .prepareStatement(
                "SELECT name FROM campaigns WHERE creation_date_time = ? AND name = 'films'")) {
      assertFound(statement, () -> statement.setTimestamp(1, Timestamp.valueOf(LOCAL)));
      assertFound(
          statement, () -> statement.setTimestamp(1, Timestamp.from(CREATED), calendar("UTC")));
      assertFound(
          statement,
          () ->
              statement.setTimestamp(
                  1,
                  Timestamp.from(LOCAL.atZone(ZoneId.of("Asia/Tokyo")).toInstant()),
                  calendar("Asia/Tokyo")));
      for (Object value :
          new Object[] {
            CREATED,
            CREATED.atOffset(ZoneOffset.ofHours(9)),
            CREATED.atZone(ZoneId.of("Europe/Berlin")),
            LOCAL,
            Timestamp.valueOf(LOCAL)
          }) {
        assertFound(statement, () -> statement.setObject(1, value));
        assertFound(statement, () -> statement.setObject(1, value, Types.TIMESTAMP));
        assertFound(statement, () -> statement.setObject(1, value, Types.TIMESTAMP, 3));
        assertFound(statement, () -> statement.setObject(1, value, java.sql.JDBCType.TIMESTAMP));
      }
      statement.setTimestamp(1, null);
      try (ResultSet none = statement.executeQuery()) {
        assertThat(none.next()).isFalse();
      }
      statement.setObject(1, null);
      try (ResultSet none = statement.executeQuery()) {
        assertThat(none.next()).isFalse();
      }
    }
  }

  private interface Setter {
    void set() throws SQLException;
  }

  private static void assertFound(PreparedStatement statement, Setter setter) throws SQLException {
    statement.clearParameters();
    setter.set();
    try (ResultSet row = statement.executeQuery()) {
      assertThat(row.next()).isTrue();
      assertThat(row.next()).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTC", "America/New_York", "Pacific/Chatham"})
  void datesAndTimesAreSetAndReadAlike(String zone) throws SQLException {
    in(zone);
    try (PreparedStatement statement =
        db.connection().prepareStatement("SELECT id FROM inv.t WHERE d = ? AND t = ?")) {
      for (Object[] values :
          new Object[][] {
            {Date.valueOf("2026-03-09"), Time.valueOf("23:59:58")},
            {LocalDate.parse("2026-03-09"), LocalTime.parse("23:59:58")}
          }) {
        assertFound(
            statement,
            () -> {
              statement.setObject(1, values[0]);
              statement.setObject(2, values[1]);
            });
      }
      assertFound(
          statement,
          () -> {
            statement.setDate(
                1, new Date(Instant.parse("2026-03-09T00:00:00Z").toEpochMilli()), calendar("UTC"));
            statement.setTime(
                2, new Time(Duration.ofHours(24).minusSeconds(2).toMillis()), calendar("UTC"));
          });
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTC", "America/New_York", "Pacific/Chatham"})
  void literalsAndCastsAreInUtcAndKeepMilliseconds(String zone) throws SQLException {
    in(zone);
    db.query(
            "SELECT name FROM campaigns"
                + " WHERE creation_date_time = TIMESTAMP '2026-03-09 23:59:58.987'")
        .returns("films");
    db.query(
            "SELECT name FROM campaigns WHERE creation_date_time > TIMESTAMP '2026-03-09"
                + " 23:59:58.986' AND CAST(creation_date_time AS DATE) = DATE '2026-03-09'")
        .returns("films");
    db.query(ofFilms("CAST(creation_date_time AS VARCHAR)")).returns("2026-03-09 23:59:58.987");
    db.query(ofFilms("CAST(last_updated_date_time AS VARCHAR)")).returns("1970-01-01 00:00:00.000");
    db.query(ofFilms("EXTRACT(HOUR FROM creation_date_time)")).returns("23");
    read(
        "VALUES (TIMESTAMP '2026-03-09 23:59:58.987', DATE '2026-03-09', TIME '23:59:58')",
        row -> {
          assertThat(row.getString(1)).isEqualTo("2026-03-09 23:59:58.987");
          assertThat(row.getObject(1, LocalDateTime.class)).isEqualTo(LOCAL);
          assertThat(row.getString(2)).isEqualTo("2026-03-09");
          assertThat(row.getDate(2)).hasToString("2026-03-09");
          assertThat(row.getString(3)).isEqualTo("23:59:58");
          assertThat(row.getTime(3)).hasToString("23:59:58");
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTC", "America/New_York", "Pacific/Chatham"})
  void currentTimestampIsUtc(String zone) throws SQLException {
    in(zone);
    final Instant before = Instant.now().minusMillis(1);
    read(
        "SELECT CURRENT_TIMESTAMP, LOCALTIMESTAMP, CURRENT_DATE, creation_date_time"
            + " FROM campaigns WHERE creation_date_time < CURRENT_TIMESTAMP + INTERVAL '100' YEAR"
            + " AND CURRENT_TIMESTAMP > TIMESTAMP '2024-01-01 00:00:00'",
        row -> {
          final Instant after = Instant.now().plusMillis(1);
          assertThat(row.getObject(1, Instant.class)).isBetween(before, after);
          assertThat(row.getObject(2, Instant.class)).isBetween(before, after);
          assertThat(row.getTimestamp(1, calendar("UTC")).toInstant()).isBetween(before, after);
          assertThat(row.getTimestamp(1).toLocalDateTime().toInstant(ZoneOffset.UTC))
              .isBetween(before, after);
          assertThat(row.getObject(3, LocalDate.class))
              .isIn(
                  before.atOffset(ZoneOffset.UTC).toLocalDate(),
                  after.atOffset(ZoneOffset.UTC).toLocalDate());
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTC", "America/New_York", "Pacific/Chatham"})
  void anInventorysTimesComeThroughUnchanged(String zone) throws SQLException {
    in(zone);
    read(
        "SELECT ts, d, t FROM inv.t WHERE id = 1",
        row -> {
          assertThat(row.getString(1)).isEqualTo("2026-03-09 23:59:58.987");
          assertThat(row.getTimestamp(1)).isEqualTo(Timestamp.valueOf(LOCAL));
          assertThat(row.getObject(1, LocalDateTime.class)).isEqualTo(LOCAL);
          assertThat(row.getString(2)).isEqualTo("2026-03-09");
          assertThat(row.getDate(2)).isEqualTo(Date.valueOf("2026-03-09"));
          assertThat(row.getObject(2)).isEqualTo(Date.valueOf("2026-03-09"));
          assertThat(row.getObject(2, LocalDate.class)).isEqualTo(LOCAL.toLocalDate());
          assertThat(row.getString(3)).isEqualTo("23:59:58");
          assertThat(row.getTime(3)).isEqualTo(Time.valueOf("23:59:58"));
          assertThat(row.getObject(3, LocalTime.class)).isEqualTo(LocalTime.parse("23:59:58"));
        });
    read(
        "SELECT ts, d, t FROM inv.t WHERE id = 2",
        row -> {
          assertThat(row.getTimestamp(1)).hasToString("1970-01-01 00:00:00.0");
          assertThat(row.getDate(2)).hasToString("1970-01-01");
          assertThat(row.getTime(3)).hasToString("00:00:00");
        });
    read(
        "SELECT ts, d, t FROM inv.t WHERE id = 3",
        row -> {
          for (int i = 1; i <= 3; i++) {
            assertThat(row.getObject(i)).isNull();
            assertThat(row.getString(i)).isNull();
            assertThat(row.getTimestamp(i)).isNull();
          }
        });
    // Zones had odd offsets then: Chatham's was 12:13:48 until 1946.
    read(
        "SELECT ts, d, t FROM inv.t WHERE id = 4",
        row -> {
          assertThat(row.getString(1)).isEqualTo("1912-06-23 01:02:03.004");
          assertThat(row.getTimestamp(1)).hasToString("1912-06-23 01:02:03.004");
          assertThat(row.getDate(2)).hasToString("1912-06-23");
          assertThat(row.getTime(3)).hasToString("01:02:03");
        });
    db.query("SELECT id FROM inv.t WHERE ts = TIMESTAMP '2026-03-09 23:59:58.987'").returns("1");
    db.query("SELECT id FROM inv.t WHERE d = DATE '1912-06-23' AND t = TIME '01:02:03'")
        .returns("4");
    db.query("SELECT name, id FROM campaigns JOIN inv.t ON creation_date_time = ts ORDER BY 1")
        .returns("films|1");
    try (PreparedStatement statement =
        db.connection().prepareStatement("SELECT id FROM inv.t WHERE ts = ?")) {
      assertFound(statement, () -> statement.setObject(1, LOCAL));
      assertFound(statement, () -> statement.setTimestamp(1, Timestamp.valueOf(LOCAL)));
    }
  }
}
