package org.personalizejdbc.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.personalizejdbc.jdbc.Failures.assertFails;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Array;
import java.sql.Connection;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Calendar;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.personalizejdbc.PersonalizeFixture;

/** The getters of a result set: JDBC's conversions of each type that a column can have. */
@Tag("zones")
class GettersTest {
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

  private interface Getter {
    Object get(ResultSet row, int column) throws SQLException;
  }

  private interface LabelGetter {
    Object get(ResultSet row, String label) throws SQLException;
  }

  private record Both(Getter byIndex, LabelGetter byLabel) {}

  private static final Map<String, Both> GETTERS = new TreeMap<>();

  private static void getter(String name, Getter byIndex, LabelGetter byLabel) {
    GETTERS.put(name, new Both(byIndex, byLabel));
  }

  static {
    getter("string", ResultSet::getString, ResultSet::getString);
    getter("nstring", ResultSet::getNString, ResultSet::getNString);
    getter("boolean", ResultSet::getBoolean, ResultSet::getBoolean);
    getter("byte", ResultSet::getByte, ResultSet::getByte);
    getter("short", ResultSet::getShort, ResultSet::getShort);
    getter("int", ResultSet::getInt, ResultSet::getInt);
    getter("long", ResultSet::getLong, ResultSet::getLong);
    getter("float", ResultSet::getFloat, ResultSet::getFloat);
    getter("double", ResultSet::getDouble, ResultSet::getDouble);
    getter("decimal", ResultSet::getBigDecimal, ResultSet::getBigDecimal);
    getter("bytes", ResultSet::getBytes, ResultSet::getBytes);
    getter("date", ResultSet::getDate, ResultSet::getDate);
    getter("time", ResultSet::getTime, ResultSet::getTime);
    getter("timestamp", ResultSet::getTimestamp, ResultSet::getTimestamp);
    getter("object", ResultSet::getObject, ResultSet::getObject);
    getter("array", ResultSet::getArray, ResultSet::getArray);
    getter("stream", ResultSet::getBinaryStream, ResultSet::getBinaryStream);
    getter("ascii", ResultSet::getAsciiStream, ResultSet::getAsciiStream);
    getter("reader", ResultSet::getCharacterStream, ResultSet::getCharacterStream);
    getter("nreader", ResultSet::getNCharacterStream, ResultSet::getNCharacterStream);
    for (Class<?> type :
        List.of(
            String.class,
            Integer.class,
            Long.class,
            Short.class,
            Byte.class,
            Double.class,
            Float.class,
            Boolean.class,
            BigDecimal.class,
            BigInteger.class,
            byte[].class,
            Date.class,
            Time.class,
            Timestamp.class,
            java.util.Date.class,
            LocalDate.class,
            LocalTime.class,
            LocalDateTime.class,
            OffsetDateTime.class,
            ZonedDateTime.class,
            Instant.class,
            UUID.class,
            Object.class,
            Array.class)) {
      getter(
          "Class " + type.getSimpleName() + (type == java.util.Date.class ? " of util" : ""),
          (row, i) -> row.getObject(i, type),
          (row, label) -> row.getObject(label, type));
    }
    getter("map", (row, i) -> row.getObject(i, Map.of()), (row, l) -> row.getObject(l, Map.of()));
  }

  private static final String NUMBERS =
      "boolean byte short int long float double decimal object map Class Integer Class Long"
          + " Class Short Class Byte Class Double Class Float Class Boolean Class BigDecimal"
          + " Class BigInteger";
  private static final String TEXTS =
      "string nstring ascii reader nreader Class String Class Object";
  private static final String TIMES =
      "date time timestamp Class Date Class Time Class Timestamp Class Date of util Class LocalDate"
          + " Class LocalTime Class LocalDateTime Class OffsetDateTime Class ZonedDateTime Class Instant";

  @FunctionalInterface
  private interface Reading {
    void read(ResultSet row) throws SQLException;
  }

  private static void read(String values, Reading reading) throws SQLException {
    try (Statement statement = db.connection().createStatement();
        ResultSet row = statement.executeQuery("SELECT " + values)) {
      assertThat(row.next()).isTrue();
      reading.read(row);
    }
  }

