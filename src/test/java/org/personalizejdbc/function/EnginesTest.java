package org.personalizejdbc.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.personalizejdbc.PersonalizeFixture;

/** The functions within HSQLDB, H2 and Derby, declared as the examples declare them. */
class EnginesTest {
  private static final AtomicInteger DATABASES = new AtomicInteger();

  private Functions functions;

  /** A database, and how its SQL writes a call of a function as a table. */
  enum Engine {
    HSQLDB("jdbc:hsqldb:mem:engines%d", "TABLE(%s) AS f"),
    H2("jdbc:h2:mem:engines%d", "%s AS f"),
    DERBY("jdbc:derby:memory:engines%d;create=true", "TABLE(%s) AS f");

    private final String url;
    private final String from;

    Engine(String url, String from) {
      this.url = url;
      this.from = from;
    }

    String from(String call) {
      return String.format(Locale.ROOT, from, call);
    }

    /** A database that has nothing but the functions of its example. */
    Connection open() throws SQLException, IOException {
      Connection connection =
          Functions.database(String.format(Locale.ROOT, url, DATABASES.incrementAndGet()));
      String name = name().toLowerCase(Locale.ROOT) + ".sql";
      List<String> code =
          Files.readAllLines(Path.of("sql-examples", "functions", name)).stream()
              .filter(line -> !line.startsWith("--"))
              .toList();
      for (String sql : String.join("\n", code).split(";")) {
        if (sql.strip().matches("(?s)CREATE (FUNCTION|ALIAS).*")) {
          execute(connection, sql);
        }
      }
      return connection;
    }
  }

  @BeforeEach
  void open() throws IOException {
    functions = Functions.onSampleAccount();
  }

  @AfterEach
  void close() throws SQLException {
    functions.close();
  }

  @ParameterizedTest
  @EnumSource
  void aRowHasEveryValueThatTheDriverGives(Engine engine) throws Exception {
    try (PersonalizeFixture db = PersonalizeFixture.sample();
        Connection database = engine.open()) {
      String select =
          "SELECT name, status, failure_reason, solution_arn, min_provisioned_tps, campaign_config,"
              + " exploration_weight, exploration_item_age_cut_off,"
              + " enable_metadata_with_recommendations, popularity_influence, region, account_id"
              + " FROM ";
      List<String> expected = db.lines(select + "campaigns");
      assertThat(Functions.lines(database, select + engine.from("campaigns()")))
          .hasSize(161)
          .containsExactlyInAnyOrderElementsOf(expected);
    }
  }

