package org.personalizejdbc.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.TimeZone;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The values of an HSQLDB inventory come through unchanged. */
class DatabaseValuesTest {
  private final String url = "jdbc:hsqldb:mem:" + UUID.randomUUID();
  private final TimeZone before = TimeZone.getDefault();
  private Connection database;

  @BeforeEach
  void connect() throws SQLException {
    database = DriverManager.getConnection(url, "sa", "");
  }

  @AfterEach
  void drop() throws SQLException {
    TimeZone.setDefault(before);
    execute("SHUTDOWN");
    database.close();
  }

  private void execute(String... statements) throws SQLException {
    try (Statement statement = database.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private Attached attach() throws SQLException {
    return Attached.to(InventorySource.of(url, "sa", "", null, null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTC", "America/New_York", "Pacific/Chatham"})
  void timesAreTheSameInEveryZoneEvenInItsGaps(String zone) throws SQLException {
    TimeZone.setDefault(TimeZone.getTimeZone(zone));
    execute(
        "CREATE TABLE t (id INTEGER, ts TIMESTAMP(3), d DATE, tm TIME, nn TIMESTAMP(3) NOT NULL)",
        "INSERT INTO t VALUES (1, TIMESTAMP '2024-03-10 02:30:00.125', DATE '2024-03-10',"
            + " TIME '02:30:00', TIMESTAMP '2024-11-03 01:30:00')",
        "INSERT INTO t VALUES (2, TIMESTAMP '2024-09-29 03:00:00', DATE '1969-12-31',"
            + " TIME '23:59:59', TIMESTAMP '1969-12-31 23:59:59.5')",
        "INSERT INTO t VALUES (3, NULL, NULL, NULL, TIMESTAMP '0999-01-01 00:00:00')");
    try (Attached attached = attach()) {
      assertThat(attached.rows("SELECT ts, d, tm, nn FROM inv.t ORDER BY id"))
          .containsExactly(
              "2024-03-10 02:30:00.125|2024-03-10|02:30:00|2024-11-03 01:30:00.000",
              "2024-09-29 03:00:00.000|1969-12-31|23:59:59|1969-12-31 23:59:59.500",
              "null|null|null|0999-01-01 00:00:00.000");
      assertThat(attached.rows("SELECT nn FROM inv.t WHERE id = 1"))
          .containsExactly("2024-11-03 01:30:00.000");
      String gap = "SELECT id FROM inv.t WHERE ts = TIMESTAMP '2024-03-10 02:30:00.125'";
      assertThat(attached.rows(gap)).containsExactly("1");
      assertThat(attached.plan(gap)).contains("JdbcFilter");
      assertThat(attached.rows("SELECT id FROM inv.t WHERE CAST(ts AS VARCHAR) LIKE '2024-09-29%'"))
          .containsExactly("2");
    }
  }

  @Test
  void everyOrdinaryTypeKeepsItsValuesAndNulls() throws SQLException {
    execute(
        "CREATE TABLE t (c CHAR(5), v VARCHAR(9), n NUMERIC(9,2), b BOOLEAN, l BIGINT, i INTEGER,"
            + " s SMALLINT, y TINYINT, f DOUBLE, big NUMERIC(40,3))",
        "INSERT INTO t VALUES ('ab', 'ü☃', -1.50, TRUE, 9007199254740993, 1, 2, 3, 0.1, 12.345)",
        "INSERT INTO t (c) VALUES (NULL)");
    try (Attached attached = attach()) {
      assertThat(attached.rows("SELECT * FROM inv.t"))
          .containsExactly(
              "ab   |ü☃|-1.50|true|9007199254740993|1|2|3|0.1|12.345",
              "null|null|null|null|null|null|null|null|null|null");
      assertThat(attached.rows("SELECT b FROM inv.t WHERE n < 0 AND l > 1 AND b"))
          .containsExactly("true");
      assertThat(attached.columns("inv.t")).contains("N DECIMAL", "C CHAR", "L BIGINT");
    }
  }

  @Test
  void aTypeThatSqlToolsDoNotKnowIsText() throws SQLException {
    execute(
        "CREATE TABLE t (id INTEGER, u UUID, a INTEGER ARRAY, c CLOB, z TIMESTAMP WITH TIME ZONE,"
            + " iv INTERVAL DAY TO SECOND, bin VARBINARY(4))",
        "INSERT INTO t VALUES (1, '0f8fad5b-d9cb-469f-a165-70867728950e', ARRAY[1,2], 'long',"
            + " TIMESTAMP '2024-01-01 00:30:00+02:00', INTERVAL '1 02:03:04' DAY TO SECOND,"
            + " X'0102')",
        "INSERT INTO t (id) VALUES (2)");
    try (Attached attached = attach()) {
      List<String> rows = attached.rows("SELECT u, a, c, z, iv FROM inv.t ORDER BY id");
      assertThat(rows.get(0))
          .startsWith("0f8fad5b-d9cb-469f-a165-70867728950e|ARRAY[1,2]|long|2023-12-31 22:30:00")
          .contains("02:03:04");
      assertThat(rows.get(1)).isEqualTo("null|null|null|null|null");
      assertThat(attached.rows("SELECT id FROM inv.t WHERE bin = X'0102'")).containsExactly("1");
    }
  }

  @Test
  void anOuterQuerysVariableReachesTheDatabase() throws SQLException {
    execute(
        "CREATE TABLE t (id INTEGER, moment TIMESTAMP(3))",
        "INSERT INTO t VALUES (1, TIMESTAMP '2024-03-10 02:30:00'), (2, NULL)");
    try (Attached attached = attach()) {
      assertThat(
              attached.rows(
                  "SELECT v.n, (SELECT MAX(t.moment) FROM inv.t t WHERE t.id = v.n)"
                      + " FROM (VALUES (1), (2), (3)) AS v(n) ORDER BY 1"))
          .containsExactly("1|2024-03-10 02:30:00.000", "2|null", "3|null");
      assertThat(
              attached.rows(
                  "SELECT v.n, x.id FROM (VALUES (1), (2), (3)) AS v(n),"
                      + " LATERAL (SELECT * FROM inv.t t WHERE t.id < v.n ORDER BY id LIMIT 1) x"
                      + " ORDER BY 1"))
          .containsExactly("2|1", "3|1");
    }
  }

  @Test
  void rowsWithoutColumnsAreCounted() throws SQLException {
    execute("CREATE TABLE t (id INTEGER)", "INSERT INTO t VALUES (1), (2)");
    try (Attached attached = attach()) {
      assertThat(attached.rows("SELECT COUNT(*) FROM inv.t, (VALUES (1), (2)) AS v(n)"))
          .containsExactly("4");
      assertThat(attached.rows("SELECT ROW_NUMBER() OVER () FROM inv.t")).containsExactly("1", "2");
    }
  }
}
