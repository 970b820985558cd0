package org.personalizejdbc.adapter;

import static org.personalizejdbc.adapter.TestCampaigns.account;
import static org.personalizejdbc.adapter.TestCampaigns.arn;
import static org.personalizejdbc.adapter.TestCampaigns.arns;
import static org.personalizejdbc.adapter.TestCampaigns.sql;

import java.sql.SQLException;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.personalizejdbc.PersonalizeFixture;
import org.personalizejdbc.QueryResult;

/**
 * Each rule's example, in plan, rows and calls, and a statement that it must leave alone: 12
 * campaigns in us-east-1 and 4 in eu-west-1, see {@link TestCampaigns}; table {@code keys} names
 * c001, c002, one that is gone, and none.
 */
class RulesTest {
  private static TestInventory inventory;
  private static PersonalizeFixture db;

  @BeforeAll
  static void open() throws SQLException {
    inventory =
        new TestInventory()
            .keys("keys", Arrays.asList(arn("c001"), arn("c002"), arn("g001"), null))
            .keys("padded", "CHAR(120)", Arrays.asList(arn("c001"), arn("c002")));
    db = PersonalizeFixture.of(account(12, 4), inventory.attachedWith());
  }

  @AfterAll
  static void close() throws SQLException {
    db.close();
    inventory.close();
  }

  private static QueryResult query(String template) throws SQLException {
    return db.query(sql(template));
  }

  @Nested
  class FilterToKeys {
    @Test
    void aConditionOnTheArnBecomesKeys() throws SQLException {
      query("SELECT name FROM campaigns WHERE campaign_arn IN ($c001, $c003) AND status = 'ACTIVE'")
          .returns("c001")
          .planContains("CampaignDescribe")
          .planContains("calls=[at most 2]")
          .describes(arns("c001", "c003"))
          .lists(0);
    }

    @Test
    void aConditionThatAllowsOtherArnsLeavesTheListing() throws SQLException {
      query("SELECT name FROM campaigns WHERE campaign_arn = $c001 OR name = 'c002'")
          .returnsCount(2)
          .planContains("CampaignList")
          .describes(0)
          .lists(2);
    }
  }

  @Nested
  class JoinToDescribe {
    @Test
    void aJoinByArnBecomesALookUp() throws SQLException {
      query("SELECT k.id, c.name FROM inv.keys k JOIN campaigns c ON c.campaign_arn = k.arn")
          .returnsCount(2)
          .planContains("CampaignDescribe(operation=[DescribeCampaign], key=[ARN]")
          .describes(arns("c001", "c002", "g001"))
          .lists(0);
    }

    @Test
    void aLeftJoinKeepsEveryRowAndAsksOnlyWhereItsConditionHolds() throws SQLException {
      query(
              "SELECT k.id, c.name FROM inv.keys k"
                  + " LEFT JOIN campaigns c ON c.campaign_arn = k.arn AND k.id = 1")
          .returnsCount(4)
          .planContains("outer=[true]")
          .describes(arns("c001"))
          .lists(0);
    }

    @Test
    void aJoinByAnotherColumnIsAJoin() throws SQLException {
      query("SELECT c.name FROM inv.keys k JOIN campaigns c ON c.name = k.arn")
          .returnsCount(0)
          .planContains("EnumerableHashJoin")
          .describes(0)
          .lists(2);
    }
  }

  @Nested
  class JoinKeys {
    @Test
    void whatIsNoLookUpDescribesTheOtherSidesKeys() throws SQLException {
      query(
              "SELECT k.id FROM inv.keys k WHERE EXISTS (SELECT 1 FROM campaign_config_entries e"
                  + " WHERE e.campaign_arn = k.arn AND e.entry_value = '0.1')")
          .returns("1")
          .planContains("SharedRows")
          .describes(arns("c001", "c002", "g001"))
          .lists(0);
    }

    @Test
    void aFullJoinNeedsEveryCampaign() throws SQLException {
      query(
              "SELECT k.id, e.entry_key FROM inv.keys k"
                  + " FULL JOIN campaign_config_entries e ON e.campaign_arn = k.arn")
          .planContains("CampaignList")
          .lists(2);
    }
  }

  @Nested
  class CorrelateToDescribe {
    @Test
    void lateralBecomesALookUp() throws SQLException {
      query("SELECT k.id, c.name FROM inv.keys k, LATERAL TABLE(describe_campaign(k.arn)) AS c")
          .returnsCount(2)
          .planContains("CampaignDescribe")
          .planOmits("Correlate", "CampaignList")
          .describes(arns("c001", "c002", "g001"))
          .lists(0);
    }

    @Test
    void aConstantArgumentIsAskedForOnce() throws SQLException {
      query("SELECT k.id, c.name FROM inv.keys k, TABLE(describe_campaign($c005)) AS c")
          .returnsCount(4)
          .describes(arns("c005"))
          .lists(0);
    }
  }

  @Nested
  class DescribeFilter {
    @Test
    void whatASummaryTellsIsCheckedBeforeAndAfterDescribing() throws SQLException {
      query("SELECT name, solution_arn FROM campaigns WHERE status = 'CREATE FAILED'")
          .returnsCount(2)
          .planContains("CampaignDescribe")
          .describes(arns("c003", "e003"))
          .lists(2);
    }

