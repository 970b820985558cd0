package org.personalizejdbc.api;

import static org.personalizejdbc.api.ColumnType.BOOLEAN;
import static org.personalizejdbc.api.ColumnType.DOUBLE;
import static org.personalizejdbc.api.ColumnType.TEXT;

import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.personalize.model.CampaignConfig;

/** The columns out of a campaignConfig, which a campaign and its latest update both have. */
final class CampaignConfigColumns {
  private static final Pattern PLAIN_DECIMAL = Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)");

  private CampaignConfigColumns() {}

  /**
   * Declares the columns.
   *
   * @param config reads the configuration out of what a row is made of; null where it is absent
   */
  static <S, R> List<Column<S, R>> of(Function<R, @Nullable CampaignConfig> config) {
    return List.of(
        Column.described(
            "campaign_config",
            TEXT,
            "The whole campaignConfig as JSON, in the API's spelling; NULL where it is absent",
            row -> {
              final CampaignConfig value = config.apply(row);
              return value == null ? null : SdkJson.write(value);
            }),
        Column.described(
            "exploration_weight",
            DOUBLE,
            "itemExplorationConfig's explorationWeight, 0 to 1: how much the campaign explores;"
                + " NULL where it is absent or no plain decimal number",
            row -> exploration(config.apply(row), "explorationWeight")),
        Column.described(
            "exploration_item_age_cut_off",
            DOUBLE,
            "itemExplorationConfig's explorationItemAgeCutOff, in days; NULL where it is absent or"
                + " no plain decimal number",
            row -> exploration(config.apply(row), "explorationItemAgeCutOff")),
        Column.described(
            "enable_metadata_with_recommendations",
            BOOLEAN,
            "Whether item metadata may come with recommendations",
            row -> {
              final CampaignConfig value = config.apply(row);
              return value == null ? null : value.enableMetadataWithRecommendations();
            }),
        Column.described(
            "sync_with_latest_solution_version",
            BOOLEAN,
            "Whether the campaign follows the newest version of its solution by itself",
            row -> {
              final CampaignConfig value = config.apply(row);
              return value == null ? null : value.syncWithLatestSolutionVersion();
            }),
        Column.described(
            "popularity_influence",
            DOUBLE,
            "rankingInfluence's POPULARITY, 0 to 1",
            row -> influence(config.apply(row), "POPULARITY")),
        Column.described(
            "freshness_influence",
            DOUBLE,
            "rankingInfluence's FRESHNESS, 0 to 1",
            row -> influence(config.apply(row), "FRESHNESS")));
  }

  private static @Nullable Double exploration(@Nullable CampaignConfig config, String key) {
    final String text = config == null ? null : config.itemExplorationConfig().get(key);
    return text == null || !PLAIN_DECIMAL.matcher(text).matches() ? null : Double.valueOf(text);
  }

  private static @Nullable Double influence(@Nullable CampaignConfig config, String key) {
    return config == null ? null : config.rankingInfluenceAsStrings().get(key);
  }
}
