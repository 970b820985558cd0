package org.personalizejdbc.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.personalizejdbc.endpoint.Account;
import org.personalizejdbc.endpoint.CampaignDocument;
import org.personalizejdbc.endpoint.CampaignUpdateDocument;
import org.personalizejdbc.endpoint.ServingDocument;

/**
 * A small account and an inventory, which a seed decides. The rows of the campaign tables are read
 * out of the wire's documents here, by other code than the driver's.
 */
final class OracleWorld {
  static final List<String> REGIONS = List.of("us-east-1", "eu-west-1");
  static final List<String> STATUSES =
      List.of("ACTIVE", "CREATE FAILED", "CREATE PENDING", "DELETE IN_PROGRESS");
  static final List<String> TEAMS = List.of("search", "home", "mail", "Shop");

  /** Times to choose from: few, so that some are equal. */
  static final List<String> TIMES =
      List.of(
          "2024-02-29 12:00:00.000",
          "2024-12-31 23:59:59.999",
          "2025-03-30 02:30:00.500",
          "2026-01-01 00:00:00.000");

  static final List<Double> WEIGHTS = List.of(0.0, 0.25, 0.3, 0.5, 1.0, 30.0);

  /** What can name no campaign. */
  static final List<String> MALFORMED =
      List.of(
          "not-an-arn",
          "",
          "arn:aws:personalize:us-east-1:123456789012:solution/home",
          "arn:aws:personalize:us-east-1:12345:campaign/home-0");

  final Account account;
  final List<String> arns;
  final List<String> staleArns;
  final Map<OracleTable, List<@Nullable Object[]>> rows = new EnumMap<>(OracleTable.class);

  private OracleWorld(Account account, List<@Nullable Object[]> inventory) {
    this.account = account;
    this.arns =
        account.campaigns().stream().map(c -> c.get("campaignArn").asText()).sorted().toList();
    this.staleArns =
        List.of(
            "arn:aws:personalize:us-east-1:123456789012:campaign/gone",
            "arn:aws:personalize:eu-west-1:123456789012:campaign/gone",
            "arn:aws:personalize:eu-west-1:123456789012:campaign/home-0");
    final List<ObjectNode> campaigns = account.campaigns();
    rows.put(OracleTable.CAMPAIGNS, campaigns.stream().map(OracleWorld::campaign).toList());
    rows.put(
        OracleTable.UPDATES,
        campaigns.stream()
            .filter(c -> c.has("latestCampaignUpdate"))
            .map(OracleWorld::update)
            .toList());
    rows.put(OracleTable.ENTRIES, campaigns.stream().flatMap(OracleWorld::entries).toList());
    rows.put(OracleTable.INVENTORY, inventory);
  }

  /** The world of a seed. */
  static OracleWorld of(long seed) {
    final OracleRandom random = new OracleRandom(seed);
    final OracleWorld world = new OracleWorld(accountOf(random), List.of());
    world.rows.put(OracleTable.INVENTORY, inventory(random, world));
    return world;
  }

  private static Account accountOf(OracleRandom random) {
    final List<ObjectNode> campaigns = new ArrayList<>();
    final int size = random.between(8, 13);
    for (int i = 0; i < size; i++) {
      final CampaignDocument campaign =
          serving(
              CampaignDocument.named(random.pick("home-", "mail-", "Shop_") + i)
                  .inRegion(i % 3 == 2 ? "eu-west-1" : "us-east-1")
                  .status(random.pick(STATUSES)),
              random);
      if (random.chance(40)) {
        campaign.latestUpdate(
            serving(CampaignUpdateDocument.inStatus(random.pick(STATUSES)), random));
      }
      campaigns.add(campaign.toJson());
    }
    return Account.of(campaigns);
  }

  private static <S extends ServingDocument<S>> S serving(S document, OracleRandom random) {
    if (random.chance(30)) {
      document.failureReason(random.pick("Too few users", "100% of items_filtered"));
    }
    if (random.chance(85)) {
      document.solutionVersion(random.pick("home", "mail"), random.pick("0a1b2c3d", "11112222"));
    }
    if (random.chance(80)) {
      document.minProvisionedTps(random.between(1, 5));
    }
    if (random.chance(60)) {
      final Map<String, String> exploration = new LinkedHashMap<>();
      if (random.chance(80)) {
        exploration.put("explorationWeight", random.pick("0.3", "0.5", "1", "high", "0.0"));
      }
      if (random.chance(60)) {
        exploration.put("explorationItemAgeCutOff", random.pick("30", "7.5"));
      }
      document.itemExploration(exploration);
    }
    if (random.chance(40)) {
      document.rankingInfluence(Map.of("POPULARITY", random.pick(0.25, 0.5)));
    }
    if (random.chance(40)) {
      document.enableMetadataWithRecommendations(random.chance(50));
    }
    if (random.chance(40)) {
      document.syncWithLatestSolutionVersion(random.chance(50));
    }
    document.created(instant(random.pick(TIMES)));
    if (random.chance(90)) {
      document.lastUpdated(instant(random.pick(TIMES)));
    }
    return document;
  }

