package org.personalizejdbc.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The members that a campaign and its latest update have in common. Nothing is set at first: what
 * is not set is absent in the document. Mutable, for one thread.
 *
 * @param <S> the builder itself
 */
public abstract sealed class ServingDocument<S extends ServingDocument<S>>
    permits CampaignDocument, CampaignUpdateDocument {
  private final ObjectNode members = Wire.object();
  private @Nullable String solutionVersion;

  ServingDocument() {}

  /** This builder, in its own type. */
  abstract S self();

  /**
   * Sets the status.
   *
   * @param status for example {@code CREATE IN_PROGRESS}
   * @return this
   */
  public final S status(String status) {
    members.put("status", status);
    return self();
  }

  /**
   * Sets why it failed.
   *
   * @param reason any text
   * @return this
   */
  public final S failureReason(String reason) {
    members.put("failureReason", reason);
    return self();
  }

  /**
   * Sets the solution version, as an ARN in the campaign's account and Region.
   *
   * @param solution the solution's name
   * @param version eight hexadecimal digits, or {@code $LATEST}
   * @return this
   */
  public final S solutionVersion(String solution, String version) {
    solutionVersion = "solution/" + solution + "/" + version;
    return self();
  }

  /**
   * Sets the least provisioned transactions per second.
   *
   * @param tps transactions per second
   * @return this
   */
  public final S minProvisionedTps(int tps) {
    members.put("minProvisionedTPS", tps);
    return self();
  }

  /**
   * Sets an empty campaignConfig, if there is none yet.
   *
   * @return this
   */
  public final S emptyConfig() {
    config();
    return self();
  }

  /**
   * Sets campaignConfig's itemExplorationConfig.
   *
   * @param entries any texts, possibly none
   * @return this
   */
  public final S itemExploration(Map<String, String> entries) {
    ObjectNode map = config().putObject("itemExplorationConfig");
    new TreeMap<>(entries).forEach(map::put);
    return self();
  }

  /**
   * Sets campaignConfig's rankingInfluence.
   *
   * @param entries numbers by {@code POPULARITY} and {@code FRESHNESS}, possibly none
   * @return this
   */
  public final S rankingInfluence(Map<String, Double> entries) {
    ObjectNode map = config().putObject("rankingInfluence");
    new TreeMap<>(entries).forEach(map::put);
    return self();
  }

  /**
   * Sets campaignConfig's enableMetadataWithRecommendations.
   *
   * @param enabled whether recommendations carry item metadata
   * @return this
   */
  public final S enableMetadataWithRecommendations(boolean enabled) {
    config().put("enableMetadataWithRecommendations", enabled);
    return self();
  }

  /**
   * Sets campaignConfig's syncWithLatestSolutionVersion.
   *
   * @param sync whether the campaign follows its solution's latest version
   * @return this
   */
  public final S syncWithLatestSolutionVersion(boolean sync) {
    config().put("syncWithLatestSolutionVersion", sync);
    return self();
  }

  /**
   * Sets when it was created.
   *
   * @param time kept with milliseconds
   * @return this
   */
  public final S created(Instant time) {
    members.set("creationDateTime", Wire.time(time));
    return self();
  }

  /**
   * Sets when it was last updated.
   *
   * @param time kept with milliseconds
   * @return this
   */
  public final S lastUpdated(Instant time) {
    members.set("lastUpdatedDateTime", Wire.time(time));
    return self();
  }

  /**
   * Sets any member to any value, also what the service would never send.
   *
   * @param member the member's name on the wire
   * @param value its value
   * @return this
   */
  public final S with(String member, JsonNode value) {
    members.set(member, value);
    return self();
  }

  /**
   * A copy of the members set, with ARNs completed by {@code arn:aws:personalize:REGION:ACCOUNT:}.
   */
  final ObjectNode members(String arnPrefix) {
    ObjectNode document = Wire.object();
    if (solutionVersion != null) {
      document.put("solutionVersionArn", arnPrefix + solutionVersion);
    }
    document.setAll(members.deepCopy());
    return document;
  }

  private ObjectNode config() {
    return members.withObjectProperty("campaignConfig");
  }
}
