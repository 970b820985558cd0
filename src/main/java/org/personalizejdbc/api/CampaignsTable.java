package org.personalizejdbc.api;

import static org.personalizejdbc.api.ColumnType.INTEGER;
import static org.personalizejdbc.api.ColumnType.TEXT;
import static org.personalizejdbc.api.ColumnType.TIMESTAMP;
import static org.personalizejdbc.api.ColumnType.varchar;

import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.personalize.model.Campaign;
import software.amazon.awssdk.services.personalize.model.CampaignSummary;

/** Declares {@code campaigns}: one row per campaign. */
final class CampaignsTable {
  static final ResourceTable<CampaignSummary, Campaign, Campaign> TABLE =
      ResourceTable.<CampaignSummary, Campaign, Campaign>of(
              "campaigns",
              "Amazon Personalize campaigns, one row each, as DescribeCampaign tells them",
              CampaignResource.INSTANCE,
              ResourceTable.Multiplicity.ONE,
              List::of)
          .column(Column.key("campaign_arn", "The campaign's ARN"))
          .column(
              Column.listed(
                  "name",
                  varchar(63),
                  "The campaign's name, unique in its account and Region",
                  CampaignSummary::name,
                  Campaign::name))
          .column(
              Column.listed(
                  "status",
                  varchar(256),
                  "CREATE PENDING, CREATE IN_PROGRESS, ACTIVE, CREATE FAILED, DELETE PENDING or"
                      + " DELETE IN_PROGRESS (with a space), or whatever AWS adds",
                  CampaignSummary::status,
                  Campaign::status))
          .column(
              Column.listed(
                  "failure_reason",
                  TEXT,
                  "Why the campaign failed; NULL where it did not",
                  CampaignSummary::failureReason,
                  Campaign::failureReason))
          .column(
              Column.<CampaignSummary, Campaign>described(
                      "solution_version_arn",
                      varchar(256),
                      "The solution version that the campaign serves",
                      Campaign::solutionVersionArn)
                  .narrowing(PersonalizeArn::solutionOf))
          .column(
              Column.<CampaignSummary, Campaign>described(
                      "solution_arn",
                      varchar(256),
                      "The solution that the version belongs to",
                      row -> solutionOf(row.solutionVersionArn()))
                  .narrowing(
                      arn -> PersonalizeArn.parse(arn, "solution").map(PersonalizeArn::text)))
          .column(
              Column.described(
                  "min_provisioned_tps",
                  INTEGER,
                  "Provisioned transactions (recommendation requests) per second, at least",
                  Campaign::minProvisionedTPS))
          .columns(CampaignConfigColumns.of(Campaign::campaignConfig))
          .column(
              Column.listed(
                  "creation_date_time",
                  TIMESTAMP,
                  "When the campaign was created, UTC",
                  CampaignSummary::creationDateTime,
                  Campaign::creationDateTime))
          .column(
              Column.listed(
                  "last_updated_date_time",
                  TIMESTAMP,
                  "When the campaign was last updated, UTC",
                  CampaignSummary::lastUpdatedDateTime,
                  Campaign::lastUpdatedDateTime))
          .columns(ArnColumns.of())
          .primaryKey("campaign_arn")
          .parentColumn("solution_arn")
          .build();

  private CampaignsTable() {}

  static @Nullable String solutionOf(@Nullable String solutionVersionArn) {
    return solutionVersionArn == null
        ? null
        : PersonalizeArn.solutionOf(solutionVersionArn).orElse(null);
  }
}
