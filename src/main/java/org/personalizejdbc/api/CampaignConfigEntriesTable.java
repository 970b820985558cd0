package org.personalizejdbc.api;

import static org.personalizejdbc.api.ColumnType.varchar;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.personalize.model.Campaign;
import software.amazon.awssdk.services.personalize.model.CampaignConfig;
import software.amazon.awssdk.services.personalize.model.CampaignSummary;

/** Declares {@code campaign_config_entries}: the maps nested in campaignConfig, as rows. */
final class CampaignConfigEntriesTable {

  /** One entry of one map. */
  record Entry(String origin, String configName, String key, @Nullable String value) {}

  static final ResourceTable<CampaignSummary, Campaign, Entry> TABLE =
      ResourceTable.<CampaignSummary, Campaign, Entry>of(
              "campaign_config_entries",
              "The entries of the maps nested in campaignConfig, one row each, of the campaign and"
                  + " of its latest update",
              CampaignResource.INSTANCE,
              ResourceTable.Multiplicity.MANY,
              CampaignConfigEntriesTable::entries)
          .column(Column.key("campaign_arn", "The campaign's ARN"))
          .column(
              Column.described(
                  "origin",
                  varchar(16),
                  "'campaign' for what the campaign serves, 'latest_update' for what its latest"
                      + " update brings",
                  Entry::origin))
          .column(
              Column.described(
                  "config_name",
                  varchar(64),
                  "The map: 'itemExplorationConfig' or 'rankingInfluence'",
                  Entry::configName))
          .column(
              Column.described(
                  "entry_key", varchar(256), "The entry's key, in the API's spelling", Entry::key))
          .column(
              Column.described(
                  "entry_value", varchar(1000), "The entry's value as text", Entry::value))
          .primaryKey("campaign_arn", "origin", "config_name", "entry_key")
          .foreignKey("campaigns")
          .build();

  private CampaignConfigEntriesTable() {}

  private static List<Entry> entries(Campaign campaign) {
    final List<Entry> entries = new ArrayList<>();
    addEntries(entries, "campaign", campaign.campaignConfig());
    final var update = campaign.latestCampaignUpdate();
    addEntries(entries, "latest_update", update == null ? null : update.campaignConfig());
    return entries;
  }

  private static void addEntries(
      List<Entry> entries, String origin, @Nullable CampaignConfig config) {
    if (config == null) {
      return;
    }
    config
        .itemExplorationConfig()
        .forEach(
            (key, value) -> entries.add(new Entry(origin, "itemExplorationConfig", key, value)));
    config
        .rankingInfluenceAsStrings()
        .forEach(
            (key, value) ->
                entries.add(new Entry(origin, "rankingInfluence", key, plainText(value))));
  }

  /** A double as decimal text without an exponent, so that it casts back everywhere. */
  private static @Nullable String plainText(@Nullable Double value) {
    if (value == null) {
      return null;
    }
    return Double.isFinite(value)
        ? BigDecimal.valueOf(value).toPlainString()
        : Double.toString(value);
  }
}
