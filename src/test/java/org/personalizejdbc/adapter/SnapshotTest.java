package org.personalizejdbc.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.personalizejdbc.adapter.TestCampaigns.account;
import static org.personalizejdbc.adapter.TestCampaigns.arn;
import static org.personalizejdbc.adapter.TestCampaigns.document;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.personalizejdbc.PersonalizeFixture;
import org.personalizejdbc.endpoint.Account;
import org.personalizejdbc.endpoint.CampaignDocument;
import org.personalizejdbc.endpoint.Reply;

/** One statement sees each campaign and each listing once, whatever AWS changes meanwhile. */
class SnapshotTest {
  private TestInventory inventory;
  private PersonalizeFixture db;

  @BeforeEach
  void open() throws SQLException {
    inventory =
        new TestInventory()
            .keys("k", TestCampaigns.names("c", 0, 30).stream().map(TestCampaigns::arn).toList());
    db = PersonalizeFixture.of(account(30, 0), inventory.attachedWith());
  }

  @AfterEach
  void close() throws SQLException {
    db.close();
    inventory.close();
  }

  /** The account when so many answers of an operation were given is another. */
  private void changeBefore(String operation, int call, Account changed) {
    final AtomicInteger calls = new AtomicInteger();
    db.endpoint()
        .intercept(
            received -> {
              if (received.operation().equals(operation) && calls.incrementAndGet() == call) {
                db.endpoint().account(changed);
              }
              return Optional.empty();
            });
  }

  private static Account without(String... names) {
    final Set<String> gone = Set.of(TestCampaigns.arns(names));
    return Account.of(
        account(30, 0).campaigns().stream()
            .filter(campaign -> !gone.contains(campaign.path("campaignArn").asText()))
            .toList());
  }

  private static Account with(CampaignDocument changed) {
    return Account.of(
        account(30, 0).campaigns().stream()
            .map(
                campaign ->
                    campaign.path("campaignArn").asText().equals(changed.arn())
                        ? changed.toJson()
                        : campaign)
            .toList());
  }

  /** Every answer to a describe tells other transactions per second than the one before. */
  private void countUp() {
    final AtomicInteger answers = new AtomicInteger();
    db.endpoint()
        .intercept(
            call -> {
              if (!call.operation().equals("DescribeCampaign")) {
                return Optional.empty();
              }
              final String name = call.campaignArn().substring(call.campaignArn().length() - 4);
              final var campaign =
                  document(name).minProvisionedTps(answers.incrementAndGet()).toJson();
              return Optional.of(Reply.json("{\"campaign\":" + campaign + "}"));
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT min_provisioned_tps FROM campaigns WHERE campaign_arn = $c001 UNION"
            + " SELECT min_provisioned_tps FROM campaigns WHERE campaign_arn = $c001",
        "SELECT DISTINCT a.min_provisioned_tps - b.min_provisioned_tps FROM campaigns a"
            + " JOIN campaigns b ON a.name = b.name",
        "SELECT DISTINCT a.min_provisioned_tps - b.min_provisioned_tps FROM inv.k"
            + " JOIN campaigns a ON a.campaign_arn = k.arn JOIN campaigns b ON b.campaign_arn = k.arn",
        "SELECT COUNT(*) FROM campaigns a JOIN campaign_updates u USING (campaign_arn)"
            + " WHERE a.min_provisioned_tps <> u.min_provisioned_tps",
        "SELECT COUNT(*) FROM (SELECT name, min_provisioned_tps FROM campaigns EXCEPT"
            + " SELECT name, min_provisioned_tps FROM campaigns)",
        "SELECT COUNT(*) FROM campaigns WHERE name = 'c001' AND min_provisioned_tps <>"
            + " (SELECT min_provisioned_tps FROM campaigns WHERE name = 'c001')",
        "SELECT COUNT(*) FROM campaigns c WHERE NOT EXISTS (SELECT 1 FROM campaigns d WHERE"
            + " d.name = c.name AND d.min_provisioned_tps = c.min_provisioned_tps)",
        "SELECT DISTINCT a.min_provisioned_tps - b.min_provisioned_tps FROM inv.k,"
            + " LATERAL TABLE(describe_campaign(k.arn)) a JOIN campaigns b ON a.name = b.name",
      })
  void anArnIsDescribedOnceHoweverOftenItIsMentioned(String sql) throws SQLException {
    countUp();
    final var result = db.query(TestCampaigns.sql(sql)).returnsCount(1);
    assertThat(result.calls().described().values()).as(sql).containsOnly(1);
    if (!sql.contains("c001")) {
      result.returns("0");
    }
    assertThat(result.calls().lists()).as("pages of %s", sql).isLessThanOrEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT (SELECT COUNT(*) FROM campaigns) - COUNT(*) FROM campaigns",
        "SELECT COUNT(*) FROM (SELECT name FROM campaigns EXCEPT SELECT name FROM campaigns)",
        "SELECT COUNT(*) - 30 FROM campaigns a JOIN campaigns b ON a.name = b.name",
        "SELECT COUNT(*) - 30 FROM campaigns a JOIN campaigns b ON a.name = b.name"
            + " LEFT JOIN campaigns c ON c.name = b.name",
      })
  void aScopeIsListedOnceHoweverOftenItIsMentioned(String sql) throws SQLException {
    changeBefore("ListCampaigns", 2, account(1, 0));
    db.query(sql).returns("0").lists(1).describes(0);
  }

