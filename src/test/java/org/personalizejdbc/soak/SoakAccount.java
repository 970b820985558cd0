package org.personalizejdbc.soak;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.personalizejdbc.endpoint.Account;
import org.personalizejdbc.endpoint.CampaignDocument;
import org.personalizejdbc.endpoint.CampaignUpdateDocument;

/** An account of {@value #CAMPAIGNS} campaigns in two Regions, each with all that it can have. */
final class SoakAccount {
  static final int CAMPAIGNS = 100_000;

  /** The Regions' campaigns are whole pages of 100. */
  static final int PAGES = CAMPAIGNS / 100;

  private static final int IN_EAST = 60_000;
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private SoakAccount() {}

  static Account create() {
    return Account.of(documents().toList());
  }

  /** What reading every campaign's ARN once adds up to, see {@link ScanProgram}. */
  static long checksum() {
    return IntStream.range(0, CAMPAIGNS).mapToLong(i -> arn(i).hashCode()).sum();
  }

  /** The ARN of a campaign by its number. */
  static String arn(int i) {
    return named(i).arn();
  }

  private static Stream<ObjectNode> documents() {
    return IntStream.range(0, CAMPAIGNS).mapToObj(i -> document(i).toJson());
  }

  private static CampaignDocument named(int i) {
    return CampaignDocument.named("campaign-" + i)
        .inRegion(i < IN_EAST ? "us-east-1" : "eu-west-1");
  }

  private static CampaignDocument document(int i) {
    return named(i)
        .status("ACTIVE")
        .solutionVersion("solution-" + i % 100, "version-" + i % 3)
        .minProvisionedTps(i % 10 + 1)
        .itemExploration(
            Map.of("explorationWeight", "0." + i % 10, "explorationItemAgeCutOff", "30"))
        .rankingInfluence(Map.of("POPULARITY", 0.5))
        .created(START.plusSeconds(i))
        .lastUpdated(START.plusSeconds(2L * i))
        .latestUpdate(
            CampaignUpdateDocument.inStatus("ACTIVE")
                .solutionVersion("solution-" + i % 100, "version-4"));
  }
}
