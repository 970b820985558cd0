package org.personalizejdbc.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.personalizejdbc.jdbc.Failures.messages;
import static org.personalizejdbc.jdbc.MetadataReader.lines;
import static org.personalizejdbc.jdbc.MetadataReader.maps;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.personalizejdbc.PersonalizeFixture;

/** What tools learn of attached inventories, and of one that does not answer. */
class InventoryMetadataTest {
  private static final String URL = "jdbc:hsqldb:mem:inventory-metadata";

  @TempDir Path folder;

  private Connection keep;
  private boolean running;
  private PersonalizeFixture db;
  private DatabaseMetaData metaData;

  @BeforeEach
  void attach() throws Exception {
    keep = DriverManager.getConnection(URL, "SA", "");
    running = true;
    execute(
        "CREATE TABLE deployments (team VARCHAR(20) NOT NULL, service VARCHAR(30) NOT NULL,"
            + " cost DECIMAL(9,2), since DATE, PRIMARY KEY (service, team))",
        "COMMENT ON TABLE deployments IS 'Who runs what'",
        "COMMENT ON COLUMN deployments.cost IS 'In euros'",
        "CREATE VIEW teams AS SELECT DISTINCT team FROM deployments",
        "CREATE TABLE a_b (x INTEGER)",
        "CREATE TABLE axb (x INTEGER)",
        "CREATE TABLE \"Mixed\" (\"Col\" INTEGER)",
        "CREATE TABLE \"MIXED\" (other INTEGER)");
    Files.writeString(
        folder.resolve("notes.csv"), "campaign_arn,weight,day\narn:a,1.50,2026-11-24\n");
    db =
        PersonalizeFixture.sample(
            "attach.inv=" + URL, "attach.inv.user=SA", "attach.files=" + folder);
    metaData = db.connection().getMetaData();
  }

  @AfterEach
  void detach() throws SQLException {
    assertThat(db.endpoint().calls()).isEmpty();
    db.close();
    if (running) {
      shutDown();
    }
  }

  private void shutDown() throws SQLException {
    execute("SHUTDOWN");
    keep.close();
    running = false;
  }

