package org.personalizejdbc.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The sample account's story. A media house with a shop runs its recommendations in us-east-1, and
 * its shop for Europe in eu-west-1. Healthy campaigns come out of a grid, one for each product, use
 * and stage; everything worth finding is written out below, one by one, with what it shows. It is
 * 23 November 2026. Nothing here is random or depends on the clock.
 */
final class SampleAccount {
  private static final String US = "us-east-1";
  private static final String EU = "eu-west-1";

  private static final List<String> SHOP =
      List.of(
          "shop-home",
          "shop-fashion",
          "shop-grocery",
          "shop-books",
          "shop-electronics",
          "shop-outlet");

  private static final List<String> MEDIA =
      List.of(
          "video-home",
          "video-kids",
          "video-sports",
          "video-live",
          "video-shorts",
          "music-radio",
          "music-playlists",
          "music-podcasts",
          "news-frontpage",
          "news-local",
          "news-newsletter",
          "games-store",
          "games-lobby");

  private static final List<String> USES = List.of("for-you", "similar", "ranking");

  /** Last, since it is made of the constants above. */
  static final Account ACCOUNT = Account.of(campaigns());

  private SampleAccount() {}

  private static List<ObjectNode> campaigns() {
    List<CampaignDocument> campaigns = new ArrayList<>();
    for (String use : USES) {
      for (String product : MEDIA) {
        campaigns.add(healthy(product, use, "prod"));
        campaigns.add(healthy(product, use, "staging"));
      }
      for (String product : SHOP) {
        campaigns.add(healthy(product, use, "prod"));
        campaigns.add(healthy(product, use, "staging"));
        campaigns.add(healthy(product, use, "prod").inRegion(EU));
      }
    }
    campaigns.addAll(failedCreations());
    campaigns.addAll(comingAndGoing());
    campaigns.addAll(updates());
    campaigns.addAll(settings());
    campaigns.addAll(europe());
    // AWS promises no order, so a listing should show none that a query could lean on by accident.
    return campaigns.stream()
        .sorted(Comparator.comparingInt(campaign -> scramble(campaign.arn())))
        .map(CampaignDocument::toJson)
        .toList();
  }

  /** A campaign that serves, and the settings that its use asks for. */
  private static CampaignDocument healthy(String product, String use, String stage) {
    String solution = product + "-" + use;
    String name = solution + "-" + stage;
    int h = scramble(name);
    boolean prod = stage.equals("prod");
    // Of every third solution, and of video-home's, staging already tries the next version.
    boolean behind =
        prod
            && (solution.equals("video-home-for-you") || Math.floorMod(scramble(solution), 3) == 0);
    Instant created =
        Instant.parse("2024-01-08T09:00:00Z").plusMillis(Math.floorMod(h, 700) * 123_456_789L);
    Instant updated = created.plus(Duration.ofMinutes(20)).plusMillis(Math.floorMod(h, 997));
    CampaignDocument campaign =
        CampaignDocument.named(name)
            .inRegion(US)
            .status("ACTIVE")
            .solutionVersion(solution, version(solution, behind ? 1 : 2))
            .minProvisionedTps(prod ? 2 + Math.floorMod(h, 38) : 1)
            .created(created)
            .lastUpdated(updated);
    settings(campaign, product, use, h);
    if (prod && Math.floorMod(h, 2) == 0) {
      Instant changed = created.plus(Duration.ofDays(30)).plusMillis(Math.floorMod(h, 991));
      CampaignUpdateDocument update =
          CampaignUpdateDocument.inStatus("ACTIVE")
              .solutionVersion(solution, version(solution, behind ? 1 : 2))
              .minProvisionedTps(2 + Math.floorMod(h, 38))
              .created(changed)
              .lastUpdated(changed.plus(Duration.ofMinutes(15)));
      settings(update, product, use, h);
      campaign.latestUpdate(update).lastUpdated(changed.plus(Duration.ofMinutes(15)));
    }
    return campaign;
  }

