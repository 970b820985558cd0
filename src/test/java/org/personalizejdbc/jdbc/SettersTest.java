package org.personalizejdbc.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.personalizejdbc.jdbc.Failures.assertFails;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.sql.Date;
import java.sql.JDBCType;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLSyntaxErrorException;
import java.sql.Statement;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TimeZone;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.personalizejdbc.PersonalizeFixture;

/** The setters of a prepared statement: a value means the same whichever of them it comes by. */
@Tag("zones")
class SettersTest {
  private static final TimeZone OWN = TimeZone.getDefault();
  private static PersonalizeFixture db;

  @BeforeAll
  static void connect() {
    db = PersonalizeFixture.sample();
  }

  @AfterAll
  static void close() throws SQLException {
    db.close();
  }

  @AfterEach
  void restoreZone() {
    TimeZone.setDefault(OWN);
  }

  private interface Setter {
    void set(PreparedStatement statement) throws SQLException;
  }

  /** What a parameter of a type is, as text, once it is set. */
  private static String set(String type, Setter setter) throws SQLException {
    try (PreparedStatement statement =
        db.connection().prepareStatement("SELECT CAST(? AS " + type + ")")) {
      setter.set(statement);
      try (ResultSet row = statement.executeQuery()) {
        assertThat(row.next()).isTrue();
        return row.getString(1);
      }
    }
  }

  private static List<String> setAll(String type, Object... values) throws SQLException {
    final List<String> texts = new ArrayList<>();
    for (Object value : values) {
      texts.add(set(type, statement -> statement.setObject(1, value)));
    }
    return texts;
  }

  private static final Object[] SEVENS = {
    7, 7L, (short) 7, (byte) 7, 7d, 7f, new BigDecimal("7.0"), BigInteger.valueOf(7), "7", " 7 "
  };

  @ParameterizedTest
  @ValueSource(strings = {"TINYINT", "SMALLINT", "INTEGER", "BIGINT"})
  void aWholeNumberMayComeInAnyClass(String type) throws SQLException {
    assertThat(setAll(type, SEVENS)).containsOnly("7");
    assertThat(setAll(type, true, false)).containsExactly("1", "0");
    for (Object value : new Object[] {1.5, new BigDecimal("1.5"), "1.5"}) {
      assertFails(SQLDataException.class, "22018", () -> setAll(type, value), "has a fraction");
    }
    assertFails(SQLDataException.class, "22018", () -> setAll(type, "x"), "'x'");
    assertFails(SQLDataException.class, "22003", () -> setAll(type, 1e20), "out of range");
    assertFails(
        SQLFeatureNotSupportedException.class, "0A000", () -> setAll(type, LocalDate.EPOCH));
  }

  @Test
  void aNumberWithAFractionMayComeInAnyClass() throws SQLException {
    for (String type : List.of("REAL", "FLOAT", "DOUBLE")) {
      assertThat(setAll(type, SEVENS)).containsOnly("7.0");
      assertThat(setAll(type, 1.5, 1.5f, new BigDecimal("1.5"), "1.5")).containsOnly("1.5");
    }
    assertThat(setAll("DECIMAL(10, 2)", 1.5, new BigDecimal("1.5"), "1.5")).containsOnly("1.5");
    assertFails(SQLDataException.class, "22003", () -> setAll("INTEGER", 5_000_000_000L));
  }

  @Test
  void aTruthMayComeInAnyClass() throws SQLException {
    assertThat(setAll("BOOLEAN", true, 1, "true", "yes", "t", 1L)).containsOnly("true");
    assertThat(setAll("BOOLEAN", false, 0, "false", "off", BigDecimal.ZERO)).containsOnly("false");
    assertFails(SQLDataException.class, "22018", () -> setAll("BOOLEAN", "maybe"), "'maybe'");
  }