    @Test
    void aMixedConditionMovesInAWeakerForm() throws SQLException {
      query(
              "SELECT name FROM campaigns WHERE (name = 'c001' AND min_provisioned_tps > 1)"
                  + " OR (name = 'c002' AND min_provisioned_tps > 99)")
          .returns("c001")
          .describes(arns("c001", "c002"))
          .lists(2);
    }

    @Test
    void theSolutionNarrowsTheListing() throws SQLException {
      query("SELECT name FROM campaigns WHERE solution_arn = $s1")
          .returnsCount(3)
          .planContains("parent=[solution_arn = ")
          .describes(0)
          .lists(1);
    }

    @Test
    void whatOnlyADescriptionTellsIsCheckedAbove() throws SQLException {
      query("SELECT name FROM campaigns WHERE min_provisioned_tps > 3")
          .returnsCount(4)
          .describes(16)
          .lists(2);
    }
  }

  @Nested
  class DescribeSort {
    @Test
    void onlyTheWinnersAreDescribed() throws SQLException {
      query("SELECT name, solution_arn FROM campaigns ORDER BY name DESC LIMIT 2 OFFSET 1")
          .returnsCount(2)
          .describes(arns("e001", "e002"))
          .lists(2);
    }

    @Test
    void aSortByWhatOnlyADescriptionTellsDescribesAll() throws SQLException {
      query("SELECT name FROM campaigns ORDER BY min_provisioned_tps, name LIMIT 1")
          .returns("c000")
          .describes(16)
          .lists(2);
    }
  }

  @Nested
  class ExistsLimit {
    @Test
    void existsReadsOneRow() throws SQLException {
      query("SELECT id FROM inv.keys WHERE EXISTS (SELECT 1 FROM campaigns)")
          .returnsCount(4)
          .describes(0)
          .lists(1);
    }

    @Test
    void anAggregateThatCountsReadsAll() throws SQLException {
      query("SELECT COUNT(*) FROM (SELECT 1 AS n FROM campaigns)")
          .returns("16")
          .describes(0)
          .lists(2);
    }
  }

  @Nested
  class ListFilter {
    @Test
    void theRegionNarrowsTheListing() throws SQLException {
      query("SELECT name FROM campaigns WHERE region IN ('eu-west-1', 'nowhere-1')")
          .returnsCount(4)
          .planContains("regions=[[eu-west-1, nowhere-1]]")
          .lists(1);
    }

    @Test
    void aRegionThatIsExcludedLeavesTheScope() throws SQLException {
      query("SELECT name FROM campaigns WHERE region <> 'eu-west-1'").returnsCount(12).lists(2);
    }
  }

  @Nested
  class NotIn {
    @Test
    void whereNoOperandIsNullNothingIsCounted() throws SQLException {
      query(
              "SELECT id FROM inv.keys WHERE arn IS NOT NULL"
                  + " AND arn NOT IN (SELECT campaign_arn FROM campaigns)")
          .returns("3")
          .describes(arns("c001", "c002", "g001"))
          .lists(0);
    }

    @Test
    void whereOneMayBeNullTheAnswerIsSqls() throws SQLException {
      query("SELECT id FROM inv.keys WHERE arn NOT IN (SELECT campaign_arn FROM campaigns)")
          .returns("3")
          .describes(arns("c001", "c002", "g001"));
    }
  }

  @Nested
  class Trimmer {
    @Test
    void whatNoColumnNeedsIsNotDescribed() throws SQLException {
      query("SELECT status, COUNT(*) FROM campaigns GROUP BY status").describes(0).lists(2);
    }

    @Test
    void anOuterLookUpOfWhichNothingIsUsedGoes() throws SQLException {
      query("SELECT COUNT(*) FROM inv.keys k LEFT JOIN campaigns c ON c.campaign_arn = k.arn")
          .returns("4")
          .describes(0)
          .lists(0);
    }

    @Test
    void anInnerOneStaysSinceItDropsWhatIsGone() throws SQLException {
      query("SELECT COUNT(*) FROM inv.keys k JOIN campaigns c ON c.campaign_arn = k.arn")
          .returns("2")
          .describes(arns("c001", "c002", "g001"));
    }
  }

  @Nested
  class PaddedTexts {
    @Test
    void aCharColumnIsComparedWithoutItsPadding() throws SQLException {
      query("SELECT c.name FROM inv.padded p JOIN campaigns c ON c.campaign_arn = p.arn")
          .returnsCount(2)
          .describes(arns("c001", "c002"))
          .lists(0);
    }

    @Test
    void aVarcharKeepsItsBlanks() throws SQLException {
      query(
              "SELECT c.name FROM inv.keys k"
                  + " JOIN campaigns c ON c.campaign_arn = k.arn || ' ' WHERE k.id < 3")
          .returnsCount(0)
          .describes(0)
          .lists(0);
    }
  }

  @Nested
  class RowLimits {
    @Test
    void aLimitReadsNotOneRowMore() throws SQLException {
      query("SELECT solution_arn FROM campaigns LIMIT 3").returnsCount(3).describes(3).lists(1);
    }

    @Test
    void aLimitOverWhatDropsRowsReadsOnUntilItIsMet() throws SQLException {
      query("SELECT name FROM campaigns WHERE min_provisioned_tps = 4 LIMIT 4")
          .returnsCount(4)
          .lists(2);
    }
  }
}