  @ParameterizedTest
  @EnumSource
  void timesAreUtcWithMilliseconds(Engine engine) throws Exception {
    try (PersonalizeFixture db = PersonalizeFixture.sample();
        Connection database = engine.open()) {
      String expected =
          db.lines(
                  "SELECT CAST(creation_date_time AS VARCHAR) FROM campaigns WHERE campaign_arn = ?",
                  Functions.VIDEO)
              .get(0);
      try (Statement statement = database.createStatement();
          ResultSet row =
              statement.executeQuery(
                  "SELECT creation_date_time FROM "
                      + engine.from("describe_campaign('" + Functions.VIDEO + "')"))) {
        assertThat(row.next()).isTrue();
        assertThat(row.getTimestamp(1).toLocalDateTime())
            .isEqualTo(LocalDateTime.parse(expected.replace(' ', 'T')));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aloneItCostsOneCall(Engine engine) throws Exception {
    try (Connection database = engine.open()) {
      assertThat(names(database, engine, "'" + Functions.VIDEO + "'"))
          .containsExactly("video-home-for-you-prod");
      assertThat(functions.calls().total()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void nullIsNoRowAndCostsNoCall(Engine engine) throws Exception {
    try (Connection database = engine.open()) {
      assertThat(names(database, engine, "CAST(NULL AS VARCHAR(256))")).isEmpty();
      assertThat(functions.calls().total()).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource
  void anUnknownArnIsNoRowAndWhatIsNoArnIsNone(Engine engine) throws Exception {
    try (Connection database = engine.open()) {
      assertThat(names(database, engine, "'" + Functions.PREFIX + "gone'")).isEmpty();
      assertThat(functions.calls().describes()).isEqualTo(1);
      assertThat(names(database, engine, "'nonsense'")).isEmpty();
      assertThat(functions.calls().total()).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource
  void anErrorIsTheDrivers(Engine engine) throws Exception {
    try (Connection database = engine.open()) {
      String elsewhere = Functions.VIDEO.replace("us-east-1", "ap-south-1");
      assertThatThrownBy(() -> names(database, engine, "'" + elsewhere + "'"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("ARNs name Regions that this connection does not span: ap-south-1")
          .extracting("SQLState")
          // Derby's state for whatever a function throws.
          .isEqualTo(engine == Engine.DERBY ? "38000" : "22023");
      // It goes on working.
      assertThat(names(database, engine, "'" + Functions.VIDEO + "'")).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aUrlThatCannotBeUsedIsAnErrorThatSaysWhere(Engine engine) throws Exception {
    System.setProperty(CampaignFunctions.URL_PROPERTY, "jdbc:personalize:regoin=x");
    try (Connection database = engine.open()) {
      assertThatThrownBy(() -> names(database, engine, "'" + Functions.VIDEO + "'"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("did you mean region")
          .hasMessageContaining(CampaignFunctions.URL_PROPERTY);
    }
  }

  @ParameterizedTest
  @EnumSource
  void tenRowsOfAnInventoryCostTenCallsAtMost(Engine engine) throws Exception {
    try (Connection database = engine.open()) {
      execute(database, "CREATE TABLE deployments (team VARCHAR(20), campaign_arn VARCHAR(256))");
      List<String> arns = arns(7);
      for (int i = 0; i < 10; i++) {
        // Seven that exist, the first three twice.
        execute(
            database, "INSERT INTO deployments VALUES ('t" + i + "', '" + arns.get(i % 7) + "')");
      }
      for (String odd : List.of("NULL", "'nonsense'", "'" + Functions.PREFIX + "gone'")) {
        execute(database, "INSERT INTO deployments VALUES ('odd', " + odd + ")");
      }
      functions.calls();
      String sql =
          switch (engine) {
            case HSQLDB ->
                "SELECT d.team, c.campaign_arn FROM deployments d, LATERAL (SELECT * FROM"
                    + " TABLE(describe_campaign(d.campaign_arn))) c";
            case H2 ->
                "SELECT d.team, c.campaign_arn FROM deployments d JOIN describe_campaigns((SELECT"
                    + " ARRAY_AGG(campaign_arn) FROM deployments)) c"
                    + " ON c.campaign_arn = d.campaign_arn";
            case DERBY ->
                "SELECT d.team, d.campaign_arn FROM deployments d WHERE EXISTS (SELECT * FROM"
                    + " TABLE(describe_campaign(d.campaign_arn)) AS c)";
          };
      List<String> expected = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        expected.add("t" + i + "|" + arns.get(i % 7));
      }
      assertThat(Functions.lines(database, sql)).containsExactlyInAnyOrderElementsOf(expected);
      assertThat(functions.calls())
          .returns(8, calls -> calls.describes())
          .returns(0, calls -> calls.lists());
    }
  }

  @ParameterizedTest
  @EnumSource
  void theWholeTableJoinsAtTheCostOfOneScan(Engine engine) throws Exception {
    try (Connection database = engine.open()) {
      execute(database, "CREATE TABLE deployments (team VARCHAR(20), campaign_arn VARCHAR(256))");
      for (String arn : arns(3)) {
        execute(database, "INSERT INTO deployments VALUES ('t', '" + arn + "')");
      }
      functions.calls();
      assertThat(
              Functions.lines(
                  database,
                  "SELECT COUNT(*), COUNT(f.name) FROM deployments d LEFT JOIN "
                      + engine.from("campaigns()")
                      + " ON f.campaign_arn = d.campaign_arn"))
          .containsExactly("3|3");
      assertThat(functions.calls())
          .returns(161, calls -> calls.describes())
          .returns(3, calls -> calls.lists());
    }
  }

  @ParameterizedTest
  @EnumSource
  void sessionsMayCallAtOnce(Engine engine) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<List<String>>> answers = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        answers.add(
            threads.submit(
                () -> {
                  try (Connection database = engine.open()) {
                    List<String> names = new ArrayList<>();
                    for (int k = 0; k < 5; k++) {
                      names.addAll(names(database, engine, "'" + Functions.VIDEO + "'"));
                    }
                    return names;
                  }
                }));
      }
      for (Future<List<String>> answer : answers) {
        assertThat(answer.get()).hasSize(5).containsOnly("video-home-for-you-prod");
      }
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void anArrayOfArnsServesAJoinOfHsqldbToo() throws Exception {
    try (Connection database = Engine.HSQLDB.open()) {
      execute(
          database,
          "CREATE FUNCTION describe_campaigns(arns VARCHAR(256) ARRAY[1000]) RETURNS TABLE ("
              + "campaign_arn VARCHAR(256), name VARCHAR(63)) LANGUAGE JAVA READS SQL DATA"
              + " EXTERNAL NAME 'CLASSPATH:"
              + Functions.CLASS
              + ".describeCampaigns'");
      assertThat(
              Functions.lines(
                  database,
                  "SELECT name FROM TABLE(describe_campaigns(ARRAY['"
                      + Functions.SHOP
                      + "', NULL]))"))
          .containsExactly("shop-flashsale-for-you");
    }
  }

  private static List<String> names(Connection database, Engine engine, String argument)
      throws SQLException {
    return Functions.lines(
        database, "SELECT f.name FROM " + engine.from("describe_campaign(" + argument + ")"));
  }

  /** Some ARNs of the sample account. */
  private static List<String> arns(int count) throws SQLException {
    try (PersonalizeFixture db = PersonalizeFixture.sample()) {
      return db.lines("SELECT campaign_arn FROM campaigns ORDER BY 1").subList(0, count);
    }
  }

  private static void execute(Connection database, String sql) throws SQLException {
    try (Statement statement = database.createStatement()) {
      statement.execute(sql);
    }
  }
}