  @Test
  void aTextMayComeInAnyClass() throws SQLException {
    assertThat(
            setAll(
                "VARCHAR",
                "Łódź",
                'c',
                new StringBuilder("built"),
                7,
                new BigDecimal("1E+3"),
                true,
                new UUID(1, 2),
                LocalDate.EPOCH,
                LocalTime.NOON,
                LocalDateTime.parse("2026-03-08T02:30")))
        .containsExactly(
            "Łódź",
            "c",
            "built",
            "7",
            "1000",
            "true",
            "00000000-0000-0001-0000-000000000002",
            "1970-01-01",
            "12:00:00",
            "2026-03-08 02:30:00.000");
    assertThat(set("VARCHAR", s -> s.setNString(1, "Łódź"))).isEqualTo("Łódź");
    assertThat(set("VARCHAR", s -> s.setCharacterStream(1, new StringReader("Łódź"))))
        .isEqualTo("Łódź");
    assertThat(set("VARCHAR", s -> s.setCharacterStream(1, new StringReader("Łódź"), 2)))
        .isEqualTo("Łó");
    assertThat(set("VARCHAR", s -> s.setNCharacterStream(1, new StringReader("x"), 1L)))
        .isEqualTo("x");
    assertThat(set("VARCHAR", s -> s.setClob(1, new StringReader("x")))).isEqualTo("x");
    assertThat(
            set(
                "VARCHAR",
                s ->
                    s.setAsciiStream(
                        1, new ByteArrayInputStream("abc".getBytes(StandardCharsets.US_ASCII)), 2)))
        .isEqualTo("ab");
    assertFails(
        SQLDataException.class,
        "22023",
        () -> set("VARCHAR", s -> s.setCharacterStream(1, new StringReader("x"), 2)),
        "1 of the 2");
    assertFails(
        SQLDataException.class,
        "22023",
        () -> set("VARCHAR", s -> s.setCharacterStream(1, new StringReader("x"), -2)));
  }