  /** Which getters answer, by index and, in any case of its letters, by label. */
  private static TreeSet<String> answering(ResultSet row) throws SQLException {
    final TreeSet<String> answering = new TreeSet<>();
    for (Map.Entry<String, Both> getter : GETTERS.entrySet()) {
      SQLException failure = null;
      try {
        final Object value = getter.getValue().byIndex().get(row, 1);
        assertThat(row.wasNull()).as(getter.getKey()).isFalse();
        assertThat(value).as(getter.getKey()).isNotNull();
        answering.add(getter.getKey());
      } catch (SQLException e) {
        failure = e;
      }
      try {
        final Object value = getter.getValue().byLabel().get(row, "tHe VaLuE");
        assertThat(value).isNotNull();
        assertThat((Throwable) failure).as(getter.getKey()).isNull();
      } catch (SQLException e) {
        assertThat((Throwable) failure).as(getter.getKey()).isNotNull();
        assertThat(e.getSQLState())
            .isEqualTo(failure.getSQLState())
            .isIn("0A000", "22018", "22003");
        assertThat(e.getMessage()).isEqualTo(failure.getMessage());
        Failures.assertReadable(e);
      }
    }
    return answering;
  }

  private static TreeSet<String> names(String... lists) {
    final TreeSet<String> names = new TreeSet<>();
    for (String name : GETTERS.keySet()) {
      for (String list : lists) {
        if ((" " + list + " ").contains(" " + name + " ")) {
          names.add(name);
        }
      }
    }
    return names;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CAST(7 AS TINYINT)",
        "CAST(7 AS SMALLINT)",
        "CAST(7 AS INTEGER)",
        "CAST(7 AS BIGINT)",
        "CAST(7.5 AS REAL)",
        "CAST(7.5 AS FLOAT)",
        "CAST(7.5 AS DOUBLE)",
        "CAST(7.5 AS DECIMAL(10, 2))",
        "TRUE"
      })
  void numbersAndTruthsAreReadAsEachOther(String value) throws SQLException {
    read(
        value + " AS \"The Value\"",
        row -> {
          assertThat(answering(row)).isEqualTo(names(NUMBERS, TEXTS));
          assertThat(row.getInt(1)).isEqualTo(value.equals("TRUE") ? 1 : 7);
          assertThat(row.getBoolean(1)).isTrue();
        });
  }

  @Test
  void datesAndTimesAreReadAsEachOtherAndAsText() throws SQLException {
    for (String value :
        List.of("DATE '2026-03-08'", "TIME '02:30:00'", "TIMESTAMP '2026-03-08 02:30:00.123'")) {
      read(
          value + " AS \"The Value\"",
          row -> assertThat(answering(row)).isEqualTo(names(TIMES, TEXTS, "object map")));
    }
  }

  @Test
  void bytesAreReadAsBytesAndAsText() throws SQLException {
    for (String value : List.of("X'0aff'", "CAST(X'0aff' AS VARBINARY)")) {
      read(
          value + " AS \"The Value\"",
          row -> {
            assertThat(answering(row))
                .isEqualTo(names(TEXTS, "bytes stream object map Class byte[]"));
            assertThat(row.getBytes(1)).containsExactly(10, -1);
            assertThat(row.getObject(1)).isEqualTo(new byte[] {10, -1});
            assertThat(row.getString(1)).isEqualTo("0aff");
          });
    }
  }

  @Test
  void aTextIsReadAsWhateverItHasTheFormOf() throws SQLException {
    final String always = TEXTS + " bytes stream object map Class byte[]";
    read(
        "CAST(' 12 ' AS VARCHAR) AS \"The Value\"",
        row -> {
          final TreeSet<String> expected = names(always, NUMBERS);
          expected.removeAll(List.of("boolean", "Class Boolean"));
          assertThat(answering(row)).isEqualTo(expected);
          assertThat(row.getInt(1)).isEqualTo(12);
          assertThat(row.getObject(1, BigInteger.class)).isEqualTo(12);
        });
    read("'yes' AS \"The Value\"", row -> assertThat(row.getBoolean(1)).isTrue());
    read("'Off' AS \"The Value\"", row -> assertThat(row.getBoolean(1)).isFalse());
    read(
        "'2026-03-08T02:30:00.5+01:00' AS \"The Value\"",
        row -> {
          assertThat(answering(row)).isEqualTo(names(always, TIMES));
          assertThat(row.getObject(1, Instant.class)).isEqualTo("2026-03-08T01:30:00.500Z");
        });
    read(
        "'00000000-0000-0001-0000-000000000002' AS \"The Value\"",
        row -> {
          assertThat(answering(row)).isEqualTo(names(always, "Class UUID"));
          assertThat(row.getObject(1, UUID.class)).isEqualTo(new UUID(1, 2));
        });
  }

  @Test
  void anArrayIsReadAsOne() throws SQLException {
    read(
        "ARRAY[1, 2] AS \"The Value\"",
        row -> {
          assertThat(answering(row)).isEqualTo(names(TEXTS, "array object map Class Array"));
          assertThat(row.getArray(1).getArray()).isEqualTo(new int[] {1, 2});
        });
  }

  @Test
  void anIntervalIsADurationOrAPeriod() throws SQLException {
    read(
        "INTERVAL '1' DAY, INTERVAL '1-2' YEAR TO MONTH",
        row -> {
          assertThat(row.getObject(1, Duration.class)).isEqualTo(Duration.ofDays(1));
          assertThat(row.getObject(2, Period.class)).isEqualTo(Period.of(1, 2, 0));
          assertThat(row.getString(2)).isEqualTo("+1-02");
          assertFails(
              SQLFeatureNotSupportedException.class,
              "0A000",
              () -> row.getObject(1, Period.class),
              "Column 1");
        });
  }

  /** Values of types that few queries have: type, text, and the class of getObject. */
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiterString = " => ",
      value = {
        "ARRAY['a', 'bc'] => VARCHAR(2) ARRAY => [a, bc] => ArrayImpl",
        "ARRAY[1, NULL] => INTEGER ARRAY => [1, null] => ArrayImpl",
        "ARRAY[ARRAY[1], ARRAY[2, 3]] => INTEGER ARRAY ARRAY => [[1], [2, 3]] => ArrayImpl",
        "ARRAY[DATE '2026-03-08'] => DATE ARRAY => [2026-03-08] => ArrayImpl",
        "ARRAY[ROW(1, 'a')] => RecordType(INTEGER EXPR$0, CHAR(1) EXPR$1) ARRAY => [{1, a}]"
            + " => ArrayImpl",
        "MULTISET['a', 'b'] => CHAR(1) MULTISET => [a, b] => ArrayImpl",
        "ROW(1, ROW(2, 'b')) => STRUCT => {1, {2, b}} => StructImpl",
        "ROW(TRUE, ARRAY[1]) => STRUCT => {true, [1]} => StructImpl",
        "MAP['a', 1] => (CHAR(1), INTEGER) MAP => {a=1} => LinkedHashMap",
        "INTERVAL '1' DAY => INTERVAL_DAY => +1 => Long",
        "INTERVAL '1-2' YEAR TO MONTH => INTERVAL_YEAR_TO_MONTH => +1-02 => Integer",
        "INTERVAL '1 02:03:04.567' DAY TO SECOND => INTERVAL_DAY_TO_SECOND"
            + " => +1 02:03:04.000000 => Long",
        "INTERVAL '4.567' SECOND(2, 3) => INTERVAL_SECOND => +4.567 => Long",
        "CAST(7 AS TINYINT UNSIGNED) => UTINYINT => 7 => UShort",
        "CAST(7 AS BIGINT UNSIGNED) => UBIGINT => 7 => BigDecimal",
        "CAST('02:30:00.12' AS TIME(2)) => TIME => 02:30:00.12 => Time",
        "CAST('a' AS CHAR(3)) => CHAR => `a  ` => String",
        "CAST(1 AS ANY) => ANY => 1 => Long",
        "CAST('00000000-0000-0001-0000-000000000002' AS UUID) => UUID"
            + " => 00000000-0000-0001-0000-000000000002 => UUID"
      })
  void valuesOfRareTypesHaveATextAndAClass(String value, String type, String text, String name)
      throws SQLException {
    for (String more : List.of("", ", 1")) {
      read(
          value + more,
          row -> {
            assertThat(row.getMetaData().getColumnTypeName(1)).isEqualTo(type);
            assertThat(row.getString(1)).isEqualTo(text);
            assertThat(row.getObject(1).getClass().getSimpleName()).isEqualTo(name);
            assertThat(row.getString(1)).isEqualTo(text);
            assertThat(row.wasNull()).isFalse();
          });
    }
  }

  @Test
  void anArrayTellsItsElementsAndTheirType() throws SQLException {
    read(
        "ARRAY['a', 'bc'], CAST(NULL AS INTEGER ARRAY)",
        row -> {
          final Array array = row.getArray(1);
          assertThat(array.getBaseTypeName()).isEqualTo("VARCHAR");
          assertThat(array.getBaseType()).isEqualTo(java.sql.Types.VARCHAR);
          assertThat((Object[]) array.getArray()).containsExactly("a", "bc");
          try (ResultSet elements = array.getResultSet()) {
            for (String element : List.of("a", "bc")) {
              assertThat(elements.next()).isTrue();
              assertThat(elements.getString(2)).isEqualTo(element);
            }
            assertThat(elements.next()).isFalse();
          }
          assertThat(row.getArray(2)).isNull();
          assertThat(row.wasNull()).isTrue();
          assertThat(row.getObject(2)).isNull();
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "VARCHAR",
        "CHAR(3)",
        "TINYINT",
        "SMALLINT",
        "INTEGER",
        "BIGINT",
        "REAL",
        "FLOAT",
        "DOUBLE",
        "DECIMAL(10, 2)",
        "BOOLEAN",
        "DATE",
        "TIME",
        "TIMESTAMP(3)",
        "VARBINARY",
        "UUID",
        "INTEGER ARRAY",
        "ROW(a INTEGER, b VARCHAR)",
        "INTERVAL DAY",
        "INTERVAL YEAR TO MONTH",
        "INTEGER UNSIGNED"
      })
  void nullIsNullOrZeroByEveryGetter(String type) throws SQLException {
    for (String value : List.of("CAST(NULL AS " + type + ")", "NULL")) {
      read(
          value + ", 1",
          row -> {
            for (Map.Entry<String, Both> getter : GETTERS.entrySet()) {
              row.getInt(2);
              assertThat(row.wasNull()).isFalse();
              assertThat(getter.getValue().byIndex().get(row, 1))
                  .as(getter.getKey())
                  .isIn(null, 0, 0L, 0f, 0d, (short) 0, (byte) 0, false);
              assertThat(row.wasNull()).as(getter.getKey()).isTrue();
            }
          });
    }
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "128|byte",
        "-129|byte",
        "32768|short",
        "CAST(2147483648 AS BIGINT)|int",
        "CAST(9223372036854775808 AS DECIMAL(19, 0))|long",
        "CAST(1e300 AS DOUBLE)|long",
        "CAST(1e300 AS DOUBLE)|float",
        "'99999999999'|int",
        "CAST(1e300 AS DOUBLE)|Class Integer"
      })
  void whatDoesNotFitIs22003(String value, String getter) throws SQLException {
    read(
        value,
        row ->
            assertFails(
                SQLDataException.class,
                "22003",
                () -> GETTERS.get(getter).byIndex().get(row, 1),
                "out of range"));
  }

  @Test
  void aTextOfAnotherFormIs22018() throws SQLException {
    read(
        "'2026-02-30'",
        row -> {
          for (String getter :
              List.of("int", "double", "decimal", "boolean", "date", "timestamp")) {
            assertFails(
                SQLDataException.class,
                "22018",
                () -> GETTERS.get(getter).byIndex().get(row, 1),
                "'2026-02-30'");
          }
        });
  }

  @Test
  void anObjectIsOfTheClassThatTheMetadataNames() throws SQLException {
    for (String value :
        List.of(
            "'x'",
            "CAST(7 AS TINYINT)",
            "CAST(7 AS SMALLINT)",
            "7",
            "CAST(7 AS BIGINT)",
            "CAST(7 AS REAL)",
            "CAST(7 AS FLOAT)",
            "CAST(7 AS DOUBLE)",
            "CAST(7 AS DECIMAL(3, 1))",
            "TRUE",
            "DATE '2026-03-08'",
            "TIME '02:30:00'",
            "TIMESTAMP '2026-03-08 02:30:00'",
            "X'0aff'")) {
      read(
          value,
          row ->
              assertThat(row.getObject(1).getClass().getName())
                  .as(value)
                  .isEqualTo(row.getMetaData().getColumnClassName(1)));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTC", "America/New_York", "Europe/Dublin"})
  void timesAreExactInAnyZoneEvenWhereItsClocksSkipThem(String zone) throws SQLException {
    TimeZone.setDefault(TimeZone.getTimeZone(zone));
    // In New York clocks went from 01:59 to 03:00 then.
    read(
        "TIMESTAMP '2026-03-08 02:30:00.123', DATE '2026-03-08', TIME '02:30:00',"
            + " TIMESTAMP '2026-11-01 01:30:00'",
        row -> {
          final LocalDateTime wall = LocalDateTime.parse("2026-03-08T02:30:00.123");
          assertThat(row.getString(1)).isEqualTo("2026-03-08 02:30:00.123");
          assertThat(row.getObject(1, LocalDateTime.class)).isEqualTo(wall);
          assertThat(row.getObject(1, Instant.class)).isEqualTo("2026-03-08T02:30:00.123Z");
          assertThat(row.getObject(1, OffsetDateTime.class))
              .isEqualTo(OffsetDateTime.parse("2026-03-08T02:30:00.123Z"));
          assertThat(row.getObject(1, ZonedDateTime.class).toLocalDateTime()).isEqualTo(wall);
          assertThat(row.getObject(2, LocalDate.class)).isEqualTo("2026-03-08");
          assertThat(row.getDate(2).toLocalDate()).isEqualTo("2026-03-08");
          assertThat(row.getTime(3).toLocalTime()).isEqualTo("02:30:00");
          assertThat(row.getTimestamp(4).toLocalDateTime()).isEqualTo("2026-11-01T01:30:00");
          final Calendar utc = Calendar.getInstance(TimeZone.getTimeZone("UTC"), Locale.ROOT);
          assertThat(row.getTimestamp(1, utc).toInstant()).isEqualTo("2026-03-08T02:30:00.123Z");
          assertThat(row.getDate(2, utc).getTime())
              .isEqualTo(Instant.parse("2026-03-08T00:00:00Z").toEpochMilli());
          assertThat(row.getTime(3, utc).getTime()).isEqualTo(9_000_000L);
        });
  }

  @Test
  void aColumnThatIsNotThereIsRefused() throws SQLException {
    read(
        "1 AS a",
        row -> {
          for (Both getter : GETTERS.values()) {
            assertFails(SQLDataException.class, "22023", () -> getter.byIndex().get(row, 2));
            assertFails(SQLDataException.class, "22023", () -> getter.byIndex().get(row, 0));
            assertFails(
                java.sql.SQLSyntaxErrorException.class,
                "42S22",
                () -> getter.byLabel().get(row, "b"),
                "'b'");
          }
          assertFails(SQLDataException.class, "22023", () -> row.getObject(1, (Class<?>) null));
        });
  }

  @Test
  void readingBesideTheRowsIs24000() throws SQLException {
    try (Statement statement = db.connection().createStatement();
        ResultSet rows = statement.executeQuery("SELECT 1, TIMESTAMP '2026-03-08 02:30:00'")) {
      assertFails(SQLException.class, "24000", () -> rows.getInt(1), "next()");
      assertFails(SQLException.class, "24000", () -> rows.getTimestamp(2), "next()");
      assertThat(rows.next()).isTrue();
      assertThat(rows.next()).isFalse();
      assertFails(SQLException.class, "24000", () -> rows.getObject(1), "next()");
    }
  }

  @Test
  void streamsHoldWhatTheGettersGive() throws Exception {
    try (Connection connection = db.connect();
        ResultSet row = connection.createStatement().executeQuery("SELECT 'Łódź', X'0aff'")) {
      row.next();
      try (var reader = row.getCharacterStream(1);
          var bytes = row.getBinaryStream(2)) {
        final char[] text = new char[10];
        assertThat(new String(Arrays.copyOf(text, reader.read(text)))).isEqualTo("Łódź");
        assertThat(bytes.readAllBytes()).containsExactly(10, -1);
      }
    }
  }
}
