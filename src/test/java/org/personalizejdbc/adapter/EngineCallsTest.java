package org.personalizejdbc.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.personalizejdbc.adapter.TestCampaigns.account;
import static org.personalizejdbc.adapter.TestCampaigns.arn;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.personalizejdbc.PersonalizeFixture;
import org.personalizejdbc.PostgresServer;

/**
 * The calls of statements over inventories in several engines, all attached to one connection: K
 * distinct valid ARNs are K describes, whatever the type of the column.
 */
class EngineCallsTest {
  @TempDir static Path folder;
  private static final Map<String, String> URLS =
      Map.of(
          "h2", "jdbc:h2:mem:" + UUID.randomUUID(),
          "hsqldb", "jdbc:hsqldb:mem:" + UUID.randomUUID());
  private static final List<Connection> OPEN = new ArrayList<>();
  private static PersonalizeFixture db;

  @BeforeAll
  static void open() throws Exception {
    final String postgres = PostgresServer.newDatabase();
    final String duckdb = "jdbc:duckdb:" + folder.resolve("inventory.duckdb");
    create(postgres, "TEXT", "CREATE EXTENSION citext", "", "JSON", "JSONB", "CITEXT");
    create(URLS.get("h2"), "CLOB", "", " FORMAT JSON", "JSON", "VARCHAR_IGNORECASE(300)");
    create(URLS.get("hsqldb"), "CLOB", "", "");
    create(duckdb, "TEXT", "", "", "JSON");
    Files.writeString(
        Files.createDirectory(folder.resolve("csv")).resolve("keys.csv"),
        "id,arn\n1," + arn("c001") + "\n2," + arn("c002") + "\n3,\n");
    db =
        PersonalizeFixture.of(
            account(30, 10),
            "attach.postgres=" + postgres,
            "attach.duckdb=" + duckdb,
            "attach.h2=" + URLS.get("h2"),
            "attach.hsqldb=" + URLS.get("hsqldb"),
            "attach.hsqldb.user=sa",
            "attach.csv=" + folder.resolve("csv"));
  }

  /**
   * Makes tables (id, arn) of c001, c001, c002, one that is gone, NULL, and what is no ARN: {@code
   * varchar_keys}, {@code padded_keys}, {@code long_keys}, and for each other type {@code keysN},
   * of which the JSON ones hold documents with a member arn.
   */
  private static void create(
      String url, String longType, String first, String json, String... otherTypes)
      throws SQLException {
    final Connection connection =
        url.contains("hsqldb")
            ? DriverManager.getConnection(url, "sa", "")
            : DriverManager.getConnection(url);
    OPEN.add(connection);
    try (Statement statement = connection.createStatement()) {
      if (!first.isEmpty()) {
        statement.execute(first);
      }
      fill(statement, "varchar_keys", "VARCHAR(300)", "%s");
      fill(statement, "padded_keys", "CHAR(120)", "%s");
      fill(statement, "long_keys", longType, "%s");
      for (String type : otherTypes) {
        final boolean document = type.startsWith("JSON");
        fill(
            statement,
            type.replaceAll("\\W.*", "").toLowerCase(java.util.Locale.ROOT) + "_keys",
            type,
            document ? "{\"n\": 1, \"arn\": \"%s\"}" : "%s",
            document ? json : "");
      }
    }
  }

  private static void fill(Statement statement, String table, String type, String template)
      throws SQLException {
    fill(statement, table, type, template, "");
  }

  private static void fill(
      Statement statement, String table, String type, String template, String suffix)
      throws SQLException {
    statement.execute("CREATE TABLE " + table + " (id INTEGER, arn " + type + ")");
    int id = 1;
    for (String arn : List.of(arn("c001"), arn("c001"), arn("c002"), arn("g001"), "nonsense")) {
      statement.execute(
          "INSERT INTO "
              + table
              + " VALUES ("
              + id++
              + ", '"
              + template.replace("%s", arn)
              + "'"
              + suffix
              + ")");
    }
    statement.execute("INSERT INTO " + table + " VALUES (6, NULL)");
  }

