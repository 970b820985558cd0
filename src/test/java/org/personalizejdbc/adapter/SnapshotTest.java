package org.personalizejdbc.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.personalizejdbc.adapter.TestCampaigns.account;
import static org.personalizejdbc.adapter.TestCampaigns.arn;
import static org.personalizejdbc.adapter.TestCampaigns.arns;
import static org.personalizejdbc.adapter.TestCampaigns.sql;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.personalizejdbc.PersonalizeFixture;
import org.personalizejdbc.endpoint.Account;
import org.personalizejdbc.endpoint.Reply;

/** Within a statement every mention agrees, and an answer is asked for once. */
class SnapshotTest {
  private final PersonalizeFixture db = PersonalizeFixture.of(account(12, 4));

  @AfterEach
  void close() throws SQLException {
    db.close();
  }

  @Test
  void anyNumberOfMentionsListsOnceAndDescribesOnce() throws SQLException {
    db.query(
            "SELECT c.name, u.status, e.entry_key FROM campaigns c"
                + " JOIN campaign_updates u ON u.campaign_arn = c.campaign_arn"
                + " JOIN campaign_config_entries e ON e.campaign_arn = c.campaign_arn"
                + " WHERE c.min_provisioned_tps > 0"
                + " UNION ALL SELECT name, solution_arn, status FROM campaigns")
        .describes(16)
        .lists(2);
  }

  @Test
  void twoExecutionsShareNothing() throws SQLException {
    db.endpoint().forgetCalls();
    try (PreparedStatement statement =
        db.connection().prepareStatement("SELECT name FROM campaigns WHERE campaign_arn = ?")) {
      for (int i = 0; i < 2; i++) {
        statement.setString(1, arn("c001"));
        try (ResultSet row = statement.executeQuery()) {
          assertThat(row.next()).isTrue();
        }
      }
    }

    assertThat(db.calls().describes()).isEqualTo(2);
  }

  @Test
  void aCampaignThatVanishesMeanwhileIsNoRowAndTheNextTakesItsPlaceUnderALimit()
      throws SQLException {
    db.endpoint()
        .intercept(
            call ->
                call.operation().equals("DescribeCampaign")
                        && arn("c001").equals(call.body().path("campaignArn").asText())
                    ? Optional.of(Reply.error(400, "ResourceNotFoundException", "gone"))
                    : Optional.empty());

    db.query("SELECT name, solution_arn FROM campaigns").returnsCount(15);
    db.query("SELECT name FROM (SELECT name, solution_arn FROM campaigns ORDER BY name LIMIT 3)")
        .returnsCount(3);
    db.query("SELECT name, solution_arn FROM campaigns ORDER BY name LIMIT 3")
        .returnsCount(3)
        .describes(arns("c000", "c001", "c002", "c003"));
  }

  @Test
  void whatTheListingMetIsCheckedInTheNewerDescription() throws SQLException {
    final Account later =
        Account.of(
            account(12, 4).campaigns("us-east-1").stream()
                .map(campaign -> campaign.put("status", "DELETE PENDING"))
                .toList());
    db.endpoint()
        .intercept(
            call -> {
              if (call.operation().equals("DescribeCampaign")) {
                db.endpoint().account(later);
              }
              return Optional.empty();
            });

    db.query(sql("SELECT name, solution_arn FROM campaigns WHERE status = 'CREATE FAILED'"))
        .returnsCount(0)
        .describes(arns("c003", "e003"));
  }
}
