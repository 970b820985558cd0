package org.personalizejdbc.api;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.personalize.PersonalizeClient;
import software.amazon.awssdk.services.personalize.model.Campaign;
import software.amazon.awssdk.services.personalize.model.CampaignSummary;
import software.amazon.awssdk.services.personalize.model.DescribeCampaignRequest;
import software.amazon.awssdk.services.personalize.model.ListCampaignsRequest;
import software.amazon.awssdk.services.personalize.model.ListCampaignsResponse;

/**
 * Campaigns: listed by ListCampaigns, optionally of one solution; described by DescribeCampaign.
 */
final class CampaignResource implements Resource<CampaignSummary, Campaign> {
  static final CampaignResource INSTANCE = new CampaignResource();

  private CampaignResource() {}

  @Override
  public String name() {
    return "Campaign";
  }

  @Override
  public String arnType() {
    return "campaign";
  }

  @Override
  public @Nullable String arnOf(CampaignSummary summary) {
    return summary.campaignArn();
  }

  @Override
  public @Nullable Page<CampaignSummary> list(
      PersonalizeClient client, @Nullable String solutionArn, @Nullable String pageToken) {
    final ListCampaignsResponse response =
        client.listCampaigns(
            ListCampaignsRequest.builder()
                .solutionArn(solutionArn)
                .nextToken(pageToken)
                .maxResults(Page.SIZE)
                .build());
    return response.hasCampaigns() ? new Page<>(response.campaigns(), response.nextToken()) : null;
  }

  @Override
  public @Nullable Campaign describe(PersonalizeClient client, String arn) {
    return client
        .describeCampaign(DescribeCampaignRequest.builder().campaignArn(arn).build())
        .campaign();
  }
}