  @Test
  void theThreeTablesShareOneDescriptionOfACampaign() throws SQLException {
    db.query(
            "SELECT COUNT(*) FROM campaigns c"
                + " JOIN campaign_updates u ON u.campaign_arn = c.campaign_arn"
                + " JOIN campaign_config_entries e ON e.campaign_arn = c.campaign_arn"
                + " WHERE c.min_provisioned_tps > 0")
        .returns("25")
        .lists(1)
        .describes(30);
    db.query(
            "SELECT campaign_arn, min_provisioned_tps FROM campaigns"
                + " UNION SELECT campaign_arn, 0 FROM campaign_updates"
                + " UNION SELECT campaign_arn, 0 FROM campaign_config_entries")
        .returnsCount(60)
        .lists(1)
        .describes(30);
  }

  @Test
  void aCampaignThatAwsNoLongerFindsIsNoRow() throws SQLException {
    db.endpoint()
        .intercept(
            call ->
                call.campaignArn().equals(arn("c001"))
                    ? Optional.of(Reply.error(400, "ResourceNotFoundException", "gone"))
                    : Optional.empty());
    db.query("SELECT name, min_provisioned_tps FROM campaigns WHERE name < 'c003'")
        .returns("c000|1", "c002|3")
        .describes(TestCampaigns.arns("c000", "c001", "c002"))
        .warns();
    db.query("SELECT name, min_provisioned_tps FROM campaigns ORDER BY name LIMIT 2")
        .returns("c000|1", "c002|3")
        .describes(TestCampaigns.arns("c000", "c001", "c002"));
    db.query("SELECT name, min_provisioned_tps FROM campaigns ORDER BY name LIMIT 2 OFFSET 1")
        .returns("c002|3", "c003|4");
  }

  @Test
  void asManyWinnersAsAreWantedAreFoundBehindManyThatVanish() throws SQLException {
    changeBefore(
        "DescribeCampaign", 1, without(TestCampaigns.names("c", 20, 30).toArray(new String[0])));
    db.query("SELECT name, min_provisioned_tps FROM campaigns ORDER BY name DESC LIMIT 2")
        .returns("c019|4", "c018|3")
        .lists(1)
        .describes(12);
  }

  @Test
  void aCampaignThatVanishesAfterTheListingIsNoRow() throws SQLException {
    changeBefore("DescribeCampaign", 1, without("c001"));
    db.query("SELECT name, min_provisioned_tps FROM campaigns WHERE name < 'c003'")
        .returns("c000|1", "c002|3")
        .lists(1)
        .describes(TestCampaigns.arns("c000", "c001", "c002"));
  }

  @Test
  void aLimitIsMetByTheNextWhereOneVanishes() throws SQLException {
    changeBefore("DescribeCampaign", 1, without("c000", "c002"));
    db.query("SELECT name, min_provisioned_tps FROM campaigns LIMIT 2")
        .returns("c001|2", "c003|4")
        .lists(1)
        .describes(TestCampaigns.arns("c000", "c001", "c002", "c003"));
  }

  @Test
  void theNextWinnerTakesThePlaceOfOneThatVanishes() throws SQLException {
    changeBefore("DescribeCampaign", 1, without("c029"));
    db.query("SELECT name, min_provisioned_tps FROM campaigns ORDER BY name DESC LIMIT 2")
        .returns("c028|1", "c027|4")
        .describes(TestCampaigns.arns("c029", "c028", "c027"));
  }

  @Test
  void aListedKeyThatVanishesIsNoRowOfAJoin() throws SQLException {
    changeBefore("DescribeCampaign", 1, without("c001"));
    db.query(
            "SELECT k.id, c.min_provisioned_tps FROM inv.k JOIN campaigns c ON c.campaign_arn ="
                + " k.arn")
        .returnsCount(29)
        .lists(1)
        .describes(30);
    db.endpoint().account(account(30, 0));
    changeBefore("DescribeCampaign", 1, without("c001"));
    db.query(
            "SELECT k.id FROM inv.k LEFT JOIN campaigns c ON c.campaign_arn = k.arn"
                + " WHERE c.min_provisioned_tps IS NULL")
        .returns("2");
  }

