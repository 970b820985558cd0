package org.personalizejdbc.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Holds what {@link Account#sample()} says is in it. */
class SampleAccountTest {
  private final Account sample = Account.sample();

  @Test
  void itIsOneAccountInTwoRegions() {
    assertThat(sample.accountId()).isEqualTo("123456789012");
    assertThat(sample.regions()).containsExactly("eu-west-1", "us-east-1");
  }

  @Test
  void itHasAsManyCampaignsOfEachStatusAsItsDescriptionSays() {
    assertThat(byStatus("us-east-1"))
        .isEqualTo(
            Map.of(
                "ACTIVE", 122,
                "CREATE FAILED", 6,
                "CREATE IN_PROGRESS", 3,
                "CREATE PENDING", 2,
                "DELETE IN_PROGRESS", 2,
                "DELETE PENDING", 2));
    assertThat(byStatus("eu-west-1"))
        .isEqualTo(
            Map.of("ACTIVE", 20, "CREATE FAILED", 2, "CREATE IN_PROGRESS", 1, "DELETE PENDING", 1));
  }

  @Test
  void updatesComeInEveryState() {
    assertThat(texts("/latestCampaignUpdate/status"))
        .containsExactlyInAnyOrder(
            "ACTIVE", "CREATE FAILED", "CREATE IN_PROGRESS", "CREATE PENDING");
    assertThat(namesWhere("/latestCampaignUpdate/status", "CREATE FAILED"))
        .containsExactlyInAnyOrder("video-billboard-for-you", "shop-hero-for-you");
    assertThat(namesWhere("/latestCampaignUpdate/status", "CREATE PENDING"))
        .containsExactly("shop-checkout-similar");
    assertThat(namesWhere("/latestCampaignUpdate/status", "CREATE IN_PROGRESS"))
        .containsExactlyInAnyOrder("music-discover-for-you", "video-trailers-for-you");
  }

  @Test
  void oneSolutionIsServedInFourVersions() {
    Map<String, String> versions = new TreeMap<>();
    for (ObjectNode campaign : sample.campaigns("us-east-1")) {
      String version = campaign.path("solutionVersionArn").asText();
      if (version.contains(":solution/video-home-for-you/")) {
        versions.put(campaign.path("name").asText(), version);
      }
    }
    assertThat(versions)
        .containsOnlyKeys(
            "video-home-for-you-prod",
            "video-home-for-you-staging",
            "video-home-for-you-canary",
            "video-home-for-you-holdout");
    assertThat(versions.values()).doesNotHaveDuplicates();
  }

  @Test
  void configurationsAreAbsentEmptyAndFull() {
    assertThat(named("games-beta-for-you").has("campaignConfig")).isFalse();
    assertThat(named("news-archive-similar").path("campaignConfig")).isEmpty();
    assertThat(named("shop-flashsale-for-you").path("campaignConfig").properties())
        .extracting(Map.Entry::getKey)
        .containsExactlyInAnyOrder(
            "itemExplorationConfig",
            "rankingInfluence",
            "enableMetadataWithRecommendations",
            "syncWithLatestSolutionVersion");
    assertThat(sample.campaigns())
        .anyMatch(
            campaign ->
                campaign.at("/campaignConfig/itemExplorationConfig").isObject()
                    && campaign.at("/campaignConfig/itemExplorationConfig").isEmpty());
  }

  @Test
  void settingsThatTripAReaderAreThere() {
    assertThat(texts("/campaignConfig/itemExplorationConfig/explorationWeight")).contains("high");
    assertThat(named("news-archive-similar").path("lastUpdatedDateTime").asDouble()).isZero();
    assertThat(named("shop-flashsale-for-you").path("minProvisionedTPS").asInt()).isEqualTo(500);
    assertThat(
            named("music-discover-for-you").at("/latestCampaignUpdate/solutionVersionArn").asText())
        .endsWith(":solution/music-discover-for-you/$LATEST");
  }

  @Test
  void failureReasonsHoldEveryKindOfCharacter() {
    String reasons = String.join("", texts("/failureReason"));
    assertThat(reasons)
        .contains("\"", "'", ",", "\n", "\t", "\r", "%", "_", "\\", ";", "ß", "モ", "🛒");
    assertThat(texts("/failureReason")).anyMatch(reason -> reason.length() > 4000);
    assertThat(named("games-beta-for-you").has("failureReason")).isFalse();
  }

  @Test
  void timesHaveFractionsOfSeconds() {
    assertThat(sample.campaigns())
        .anyMatch(campaign -> campaign.path("creationDateTime").asDouble() % 1 > 0);
  }

  @Test
  void listingsComeInNoOrderThatAQueryCouldLeanOn() {
    List<String> names =
        sample.campaigns("us-east-1").stream().map(c -> c.path("name").asText()).toList();
    List<Double> times =
        sample.campaigns("us-east-1").stream()
            .map(c -> c.path("creationDateTime").asDouble())
            .toList();
    assertThat(names).isNotEqualTo(names.stream().sorted().toList());
    assertThat(times).isNotEqualTo(times.stream().sorted().toList());
  }

  /**
   * The version that the class comment of the first release had; a change here breaks inventories.
   */
  @Test
  void itIsTheSameOnEveryMachine() {
    assertThat(named("video-home-for-you-prod").path("solutionVersionArn").asText())
        .endsWith("/4d98e1b0");
    assertThat(sample.campaigns("us-east-1").get(0).path("name").asText())
        .isEqualTo("news-newsletter-similar-prod");
  }

  private Map<String, Integer> byStatus(String region) {
    return sample.campaigns(region).stream()
        .collect(
            Collectors.groupingBy(
                campaign -> campaign.path("status").asText(),
                Collectors.collectingAndThen(Collectors.toList(), List::size)));
  }

  private Set<String> texts(String pointer) {
    return sample.campaigns().stream()
        .map(campaign -> campaign.at(pointer))
        .filter(JsonNode::isTextual)
        .map(JsonNode::textValue)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private List<String> namesWhere(String pointer, String value) {
    return sample.campaigns().stream()
        .filter(campaign -> campaign.at(pointer).asText().equals(value))
        .map(campaign -> campaign.path("name").asText())
        .toList();
  }

  private ObjectNode named(String name) {
    ObjectNode[] found =
        sample.campaigns().stream()
            .filter(campaign -> campaign.path("name").asText().equals(name))
            .filter(campaign -> campaign.path("campaignArn").asText().contains(":us-east-1:"))
            .toArray(ObjectNode[]::new);
    assertThat(found).as(name + " in " + Arrays.toString(found)).hasSize(1);
    return found[0];
  }
}
