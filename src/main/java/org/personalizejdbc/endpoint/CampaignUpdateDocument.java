package org.personalizejdbc.endpoint;

/** Builds a {@code latestCampaignUpdate} in the wire's form. Mutable, for one thread. */
public final class CampaignUpdateDocument extends ServingDocument<CampaignUpdateDocument> {
  private CampaignUpdateDocument() {}

  /**
   * Begins an update.
   *
   * @param status its status, of the same words as a campaign's, for example {@code CREATE PENDING}
   * @return a new builder
   */
  public static CampaignUpdateDocument inStatus(String status) {
    return new CampaignUpdateDocument().status(status);
  }

  @Override
  CampaignUpdateDocument self() {
    return this;
  }
}
