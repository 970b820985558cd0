package org.personalizejdbc.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What an {@link EmbeddedEndpoint} serves: campaigns, each in the Region that its ARN names. A
 * listing shows them in the order given here. Immutable and thread-safe.
 */
public final class Account {
  private final Map<String, Campaign> byArn;
  private final Map<String, Listing> byRegion;
  private final Map<Narrowed, Listing> bySolution;
  private final @Nullable String accountId;

  /** A Region's listing of one solution's campaigns. */
  private record Narrowed(String region, String solutionArn) {}

  private Account(Collection<Campaign> campaigns) {
    Map<String, Campaign> arns = new LinkedHashMap<>();
    for (Campaign campaign : campaigns) {
      if (arns.putIfAbsent(campaign.arn(), campaign) != null) {
        throw new IllegalArgumentException("Two campaigns have the ARN " + campaign.arn());
      }
    }
    byArn = arns;
    byRegion = new TreeMap<>(listings(campaigns, Campaign::region));
    bySolution =
        listings(campaigns, campaign -> new Narrowed(campaign.region(), campaign.solutionArn()));
    List<String> ids = campaigns.stream().map(Campaign::accountId).distinct().toList();
    accountId = ids.size() == 1 ? ids.get(0) : null;
  }

  private static <K> Map<K, Listing> listings(
      Collection<Campaign> campaigns, Function<Campaign, K> key) {
    return campaigns.stream()
        .collect(
            Collectors.groupingBy(
                key, Collectors.collectingAndThen(Collectors.toList(), Listing::new)));
  }

  /**
   * The sample account 123456789012: a media house with a shop, in November 2026. Campaigns are
   * named PRODUCT-USE-STAGE, for example {@code video-home-for-you-prod}. Most are healthy; by
   * status there are
   *
   * <table>
   *   <caption>Campaigns of the sample account</caption>
   *   <tr><th>status</th><th>us-east-1</th><th>eu-west-1</th></tr>
   *   <tr><td>ACTIVE</td><td>122</td><td>20</td></tr>
   *   <tr><td>CREATE FAILED</td><td>6</td><td>2</td></tr>
   *   <tr><td>CREATE IN_PROGRESS</td><td>3</td><td>1</td></tr>
   *   <tr><td>CREATE PENDING</td><td>2</td><td>0</td></tr>
   *   <tr><td>DELETE IN_PROGRESS</td><td>2</td><td>0</td></tr>
   *   <tr><td>DELETE PENDING</td><td>2</td><td>1</td></tr>
   *   <tr><td>all</td><td>137</td><td>24</td></tr>
   * </table>
   *
   * <p>Worth finding, by name:
   *
   * <ul>
   *   <li>failed creations: {@code video-trailers-for-you} (tried again by an update), {@code
   *       shop-lookbook-similar}, {@code video-japan-for-you}, {@code music-audiobooks-for-you},
   *       {@code news-longreads-for-you} (a very long reason), {@code games-beta-for-you} (no
   *       reason, no version, no settings), {@code shop-mode-fuer-dich} and {@code
   *       shop-promo-for-you} (eu-west-1);
   *   <li>failed updates: {@code video-billboard-for-you}, {@code shop-hero-for-you} (eu-west-1);
   *   <li>updates under way: {@code shop-checkout-similar}, {@code music-discover-for-you} (to
   *       {@code $LATEST}), {@code video-trailers-for-you};
   *   <li>one solution on four versions: {@code video-home-for-you}, served by {@code
   *       video-home-for-you-prod}, {@code -staging}, {@code -canary} and {@code -holdout};
   *   <li>exploration out of line: {@code video-home-for-you-canary} (0.9), {@code
   *       video-home-for-you-holdout} (0.0), {@code shop-flashsale-for-you} (1.0), {@code
   *       shop-gifts-for-you} ("high");
   *   <li>{@code shop-flashsale-for-you}: every setting there is, and 500 transactions per second;
   *       {@code news-archive-similar}: 100 of them, an empty campaignConfig, and last updated at
   *       0.
   * </ul>
   *
   * @return the same campaigns every time
   */
  public static Account sample() {
    return SampleAccount.ACCOUNT;
  }

  /**
   * An account of given campaigns, served exactly as they are.
   *
   * @param campaigns campaigns in the wire's form, as {@link CampaignDocument} builds them: times
   *     are numbers of seconds, absent members are left out; members unknown to the service are
   *     kept
   * @return the account, which copies them
   * @throws IllegalArgumentException if a campaignArn is missing, names no campaign or occurs twice
   */
  public static Account of(Collection<ObjectNode> campaigns) {
    return new Account(campaigns.stream().map(Campaign::of).toList());
  }

  /**
   * An account of given campaigns, served exactly as they are.
   *
   * @param campaigns as in {@link #of(Collection)}
   * @return the account, which copies them
   * @throws IllegalArgumentException as in {@link #of(Collection)}
   */
  public static Account of(ObjectNode... campaigns) {
    return of(List.of(campaigns));
  }

  /**
   * Reads captured {@code aws personalize describe-campaign} documents: <code>{"campaign":{…}}
   * </code> or the bare campaign, one or several, one after another or in arrays. Times may be ISO
   * 8601 texts with an offset (as AWS CLI version 2, boto3 and the JavaScript SDK print) or numbers
   * of seconds (as version 1 prints), and {@code minProvisionedTPS} a number or a text. Of a
   * campaign captured several times the last capture counts. Members unknown to this project are
   * kept.
   *
   * @param file a JSON file in UTF-8 or UTF-16, or a folder, whose {@code *.json} files are read in
   *     order of their names
   * @return the account
   * @throws IOException if a file cannot be read or a document is none of these; the message names
   *     the file, the line and the column
   */
  public static Account load(Path file) throws IOException {
    return new Account(CapturedDocuments.read(file));
  }

  /**
   * The Regions that have campaigns.
   *
   * @return sorted
   */
  public List<String> regions() {
    return List.copyOf(byRegion.keySet());
  }

  /**
   * The account's number.
   *
   * @return 12 digits; null if there are no campaigns, or if they are of several accounts, which
   *     captured documents may be
   */
  public @Nullable String accountId() {
    return accountId;
  }

  /**
   * The campaigns of a Region.
   *
   * @param region the Region
   * @return copies, in the wire's form and the order of a listing; empty for an unknown Region
   */
  public List<ObjectNode> campaigns(String region) {
    return listing(region, "").campaigns().stream()
        .map(campaign -> campaign.document().deepCopy())
        .toList();
  }

  /**
   * The campaigns of all Regions.
   *
   * @return copies, in the wire's form, in the order given
   */
  public List<ObjectNode> campaigns() {
    return byArn.values().stream().map(campaign -> campaign.document().deepCopy()).toList();
  }

  /** The campaigns of a Region themselves; of one solution there, unless its ARN is empty. */
  Listing listing(String region, String solutionArn) {
    Listing listing =
        solutionArn.isEmpty()
            ? byRegion.get(region)
            : bySolution.get(new Narrowed(region, solutionArn));
    return listing == null ? Listing.EMPTY : listing;
  }

  /** The campaign of that ARN, if the Region has it. */
  @Nullable Campaign find(String region, String arn) {
    Campaign campaign = byArn.get(arn);
    return campaign != null && campaign.region().equals(region) ? campaign : null;
  }
}
