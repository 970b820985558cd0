package org.personalizejdbc.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.personalize.model.Campaign;
import software.amazon.awssdk.services.personalize.model.CampaignConfig;
import software.amazon.awssdk.services.personalize.model.CampaignSummary;
import software.amazon.awssdk.services.personalize.model.CampaignUpdateSummary;

/** Every member that the SDK knows has a column; a newer SDK's new member fails here. */
class SdkMembersTest {
  /** What each member is told by, TABLE.COLUMN. */
  private static final Map<String, List<String>> CAMPAIGN =
      Map.of(
          "name", List.of("campaigns.name", "campaign_updates.campaign_name"),
          "campaignArn",
              List.of(
                  "campaigns.campaign_arn",
                  "campaigns.aws_partition",
                  "campaigns.region",
                  "campaigns.account_id",
                  "campaign_updates.campaign_arn",
                  "campaign_updates.aws_partition",
                  "campaign_updates.region",
                  "campaign_updates.account_id",
                  "campaign_config_entries.campaign_arn"),
          "solutionVersionArn", List.of("campaigns.solution_version_arn", "campaigns.solution_arn"),
          "minProvisionedTPS", List.of("campaigns.min_provisioned_tps"),
          "campaignConfig", List.of("campaigns.campaign_config", "campaign_config_entries.origin"),
          "status", List.of("campaigns.status"),
          "failureReason", List.of("campaigns.failure_reason"),
          "creationDateTime", List.of("campaigns.creation_date_time"),
          "lastUpdatedDateTime", List.of("campaigns.last_updated_date_time"),
          // Its own members are below; that there is a row tells that there is an update.
          "latestCampaignUpdate", List.of("campaign_updates.campaign_arn"));

  private static final Map<String, List<String>> UPDATE =
      Map.of(
          "solutionVersionArn",
              List.of("campaign_updates.solution_version_arn", "campaign_updates.solution_arn"),
          "minProvisionedTPS", List.of("campaign_updates.min_provisioned_tps"),
          "campaignConfig",
              List.of("campaign_updates.campaign_config", "campaign_config_entries.origin"),
          "status", List.of("campaign_updates.status"),
          "failureReason", List.of("campaign_updates.failure_reason"),
          "creationDateTime", List.of("campaign_updates.creation_date_time"),
          "lastUpdatedDateTime", List.of("campaign_updates.last_updated_date_time"));

  private static final Map<String, List<String>> CONFIG =
      Map.of(
          "itemExplorationConfig",
              List.of(
                  "campaigns.exploration_weight",
                  "campaigns.exploration_item_age_cut_off",
                  "campaign_updates.exploration_weight",
                  "campaign_updates.exploration_item_age_cut_off",
                  "campaign_config_entries.config_name",
                  "campaign_config_entries.entry_key",
                  "campaign_config_entries.entry_value"),
          "enableMetadataWithRecommendations",
              List.of(
                  "campaigns.enable_metadata_with_recommendations",
                  "campaign_updates.enable_metadata_with_recommendations"),
          "syncWithLatestSolutionVersion",
              List.of(
                  "campaigns.sync_with_latest_solution_version",
                  "campaign_updates.sync_with_latest_solution_version"),
          "rankingInfluence",
              List.of(
                  "campaigns.popularity_influence",
                  "campaigns.freshness_influence",
                  "campaign_updates.popularity_influence",
                  "campaign_updates.freshness_influence",
                  "campaign_config_entries.config_name",
                  "campaign_config_entries.entry_key",
                  "campaign_config_entries.entry_value"));

  /** A listing tells fewer members, by the same columns. */
  private static final Set<String> SUMMARY =
      Set.of(
          "name",
          "campaignArn",
          "status",
          "failureReason",
          "creationDateTime",
          "lastUpdatedDateTime");

  static Stream<Arguments> types() {
    return Stream.of(
        Arguments.of(Campaign.builder().build(), CAMPAIGN.keySet()),
        Arguments.of(CampaignSummary.builder().build(), SUMMARY),
        Arguments.of(CampaignUpdateSummary.builder().build(), UPDATE.keySet()),
        Arguments.of(CampaignConfig.builder().build(), CONFIG.keySet()));
  }

  @ParameterizedTest
  @MethodSource("types")
  void theSdkHasTheMembersThatColumnsCoverAndNoOther(SdkPojo type, Set<String> covered) {
    assertThat(type.sdkFields())
        .as("members of %s", type.getClass().getSimpleName())
        .extracting(SdkField::locationName)
        .containsExactlyInAnyOrderElementsOf(covered);
  }

  @Test
  void theTablesHaveTheColumnsThatCoverMembersAndNoOther() {
    final Set<String> covering =
        Stream.of(CAMPAIGN, UPDATE, CONFIG)
            .flatMap(members -> members.values().stream())
            .flatMap(Collection::stream)
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(declared(false)).containsExactlyElementsOf(covering);
  }

  /** The name of an update's campaign is a summary's too; its other members are the update's. */
  @Test
  void aListingIsEnoughForTheColumnsOfASummary() {
    final Set<String> listed =
        SUMMARY.stream()
            .flatMap(member -> CAMPAIGN.get(member).stream())
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(declared(true)).containsExactlyElementsOf(listed);
  }

  private static Set<String> declared(boolean onlyListed) {
    return PersonalizeTables.all().stream()
        .flatMap(
            table ->
                table.columns().stream()
                    .filter(column -> column.isListed() || !onlyListed)
                    .map(column -> table.name() + "." + column.name()))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
