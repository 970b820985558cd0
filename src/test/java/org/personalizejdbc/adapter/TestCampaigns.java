package org.personalizejdbc.adapter;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.personalizejdbc.endpoint.Account;
import org.personalizejdbc.endpoint.CampaignDocument;
import org.personalizejdbc.endpoint.CampaignUpdateDocument;

/**
 * Accounts whose campaigns follow from their number: {@code c000}, {@code c001}, … in us-east-1 and
 * {@code e000}, … in eu-west-1.
 *
 * <p>Of number i: the status is CREATE FAILED where i ends in 3, CREATE PENDING where it ends in 4,
 * else ACTIVE; the solution is {@code s0} to {@code s4} by i % 5, its version {@code v0} or {@code
 * v1} by i % 2; i % 4 + 1 transactions per second; created i hours into 2026; every third has an
 * update; each has two entries of item exploration, and those of even number one of ranking
 * influence.
 */
final class TestCampaigns {
  static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private static final Pattern PLACEHOLDER = Pattern.compile("\\$([a-z]+\\d*)");

  private TestCampaigns() {}

  /** An account of so many campaigns in us-east-1 and in eu-west-1. */
  static Account account(int us, int eu) {
    return Account.of(Stream.concat(range("c", us), range("e", eu)).toList());
  }

  private static Stream<ObjectNode> range(String prefix, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> document(String.format(Locale.ROOT, "%s%03d", prefix, i)).toJson());
  }

  /** A campaign by its name. */
  static CampaignDocument document(String name) {
    final int i = Integer.parseInt(name.substring(1));
    final CampaignDocument document =
        CampaignDocument.named(name)
            .inRegion(region(name))
            .status(
                switch (i % 10) {
                  case 3 -> "CREATE FAILED";
                  case 4 -> "CREATE PENDING";
                  default -> "ACTIVE";
                })
            .solutionVersion("s" + i % 5, "v" + i % 2)
            .minProvisionedTps(i % 4 + 1)
            .itemExploration(
                Map.of("explorationWeight", "0." + i % 10, "explorationItemAgeCutOff", "30"))
            .created(START.plusSeconds(3600L * i))
            .lastUpdated(START.plusSeconds(3600L * i + 60));
    if (i % 10 == 3) {
      document.failureReason("no data");
    }
    if (i % 2 == 0) {
      document.rankingInfluence(Map.of("POPULARITY", 0.5));
    }
    if (i % 3 == 0) {
      document.latestUpdate(
          CampaignUpdateDocument.inStatus("ACTIVE").solutionVersion("s" + i % 5, "v9"));
    }
    return document;
  }

  private static String region(String name) {
    return switch (name.charAt(0)) {
      case 'e' -> "eu-west-1";
      case 'x' -> "ap-south-1";
      default -> "us-east-1";
    };
  }

  /** The ARN of a campaign's name; {@code e…} is in eu-west-1, {@code x…} in ap-south-1. */
  static String arn(String name) {
    return "arn:aws:personalize:" + region(name) + ":123456789012:campaign/" + name;
  }

  /** The ARNs of names. */
  static String[] arns(String... names) {
    return Stream.of(names).map(TestCampaigns::arn).toArray(String[]::new);
  }

  /** The ARN of a solution in us-east-1, or with its version: {@code s1}, {@code s1/v0}. */
  static String solution(String name) {
    return "arn:aws:personalize:us-east-1:123456789012:solution/" + name;
  }

  /** SQL in which {@code $c007} is the text of that campaign's ARN, quoted. */
  static String sql(String template) {
    final Matcher matcher = PLACEHOLDER.matcher(template);
    return matcher.replaceAll(
        match -> {
          final String name = match.group(1);
          return Matcher.quoteReplacement(
              "'" + (name.matches("s\\d") ? solution(name) : arn(name)) + "'");
        });
  }

  /** The names of the campaigns from one number up to another, which is excluded. */
  static List<String> names(String prefix, int from, int to) {
    final List<String> names = new ArrayList<>();
    for (int i = from; i < to; i++) {
      names.add(String.format(Locale.ROOT, "%s%03d", prefix, i));
    }
    return names;
  }
}