  private static void settings(ServingDocument<?> document, String product, String use, int h) {
    switch (use) {
      case "for-you" -> {
        // Some leave everything to the defaults, which is no campaignConfig at all.
        if (Math.floorMod(h, 5) > 0) {
          document.itemExploration(
              Map.of(
                  "explorationWeight", List.of("0.1", "0.2", "0.3", "0.5").get(Math.floorMod(h, 4)),
                  "explorationItemAgeCutOff", List.of("30", "14", "7.5").get(Math.floorMod(h, 3))));
        }
      }
      case "ranking" -> {
        if (Math.floorMod(h, 3) == 0) {
          document.rankingInfluence(Map.of("POPULARITY", 0.2, "FRESHNESS", 0.05));
        } else if (Math.floorMod(h, 3) == 1) {
          document.itemExploration(Map.of()); // Present, and empty.
        }
      }
      default -> {} // Similar items know neither exploration nor influence.
    }
    if (product.startsWith("shop-")) {
      document.enableMetadataWithRecommendations(true);
    }
  }

  /** CREATE FAILED, in us-east-1: reasons with every kind of character, and one without. */
  private static List<CampaignDocument> failedCreations() {
    return List.of(
        // Quotes and a comma; and a second try, as an update, is under way.
        failed("video-trailers-for-you", "2026-11-19T16:20:11.204Z")
            .solutionVersion("video-trailers-for-you", "5b0c9a71")
            .minProvisionedTps(5)
            .failureReason(
                "Solution version \"5b0c9a71\" is not usable, its status is: CREATE FAILED")
            .latestUpdate(
                CampaignUpdateDocument.inStatus("CREATE IN_PROGRESS")
                    .solutionVersion("video-trailers-for-you", "c2d4e6f8")
                    .minProvisionedTps(5)
                    .created(Instant.parse("2026-11-23T06:58:40.017Z"))
                    .lastUpdated(Instant.parse("2026-11-23T06:59:02.5Z"))),
        // Line ends and tabs.
        failed("shop-lookbook-similar", "2026-09-02T08:00:00Z")
            .solutionVersion("shop-lookbook-similar", "0badf00d")
            .minProvisionedTps(1)
            .failureReason(
                "Artifacts missing:\n\tmodel: s3://shop-models, eu\n\tkey: fashion/v7\r\n"),
        // Beyond Latin, and beyond the Basic Multilingual Plane.
        failed("video-japan-for-you", "2026-10-30T23:59:59.999Z")
            .solutionVersion("video-japan-for-you", "7e57c0de")
            .minProvisionedTps(3)
            .itemExploration(Map.of("explorationWeight", "0.4"))
            .failureReason("モデルが見つかりません \uD83D\uDED2 Modèle introuvable – النموذج غير موجود"),
        // What breaks SQL, LIKE and CSV that is put together by hand.
        failed("music-audiobooks-for-you", "2026-08-14T12:34:56.789Z")
            .solutionVersion("music-audiobooks-for-you", "deadbeef")
            .minProvisionedTps(2)
            .failureReason("O'Reilly's 50% off_peak; DROP TABLE campaigns; -- C:\\temp\\\"x\",,"),
        // Longer than any width that a tool might assume.
        failed("news-longreads-for-you", "2026-07-01T00:00:00.001Z")
            .solutionVersion("news-longreads-for-you", "1234abcd")
            .minProvisionedTps(1)
            .failureReason("Deployment did not stabilize. ".repeat(150).strip()),
        // Nothing but a name and a status.
        CampaignDocument.named("games-beta-for-you")
            .status("CREATE FAILED")
            .created(Instant.parse("2025-12-24T18:00:00Z"))
            .lastUpdated(Instant.parse("2025-12-24T18:00:01Z")));
  }

  /** Being created and being deleted, in us-east-1. */
  private static List<CampaignDocument> comingAndGoing() {
    return List.of(
        young("shop-blackfriday-for-you", "CREATE PENDING", "2026-11-23T07:01:02.003Z")
            .minProvisionedTps(200)
            .itemExploration(Map.of("explorationWeight", "0.6", "explorationItemAgeCutOff", "2")),
        young("video-advent-for-you", "CREATE PENDING", "2026-11-23T07:04:00Z"),
        young("shop-cybermonday-ranking", "CREATE IN_PROGRESS", "2026-11-23T06:40:13.37Z")
            .minProvisionedTps(150)
            .rankingInfluence(Map.of("FRESHNESS", 0.5)),
        young("news-elections-for-you", "CREATE IN_PROGRESS", "2026-11-23T06:12:44.1Z"),
        young("music-yearinreview-for-you", "CREATE IN_PROGRESS", "2026-11-22T21:30:00.25Z"),
        old("video-legacy-hrnn", "DELETE PENDING", "2019-06-10T00:00:00Z"),
        old("shop-legacy-sims", "DELETE PENDING", "2020-05-26T21:48:55.5Z"),
        old("news-legacy-popularity", "DELETE IN_PROGRESS", "2019-08-01T10:00:00.125Z"),
        old("games-legacy-hrnn", "DELETE IN_PROGRESS", "2021-02-06T19:06:40.447Z"));
  }

