package org.personalizejdbc.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * Builds a campaign in the wire's form, as DescribeCampaign's answer holds it. Unless set, the
 * partition is {@code aws}, the Region {@code us-east-1} and the account {@code 123456789012};
 * every other member is absent. Mutable, for one thread.
 */
public final class CampaignDocument extends ServingDocument<CampaignDocument> {
  private final String name;
  private String partition = "aws";
  private String region = "us-east-1";
  private String account = "123456789012";
  private @Nullable CampaignUpdateDocument latestUpdate;

  private CampaignDocument(String name) {
    this.name = name;
  }

  /**
   * Begins a campaign.
   *
   * @param name its name, which its ARN ends in
   * @return a new builder
   */
  public static CampaignDocument named(String name) {
    return new CampaignDocument(name);
  }

  /**
   * Sets the ARN's partition.
   *
   * @param partition for example {@code aws-cn}
   * @return this
   */
  public CampaignDocument partition(String partition) {
    this.partition = partition;
    return this;
  }

  /**
   * Sets the Region that the campaign lies in.
   *
   * @param region for example {@code eu-west-1}
   * @return this
   */
  public CampaignDocument inRegion(String region) {
    this.region = region;
    return this;
  }

  /**
   * Sets the account that the campaign belongs to.
   *
   * @param account 12 digits
   * @return this
   */
  public CampaignDocument account(String account) {
    this.account = account;
    return this;
  }

  /**
   * Sets the latest update.
   *
   * @param update read when the document is built
   * @return this
   */
  public CampaignDocument latestUpdate(CampaignUpdateDocument update) {
    this.latestUpdate = update;
    return this;
  }

  /**
   * The campaign's ARN, of what is set so far.
   *
   * @return the ARN
   */
  public String arn() {
    return arnPrefix() + "campaign/" + name;
  }

  /**
   * The document.
   *
   * @return a new object each time
   */
  public ObjectNode toJson() {
    ObjectNode document = Wire.object().put("name", name).put("campaignArn", arn());
    document.setAll(members(arnPrefix()));
    if (latestUpdate != null) {
      document.set("latestCampaignUpdate", latestUpdate.members(arnPrefix()));
    }
    return document;
  }

  @Override
  CampaignDocument self() {
    return this;
  }

  private String arnPrefix() {
    return "arn:" + partition + ":personalize:" + region + ":" + account + ":";
  }
}