  private static Instant instant(String time) {
    return LocalDateTime.parse(time.replace(' ', 'T')).toInstant(ZoneOffset.UTC);
  }

  /** Texts with trailing spaces are left out: HSQLDB pads when it compares, Calcite does not. */
  private static List<@Nullable Object[]> inventory(OracleRandom random, OracleWorld world) {
    final List<@Nullable Object[]> rows = new ArrayList<>();
    final int size = random.between(5, 16);
    for (int id = 0; id < size; id++) {
      final String arn = random.pick(world.arns);
      rows.add(
          new @Nullable Object[] {
            id,
            arnLike(random, world, arn),
            random.chance(70) ? arn : arnLike(random, world, arn),
            random.chance(10) ? null : arn.substring(arn.indexOf('/') + 1),
            random.chance(10) ? null : arn.split(":", -1)[3],
            random.chance(15) ? null : random.pick(TEAMS),
            random.chance(15) ? null : (Object) random.between(0, 5),
            random.chance(25) ? null : (Object) random.pick(WEIGHTS),
            random.chance(25) ? null : (Object) random.chance(50),
            random.chance(15) ? null : LocalDateTime.parse(random.pick(TIMES).replace(' ', 'T'))
          });
    }
    return rows;
  }

  private static @Nullable String arnLike(OracleRandom random, OracleWorld world, String arn) {
    return switch (random.below(10)) {
      case 0 -> null;
      case 1 -> random.pick(world.staleArns);
      case 2 -> random.pick(MALFORMED);
      case 3 -> " " + arn;
      default -> arn;
    };
  }

  private static @Nullable Object[] campaign(ObjectNode campaign) {
    return row(campaign, campaign.path("name"), campaign);
  }

  private static @Nullable Object[] update(ObjectNode campaign) {
    return row(campaign, campaign.path("name"), campaign.get("latestCampaignUpdate"));
  }

  private static @Nullable Object[] row(ObjectNode campaign, JsonNode name, JsonNode serving) {
    final String arn = campaign.get("campaignArn").asText();
    final String version = text(serving, "solutionVersionArn");
    final JsonNode config = serving.path("campaignConfig");
    final JsonNode exploration = config.path("itemExplorationConfig");
    final JsonNode influence = config.path("rankingInfluence");
    final String[] parts = arn.split(":", -1);
    return new @Nullable Object[] {
      arn,
      name.asText(),
      text(serving, "status"),
      text(serving, "failureReason"),
      version,
      version == null ? null : version.substring(0, version.lastIndexOf('/')),
      serving.has("minProvisionedTPS")
          ? (Object) serving.get("minProvisionedTPS").intValue()
          : null,
      config.isMissingNode() ? null : config.toString(),
      decimal(exploration.path("explorationWeight")),
      decimal(exploration.path("explorationItemAgeCutOff")),
      bool(config.path("enableMetadataWithRecommendations")),
      bool(config.path("syncWithLatestSolutionVersion")),
      decimal(influence.path("POPULARITY")),
      decimal(influence.path("FRESHNESS")),
      time(serving.path("creationDateTime")),
      time(serving.path("lastUpdatedDateTime")),
      parts[1],
      parts[3],
      parts[4]
    };
  }

  private static Stream<@Nullable Object[]> entries(ObjectNode campaign) {
    return Stream.concat(
        entries(campaign, "campaign", campaign.path("campaignConfig")),
        entries(
            campaign,
            "latest_update",
            campaign.path("latestCampaignUpdate").path("campaignConfig")));
  }

  private static Stream<@Nullable Object[]> entries(
      ObjectNode campaign, String origin, JsonNode config) {
    final List<@Nullable Object[]> rows = new ArrayList<>();
    for (String name : List.of("itemExplorationConfig", "rankingInfluence")) {
      config
          .path(name)
          .properties()
          .forEach(
              entry ->
                  rows.add(
                      new @Nullable Object[] {
                        campaign.get("campaignArn").asText(),
                        origin,
                        name,
                        entry.getKey(),
                        entry.getValue().asText()
                      }));
    }
    return rows.stream();
  }

  private static @Nullable String text(JsonNode document, String member) {
    return document.has(member) ? document.get(member).asText() : null;
  }

  private static @Nullable Object decimal(JsonNode value) {
    if (value.isNumber()) {
      return value.doubleValue();
    }
    return value.asText().matches("[\\d.]+") ? (Object) Double.valueOf(value.asText()) : null;
  }

  private static @Nullable Object bool(JsonNode value) {
    return value.isBoolean() ? (Object) value.booleanValue() : null;
  }

  private static @Nullable Object time(JsonNode value) {
    return value.isNumber()
        ? LocalDateTime.ofInstant(
            Instant.ofEpochMilli(Math.round(value.doubleValue() * 1000)), ZoneOffset.UTC)
        : null;
  }
}