  /**
   * Active in us-east-1, with an update that failed or is pending: the former version serves on.
   */
  private static List<CampaignDocument> updates() {
    return List.of(
        active("video-billboard-for-you", "2025-03-03T10:15:30.4Z")
            .solutionVersion("video-billboard-for-you", "11111111")
            .minProvisionedTps(60)
            .latestUpdate(
                CampaignUpdateDocument.inStatus("CREATE FAILED")
                    .solutionVersion("video-billboard-for-you", "22222222")
                    .minProvisionedTps(60)
                    .failureReason(
                        "The solution version uses the recipe aws-hrnn, which is \"retired\".\n"
                            + "Train a new one.")
                    .created(Instant.parse("2026-11-18T09:00:00.75Z"))
                    .lastUpdated(Instant.parse("2026-11-18T09:31:07.112Z"))),
        active("shop-checkout-similar", "2024-10-01T07:00:00Z")
            .solutionVersion("shop-checkout-similar", "33333333")
            .minProvisionedTps(25)
            .latestUpdate(
                CampaignUpdateDocument.inStatus("CREATE PENDING")
                    .solutionVersion("shop-checkout-similar", "44444444")
                    .minProvisionedTps(40)
                    .emptyConfig()
                    .created(Instant.parse("2026-11-23T07:02:30.9Z"))
                    .lastUpdated(Instant.parse("2026-11-23T07:02:30.9Z"))),
        // Follows its solution: the update names no certain version.
        active("music-discover-for-you", "2025-06-20T13:37:00.001Z")
            .solutionVersion("music-discover-for-you", "55555555")
            .minProvisionedTps(80)
            .syncWithLatestSolutionVersion(true)
            .itemExploration(Map.of("explorationWeight", "0.3", "explorationItemAgeCutOff", "30"))
            .latestUpdate(
                CampaignUpdateDocument.inStatus("CREATE IN_PROGRESS")
                    .solutionVersion("music-discover-for-you", "$LATEST")
                    .minProvisionedTps(80)
                    .syncWithLatestSolutionVersion(true)
                    .itemExploration(Map.of("explorationWeight", "0.35"))
                    .created(Instant.parse("2026-11-23T05:00:00.333Z"))
                    .lastUpdated(Instant.parse("2026-11-23T05:20:00.666Z"))));
  }

  /** Active in us-east-1, with settings out of line. */
  private static List<CampaignDocument> settings() {
    return List.of(
        // With -prod and -staging from the grid, one solution on four versions.
        active("video-home-for-you-canary", "2026-11-20T14:00:00.2Z")
            .solutionVersion("video-home-for-you", version("video-home-for-you", 3))
            .minProvisionedTps(1)
            .itemExploration(Map.of("explorationWeight", "0.9", "explorationItemAgeCutOff", "1.5")),
        active("video-home-for-you-holdout", "2023-05-05T05:05:05.05Z")
            .solutionVersion("video-home-for-you", version("video-home-for-you", 0))
            .minProvisionedTps(4)
            .itemExploration(Map.of("explorationWeight", "0.0")),
        // An exploration weight that is not a number.
        active("shop-gifts-for-you", "2025-11-28T11:11:11.111Z")
            .solutionVersion("shop-gifts-for-you", "66666666")
            .minProvisionedTps(12)
            .itemExploration(
                Map.of("explorationWeight", "high", "explorationItemAgeCutOff", "30 days")),
        // Every setting there is, and the most expensive campaign.
        active("shop-flashsale-for-you", "2025-04-04T04:04:04.004Z")
            .solutionVersion("shop-flashsale-for-you", "77777777")
            .minProvisionedTps(500)
            .itemExploration(Map.of("explorationWeight", "1.0", "explorationItemAgeCutOff", "0.5"))
            .rankingInfluence(Map.of("POPULARITY", 0.75, "FRESHNESS", 1.0))
            .enableMetadataWithRecommendations(true)
            .syncWithLatestSolutionVersion(false),
        // Over-provisioned and forgotten; an empty campaignConfig, and a time of 0, which AWS has
        // sent.
        active("news-archive-similar", "2022-02-22T22:22:22.222Z")
            .solutionVersion("news-archive-similar", "88888888")
            .minProvisionedTps(100)
            .emptyConfig()
            .lastUpdated(Instant.EPOCH));
  }