  @AfterAll
  static void close() throws SQLException {
    db.close();
    for (Connection connection : OPEN) {
      connection.close();
    }
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          postgres.varchar_keys, k.arn
          postgres.padded_keys,  k.arn
          postgres.long_keys,    k.arn
          postgres.citext_keys,  k.arn
          postgres.varchar_keys, CAST(k.arn AS VARCHAR(400))
          postgres.long_keys,    TRIM(k.arn)
          postgres.json_keys,    "JSON_VALUE(k.arn, '$.arn')"
          postgres.jsonb_keys,   "JSON_VALUE(k.arn, '$.arn')"
          h2.varchar_keys,       k.arn
          h2.padded_keys,        k.arn
          h2.long_keys,          k.arn
          h2.varchar_ignorecase_keys, k.arn
          h2.varchar_keys,       CAST(k.arn AS VARCHAR(400))
          h2.json_keys,          "JSON_VALUE(k.arn, '$.arn')"
          hsqldb.varchar_keys,   k.arn
          hsqldb.padded_keys,    k.arn
          hsqldb.long_keys,      k.arn
          hsqldb.long_keys,      TRIM(k.arn)
          hsqldb.varchar_keys,   CAST(k.arn AS VARCHAR(400))
          duckdb.varchar_keys,   k.arn
          duckdb.padded_keys,    k.arn
          duckdb.long_keys,      k.arn
          duckdb.varchar_keys,   CAST(k.arn AS VARCHAR(400))
          duckdb.json_keys,      "JSON_VALUE(k.arn, '$.arn')"
          """,
      quoteCharacter = '"')
  void distinctKeysAreDescribedOnceEach(String table, String key) throws SQLException {
    final String from = " FROM " + table + " k ";
    final String described = "c001 c002 g001";
    final String campaign = "campaigns c ON c.campaign_arn = " + key;
    Cost.holds(db, "SELECT c.name" + from + "JOIN " + campaign, "c001 c001 c002", 0, described);
    Cost.holds(
        db,
        "SELECT c.min_provisioned_tps" + from + "LEFT JOIN " + campaign,
        "2 2 3 null null null",
        0,
        described);
    Cost.holds(
        db,
        "SELECT name FROM campaigns WHERE campaign_arn IN (SELECT " + key + from + ")",
        "c001 c002",
        0,
        described);
    Cost.holds(
        db,
        "SELECT k.id"
            + from
            + "WHERE NOT EXISTS (SELECT 1 FROM campaigns c WHERE c.campaign_arn = "
            + key
            + ")",
        "4 5 6",
        0,
        described);
    Cost.holds(
        db, "SELECT c.name" + from + "JOIN " + campaign + " WHERE k.id = 3", "c002", 0, "c002");
    Cost.holds(
        db,
        "SELECT c.name" + from + ", LATERAL TABLE(describe_campaign(" + key + ")) c",
        "c001 c001 c002",
        0,
        described);
  }

  @Test
  void severalInventoriesAndTheCampaignTablesJoin() throws SQLException {
    Cost.holds(
        db,
        "SELECT c.name FROM postgres.varchar_keys p JOIN h2.padded_keys h ON h.arn = p.arn"
            + " JOIN duckdb.long_keys d ON d.id = h.id JOIN csv.keys f ON f.arn = d.arn"
            + " JOIN campaigns c ON c.campaign_arn = p.arn"
            + " LEFT JOIN campaign_updates u ON u.campaign_arn = c.campaign_arn"
            + " WHERE p.id = 3",
        "c002",
        0,
        "c002");
    Cost.holds(
        db,
        "SELECT c.name FROM (SELECT arn FROM postgres.citext_keys UNION SELECT arn FROM"
            + " hsqldb.varchar_keys UNION SELECT arn FROM csv.keys) k"
            + " JOIN campaigns c ON c.campaign_arn = k.arn",
        "c001 c002",
        0,
        "c001 c002 g001");
  }

  @Test
  void onlyWhatTheStatementNeedsComesOutOfTheDatabase() throws SQLException {
    db.query(
            "SELECT c.name FROM postgres.varchar_keys k JOIN campaigns c ON c.campaign_arn = k.arn"
                + " WHERE k.id BETWEEN 2 AND 3")
        .returnsUnordered("c001", "c002");
    assertThat(lastOfPostgres())
        .isEqualToIgnoringCase(
            "SELECT \"arn\" FROM \"public\".\"varchar_keys\" WHERE \"id\" >= 2 AND \"id\" <= 3");
  }

  private static String lastOfPostgres() throws SQLException {
    try (Statement statement = OPEN.get(0).createStatement();
        var resultSet =
            statement.executeQuery(
                "SELECT query FROM pg_stat_activity WHERE datname = current_database()"
                    + " AND pid <> pg_backend_pid() ORDER BY query_start DESC LIMIT 1")) {
      resultSet.next();
      return resultSet.getString(1).replace("\n", " ");
    }
  }
}
