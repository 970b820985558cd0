package org.personalizejdbc.it;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.personalizejdbc.endpoint.Account;
import org.personalizejdbc.endpoint.EmbeddedEndpoint;
import org.personalizejdbc.endpoint.ReceivedCall;

/** Spark in local mode, in a JVM in New York, against an endpoint that counts the calls. */
class SparkTest {
  private static final String PREFIX = "arn:aws:personalize:us-east-1:123456789012:campaign/";
  private static final String EXISTING = PREFIX + "shop-flashsale-for-you";
  private static final List<String> ARNS =
      List.of(EXISTING, PREFIX + "video-home-for-you-prod", PREFIX + "no-such-campaign");

  private static final Path DOCS = Path.of(System.getProperty("docs"));

  private static EmbeddedEndpoint endpoint;
  private static SparkSession spark;

  @TempDir static Path lake;

  @BeforeAll
  static void start() throws Exception {
    endpoint = EmbeddedEndpoint.start(Account.sample());
    spark =
        SparkSession.builder()
            .master("local[2]")
            .config("spark.ui.enabled", false)
            .config("spark.sql.shuffle.partitions", 2)
            .config("spark.sql.warehouse.dir", lake.resolve("warehouse").toString())
            .getOrCreate();
  }

  @AfterAll
  static void stop() {
    spark.stop();
    endpoint.close();
  }

  @BeforeEach
  void forget() {
    endpoint.forgetCalls();
  }

  private static String url() {
    return "jdbc:personalize:region=us-east-1,eu-west-1;endpoint=" + endpoint.uri();
  }

  private static DataFrameReader source() {
    return spark
        .read()
        .format("jdbc")
        .option("url", url())
        .option("user", "x")
        .option("password", "y");
  }

  private static Dataset<Row> table(String name) {
    return source().option("dbtable", name).load();
  }

  /** Calls by operation, since the test began. */
  private static Map<String, Long> calls() {
    return endpoint.calls().stream()
        .collect(
            Collectors.groupingBy(ReceivedCall::operation, TreeMap::new, Collectors.counting()));
  }

  @Test
  void theJvmIsInNewYork() {
    assertThat(ZoneId.systemDefault()).isEqualTo(ZoneId.of("America/New_York"));
  }

  @ParameterizedTest
  @CsvSource({"campaigns,161", "campaign_updates,-1", "campaign_config_entries,-1"})
  void aTableIsReadWhole(String name, int rows) {
    Dataset<Row> table = table(name);
    assertThat(calls()).as("for the schema").isEmpty();
    List<Row> all = table.collectAsList();
    assertThat(all).isNotEmpty();
    if (rows >= 0) {
      assertThat(all).hasSize(rows);
    }
    assertThat(calls()).containsEntry("ListCampaigns", 3L).containsEntry("DescribeCampaign", 161L);
  }

  @Test
  void columnsHaveSparksTypes() {
    Dataset<Row> campaigns = table("campaigns");
    assertThat(campaigns.schema().apply("campaign_arn").dataType()).isEqualTo(DataTypes.StringType);
    assertThat(campaigns.schema().apply("min_provisioned_tps").dataType())
        .isEqualTo(DataTypes.IntegerType);
    assertThat(campaigns.schema().apply("exploration_weight").dataType())
        .isEqualTo(DataTypes.DoubleType);
    assertThat(campaigns.schema().apply("sync_with_latest_solution_version").dataType())
        .isEqualTo(DataTypes.BooleanType);
    assertThat(campaigns.schema().apply("creation_date_time").dataType())
        .isEqualTo(DataTypes.TimestampType);
  }

  @Test
  void columnsOfTheListingCostNoDescribe() {
    assertThat(table("campaigns").select("name", "status", "region").collectAsList()).hasSize(161);
    assertThat(calls()).isEqualTo(Map.of("ListCampaigns", 3L));
  }

  @Test
  void countsAndGroupsCostNoDescribe() {
    assertThat(table("campaigns").count()).isEqualTo(161);
    assertThat(table("campaigns").groupBy("status").count().collectAsList()).isNotEmpty();
    assertThat(calls()).isEqualTo(Map.of("ListCampaigns", 6L));
  }