  /** What is worth finding in eu-west-1. */
  private static List<CampaignDocument> europe() {
    return List.of(
        failed("shop-mode-fuer-dich", "2026-11-12T08:08:08.08Z")
            .inRegion(EU)
            .solutionVersion("shop-mode-for-you", "9a9a9a9a")
            .minProvisionedTps(6)
            .failureReason("Für „Größe“ fehlen Daten; bitte das Schema prüfen"),
        failed("shop-promo-for-you", "2026-11-21T17:45:00.5Z")
            .inRegion(EU)
            .solutionVersion("shop-promo-for-you", "abababab")
            .minProvisionedTps(10)
            .failureReason("Internal failure, please try again"),
        young("shop-weihnachten-for-you", "CREATE IN_PROGRESS", "2026-11-23T06:55:00.9Z")
            .inRegion(EU),
        old("shop-legacy-ranking", "DELETE PENDING", "2021-11-28T22:24:39.7Z").inRegion(EU),
        active("shop-hero-for-you", "2025-01-15T09:30:00.6Z")
            .inRegion(EU)
            .solutionVersion("shop-hero-for-you", "bcbcbcbc")
            .minProvisionedTps(30)
            .latestUpdate(
                CampaignUpdateDocument.inStatus("CREATE FAILED")
                    .solutionVersion("shop-hero-for-you", "cdcdcdcd")
                    .minProvisionedTps(3000)
                    .failureReason("minProvisionedTPS 3000 exceeds the account's limit of 2500")
                    .created(Instant.parse("2026-11-10T10:10:10.1Z"))
                    .lastUpdated(Instant.parse("2026-11-10T10:10:12.34Z"))),
        // Follows its solution, and serves a version by that name.
        active("shop-sale-ranking", "2026-06-01T06:00:00.06Z")
            .inRegion(EU)
            .solutionVersion("shop-sale-ranking", "$LATEST")
            .minProvisionedTps(1)
            .syncWithLatestSolutionVersion(true)
            .rankingInfluence(Map.of("POPULARITY", 0.0))
            .latestUpdate(
                CampaignUpdateDocument.inStatus("ACTIVE")
                    .solutionVersion("shop-sale-ranking", "$LATEST")
                    .minProvisionedTps(1)
                    .syncWithLatestSolutionVersion(true)
                    .rankingInfluence(Map.of())
                    .created(Instant.parse("2026-10-01T06:00:00.07Z"))
                    .lastUpdated(Instant.parse("2026-10-01T06:14:59.94Z"))));
  }

  private static CampaignDocument active(String name, String created) {
    return dated(name, "ACTIVE", created, Duration.ofMinutes(18).plusMillis(456));
  }

  private static CampaignDocument failed(String name, String created) {
    return dated(name, "CREATE FAILED", created, Duration.ofMinutes(31).plusMillis(73));
  }

  private static CampaignDocument young(String name, String status, String created) {
    return dated(name, status, created, Duration.ofSeconds(20))
        .solutionVersion(name, version(name, 0))
        .minProvisionedTps(10);
  }

  private static CampaignDocument old(String name, String status, String created) {
    return dated(name, status, created, Duration.ZERO)
        .solutionVersion(name, version(name, 0))
        .minProvisionedTps(1)
        .lastUpdated(Instant.parse("2026-11-23T06:30:00.5Z"));
  }

  private static CampaignDocument dated(
      String name, String status, String created, Duration until) {
    Instant begin = Instant.parse(created);
    return CampaignDocument.named(name)
        .status(status)
        .created(begin)
        .lastUpdated(begin.plus(until));
  }

  /** The id of a solution's nth version: eight hexadecimal digits, as the service makes up. */
  private static String version(String solution, int n) {
    return String.format(Locale.ROOT, "%08x", scramble(solution + "/" + n));
  }

  /** A number for a text: always the same, and unlike that of a similar text. */
  private static int scramble(String text) {
    int h = text.hashCode() * 0x9E3779B1;
    h ^= h >>> 15;
    h *= 0x85EBCA77;
    return h ^ (h >>> 13);
  }
}
