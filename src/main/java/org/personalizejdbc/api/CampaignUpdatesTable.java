package org.personalizejdbc.api;

import static org.personalizejdbc.api.ColumnType.INTEGER;
import static org.personalizejdbc.api.ColumnType.TEXT;
import static org.personalizejdbc.api.ColumnType.TIMESTAMP;
import static org.personalizejdbc.api.ColumnType.varchar;

import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.personalize.model.Campaign;
import software.amazon.awssdk.services.personalize.model.CampaignSummary;
import software.amazon.awssdk.services.personalize.model.CampaignUpdateSummary;

/** Declares {@code campaign_updates}: one row per campaign that has a latestCampaignUpdate. */
final class CampaignUpdatesTable {

  /** A campaign's name, and its latest update. */
  record Update(@Nullable String campaignName, CampaignUpdateSummary update) {}

  static final ResourceTable<CampaignSummary, Campaign, Update> TABLE =
      ResourceTable.<CampaignSummary, Campaign, Update>of(
              "campaign_updates",
              "The latest update of each campaign that was ever updated; until it is ACTIVE the"
                  + " campaign serves what table campaigns tells",
              CampaignResource.INSTANCE,
              ResourceTable.Multiplicity.AT_MOST_ONE,
              campaign -> {
                final CampaignUpdateSummary update = campaign.latestCampaignUpdate();
                return update == null ? List.of() : List.of(new Update(campaign.name(), update));
              })
          .column(Column.key("campaign_arn", "The updated campaign's ARN"))
          .column(
              Column.listed(
                  "campaign_name",
                  varchar(63),
                  "The updated campaign's name",
                  CampaignSummary::name,
                  Update::campaignName))
          .column(
              Column.described(
                  "status",
                  varchar(256),
                  "The update's status: CREATE PENDING, CREATE IN_PROGRESS, ACTIVE or CREATE FAILED"
                      + " (with a space), or whatever AWS adds",
                  row -> row.update().status()))
          .column(
              Column.described(
                  "failure_reason",
                  TEXT,
                  "Why the update failed; NULL where it did not",
                  row -> row.update().failureReason()))
          .column(
              Column.described(
                  "solution_version_arn",
                  varchar(256),
                  "The solution version that the update brings",
                  row -> row.update().solutionVersionArn()))
          .column(
              Column.described(
                  "solution_arn",
                  varchar(256),
                  "The solution that the version belongs to",
                  row -> CampaignsTable.solutionOf(row.update().solutionVersionArn())))
          .column(
              Column.described(
                  "min_provisioned_tps",
                  INTEGER,
                  "Provisioned transactions (recommendation requests) per second, at least, that"
                      + " the update brings",
                  row -> row.update().minProvisionedTPS()))
          .columns(CampaignConfigColumns.of(row -> row.update().campaignConfig()))
          .column(
              Column.described(
                  "creation_date_time",
                  TIMESTAMP,
                  "When the update was asked for, UTC",
                  row -> row.update().creationDateTime()))
          .column(
              Column.described(
                  "last_updated_date_time",
                  TIMESTAMP,
                  "When the update last changed its status, UTC",
                  row -> row.update().lastUpdatedDateTime()))
          .columns(ArnColumns.of())
          .primaryKey("campaign_arn")
          .foreignKey("campaigns")
          .build();

  private CampaignUpdatesTable() {}
}
