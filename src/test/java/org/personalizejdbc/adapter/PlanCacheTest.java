package org.personalizejdbc.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.personalizejdbc.adapter.TestCampaigns.account;
import static org.personalizejdbc.adapter.TestCampaigns.sql;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.apache.calcite.runtime.Hook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.personalizejdbc.PersonalizeFixture;

/** The same text is planned once, for as long as its plan holds. */
class PlanCacheTest {
  private static final String PLAIN =
      sql("SELECT name, status FROM campaigns WHERE campaign_arn = $c007");
  private static final String LOOK_UP = PLAIN + " AND status <> 'DELETING'";

  @TempDir Path folder;
  private TestInventory inventory;
  private PersonalizeFixture db;

  @BeforeEach
  void open() throws Exception {
    inventory = new TestInventory();
    Files.writeString(folder.resolve("stock.csv"), "id,item\n1,a\n");
    db = PersonalizeFixture.of(account(30, 0), inventory.attachedWith("attach.files=" + folder));
  }

  @AfterEach
  void close() throws SQLException {
    db.close();
    inventory.close();
  }

  /** Counts the statements that are planned in this process while something is done. */
  private static int planned(SqlAction action) throws Exception {
    final AtomicInteger parsed = new AtomicInteger();
    try (Hook.Closeable hook =
        Hook.PARSE_TREE.add((Consumer<Object[]>) tree -> parsed.incrementAndGet())) {
      action.run();
      return parsed.get();
    }
  }

  private interface SqlAction {
    void run() throws Exception;
  }

  @Test
  void theSameTextIsPlannedOnceHoweverItIsExecutedAndAsksAnewEachTime() throws Exception {
    assertThat(
            planned(
                () -> {
                  for (int i = 0; i < 3; i++) {
                    db.endpoint().forgetCalls();
                    assertThat(db.lines(LOOK_UP)).containsExactly("c007|ACTIVE");
                    assertThat(db.calls().describes()).isEqualTo(1);
                  }
                  try (PreparedStatement prepared = db.connection().prepareStatement(LOOK_UP);
                      ResultSet row = prepared.executeQuery()) {
                    assertThat(row.next()).isTrue();
                  }
                  try (Statement statement = db.connection().createStatement()) {
                    assertThat(statement.execute(LOOK_UP)).isTrue();
                  }
                }))
        .isEqualTo(1);
  }

  @Test
  void aPlainLookUpTakesNoPlanningByCalcite() throws Exception {
    assertThat(
            planned(
                () -> {
                  assertThat(db.lines(PLAIN)).containsExactly("c007|ACTIVE");
                  try (PreparedStatement prepared = db.connection().prepareStatement(PLAIN);
                      ResultSet row = prepared.executeQuery()) {
                    assertThat(row.next()).isTrue();
                  }
                }))
        .isZero();
  }

  @Test
  void anotherTextSchemaOrConnectionIsPlannedForItself() throws Exception {
    db.rows(LOOK_UP);
    assertThat(planned(() -> db.rows(LOOK_UP + " "))).isEqualTo(1);
    try (Connection other = db.connect();
        Statement statement = other.createStatement()) {
      assertThat(planned(() -> statement.executeQuery(LOOK_UP).close())).isEqualTo(1);
      other.setSchema("driver");
      assertThatThrownBy(() -> statement.executeQuery(LOOK_UP))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("campaigns");
    }
  }

  @Test
  void maxRowsHoldForTheStatementThatSetsThem() throws Exception {
    final String all = "SELECT name FROM campaigns";
    for (int max : new int[] {0, 2, 0, 5}) {
      try (Statement statement = db.connection().createStatement()) {
        statement.setMaxRows(max);
        int rows = 0;
        try (ResultSet resultSet = statement.executeQuery(all)) {
          while (resultSet.next()) {
            rows++;
          }
        }
        assertThat(rows).isEqualTo(max == 0 ? 30 : max);
      }
    }
  }

  @Test
  void timesAndRandomNumbersAreThoseOfEachExecution() throws Exception {
    for (String changing :
        List.of(
            "SELECT CURRENT_TIMESTAMP, name FROM campaigns LIMIT 1",
            "SELECT name, RAND() FROM campaigns LIMIT 1",
            "SELECT COUNT(*), MAX(CURRENT_TIMESTAMP) FROM campaigns")) {
      final Set<List<List<Object>>> answers = new HashSet<>();
      for (int i = 0; i < 20; i++) {
        answers.add(db.rows(changing));
      }
      assertThat(answers).as(changing).hasSizeGreaterThan(1);
    }
    final String seeded = "SELECT name, RAND(7) FROM campaigns WHERE name < 'c003'";
    assertThat(db.rows(seeded)).as("a seed begins anew").isEqualTo(db.rows(seeded));
  }

