package org.personalizejdbc.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One campaign of an account. The document is never changed, and never leaves the package uncopied.
 *
 * @param arn its ARN
 * @param region the ARN's Region
 * @param accountId the ARN's account
 * @param solutionArn the ARN of its version's solution; empty if it has no version
 * @param document the whole description in the wire's form
 */
record Campaign(
    String arn, String region, String accountId, String solutionArn, ObjectNode document) {
  /** How an ARN names a campaign; 256 is the service model's limit on any ARN. */
  private static final Pattern ARN =
      Pattern.compile("arn:[a-z\\d-]+:personalize:([^:\\s]+):(\\d{12}):campaign/([^\\s/:]+)");

  private static final int MAX_ARN = 256;

  /** What ListCampaigns tells: the members of CampaignSummary in the service model. */
  private static final List<String> SUMMARY =
      List.of(
          "name",
          "campaignArn",
          "status",
          "failureReason",
          "creationDateTime",
          "lastUpdatedDateTime");

  /**
   * Takes a description in the wire's form as it is, members unknown to this package included.
   *
   * @throws IllegalArgumentException if its campaignArn does not name a campaign
   */
  static Campaign of(ObjectNode document) {
    JsonNode member = document.path("campaignArn");
    if (!member.isTextual()) {
      throw new IllegalArgumentException(
          "A campaign needs a campaignArn; this one has the members " + memberNames(document));
    }
    String arn = member.textValue();
    Matcher parts = ARN.matcher(arn);
    if (arn.length() > MAX_ARN || !parts.matches()) {
      throw new IllegalArgumentException(
          "campaignArn does not name a campaign: '"
              + arn
              + "' is not arn:PARTITION:personalize:REGION:ACCOUNT:campaign/NAME with an account of"
              + " 12 digits. If the account was blanked out, put any 12 digits in its place.");
    }
    String version = document.path("solutionVersionArn").asText("");
    return new Campaign(
        arn, parts.group(1), parts.group(2), solutionOf(version), document.deepCopy());
  }

  /** Everything before the version: {@code …:solution/NAME/VERSION} belongs to {@code …/NAME}. */
  private static String solutionOf(String solutionVersionArn) {
    int slash = solutionVersionArn.lastIndexOf('/');
    return slash < 0 || slash == solutionVersionArn.indexOf('/')
        ? ""
        : solutionVersionArn.substring(0, slash);
  }

  private static List<String> memberNames(ObjectNode document) {
    return document.properties().stream().map(Map.Entry::getKey).toList();
  }

  ObjectNode summary() {
    ObjectNode summary = Wire.object();
    for (String name : SUMMARY) {
      JsonNode value = document.get(name);
      if (value != null) {
        summary.set(name, value);
      }
    }
    return summary;
  }
}
