package org.personalizejdbc.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.personalizejdbc.PostgresServer;

/** A PostgreSQL inventory: its types, and what runs inside it. */
class PostgresTest {
  private String url;
  private Connection database;

  @BeforeEach
  void connect() throws SQLException {
    url = PostgresServer.newDatabase();
    database = DriverManager.getConnection(url);
  }

  @AfterEach
  void disconnect() throws SQLException {
    database.close();
  }

  private void execute(String... statements) throws SQLException {
    try (Statement statement = database.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /** The text of the statement that the attachment ran last, as the server has it. */
  private String last() throws SQLException {
    try (Statement statement = database.createStatement();
        var resultSet =
            statement.executeQuery(
                "SELECT query FROM pg_stat_activity WHERE datname = current_database()"
                    + " AND pid <> pg_backend_pid() ORDER BY query_start DESC LIMIT 1")) {
      resultSet.next();
      return resultSet.getString(1).replace("\n", " ");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          NUMERIC;          1234567890.123456789;      DECIMAL;   1234567890.123456789
          NUMERIC(9,2);     12.30;                     DECIMAL;   12.30
          NUMERIC(38);      12345678901234567890123;   DECIMAL;   12345678901234567890123
          MONEY;            12.5;                      DECIMAL;   12.50
          BIGINT;           9007199254740993;          BIGINT;    9007199254740993
          SMALLINT;         3;                         SMALLINT;  3
          REAL;             1.5;                       REAL;      1.5
          DOUBLE PRECISION; 0.1;                       DOUBLE;    0.1
          BOOLEAN;          true;                      BOOLEAN;   true
          DATE;             2024-02-29;                DATE;      2024-02-29
          TIME;             02:30:00;                  TIME;      02:30:00.000
          TIMESTAMP;        2024-09-29 03:00:00.125;   TIMESTAMP; 2024-09-29 03:00:00.125
          TIMESTAMPTZ;      2024-01-01 00:30:00+02;    TIMESTAMP; 2023-12-31 22:30:00.000
          TIMETZ;           02:30:00+02;               VARCHAR;   02:30:00+02
          TEXT;             long;                      VARCHAR;   long
          CHAR(4);          ab;                        CHAR;      ab
          CITEXT;           MiXed;                     VARCHAR;   MiXed
          UUID;             0f8fad5b-d9cb-469f-a165-70867728950e; VARCHAR; 0f8fad5b-d9cb-469f-a165-70867728950e
          INTEGER[];        {1,2};                     VARCHAR;   {1,2}
          TEXT[];           {a,"b c",NULL};            VARCHAR;   {a,"b c",NULL}
          JSON;             {"a":  1};                 VARCHAR;   {"a":  1}
          JSONB;            {"a":  1};                 VARCHAR;   {"a": 1}
          mood;             ok;                        VARCHAR;   ok
          percent;          42;                        INTEGER;   42
          label;            x;                         VARCHAR;   x
          pair;             (1,x);                     VARCHAR;   (1,x)
          BIT(3);           101;                       VARCHAR;   101
          BIT(1);           1;                         VARCHAR;   1
          INET;             10.0.0.1;                  VARCHAR;   10.0.0.1/32
          INTERVAL;         1 day 02:03:04;            VARCHAR;   1 day 02:03:04
          XML;              <a/>;                      VARCHAR;   <a/>
          POINT;            (1,2);                     VARCHAR;   (1,2)
          INT4RANGE;        [1,5);                     VARCHAR;   [1,5)
          NAME;             x;                         VARCHAR;   x
          """)
  void everyTypeIsReadComparedAndGrouped(String type, String value, String sqlType, String text)
      throws SQLException {
    execute(
        "CREATE EXTENSION IF NOT EXISTS citext",
        "CREATE TYPE mood AS ENUM ('bad', 'ok')",
        "CREATE TYPE pair AS (a INTEGER, b TEXT)",
        "CREATE DOMAIN percent AS INTEGER CHECK (VALUE <= 100)",
        "CREATE DOMAIN label AS TEXT",
        "CREATE TABLE t (id INTEGER, v " + type + ")",
        "INSERT INTO t VALUES (1, '" + value + "'), (2, NULL)");
    try (Attached attached = Attached.to(url)) {
      assertThat(attached.columns("inv.t")).containsExactly("id INTEGER", "v " + sqlType);
      assertThat(attached.rows("SELECT v FROM inv.t ORDER BY id").get(0).stripTrailing())
          .isEqualTo(text);
      assertThat(attached.rows("SELECT a.id FROM inv.t a JOIN inv.t b ON a.v = b.v"))
          .containsExactly("1");
      assertThat(attached.rows("SELECT COUNT(*) FROM inv.t GROUP BY v")).containsExactly("1", "1");
      assertThat(attached.rows("SELECT COUNT(DISTINCT v) FROM inv.t")).containsExactly("1");
      assertThat(attached.rows("SELECT MAX(v) IS NULL FROM inv.t")).containsExactly("false");
      assertThat(attached.rows("SELECT v FROM inv.t ORDER BY v NULLS LAST FETCH FIRST 1 ROW ONLY"))
          .hasSize(1)
          .doesNotContainNull();
      if (sqlType.equals("VARCHAR")) {
        assertThat(attached.rows("SELECT id FROM inv.t WHERE v = '" + text + "'"))
            .containsExactly("1");
        assertThat(attached.rows("SELECT id FROM inv.t WHERE v = ?", text)).containsExactly("1");
        assertThat(attached.rows("SELECT id FROM inv.t WHERE UPPER(v) LIKE '%'"))
            .containsExactly("1");
        assertThat(attached.rows("SELECT id FROM inv.t WHERE v = 'else' OR v > ''"))
            .containsExactly("1");
      }
    }
  }

  @Test
  void aTimeWithAZoneIsComparedInUtcInsideTheDatabase() throws SQLException {
    execute(
        "CREATE TABLE t (id INTEGER, moment TIMESTAMPTZ)",
        "INSERT INTO t VALUES (1, '2024-01-01 00:30:00+02')");
    try (Attached attached = Attached.to(url)) {
      assertThat(
              attached.rows(
                  "SELECT id FROM inv.t WHERE moment = TIMESTAMP '2023-12-31 22:30:00' AND moment <"
                      + " TIMESTAMP '2023-12-31 22:30:01'"))
          .containsExactly("1");
      assertThat(last()).contains("WHERE \"moment\" = TIMESTAMP");
    }
  }

  @Test
  void citextIsComparedExactlyAsEverywhereElse() throws SQLException {
    execute(
        "CREATE EXTENSION citext",
        "CREATE TABLE t (id INTEGER, v CITEXT)",
        "INSERT INTO t VALUES (1, 'arn:A'), (2, 'arn:a')");
    try (Attached attached = Attached.to(url)) {
      assertThat(attached.rows("SELECT id FROM inv.t WHERE v = 'arn:a'")).containsExactly("2");
      assertThat(attached.rows("SELECT DISTINCT v FROM inv.t")).hasSize(2);
    }
  }

  @Test
  void filtersProjectionsJoinsSortsAndLimitsRunInsideTheDatabase() throws SQLException {
    execute(
        "CREATE TABLE deployment (id INTEGER, arn TEXT, team_id INTEGER, settings JSONB)",
        "CREATE TABLE team (id INTEGER, name TEXT)",
        "INSERT INTO team VALUES (1, 'search'), (2, 'home')",
        "INSERT INTO deployment SELECT i, 'arn:' || i, 1 + i % 2, '{}' FROM generate_series(1, 9) i");
    try (Attached attached = Attached.to(url)) {
      assertThat(
              attached.rows(
                  "SELECT d.arn FROM inv.deployment d JOIN inv.team t ON t.id = d.team_id WHERE"
                      + " t.name = 'home' AND d.id > 2 ORDER BY d.id DESC OFFSET 1 ROW FETCH NEXT"
                      + " 2 ROWS ONLY"))
          .containsExactly("arn:7", "arn:5");
      assertThat(last())
          .contains("INNER JOIN", "'home'", "\"id\" > 2", "ORDER BY", "OFFSET 1", "FETCH NEXT 2");
      assertThat(attached.rows("SELECT COUNT(*), SUM(id) FROM inv.deployment WHERE id < 3"))
          .containsExactly("2|3");
      assertThat(last()).contains("COUNT(*)", "SUM(\"id\")");
    }
  }

  @Test
  void whatMeansElseInsideIsLeftOutAndTheRestOfTheStatementIsNot() throws SQLException {
    execute(
        "CREATE TABLE t (id INTEGER, name TEXT, doc JSONB, other TEXT)",
        "INSERT INTO t VALUES (1, 'Ü', '{\"arn\": \"x\"}', ''), (2, 'b', NULL, '')",
        "INSERT INTO t VALUES (7, 'a_c', NULL, ''), (8, 'abc', NULL, '')");
    try (Attached attached = Attached.to(url)) {
      assertThat(
              attached.rows(
                  "SELECT JSON_VALUE(doc, '$.arn') FROM inv.t WHERE id < 3 AND LOWER(name) = 'ü'"))
          .containsExactly("x");
      assertThat(last()).contains("WHERE \"id\" < 3").doesNotContain("LOWER", "JSON_VALUE");
      assertThat(attached.rows("SELECT SUBSTRING(name FROM 1 FOR 1) FROM inv.t WHERE id = 2"))
          .containsExactly("b");
      assertThat(last()).contains("\"name\"", "WHERE \"id\" = 2").doesNotContain("SUBSTRING");
      assertThat(attached.rows("SELECT id FROM inv.t WHERE name LIKE 'a\\_c'")).isEmpty();
      assertThat(attached.rows("SELECT id FROM inv.t WHERE name LIKE 'a!_c' ESCAPE '!'"))
          .containsExactly("7");
      assertThat(attached.rows("SELECT id / 2 FROM inv.t WHERE id = 7")).containsExactly("3");
    }
  }

  @Test
  void aRefusedPasswordAndADatabaseThatIsNotThereAreTold() {
    assertThatThrownBy(() -> Attached.to(url.replaceAll("/d\\d+", "/nowhere")))
        .isInstanceOf(InventoryException.class)
        .hasMessageContainingAll("attach.inv", "nowhere", "[3D000]");
    String closed = url.replaceAll("localhost:\\d+", "localhost:1");
    assertThatThrownBy(() -> Attached.to(closed + "&password=hunter2"))
        .isInstanceOf(InventoryException.class)
        .hasMessageContainingAll("attach.inv", "localhost:1", "reachable")
        .hasMessageNotContaining("hunter2");
  }

  @Test
  void aTableListOfThousandsIsReadOnceAndNoColumnsBeforeATableIsNamed() throws SQLException {
    execute(
        "DO $$ BEGIN FOR i IN 1..3000 LOOP EXECUTE 'CREATE TABLE t' || i || ' (x INTEGER)';"
            + " END LOOP; END $$");
    try (Attached attached = Attached.to(url)) {
      assertThat(queries("pg_class")).isZero();
      assertThat(attached.rows("SELECT * FROM inv.t2999")).isEmpty();
      assertThat(attached.inventory.schema().getTableNames()).hasSize(3000);
    }
  }

  private long queries(String word) throws SQLException {
    try (Statement statement = database.createStatement();
        var resultSet =
            statement.executeQuery(
                "SELECT COUNT(*) FROM pg_stat_activity WHERE datname = current_database()"
                    + " AND pid <> pg_backend_pid() AND query LIKE '%"
                    + word
                    + "%'")) {
      resultSet.next();
      return resultSet.getLong(1);
    }
  }

  @Test
  void aTableMadeAfterConnectingIsFound() throws SQLException {
    execute("CREATE SCHEMA ops", "CREATE TABLE ops.\"Mixed\" (\"A b\" INTEGER)");
    InventorySource source = InventorySource.of(url, null, null, "OPS", null);
    try (Attached attached = Attached.to(source)) {
      assertThat(attached.rows("SELECT \"a B\" FROM inv.MIXED")).isEmpty();
      execute("CREATE TABLE ops.later (x INTEGER)");
      assertThat(attached.inventory.schema().tables().getIgnoreCase("LATER")).isNotNull();
      assertThat(attached.rows("SELECT X FROM inv.later")).isEmpty();
      assertThat(List.copyOf(attached.inventory.schema().getTableNames()))
          .containsExactlyInAnyOrder("Mixed", "later");
    }
  }
}