  @Test
  void aTableOfADatabaseThatWasMadeAnewIsReadAnew() throws Exception {
    inventory.execute(
        "CREATE TABLE stock (id INTEGER, item VARCHAR(9))", "INSERT INTO stock VALUES (1, 'a')");
    final String query = "SELECT * FROM inv.stock";
    assertThat(db.lines(query)).containsExactly("1|a");
    assertThat(planned(() -> db.lines(query))).as("while it is the same").isZero();
    inventory.execute("INSERT INTO stock VALUES (2, 'b')");
    assertThat(db.lines(query)).containsExactlyInAnyOrder("1|a", "2|b");
    inventory.execute("DROP TABLE stock");
    assertThatThrownBy(() -> db.lines(query)).isInstanceOf(SQLException.class);
  }

  @Test
  void theSameTextFindsTheTableThatAnotherTextFindsWhereTwoDifferInCaseAlone() throws Exception {
    inventory.execute("CREATE TABLE stock (n INTEGER)", "INSERT INTO stock VALUES (1)");
    final String query = "SELECT n FROM inv.\"Stock\"";
    assertThat(db.lines(query)).containsExactly("1");
    inventory.execute("CREATE TABLE \"Stock\" (n INTEGER)", "INSERT INTO \"Stock\" VALUES (2)");
    assertThat(db.lines(query)).isEqualTo(db.lines(query + " "));
    // The list of names may be some time old; asking for another table has it read.
    assertThatThrownBy(() -> db.lines("SELECT * FROM inv.missing"))
        .isInstanceOf(SQLException.class);
    assertThat(db.lines(query)).isEqualTo(db.lines(query + " "));
  }

  @Test
  void aFileThatHasChangedIsReadAnew() throws Exception {
    final String query = "SELECT * FROM files.stock";
    assertThat(db.lines(query)).containsExactly("1|a");
    Files.writeString(folder.resolve("stock.csv"), "id,item,more\n1,a,b\n2,c,d\n");
    assertThat(db.lines(query)).containsExactly("1|a|b", "2|c|d");
    Files.delete(folder.resolve("stock.csv"));
    Files.writeString(folder.resolve("other.csv"), "id\n1\n");
    assertThatThrownBy(() -> db.lines(query)).isInstanceOf(SQLException.class);
  }

  @Test
  void onePlanServesStatementsThatRunAtOnce() throws Exception {
    final String[] texts = {
      LOOK_UP, "SELECT status, COUNT(*) FROM campaigns GROUP BY status", "SELECT * FROM campaigns"
    };
    final List<List<String>> expected = new ArrayList<>();
    for (String text : texts) {
      expected.add(db.lines(text));
    }
    final ExecutorService threads = Executors.newFixedThreadPool(6);
    try {
      final List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < 60; i++) {
        final int text = i % texts.length;
        running.add(
            threads.submit(
                () -> {
                  final List<String> lines = new ArrayList<>();
                  try (Statement statement = db.connection().createStatement();
                      ResultSet rows = statement.executeQuery(texts[text])) {
                    while (rows.next()) {
                      lines.add(rows.getString(1));
                    }
                  }
                  assertThat(lines).hasSameSizeAs(expected.get(text));
                  return null;
                }));
      }
      for (Future<?> future : running) {
        future.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void theOldestPlansGoSoThatTheirNumberIsBounded() throws Exception {
    final String first = "SELECT name FROM campaigns LIMIT 0";
    db.rows(first);
    for (int i = 0; i < 250; i++) {
      db.rows("SELECT " + i + " FROM campaigns LIMIT 0");
    }
    assertThat(planned(() -> db.rows(first))).as("gone").isEqualTo(1);
    assertThat(planned(() -> db.rows(first))).as("and back").isZero();
  }

  @Test
  void anExplanationIsNoPlanOfTheQuery() throws Exception {
    assertThat(db.lines("EXPLAIN PLAN FOR " + LOOK_UP).toString()).contains("CampaignDescribe");
    assertThat(db.lines("EXPLAIN PLAN FOR " + LOOK_UP).toString()).contains("CampaignDescribe");
    assertThat(db.lines(LOOK_UP)).containsExactly("c007|ACTIVE");
  }
}