  @Test
  void whatTheListingMetTheNewerDescriptionMustMeetToo() throws SQLException {
    final String sql =
        "SELECT name, min_provisioned_tps FROM campaigns WHERE status = 'ACTIVE' AND name < 'c003'";
    changeBefore("DescribeCampaign", 1, with(document("c001").status("DELETE PENDING")));
    db.query(sql).returns("c000|1", "c002|3").describes(TestCampaigns.arns("c000", "c001", "c002"));
    db.endpoint().account(account(30, 0));
    changeBefore("DescribeCampaign", 1, with(document("c001").status("DELETE PENDING")));
    db.query(sql.replace("SELECT name", "SELECT status, name") + " LIMIT 2")
        .returns("ACTIVE|c000|1", "ACTIVE|c002|3");
  }

  @Test
  void theSolutionMayChangeAfterTheListing() throws SQLException {
    changeBefore("DescribeCampaign", 1, with(document("c001").solutionVersion("s2", "v0")));
    db.query(
            TestCampaigns.sql(
                "SELECT name, min_provisioned_tps FROM campaigns WHERE solution_arn = $s1"
                    + " AND name < 'c010'"))
        .returns("c006|3");
  }

  @Test
  void executionsShareNothing() throws SQLException {
    final String sql = TestCampaigns.sql("SELECT status FROM campaigns WHERE campaign_arn = $c001");
    db.query(sql).returns("ACTIVE").describes(1);
    db.endpoint().account(with(document("c001").status("DELETE PENDING")));
    db.query(sql).returns("DELETE PENDING").describes(1);
    final String list = "SELECT COUNT(*) FROM campaigns a JOIN campaigns b ON a.name = b.name";
    db.query(list).returns("30").lists(1);
    db.endpoint().account(account(29, 0));
    db.query(list).returns("29").lists(1);
  }

  @Test
  void nextExecutionOfAStatementAsksAnew() throws SQLException {
    final String sql =
        "SELECT name, status, min_provisioned_tps FROM campaigns WHERE name = 'c001'";
    try (Statement statement = db.connection().createStatement()) {
      for (String status : List.of("ACTIVE", "DELETE PENDING")) {
        db.endpoint().account(with(document("c001").status(status)));
        db.endpoint().forgetCalls();
        try (ResultSet rows = statement.executeQuery(sql)) {
          assertThat(rows.next()).isTrue();
          assertThat(rows.getString("status")).isEqualTo(status);
          assertThat(rows.next()).isFalse();
        }
        assertThat(db.calls().lists()).isEqualTo(1);
        assertThat(db.calls().describes()).isEqualTo(1);
      }
    }
  }

  @Test
  void nextExecutionOfAPreparedStatementAsksAnew() throws SQLException {
    try (PreparedStatement statement =
        db.connection()
            .prepareStatement(
                "SELECT a.status, b.status FROM campaigns a JOIN campaigns b"
                    + " ON a.campaign_arn = b.campaign_arn WHERE a.campaign_arn = ?")) {
      for (String status : List.of("ACTIVE", "DELETE PENDING", "GONE")) {
        db.endpoint().account(with(document("c001").status(status)));
        db.endpoint().forgetCalls();
        statement.setString(1, arn("c001"));
        try (ResultSet rows = statement.executeQuery()) {
          assertThat(rows.next()).isTrue();
          assertThat(rows.getString(1)).isEqualTo(status);
          assertThat(rows.getString(2)).isEqualTo(status);
          assertThat(rows.next()).isFalse();
        }
        assertThat(db.calls().total()).isEqualTo(1);
      }
    }
  }

  @Test
  void statementsAtTheSameTimeShareNothing() throws SQLException {
    final String sql =
        TestCampaigns.sql(
            "SELECT status, min_provisioned_tps FROM campaigns WHERE name IN ('c001', 'c002')");
    try (var first = db.connection().createStatement();
        ResultSet rows = first.executeQuery(sql)) {
      assertThat(rows.next()).isTrue();
      // Both campaigns are asked for by then, and one of them is read.
      while (db.calls().describes() < 2) {
        Thread.onSpinWait();
      }
      db.endpoint().account(with(document("c001").status("GONE")));
      db.query(sql).returnsCount(2).lists(1).describes(2);
      final AtomicBoolean second = new AtomicBoolean(rows.next());
      assertThat(second).isTrue();
    }
  }
}
