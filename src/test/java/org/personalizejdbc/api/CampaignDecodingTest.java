package org.personalizejdbc.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.personalizejdbc.PersonalizeFixture;
import org.personalizejdbc.endpoint.Account;
import org.personalizejdbc.endpoint.CampaignDocument;
import org.personalizejdbc.endpoint.CampaignUpdateDocument;

/** What the API's values become in SQL. */
class CampaignDecodingTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SOLUTION = "arn:aws:personalize:us-east-1:123456789012:solution/s";

  private static PersonalizeFixture serving(CampaignDocument... campaigns) {
    return PersonalizeFixture.of(
        Account.of(Arrays.stream(campaigns).map(CampaignDocument::toJson).toList()));
  }

  private static CampaignDocument exploring(String weight) {
    return CampaignDocument.named("films").itemExploration(Map.of("explorationWeight", weight));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0.0",
    "1, 1.0",
    "0.3, 0.3",
    "0.30, 0.3",
    ".5, 0.5",
    "1., 1.0",
    "+0.5, 0.5",
    "-1, -1.0",
    "0.123456789, 0.123456789"
  })
  void aPlainDecimalIsAnExplorationWeight(String weight, String value) throws SQLException {
    try (var db = serving(exploring(weight))) {
      db.query("SELECT exploration_weight FROM campaigns").returns(value);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1e-1",
        "high",
        "",
        " ",
        " 0.3",
        "0,3",
        "NaN",
        "Infinity",
        "0x1p3",
        "1d",
        "--1",
        ".",
        "\u0663"
      })
  void anyOtherTextIsNullAndIntactInConfigAndEntries(String weight)
      throws SQLException, IOException {
    final CampaignDocument films = exploring(weight);
    try (var db = serving(films)) {
      final var row = db.rows("SELECT exploration_weight, campaign_config FROM campaigns").get(0);
      assertThat(row.get(0)).isNull();
      assertThat(JSON.readTree((String) row.get(1)))
          .isEqualTo(films.toJson().path("campaignConfig"));
      assertThat(db.rows("SELECT entry_value FROM campaign_config_entries").get(0))
          .containsExactly(weight);
    }
  }

  @Test
  void absentEmptyAndFullConfigsAreToldApart() throws SQLException {
    try (var db =
        serving(
            CampaignDocument.named("absent"),
            CampaignDocument.named("empty").emptyConfig(),
            CampaignDocument.named("maps").itemExploration(Map.of()).rankingInfluence(Map.of()),
            CampaignDocument.named("unknown").itemExploration(Map.of("futureKey", "x")),
            CampaignDocument.named("flags")
                .enableMetadataWithRecommendations(true)
                .syncWithLatestSolutionVersion(false))) {
      db.query(
              "SELECT name, campaign_config, exploration_weight, exploration_item_age_cut_off,"
                  + " enable_metadata_with_recommendations, sync_with_latest_solution_version,"
                  + " popularity_influence, freshness_influence FROM campaigns")
          .returns(
              "absent|null|null|null|null|null|null|null",
              "empty|{}|null|null|null|null|null|null",
              "maps|{\"itemExplorationConfig\":{},\"rankingInfluence\":{}}"
                  + "|null|null|null|null|null|null",
              "unknown|{\"itemExplorationConfig\":{\"futureKey\":\"x\"}}"
                  + "|null|null|null|null|null|null",
              "flags|{\"enableMetadataWithRecommendations\":true,"
                  + "\"syncWithLatestSolutionVersion\":false}|null|null|true|false|null|null");
      db.query("SELECT origin, config_name, entry_key, entry_value FROM campaign_config_entries")
          .returns("campaign|itemExplorationConfig|futureKey|x");
      db.query("SELECT * FROM campaign_updates").returns();
    }
  }

  @Test
  void aFullConfigIsIntactAsJson() throws SQLException, IOException {
    final CampaignDocument films =
        CampaignDocument.named("films")
            .itemExploration(
                Map.of(
                    "explorationWeight", "0.3",
                    "explorationItemAgeCutOff", "30",
                    "note", "\"quoted\", \\ and \u00e9\u2028"))
            .rankingInfluence(Map.of("POPULARITY", 0.25, "FRESHNESS", 1.0E-7))
            .enableMetadataWithRecommendations(false)
            .syncWithLatestSolutionVersion(true);
    try (var db = serving(films)) {
      db.query(
              "SELECT exploration_weight, exploration_item_age_cut_off, popularity_influence,"
                  + " freshness_influence FROM campaigns")
          .returns("0.3|30.0|0.25|1.0E-7");
      final Object config = db.rows("SELECT campaign_config FROM campaigns").get(0).get(0);
      assertThat(JSON.readTree((String) config)).isEqualTo(films.toJson().path("campaignConfig"));
    }
  }

  @Test
  void theEntriesOfBothConfigsAreRows() throws SQLException {
    try (var db =
        serving(
            CampaignDocument.named("films")
                .itemExploration(Map.of("explorationWeight", "1e-1"))
                .rankingInfluence(Map.of("POPULARITY", 1.0E-7, "NOVELTY", 1.0))
                .latestUpdate(
                    CampaignUpdateDocument.inStatus("CREATE PENDING")
                        .itemExploration(Map.of("explorationItemAgeCutOff", ""))
                        .rankingInfluence(Map.of("FRESHNESS", 0.5))))) {
      db.query("SELECT origin, config_name, entry_key, entry_value FROM campaign_config_entries")
          .returnsUnordered(
              "campaign|itemExplorationConfig|explorationWeight|1e-1",
              "campaign|rankingInfluence|POPULARITY|0.00000010",
              "campaign|rankingInfluence|NOVELTY|1.0",
              "latest_update|itemExplorationConfig|explorationItemAgeCutOff|",
              "latest_update|rankingInfluence|FRESHNESS|0.5");
      db.query(
              "SELECT status, exploration_item_age_cut_off, popularity_influence,"
                  + " freshness_influence FROM campaign_updates")
          .returns("CREATE PENDING|null|null|0.5");
    }
  }

  /** The first query lists, the second describes; both must read a time alike. */
  @Test
  void timesKeepTheirMilliseconds() throws SQLException {
    try (var db =
        serving(
            CampaignDocument.named("fraction")
                .created(Instant.parse("2023-10-27T15:41:56.283Z"))
                .lastUpdated(Instant.parse("2023-10-27T15:41:56Z")),
            CampaignDocument.named("epoch")
                .with("creationDateTime", LongNode.valueOf(0))
                .with("lastUpdatedDateTime", DoubleNode.valueOf(0.001)),
            CampaignDocument.named("absent"))) {
      final String times =
          "name, CAST(creation_date_time AS VARCHAR), CAST(last_updated_date_time AS VARCHAR)";
      db.query("SELECT " + times + " FROM campaigns")
          .returns(
              "fraction|2023-10-27 15:41:56.283|2023-10-27 15:41:56.000",
              "epoch|1970-01-01 00:00:00.000|1970-01-01 00:00:00.001",
              "absent|null|null")
          .describes(0);
      db.query("SELECT " + times + ", min_provisioned_tps FROM campaigns")
          .returns(
              "fraction|2023-10-27 15:41:56.283|2023-10-27 15:41:56.000|null",
              "epoch|1970-01-01 00:00:00.000|1970-01-01 00:00:00.001|null",
              "absent|null|null|null")
          .describes(3);
    }
  }

  @Test
  void aVersionsSolutionIsNullWhereTheVersionIsNoArn() throws SQLException {
    try (var db =
        serving(
            CampaignDocument.named("fixed").solutionVersion("s", "0a1b2c3d"),
            CampaignDocument.named("latest").solutionVersion("s", "$LATEST"),
            CampaignDocument.named("odd").with("solutionVersionArn", TextNode.valueOf("no/arn")),
            CampaignDocument.named("blank").with("solutionVersionArn", TextNode.valueOf("")),
            CampaignDocument.named("absent"))) {
      db.query("SELECT name, solution_version_arn, solution_arn FROM campaigns")
          .returns(
              "fixed|" + SOLUTION + "/0a1b2c3d|" + SOLUTION,
              "latest|" + SOLUTION + "/$LATEST|" + SOLUTION,
              "odd|no/arn|null",
              "blank||null",
              "absent|null|null");
    }
  }
}