  @Test
  void aFilterOnTheArnIsOneDescribe() {
    List<Row> rows =
        table("campaigns").where(col("campaign_arn").equalTo(EXISTING)).collectAsList();
    assertThat(rows).hasSize(1);
    assertThat(rows.get(0).<Integer>getAs("min_provisioned_tps")).isEqualTo(500);
    assertThat(calls()).isEqualTo(Map.of("DescribeCampaign", 1L));
  }

  @Test
  void aListOfArnsIsOneDescribeEach() {
    assertThat(table("campaigns").where(col("campaign_arn").isin(ARNS.toArray())).collectAsList())
        .hasSize(2);
    assertThat(calls()).isEqualTo(Map.of("DescribeCampaign", 3L));
  }

  @Test
  void aFilterOnTheListingSavesDescribes() {
    Dataset<Row> failed =
        table("campaigns").where("status = 'CREATE FAILED' AND region = 'eu-west-1'");
    assertThat(failed.select("name", "min_provisioned_tps").collectAsList()).hasSize(2);
    assertThat(calls()).isEqualTo(Map.of("DescribeCampaign", 2L, "ListCampaigns", 1L));
  }

  @Test
  void aLimitStopsReadingEarly() {
    assertThat(table("campaigns").limit(5).collectAsList()).hasSize(5);
    assertThat(calls().get("DescribeCampaign")).isBetween(5L, 60L);
  }

  @Test
  void aLimitInTheQueryIsTheDrivers() {
    Dataset<Row> few = source().option("query", "SELECT * FROM campaigns LIMIT 5").load();
    assertThat(few.collectAsList()).hasSize(5);
    assertThat(calls()).isEqualTo(Map.of("DescribeCampaign", 5L, "ListCampaigns", 1L));
  }

  @Test
  void predicatesSplitTheWorkByRegion() {
    String url = url();
    Properties properties = keys();
    String[] regions = {"region = 'us-east-1'", "region = 'eu-west-1'"};
    Dataset<Row> campaigns = spark.read().jdbc(url, "campaigns", regions, properties);
    assertThat(campaigns.rdd().getNumPartitions()).isEqualTo(2);
    List<Row> rows = campaigns.select("campaign_arn", "region").collectAsList();
    assertThat(rows).hasSize(161).doesNotHaveDuplicates();
    assertThat(calls()).isEqualTo(Map.of("ListCampaigns", 3L));
  }

  @Test
  void predicatesSplitTheWorkByArn() {
    String[] arns = {
      "campaign_arn IN ('" + ARNS.get(0) + "', '" + ARNS.get(2) + "')",
      "campaign_arn IN ('" + ARNS.get(1) + "')"
    };
    Dataset<Row> campaigns = spark.read().jdbc(url(), "campaigns", arns, keys());
    assertThat(campaigns.rdd().getNumPartitions()).isEqualTo(2);
    assertThat(campaigns.collectAsList()).hasSize(2);
    assertThat(calls()).isEqualTo(Map.of("DescribeCampaign", 3L));
  }

  @Test
  void anInventoryInTheLakeIsJoined() {
    String url = url();
    Properties properties = keys();
    String folder = lake.resolve("deployments").toString();
    spark
        .createDataset(ARNS, Encoders.STRING())
        .toDF("campaign_arn")
        .withColumn("team", lit("video"))
        .write()
        .parquet(folder);

    Dataset<Row> deployments = spark.read().parquet(folder);
    String[] arns =
        deployments.select("campaign_arn").distinct().as(Encoders.STRING()).collectAsList().stream()
            .map(arn -> "campaign_arn = '" + arn.replace("'", "''") + "'")
            .toArray(String[]::new);
    Dataset<Row> known = spark.read().jdbc(url, "campaigns", arns, properties);
    Dataset<Row> gone =
        deployments.join(
            known, deployments.col("campaign_arn").equalTo(known.col("campaign_arn")), "left_anti");

    assertThat(gone.collectAsList())
        .extracting(row -> row.<String>getAs("campaign_arn"))
        .containsExactly(ARNS.get(2));
    assertThat(calls()).isEqualTo(Map.of("DescribeCampaign", 3L));
  }

