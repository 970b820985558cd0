package org.personalizejdbc.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Inventories in DuckDB, whose readers bring Parquet and JSON files, and in H2. */
class OtherDatabasesTest {
  @TempDir Path folder;

  private static void execute(Connection connection, String... statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  @Test
  void viewsOfDuckDbBringParquetAndJsonFiles() throws SQLException {
    String url = "jdbc:duckdb:" + folder.resolve("inventory.duckdb");
    String parquet = "'" + folder.resolve("deployments.parquet") + "'";
    String json = "'" + folder.resolve("teams.json") + "'";
    try (Connection database = DriverManager.getConnection(url)) {
      execute(
          database,
          "COPY (SELECT i AS id, 'arn:' || i AS arn, DATE '2024-02-29' AS day, [i, 2] AS list FROM"
              + " range(3) t(i)) TO "
              + parquet,
          "COPY (SELECT 1 AS id, 'search' AS name) TO " + json,
          "CREATE VIEW deployments AS SELECT * FROM " + parquet,
          "CREATE VIEW teams AS SELECT * FROM read_json_auto(" + json + ")");
    }
    try (Attached attached = Attached.to(url)) {
      String sql =
          "SELECT d.arn, d.\"day\", d.list, t.name FROM inv.deployments d JOIN inv.teams t"
              + " ON t.id = d.id WHERE d.id > 0";
      assertThat(attached.rows(sql)).containsExactly("arn:1|2024-02-29|[1, 2]|search");
      assertThat(attached.plan(sql)).contains("JdbcJoin", "JdbcFilter");
      assertThat(attached.rows("SELECT id FROM inv.deployments WHERE list = '[1, 2]'"))
          .containsExactly("1");
      assertThat(attached.rows("SELECT id / 2 FROM inv.deployments WHERE id = 1"))
          .containsExactly("0");
    }
  }

  @Test
  void typesAndTheOrderOfNullsAreTheSameInH2() throws SQLException {
    String url = "jdbc:h2:mem:" + UUID.randomUUID();
    try (Connection database = DriverManager.getConnection(url)) {
      execute(
          database,
          "CREATE TABLE t (id INTEGER, u UUID, j JSON, a INTEGER ARRAY, e ENUM('bad', 'ok'),"
              + " z TIMESTAMP WITH TIME ZONE, n NUMERIC(9, 2))",
          "INSERT INTO t VALUES (1, '0f8fad5b-d9cb-469f-a165-70867728950e', '{\"a\": 1}' FORMAT"
              + " JSON, ARRAY[1, 2], 'ok', '2024-01-01 00:30:00+02', 12.3)",
          "INSERT INTO t (id) VALUES (NULL)");
      try (Attached attached = Attached.to(url)) {
        assertThat(
                attached.rows(
                    "SELECT u, j, a, e, z, n FROM inv.t WHERE u ="
                        + " '0f8fad5b-d9cb-469f-a165-70867728950e' AND e = 'ok' AND z = TIMESTAMP"
                        + " '2023-12-31 22:30:00'"))
            .containsExactly(
                "0f8fad5b-d9cb-469f-a165-70867728950e|{\"a\":1}|[1, 2]|ok|2023-12-31"
                    + " 22:30:00.000|12.30");
        String first = "SELECT id FROM inv.t ORDER BY id FETCH FIRST 1 ROW ONLY";
        assertThat(attached.rows(first)).containsExactly("1");
        assertThat(attached.plan(first)).contains("JdbcSort");
      }
    }
  }

  @Test
  void aTimeOfFewerDigitsIsNotMadeWithinTheDatabaseWhichWouldRoundIt() throws SQLException {
    String url = "jdbc:h2:mem:" + UUID.randomUUID();
    try (Connection database = DriverManager.getConnection(url)) {
      execute(
          database,
          "CREATE TABLE t (z TIMESTAMP(3))",
          "INSERT INTO t VALUES (TIMESTAMP '2024-01-01 00:00:00.600')");
      try (Attached attached = Attached.to(url)) {
        String rounded = "CAST(z AS TIMESTAMP(0)) = TIMESTAMP '2024-01-01 00:00:01'";
        assertThat(attached.rows("SELECT z FROM inv.t WHERE " + rounded)).isEmpty();
        assertThat(attached.rows("SELECT CAST(z AS TIMESTAMP(0)) FROM inv.t"))
            .isEqualTo(attached.rows("SELECT CAST(MAX(z) AS TIMESTAMP(0)) FROM inv.t"));
      }
    }
  }
}