  private void execute(String... statements) throws SQLException {
    try (Statement statement = keep.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  @Test
  void theirTablesAndViewsStandBesideOurs() throws SQLException {
    assertThat(lines(metaData.getSchemas(), "TABLE_SCHEM"))
        .containsExactly("driver", "files", "inv", "personalize");
    assertThat(
            lines(
                metaData.getTables(null, "inv", "%", null),
                "TABLE_SCHEM",
                "TABLE_NAME",
                "TABLE_TYPE",
                "REMARKS"))
        .containsExactly(
            "inv|AXB|TABLE|null",
            "inv|A_B|TABLE|null",
            "inv|DEPLOYMENTS|TABLE|Who runs what",
            "inv|MIXED|TABLE|null",
            "inv|Mixed|TABLE|null",
            "inv|TEAMS|VIEW|null");
    assertThat(lines(metaData.getTables(null, null, null, new String[] {"VIEW"}), "TABLE_NAME"))
        .containsExactly("TEAMS");
    assertThat(lines(metaData.getTables(null, "files", "%", null), "TABLE_NAME", "TABLE_TYPE"))
        .containsExactly("notes|TABLE");
    assertThat(lines(metaData.getTables(null, null, "%", new String[] {"TABLE"}), "TABLE_NAME"))
        .contains("campaigns", "notes", "DEPLOYMENTS");
  }

  @Test
  void theirColumnsHaveTheTypesThatStatementsGiveThem() throws SQLException {
    assertThat(
            lines(
                metaData.getColumns(null, "inv", "deployments", null),
                "TABLE_NAME",
                "ORDINAL_POSITION",
                "COLUMN_NAME",
                "TYPE_NAME",
                "COLUMN_SIZE",
                "DECIMAL_DIGITS",
                "IS_NULLABLE",
                "REMARKS",
                "IS_AUTOINCREMENT",
                "IS_GENERATEDCOLUMN"))
        .containsExactly(
            "DEPLOYMENTS|1|TEAM|VARCHAR|20|null|NO|null||",
            "DEPLOYMENTS|2|SERVICE|VARCHAR|30|null|NO|null||",
            "DEPLOYMENTS|3|COST|DECIMAL|9|2|YES|In euros||",
            "DEPLOYMENTS|4|SINCE|DATE|10|null|YES|null||");
    assertThat(
            lines(
                metaData.getColumns(null, "files", "notes", "%"),
                "COLUMN_NAME",
                "TYPE_NAME",
                "COLUMN_SIZE",
                "DECIMAL_DIGITS"))
        .containsExactly(
            "campaign_arn|VARCHAR|2147483647|null", "weight|DECIMAL|19|2", "day|DATE|10|null");
  }

  @Test
  void anUnderscoreThatIsEscapedIsOne() throws SQLException {
    assertThat(lines(metaData.getTables(null, "inv", "a_b", null), "TABLE_NAME"))
        .containsExactly("AXB", "A_B");
    assertThat(lines(metaData.getTables(null, "inv", "a\\_b", null), "TABLE_NAME"))
        .containsExactly("A_B");
  }

  @Test
  void aNameInItsOwnCaseIsThatTableAloneAndInAnotherBoth() throws SQLException {
    assertThat(lines(metaData.getColumns(null, "inv", "Mixed", "%"), "COLUMN_NAME"))
        .containsExactly("Col");
    assertThat(lines(metaData.getColumns(null, "inv", "MIXED", "%"), "COLUMN_NAME"))
        .containsExactly("OTHER");
    assertThat(lines(metaData.getTables(null, "inv", "mixed", null), "TABLE_NAME"))
        .containsExactly("MIXED", "Mixed");
  }

  @Test
  void theirPrimaryKeysAreToldInOrder() throws SQLException {
    assertThat(lines(metaData.getPrimaryKeys(null, "inv", "DEPLOYMENTS"), "COLUMN_NAME", "KEY_SEQ"))
        .containsExactly("SERVICE|1", "TEAM|2");
    assertThat(
            lines(
                metaData.getIndexInfo(null, "inv", "deployments", true, true),
                "ORDINAL_POSITION",
                "COLUMN_NAME"))
        .containsExactly("1|SERVICE", "2|TEAM");
    assertThat(
            lines(
                metaData.getBestRowIdentifier(
                    null, "inv", "DEPLOYMENTS", DatabaseMetaData.bestRowSession, true),
                "COLUMN_NAME"))
        .containsExactly("TEAM", "SERVICE");
    assertThat(maps(metaData.getPrimaryKeys(null, "inv", "TEAMS"))).isEmpty();
    assertThat(maps(metaData.getPrimaryKeys(null, "files", "notes"))).isEmpty();
    assertThat(maps(metaData.getImportedKeys(null, "inv", "DEPLOYMENTS"))).isEmpty();
  }

  @Test
  void aDatabaseThatIsGoneIsLeftOutWithAWarningThatNamesIt() throws SQLException {
    shutDown();
    assertThat(lines(metaData.getTables(null, "%", "%", null), "TABLE_NAME"))
        .contains("campaigns", "api_calls", "notes")
        .doesNotContain("DEPLOYMENTS");
    assertThat(maps(metaData.getTables(null, null, "campaigns", null))).hasSize(1);
    assertThat(lines(metaData.getColumns(null, null, "notes", null), "COLUMN_NAME")).hasSize(3);
    assertThat(messages(db.connection().getWarnings()))
        .hasSize(1)
        .first()
        .asString()
        .startsWith("Schema inv is left out of the metadata: The database of attach.inv (");
    db.connection().clearWarnings();
    assertThat(lines(metaData.getSchemas(), "TABLE_SCHEM")).contains("inv");
    assertThat(maps(metaData.getColumns(null, "personalize", "%", "%"))).isNotEmpty();
    assertThat(maps(metaData.getPrimaryKeys(null, "personalize", "campaigns"))).hasSize(1);
    assertThat(messages(db.connection().getWarnings())).isEmpty();
  }

  @Test
  void aDatabaseThatIsGoneFailsWhoAsksForIt() throws SQLException {
    shutDown();
    for (String pattern : new String[] {"inv", "INV"}) {
      final SQLException failure =
          Failures.failureOf(() -> metaData.getTables(null, pattern, "%", null));
      assertThat(failure.getMessage()).contains("attach.inv");
      assertThat(failure.getSQLState()).isNotNull();
    }
    assertThat(
            Failures.failureOf(() -> metaData.getPrimaryKeys(null, "inv", "DEPLOYMENTS"))
                .getMessage())
        .contains("attach.inv");
    assertThat(messages(db.connection().getWarnings())).isEmpty();
  }

  @Test
  void aFileThatCannotBeReadIsLeftOutAmongOthersAndFailsAlone() throws Exception {
    db.close();
    Files.writeString(folder.resolve("broken.csv"), "a,b\n1\n");
    db = PersonalizeFixture.sample("attach.files=" + folder);
    metaData = db.connection().getMetaData();
    assertThat(lines(metaData.getTables(null, "files", "%", null), "TABLE_NAME"))
        .containsExactly("broken", "notes");
    assertThat(lines(metaData.getColumns(null, "files", "%", "%"), "TABLE_NAME", "COLUMN_NAME"))
        .containsExactly("notes|campaign_arn", "notes|weight", "notes|day");
    assertThat(messages(db.connection().getWarnings()))
        .hasSize(1)
        .first()
        .asString()
        .startsWith("Table files.broken is left out of the metadata: ")
        .contains("broken.csv");
    assertThat(
            Failures.failureOf(() -> metaData.getColumns(null, "files", "broken", "%"))
                .getMessage())
        .contains("broken.csv");
  }

  @Test
  void aWarningIsGivenOnce() throws SQLException {
    shutDown();
    for (int i = 0; i < 3; i++) {
      metaData.getTables(null, null, null, null).close();
    }
    assertThat(messages(db.connection().getWarnings())).hasSize(1);
  }
}
