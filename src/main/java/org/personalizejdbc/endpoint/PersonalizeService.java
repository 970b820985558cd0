package org.personalizejdbc.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The operations, over one account as seen from one Region by one caller. Constraints are the
 * service model's.
 */
final class PersonalizeService {
  private static final String ARN_REGEX = "arn:([a-z\\d-]+):personalize:.*:.*:.+";
  private static final Pattern ARN = Pattern.compile(ARN_REGEX);
  private static final int MAX_ARN = 256;
  private static final int MAX_TOKEN = 1500;
  private static final int MAX_RESULTS = 100;

  /** For the messages of requests that are no call of these operations. */
  static final String HOW_TO_CALL =
      "This embedded Personalize endpoint serves DescribeCampaign and ListCampaigns: POST / with"
          + " X-Amz-Target: AmazonPersonalize.OPERATION";

  private final Accounts accounts;
  private final Account account;
  private final Caller caller;
  private final String region;

  PersonalizeService(Accounts accounts, Caller caller, String region) {
    this.accounts = accounts;
    this.account = accounts.campaigns(caller);
    this.caller = caller;
    this.region = region;
  }

  /**
   * Answers one call.
   *
   * @throws ServiceException the error to answer with
   */
  ObjectNode call(String operation, JsonNode request) throws ServiceException {
    if (accounts.denies(caller, region, operation)) {
      throw denied(operation, request.path("campaignArn").asText("*"), "identity");
    }
    return switch (operation) {
      case "DescribeCampaign" -> describeCampaign(object(request));
      case "ListCampaigns" -> listCampaigns(object(request));
      default -> throw unknownOperation(operation);
    };
  }

  static boolean serves(String operation) {
    return operation.equals("DescribeCampaign") || operation.equals("ListCampaigns");
  }

  static ServiceException unknownOperation(String operation) {
    return new ServiceException(
        400,
        "UnknownOperationException",
        (operation.isEmpty() ? "The request names no operation" : "No operation " + operation)
            + ". "
            + HOW_TO_CALL);
  }

  private ObjectNode describeCampaign(ObjectNode request) throws ServiceException {
    String arn = arn(request, "campaignArn");
    if (arn == null) {
      throw violated("campaignArn", null, "Member must not be null");
    }
    // The fifth colon begins the resource, which may itself hold colons.
    if (!arn.split(":", 6)[5].startsWith("campaign/")) {
      throw ServiceException.invalidInput("The ARN is not a campaign's: " + arn);
    }
    if (accounts.separate() && !arn.split(":", 6)[4].equals(caller.accountId())) {
      // Before it is known whether it exists: AWS tells nobody what another account has.
      throw denied("DescribeCampaign", arn, "resource");
    }
    Campaign campaign = account.find(region, arn);
    if (campaign == null) {
      throw new ServiceException(
          400, "ResourceNotFoundException", "Campaign not found in " + region + ": " + arn);
    }
    ObjectNode answer = Wire.object();
    answer.set("campaign", campaign.document());
    return answer;
  }

  /** The form of message that IAM gives every service. */
  private ServiceException denied(String operation, String resource, String kindOfPolicy) {
    String action = "personalize:" + operation;
    return new ServiceException(
        400,
        "AccessDeniedException",
        "User: "
            + caller.arn()
            + " is not authorized to perform: "
            + action
            + " on resource: "
            + resource
            + " because no "
            + kindOfPolicy
            + "-based policy allows the "
            + action
            + " action");
  }

  private ObjectNode listCampaigns(ObjectNode request) throws ServiceException {
    String solutionArn = arn(request, "solutionArn");
    int maxResults = maxResults(request);
    String token = text(request, "nextToken");
    String filter = solutionArn == null ? "" : solutionArn;

    Listing listing = account.listing(region, filter);
    List<Campaign> listed = listing.campaigns();
    int from = token == null || token.isEmpty() ? 0 : position(token, filter, listing);
    int to = Math.min(from + maxResults, listed.size());

    ObjectNode answer = Wire.object();
    ArrayNode campaigns = answer.putArray("campaigns");
    listed.subList(from, to).forEach(campaign -> campaigns.add(campaign.summary()));
    if (to < listed.size()) {
      answer.put("nextToken", new PageToken(region, filter, listed.get(to - 1).arn()).encode());
    }
    return answer;
  }

  /** The index of the first campaign that the token's pages have not shown. */
  private int position(String token, String filter, Listing listing) throws ServiceException {
    if (token.length() > MAX_TOKEN) {
      throw violated(
          "nextToken", token, "Member must have length less than or equal to " + MAX_TOKEN);
    }
    PageToken page = PageToken.decode(token);
    if (!page.region().equals(region) || !page.solutionArn().equals(filter)) {
      throw PageToken.invalid();
    }
    Integer position = listing.upTo(page.after());
    if (position == null) {
      throw PageToken.invalid(); // The account was changed meanwhile.
    }
    return position;
  }

  private static int maxResults(ObjectNode request) throws ServiceException {
    JsonNode value = request.path("maxResults");
    if (value.isMissingNode() || value.isNull()) {
      return MAX_RESULTS;
    }
    if (!value.isIntegralNumber()) {
      throw unreadable("maxResults must be an integer: " + value);
    }
    if (!value.canConvertToInt() || value.intValue() < 1) {
      throw violated(
          "maxResults", value.asText(), "Member must have value greater than or equal to 1");
    }
    if (value.intValue() > MAX_RESULTS) {
      throw violated(
          "maxResults",
          value.asText(),
          "Member must have value less than or equal to " + MAX_RESULTS);
    }
    return value.intValue();
  }

  private static @Nullable String arn(ObjectNode request, String member) throws ServiceException {
    String arn = text(request, member);
    if (arn == null) {
      return null;
    }
    if (arn.length() > MAX_ARN) {
      throw violated(member, arn, "Member must have length less than or equal to " + MAX_ARN);
    }
    if (!ARN.matcher(arn).matches()) {
      throw violated(member, arn, "Member must satisfy regular expression pattern: " + ARN_REGEX);
    }
    return arn;
  }

  private static @Nullable String text(ObjectNode request, String member) throws ServiceException {
    JsonNode value = request.path(member);
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    if (!value.isTextual()) {
      throw unreadable(member + " must be a string: " + value);
    }
    return value.textValue();
  }

  private static ObjectNode object(JsonNode request) throws ServiceException {
    if (request instanceof ObjectNode object) {
      return object;
    }
    throw unreadable("The request's body must be a JSON object");
  }

  private static ServiceException unreadable(String detail) {
    return new ServiceException(400, "SerializationException", detail);
  }

  private static ServiceException violated(
      String member, @Nullable String value, String constraint) {
    return ServiceException.invalidInput(ServiceException.violation(member, value, constraint));
  }
}
