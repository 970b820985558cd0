package org.personalizejdbc.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.personalizejdbc.adapter.TestCampaigns.account;
import static org.personalizejdbc.adapter.TestCampaigns.arn;
import static org.personalizejdbc.adapter.TestCampaigns.arns;
import static org.personalizejdbc.adapter.TestCampaigns.sql;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collections;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
    void keysThatExcludeEachOtherAreNone() throws SQLException {
      query("SELECT * FROM campaigns WHERE campaign_arn = $c001 AND campaign_arn = $c002")
          .returnsCount(0)
          .planOmits("CampaignDescribe")
          .describes(0);
    }

    @Test
    void aListOfThousandsIsPlannedAsOneLeaf() throws SQLException {
      final String[] arns =
          IntStream.range(0, 5_000).mapToObj(i -> arn("g" + i)).toArray(String[]::new);
      final String literals =
          Stream.of(arns).map(arn -> "'" + arn + "'").collect(Collectors.joining(", "));
      final String parameters = String.join(", ", Collections.nCopies(5_000, "?"));
      final String select = "SELECT name FROM campaigns WHERE status = 'ACTIVE' AND campaign_arn";

      assertThat(db.plan(select + " IN (" + literals + ")")).contains("calls=[at most 5000]");
      assertThat(db.plan(select + " IN (" + parameters + ")", (Object[]) arns))
          .contains("calls=[at most 5000]");
      assertThat(db.plan(select + " NOT IN (" + literals + ")")).contains("ListCampaigns");
    }

    @Test
    void aCastThatCutsATextOffIsHeeded() throws SQLException {
      query("SELECT COUNT(*) FROM campaigns WHERE region = CAST('eu-west-1x' AS VARCHAR(9))")
          .returns("4");
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
    void aWindowFunctionSeesEveryRowOfItsTable() throws SQLException {
      query(
              "SELECT k.id, w.place FROM inv.keys k JOIN (SELECT campaign_arn, ROW_NUMBER() OVER"
                  + " (ORDER BY campaign_arn DESC) AS place FROM campaigns) AS w"
                  + " ON w.campaign_arn = k.arn ORDER BY 1")
          .returns("1|11", "2|10");
    }

    @Test
    void eachStepOfARecursionHasItsOwnKeys() throws SQLException {
      query(
              "WITH RECURSIVE walk (n, arn) AS (SELECT 0, CAST($c000 AS VARCHAR) FROM (VALUES (1))"
                  + " AS v (x) UNION ALL SELECT walk.n + 1, SUBSTRING($c000 FROM 1 FOR"
                  + " CHAR_LENGTH($c000) - 1) || CAST(walk.n + 1 AS VARCHAR) FROM walk JOIN (SELECT"
                  + " campaign_arn, COUNT(*) AS entries FROM campaign_config_entries GROUP BY"
                  + " campaign_arn) AS e ON e.campaign_arn = walk.arn WHERE walk.n < 3)"
                  + " SELECT n FROM walk ORDER BY n")
          .returns("0", "1", "2", "3");
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
    void soDoesOneWithAConditionOnBothSides() throws SQLException {
      query(
              "SELECT k.id, c.name FROM inv.keys k LEFT JOIN LATERAL"
                  + " TABLE(describe_campaign(k.arn)) AS c ON c.min_provisioned_tps > k.id"
                  + " WHERE k.id < 3 ORDER BY 1")
          .returns("1|c001", "2|c002")
          .describes(arns("c001", "c002"))
          .lists(0);
      query(
              "SELECT k.id, c.name FROM inv.keys k LEFT JOIN LATERAL"
                  + " TABLE(describe_campaign(k.arn)) AS c ON c.min_provisioned_tps > k.id + 1"
                  + " WHERE k.id < 3 ORDER BY 1")
          .returns("1|null", "2|null")
          .describes(arns("c001", "c002"));
    }

    @Test
    void lateralMayFollowLateral() throws SQLException {
      query(
              "SELECT d.name FROM inv.keys k, LATERAL TABLE(describe_campaign(k.arn)) AS c,"
                  + " LATERAL TABLE(describe_campaign(c.campaign_arn)) AS d"
                  + " WHERE d.min_provisioned_tps = c.min_provisioned_tps ORDER BY 1")
          .returns("c001", "c002")
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
    void throughALookUpToo() throws SQLException {
      query(
              "SELECT c.name, c.min_provisioned_tps, u.status, e.entry_key FROM campaigns c LEFT"
                  + " JOIN campaign_updates u ON u.campaign_arn = c.campaign_arn LEFT JOIN"
                  + " campaign_config_entries e ON e.campaign_arn = u.campaign_arn ORDER BY c.name"
                  + " LIMIT 2 OFFSET 1")
          .returnsCount(2)
          .describes(arns("c000", "c001", "c002"))
          .lists(2);
    }

    @Test
    void aWindowFunctionSeesTheRowsThatAreSkipped() throws SQLException {
      query(
              "SELECT name, ROW_NUMBER() OVER (ORDER BY name) AS place, solution_arn FROM campaigns"
                  + " ORDER BY name OFFSET 2 ROWS FETCH NEXT 1 ROW ONLY")
          .returns("c002|3|arn:aws:personalize:us-east-1:123456789012:solution/s2");
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