  @Test
  void aTimeIsPushedAndReadRight() {
    Row row = table("campaigns").where(col("campaign_arn").equalTo(EXISTING)).first();
    LocalDateTime utc = timestampAsText(EXISTING);
    // Spark reads a TIMESTAMP without zone as wall-clock time of its session's zone.
    assertThat(row.<java.sql.Timestamp>getAs("creation_date_time").toLocalDateTime())
        .isEqualTo(utc);
    endpoint.forgetCalls();
    for (String[] filter :
        new String[][] {
          {"creation_date_time >= timestamp '" + text(utc) + "'", "1"},
          {"creation_date_time > timestamp '" + text(utc) + "'", "0"},
          {"creation_date_time = timestamp '" + text(utc) + "'", "1"},
        }) {
      Dataset<Row> found =
          table("campaigns")
              .where(filter[0])
              .where(col("name").equalTo("shop-flashsale-for-you"))
              .select("name");
      assertThat(found.queryExecution().executedPlan().toString())
          .contains("PushedFilters: [")
          .contains("creation_date_time");
      assertThat(found.collectAsList()).as(filter[0]).hasSize(Integer.parseInt(filter[1]));
    }
  }

  /**
   * Spark's own doing, of which docs/spark.md warns: only some of its dialects take the wall clock.
   */
  @Test
  void sparkShiftsTimesWithoutZone() {
    Dataset<Row> campaigns =
        source().option("dbtable", "campaigns").option("preferTimestampNTZ", true).load();
    assertThat(campaigns.schema().apply("creation_date_time").dataType())
        .isEqualTo(DataTypes.TimestampNTZType);
    Row row = campaigns.where(col("campaign_arn").equalTo(EXISTING)).first();
    LocalDateTime utc = timestampAsText(EXISTING);
    assertThat(row.<LocalDateTime>getAs("creation_date_time"))
        .isEqualTo(
            utc.atZone(ZoneId.systemDefault())
                .withZoneSameInstant(ZoneOffset.UTC)
                .toLocalDateTime());
  }

  @Test
  void theStatementsOfThePageRun() throws Exception {
    String page = Files.readString(DOCS.resolve("spark.md"));
    List<String> blocks = blocks(page, "sql");
    assertThat(blocks).hasSize(1);
    for (String statement : blocks.get(0).split(";\\n")) {
      assertThat(spark.sql(statement).collectAsList())
          .hasSize(statement.startsWith("CREATE") ? 0 : 6);
    }
  }

  /** Compared without white space: each piece of Java on the page is part of a test here. */
  @Test
  void theProgramsOfThePageAreTested() throws Exception {
    String here =
        Files.readString(Path.of("src/test/java/org/personalizejdbc/it/SparkTest.java"))
            .replaceAll("\\s", "");
    assertThat(blocks(Files.readString(DOCS.resolve("spark.md")), "java"))
        .hasSize(2)
        .allSatisfy(block -> assertThat(here).contains(block.replaceAll("\\s", "")));
  }

  private static List<String> blocks(String page, String language) {
    return Pattern.compile("^```" + language + "\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL)
        .matcher(page)
        .results()
        .map(block -> block.group(1).strip())
        .toList();
  }

  /** What the driver itself says as text, which is UTC. */
  private static LocalDateTime timestampAsText(String arn) {
    Row row =
        source()
            .option(
                "query",
                "SELECT CAST(creation_date_time AS VARCHAR) AS t FROM campaigns"
                    + " WHERE campaign_arn = '"
                    + arn
                    + "'")
            .load()
            .first();
    return LocalDateTime.parse(row.getString(0).replace(' ', 'T'));
  }

  private static String text(LocalDateTime time) {
    return time.toString().replace('T', ' ');
  }

  private static Properties keys() {
    Properties keys = new Properties();
    keys.setProperty("user", "x");
    keys.setProperty("password", "y");
    return keys;
  }
}
