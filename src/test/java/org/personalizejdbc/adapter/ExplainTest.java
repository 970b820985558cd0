package org.personalizejdbc.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.personalizejdbc.adapter.TestCampaigns.account;
import static org.personalizejdbc.adapter.TestCampaigns.arn;
import static org.personalizejdbc.adapter.TestCampaigns.sql;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.personalizejdbc.PersonalizeFixture;

/** EXPLAIN names the operations, the keys or the scope, and a bound on calls; it makes none. */
class ExplainTest {
  private static TestInventory inventory;
  private static PersonalizeFixture db;

  @BeforeAll
  static void open() throws SQLException {
    inventory = new TestInventory().keys("keys", List.of(arn("c001"), arn("g001")));
    db = PersonalizeFixture.of(account(3, 1), inventory.attachedWith());
  }

  @AfterAll
  static void close() throws SQLException {
    db.close();
    inventory.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          SELECT name FROM campaigns WHERE campaign_arn IN ($c000, $c001) | operation=[DescribeCampaign] | campaign/c001 | calls=[at most 2]
          SELECT name FROM campaigns WHERE campaign_arn = ? | operation=[DescribeCampaign] | ?0 | calls=[at most 1]
          SELECT name FROM campaigns WHERE campaign_arn IN (?, $c001) | operation=[DescribeCampaign] | campaign/c001] | calls=[at most 2]
          SELECT name FROM campaigns WHERE campaign_arn IN (?, UPPER('a')) | operation=[DescribeCampaign] | key=[ | calls=[one per distinct key]
          SELECT name FROM campaigns | operation=[ListCampaigns] | regions=[[eu-west-1, us-east-1]] | calls=[one per page of 100, at least one per Region]
          SELECT * FROM campaigns | operation=[DescribeCampaign] | operation=[ListCampaigns] | calls=[one per resource listed]
          SELECT name FROM campaigns WHERE region = 'eu-west-1' | operation=[ListCampaigns] | regions=[[eu-west-1]] | calls=[one per page of 100
          SELECT name FROM campaigns WHERE solution_arn = $s1 | operation=[ListCampaigns] | solution_arn = arn:aws:personalize:us-east-1:123456789012:solution/s1 | of that parent]
          SELECT name FROM campaigns LIMIT 7 | operation=[ListCampaigns] | rows=[7] | , as rows are read]
          SELECT name FROM campaigns WHERE solution_version_arn = 'arn:aws:personalize:us-east-1:123456789012:solution/s1/v1' | operation=[ListCampaigns] | solution_version_arn = | of that parent]
          SELECT COUNT(*) FROM campaigns | operation=[ListCampaigns] | regions=[ | calls=[one per page of 100
          SELECT status FROM campaign_updates | operation=[DescribeCampaign] | operation=[ListCampaigns] | calls=[one per resource listed]
          SELECT c.solution_arn FROM inv.keys k LEFT JOIN campaigns c ON c.campaign_arn = k.arn | operation=[DescribeCampaign] | outer=[true] | above 20 the scope is listed first, then one per ARN that exists]
          SELECT solution_arn FROM campaigns WHERE campaign_arn IN (SELECT arn FROM inv.keys) | operation=[DescribeCampaign] | key=[ | above 20 the scope is listed first, then one per ARN that exists]
          SELECT c.name FROM inv.keys k, LATERAL TABLE(describe_campaign(k.arn)) c | operation=[DescribeCampaign] | key=[ | calls=[one per distinct
          SELECT id FROM inv.keys WHERE EXISTS (SELECT 1 FROM campaigns) | operation=[ListCampaigns] | rows=[1] | , as rows are read]
          SELECT * FROM campaigns LIMIT 7 | operation=[DescribeCampaign] | rows=[7] | as rows are read: 7]
          SELECT * FROM campaigns ORDER BY name LIMIT 7 | operation=[DescribeCampaign] | fetch=[7] | as rows are read: 7]
          SELECT c.solution_arn FROM inv.keys k JOIN campaigns c ON c.campaign_arn = k.arn | operation=[DescribeCampaign] | key=[ARN] | above 20 the scope is listed first, then one per ARN that exists]
          SELECT k.id FROM inv.keys k WHERE NOT EXISTS (SELECT 1 FROM campaigns c WHERE c.campaign_arn = k.arn) | operation=[DescribeCampaign] | outer=[true] | one per distinct ARN; above 20 none but the listing's]
          SELECT name FROM TABLE(describe_campaign($c001)) | operation=[DescribeCampaign] | campaign/c001 | calls=[at most 1]
          """)
  void aPlanTellsWhatItWillAsk(String sql, String operation, String keysOrScope, String calls)
      throws SQLException {
    db.endpoint().forgetCalls();

    assertThat(db.plan(sql(sql), sql.chars().filter(c -> c == '?').mapToObj(c -> "x").toArray()))
        .contains(operation, keysOrScope, calls);
    assertThat(db.endpoint().calls()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT * FROM campaigns WHERE campaign_arn = $c000 AND campaign_arn = $c001",
        "SELECT * FROM campaigns WHERE campaign_arn IS NULL",
        "SELECT * FROM campaigns WHERE FALSE",
        "SELECT * FROM campaigns LIMIT 0",
      })
  void aPlanThatAsksNothingNamesNoOperation(String sql) throws SQLException {
    assertThat(db.plan(sql(sql))).doesNotContain("operation=[");
    db.query(sql(sql)).returnsCount(0).lists(0).describes(0);
  }
}