  @Test
  void bytesMayComeInAStream() throws SQLException {
    final byte[] bytes = {10, -1};
    assertThat(set("VARBINARY", s -> s.setBytes(1, bytes))).isEqualTo("0aff");
    assertThat(set("VARBINARY", s -> s.setObject(1, bytes))).isEqualTo("0aff");
    assertThat(set("VARBINARY", s -> s.setBinaryStream(1, new ByteArrayInputStream(bytes), 1)))
        .isEqualTo("0a");
    assertThat(set("VARBINARY", s -> s.setBlob(1, new ByteArrayInputStream(bytes))))
        .isEqualTo("0aff");
    assertFails(SQLFeatureNotSupportedException.class, "0A000", () -> setAll("VARCHAR", bytes));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTC", "America/New_York", "Europe/Dublin"})
  void aTimeMayComeInAnyClass(String zone) throws SQLException {
    TimeZone.setDefault(TimeZone.getTimeZone(zone));
    final Instant instant = Instant.parse("2026-03-08T02:30:00.123Z");
    // Half past two is skipped in New York on that day.
    assertThat(
            setAll(
                "TIMESTAMP(3)",
                instant,
                LocalDateTime.parse("2026-03-08T02:30:00.123"),
                OffsetDateTime.parse("2026-03-08T03:30:00.123+01:00"),
                ZonedDateTime.parse("2026-03-07T21:30:00.123-05:00[America/New_York]"),
                "2026-03-08 02:30:00.123",
                "2026-03-08T02:30:00.123Z"))
        .containsOnly("2026-03-08 02:30:00.123");
    final Timestamp timestamp = Timestamp.valueOf("2026-07-08 02:30:00.123");
    assertThat(setAll("TIMESTAMP(3)", timestamp, new java.util.Date(timestamp.getTime())))
        .containsOnly("2026-07-08 02:30:00.123");
    final Calendar utc = Calendar.getInstance(TimeZone.getTimeZone("UTC"), Locale.ROOT);
    assertThat(set("TIMESTAMP(3)", s -> s.setTimestamp(1, Timestamp.from(instant), utc)))
        .isEqualTo("2026-03-08 02:30:00.123");
    assertThat(set("DATE", s -> s.setDate(1, new Date(instant.toEpochMilli()), utc)))
        .isEqualTo("2026-03-08");
    assertThat(set("TIME", s -> s.setTime(1, new Time(9_000_000), utc))).isEqualTo("02:30:00");
    assertThat(
            setAll(
                "DATE",
                Date.valueOf("2026-03-08"),
                LocalDate.parse("2026-03-08"),
                instant,
                "2026-03-08"))
        .containsOnly("2026-03-08");
    assertThat(setAll("TIME", Time.valueOf("02:30:00"), LocalTime.parse("02:30"), "02:30"))
        .containsOnly("02:30:00");
    assertFails(SQLFeatureNotSupportedException.class, "0A000", () -> setAll("DATE", 7));
    assertFails(SQLDataException.class, "22018", () -> setAll("TIMESTAMP", "soon"), "'soon'");
  }

  @Test
  void aTargetTypeConvertsBeforehand() throws SQLException {
    assertThat(set("VARCHAR", s -> s.setObject(1, "7", Types.INTEGER))).isEqualTo("7");
    assertThat(set("VARCHAR", s -> s.setObject(1, "7.256", JDBCType.DECIMAL, 2))).isEqualTo("7.26");
    assertThat(set("VARCHAR", s -> s.setObject(1, 7.256, Types.NUMERIC, 1))).isEqualTo("7.3");
    assertThat(set("VARCHAR", s -> s.setObject(1, 1, JDBCType.BOOLEAN))).isEqualTo("true");
    assertThat(set("VARCHAR", s -> s.setObject(1, Instant.EPOCH, Types.DATE)))
        .isEqualTo("1970-01-01");
    assertThat(set("VARCHAR", s -> s.setObject(1, "12:30:00", JDBCType.TIME)))
        .isEqualTo("12:30:00");
    assertThat(set("TIMESTAMP", s -> s.setObject(1, "2026-03-08", Types.TIMESTAMP)))
        .isEqualTo("2026-03-08 00:00:00.000");
    assertThat(set("VARCHAR", s -> s.setObject(1, null, Types.INTEGER))).isNull();
    assertFails(
        SQLDataException.class,
        "22003",
        () -> set("VARCHAR", s -> s.setObject(1, 300, Types.TINYINT)));
    assertFails(
        SQLFeatureNotSupportedException.class,
        "0A000",
        () -> set("VARCHAR", s -> s.setObject(1, "x", Types.STRUCT)));
  }

  @Test
  void nullIsNullByEverySetter() throws SQLException {
    for (String type : List.of("VARCHAR", "INTEGER", "DOUBLE", "BOOLEAN", "DATE", "TIMESTAMP")) {
      for (Setter setter :
          List.<Setter>of(
              s -> s.setNull(1, Types.NULL),
              s -> s.setNull(1, Types.INTEGER, "x"),
              s -> s.setObject(1, null),
              s -> s.setString(1, null),
              s -> s.setBigDecimal(1, null),
              s -> s.setBytes(1, null),
              s -> s.setTimestamp(1, null),
              s -> s.setDate(1, null),
              s -> s.setTime(1, null),
              s -> s.setCharacterStream(1, null),
              s -> s.setArray(1, null),
              s -> s.setURL(1, null))) {
        assertThat(set(type, setter)).as(type).isNull();
      }
    }
  }

  @Test
  void whatIsNoValueOfSqlIsRefused() {
    assertFails(
        SQLFeatureNotSupportedException.class,
        "0A000",
        () -> setAll("VARCHAR", DayOfWeek.MONDAY),
        "java.time.DayOfWeek",
        "name()");
    for (Object value :
        new Object[] {Optional.empty(), List.of(1), new int[] {1}, DayOfWeek.class}) {
      assertFails(
          SQLFeatureNotSupportedException.class,
          "0A000",
          () -> setAll("VARCHAR", value),
          value.getClass().getName());
    }
  }

  @Test
  void aMissingParameterIs07001AndOneTooMany22023() throws SQLException {
    try (PreparedStatement statement =
        db.connection()
            .prepareStatement("SELECT name FROM campaigns WHERE campaign_arn IN (?, ?)")) {
      statement.setString(1, "x");
      assertFails(SQLException.class, "07001", statement::executeQuery, "not set");
      statement.setString(2, "y");
      statement.executeQuery().close();
      for (int index : new int[] {0, 3, -1}) {
        assertFails(SQLDataException.class, "22023", () -> statement.setString(index, "z"));
        assertFails(SQLDataException.class, "22023", () -> statement.setNull(index, Types.NULL));
      }
      statement.clearParameters();
      assertFails(SQLException.class, "07001", statement::executeQuery, "not set");
    }
  }

  @Test
  void parametersTellTheirTypesBeforeTheyAreSet() throws SQLException {
    try (PreparedStatement statement =
        db.connection()
            .prepareStatement(
                "SELECT ?, UPPER(?), ? || 'x', CAST(? AS DECIMAL(9, 2)) FROM campaigns WHERE"
                    + " campaign_arn = ? AND min_provisioned_tps > ? AND exploration_weight < ?"
                    + " AND creation_date_time >= ? AND enable_metadata_with_recommendations = ?"
                    + " AND name LIKE ? ORDER BY name LIMIT ? OFFSET ?")) {
      final ParameterMetaData metaData = statement.getParameterMetaData();
      final List<Integer> types = new ArrayList<>();
      for (int i = 1; i <= metaData.getParameterCount(); i++) {
        types.add(metaData.getParameterType(i));
        assertThat(metaData.getParameterMode(i)).isEqualTo(ParameterMetaData.parameterModeIn);
        assertThat(metaData.getParameterTypeName(i)).isNotBlank();
      }
      assertThat(types)
          .containsExactly(
              Types.VARCHAR,
              Types.VARCHAR,
              Types.VARCHAR,
              Types.DECIMAL,
              Types.VARCHAR,
              Types.INTEGER,
              Types.DOUBLE,
              Types.TIMESTAMP,
              Types.BOOLEAN,
              Types.VARCHAR,
              Types.INTEGER,
              Types.INTEGER);
      assertThat(metaData.getPrecision(4)).isEqualTo(9);
      assertThat(metaData.getScale(4)).isEqualTo(2);
    }
  }

  @Test
  void aParameterWhoseTypeCannotBeToldIs42000() {
    assertFails(
        SQLSyntaxErrorException.class,
        "42000",
        () -> db.connection().prepareStatement("SELECT COALESCE(?, 'x')"),
        "CAST(? AS");
  }

  @Test
  void aParameterOfTextFindsWhatALiteralDoes() throws SQLException {
    db.query("SELECT ? || 'x', UPPER(?), {fn LOCATE(?, 'abc')}", "a", "b", "c").returns("ax|B|3");
    db.query("SELECT COUNT(*) FROM campaigns WHERE min_provisioned_tps = ?", "500").returns("1");
    db.query("SELECT COUNT(*) FROM campaigns WHERE creation_date_time < ?", "2020-01-01")
        .returns(
            db.lines(
                    "SELECT COUNT(*) FROM campaigns"
                        + " WHERE creation_date_time < TIMESTAMP '2020-01-01 00:00:00'")
                .toArray(new String[0]))
        .describes(0);
  }

  @Test
  void batchesAndGeneratedKeysAreRefused() throws SQLException {
    final String sql = "SELECT name FROM campaigns WHERE campaign_arn = ?";
    try (PreparedStatement statement = db.connection().prepareStatement(sql);
        Statement plain = db.connection().createStatement()) {
      statement.setString(1, "x");
      assertFails(SQLFeatureNotSupportedException.class, "0A000", statement::addBatch, "batch");
      assertFails(
          SQLFeatureNotSupportedException.class,
          "0A000",
          () -> plain.addBatch("SELECT name FROM campaigns"),
          "batch");
      assertFails(SQLFeatureNotSupportedException.class, "0A000", plain::getGeneratedKeys, "keys");
      assertThat(statement.executeBatch()).isEmpty();
      assertThat(plain.executeLargeBatch()).isEmpty();
      plain.clearBatch();
    }
  }
}
