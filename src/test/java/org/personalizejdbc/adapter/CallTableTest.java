package org.personalizejdbc.adapter;

import static org.personalizejdbc.adapter.TestCampaigns.account;
import static org.personalizejdbc.adapter.TestCampaigns.arn;
import static org.personalizejdbc.adapter.TestCampaigns.solution;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.personalizejdbc.PersonalizeFixture;

/**
 * The calls of statements without an inventory: 250 campaigns in us-east-1 (3 pages), 30 in
 * eu-west-1 (1 page), see {@link TestCampaigns}.
 */
class CallTableTest {
  private static PersonalizeFixture db;

  @BeforeAll
  static void open() {
    db = PersonalizeFixture.of(account(250, 30));
  }

  @AfterAll
  static void close() throws SQLException {
    db.close();
  }

  @TestFactory
  Stream<DynamicTest> oneKeyIsOneDescribe() {
    return Cost.tests(
        db,
        """
        SELECT * FROM campaigns WHERE campaign_arn = $c007
          -> =1 -> 0 -> c007
        SELECT * FROM campaigns WHERE $c007 = campaign_arn
          -> =1 -> 0 -> c007
        SELECT * FROM personalize.campaigns AS "C" WHERE "C".CAMPAIGN_ARN = $c007
          -> =1 -> 0 -> c007
        SELECT * FROM campaigns WHERE "campaign_arn" = $c007;
          -> =1 -> 0 -> c007
        SELECT name FROM campaigns WHERE campaign_arn = $c007
          -> c007 -> 0 -> c007
        SELECT campaign_arn FROM campaigns WHERE campaign_arn = $c999
          -> - -> 0 -> c999
        SELECT name FROM campaigns WHERE campaign_arn = $e007
          -> e007 -> 0 -> e007
        SELECT COUNT(*) FROM campaigns WHERE campaign_arn = $c007
          -> 1 -> 0 -> c007
        SELECT name FROM campaigns WHERE campaign_arn = $c007 AND status = 'ACTIVE'
          -> c007 -> 0 -> c007
        SELECT name FROM campaigns WHERE campaign_arn = $c007 AND status = 'GONE'
          -> - -> 0 -> c007
        SELECT name FROM campaigns WHERE min_provisioned_tps = 4 AND campaign_arn = $c007
          -> c007 -> 0 -> c007
        SELECT name FROM campaigns WHERE campaign_arn = $c007 AND (status = 'X' OR min_provisioned_tps = 4)
          -> c007 -> 0 -> c007
        SELECT name FROM campaigns WHERE CAST(campaign_arn AS VARCHAR(300)) = $c007
          -> c007 -> 0 -> c007
        SELECT name FROM campaigns WHERE campaign_arn = CAST($c007 AS VARCHAR)
          -> c007 -> 0 -> c007
        SELECT name FROM campaigns WHERE campaign_arn = 'arn:aws:personalize:us-east-1:' || '123456789012:campaign/c007'
          -> c007 -> 0 -> c007
        SELECT name FROM campaigns WHERE campaign_arn = TRIM($c007)
          -> c007 -> 0 -> c007
        SELECT name FROM campaigns WHERE NOT (campaign_arn <> $c007)
          -> c007 -> 0 -> c007
        SELECT name FROM campaigns WHERE campaign_arn IS NOT DISTINCT FROM $c007
          -> c007 -> 0 -> c007
        SELECT name FROM campaigns WHERE (campaign_arn, status) = ($c007, 'ACTIVE')
          -> c007 -> 0 -> c007
        SELECT name FROM (SELECT campaign_arn AS a, name FROM campaigns) WHERE a = $c007
          -> c007 -> 0 -> c007
        WITH c AS (SELECT campaign_arn AS a, name, min_provisioned_tps FROM campaigns) SELECT name FROM c WHERE a = $c007 AND min_provisioned_tps > 0
          -> c007 -> 0 -> c007
        WITH c (k, n) AS (SELECT campaign_arn, name FROM campaigns) SELECT n FROM c AS d WHERE d.k = $c007
          -> c007 -> 0 -> c007
        SELECT UPPER(name) FROM campaigns WHERE campaign_arn = $c007 ORDER BY creation_date_time LIMIT 5
          -> C007 -> 0 -> c007
        SELECT name FROM campaigns WHERE campaign_arn = $c007 LIMIT 1
          -> c007 -> 0 -> c007
        SELECT n FROM (SELECT name AS n, campaign_arn AS a FROM campaigns WHERE status = 'ACTIVE') t WHERE t.a = $c007
          -> c007 -> 0 -> c007
        SELECT name FROM campaigns WHERE campaign_arn = $c007 GROUP BY name HAVING COUNT(*) = 1
          -> c007 -> 0 -> c007
        SELECT status FROM campaign_updates WHERE campaign_arn = $c006
          -> ACTIVE -> 0 -> c006
        SELECT status FROM campaign_updates WHERE campaign_arn = $c007
          -> - -> 0 -> c007
        SELECT entry_key FROM campaign_config_entries WHERE campaign_arn = $c007
          -> explorationWeight explorationItemAgeCutOff -> 0 -> c007
        SELECT name FROM TABLE(describe_campaign($c007))
          -> c007 -> 0 -> c007
        SELECT name FROM TABLE(describe_campaign($c999))
          -> - -> 0 -> c999
        SELECT name FROM TABLE(describe_campaign(CAST(NULL AS VARCHAR)))
          -> - -> 0 -> -
        """);
  }

  @TestFactory
  Stream<DynamicTest> keysAreDescribedOnceEach() {
    return Cost.tests(
        db,
        """
        SELECT name FROM campaigns WHERE campaign_arn IN ($c001, $c002, $c001)
          -> c001 c002 -> 0 -> c001 c002
        SELECT name FROM campaigns WHERE campaign_arn = $c001 OR campaign_arn = $c002
          -> c001 c002 -> 0 -> c001 c002
        SELECT name FROM campaigns WHERE campaign_arn = $c001 OR $c002 = campaign_arn OR campaign_arn IN ($e003, $c001)
          -> c001 c002 e003 -> 0 -> c001 c002 e003
        SELECT name FROM campaigns WHERE campaign_arn IN ($c001, $c999)
          -> c001 -> 0 -> c001 c999
        SELECT name FROM campaigns WHERE campaign_arn IN ($c001, $c002) AND campaign_arn <> $c002
          -> c001 -> 0 -> c001
        SELECT name FROM campaigns WHERE campaign_arn IN ($c001, $c002) AND campaign_arn IN ($c002, $c003)
          -> c002 -> 0 -> c002
        SELECT name FROM campaigns WHERE (campaign_arn = $c001 AND status = 'ACTIVE') OR (campaign_arn = $c003 AND status = 'ACTIVE')
          -> c001 -> 0 -> c001 c003
        SELECT name FROM campaigns WHERE campaign_arn IN ($c001, NULL)
          -> c001 -> 0 -> c001
        SELECT name FROM campaigns WHERE campaign_arn IN ($c001, 'nonsense')
          -> c001 -> 0 -> c001
        SELECT name FROM campaigns WHERE campaign_arn IN ($c001, $c002) AND region = 'us-east-1'
          -> c001 c002 -> 0 -> c001 c002
        SELECT name FROM campaigns WHERE campaign_arn IN ($c001, $e001) AND region = 'eu-west-1'
          -> e001 -> 0 -> c001 e001
        SELECT name FROM campaigns WHERE campaign_arn IN ($c001, $c002) ORDER BY name DESC
          -> c002 c001 -> 0 -> c001 c002
        SELECT name FROM campaigns WHERE campaign_arn IN ($c001, $c002, $c003) LIMIT 2
          -> c001 c002 -> 0 -> c001 c002
        SELECT name FROM campaigns WHERE campaign_arn = $c001 UNION ALL SELECT name FROM campaigns WHERE campaign_arn = $c002
          -> c001 c002 -> 0 -> c001 c002
        SELECT name FROM (SELECT * FROM campaigns UNION ALL SELECT * FROM campaigns) WHERE campaign_arn = $c001
          -> c001 c001 -> 0 -> c001
        SELECT name FROM campaigns WHERE campaign_arn = $c001 INTERSECT SELECT name FROM campaigns WHERE campaign_arn IN ($c001, $c002)
          -> c001 -> 0 -> c001 c002
        SELECT name FROM campaigns WHERE campaign_arn IN ($c001, $c002) EXCEPT SELECT name FROM campaigns WHERE campaign_arn = $c001
          -> c002 -> 0 -> c001 c002
        SELECT c.name FROM campaigns c JOIN (VALUES ($c001), ($c002), ($c001)) AS v (a) ON c.campaign_arn = v.a
          -> c001 c002 c001 -> 0 -> c001 c002
        SELECT name FROM campaigns WHERE campaign_arn IN (SELECT a FROM (VALUES ($c001), ($c002), ($c001)) AS v (a))
          -> c001 c002 -> 0 -> c001 c002
        SELECT c.name FROM (VALUES ('arn:x'), ($c001), (NULL)) AS v (a) JOIN campaigns c ON v.a = c.campaign_arn
          -> c001 -> 0 -> c001
        SELECT c.name FROM (VALUES ($c001), ($c002)) AS v (a), LATERAL TABLE(describe_campaign(v.a)) AS c
          -> c001 c002 -> 0 -> c001 c002
        SELECT a.name FROM campaigns a JOIN campaigns b ON a.campaign_arn = b.campaign_arn WHERE b.campaign_arn IN ($c001, $c002)
          -> c001 c002 -> 0 -> c001 c002
        SELECT a.name FROM campaigns a JOIN campaign_updates u ON a.campaign_arn = u.campaign_arn WHERE a.campaign_arn IN ($c003, $c004)
          -> c003 -> 0 -> c003 c004
        SELECT u.campaign_name FROM campaigns a JOIN campaign_updates u USING (campaign_arn) WHERE a.campaign_arn = $c003
          -> c003 -> 0 -> c003
        SELECT u.campaign_name FROM campaigns a NATURAL JOIN campaign_updates u WHERE a.campaign_arn = $c003
          -> - -> 0 -> c003
        """);
  }

  @Test
  void parametersAreKeys() throws SQLException {
    final String one = arn("c001");
    final String two = arn("c002");
    Cost.holds(db, "SELECT name FROM campaigns WHERE campaign_arn = ?", "c001", 0, "c001", one);
    Cost.holds(db, "SELECT name FROM campaigns WHERE ? = campaign_arn", "c001", 0, "c001", one);
    Cost.holds(
        db,
        "SELECT name FROM campaigns WHERE campaign_arn = CAST(? AS VARCHAR(300))",
        "c001",
        0,
        "c001",
        one);
    final String two0 = "SELECT name FROM campaigns WHERE campaign_arn IN (?, ?)";
    Cost.holds(db, two0, "c001 c002", 0, "c001 c002", one, two);
    Cost.holds(db, two0, "c001", 0, "c001", one, one);
    Cost.holds(db, two0, "c001", 0, "c001", one, null);
    Cost.holds(
        db,
        "SELECT name FROM campaigns WHERE campaign_arn = ? OR campaign_arn = $c001",
        "c001",
        0,
        "c001",
        one);
    final String both = "SELECT name FROM campaigns WHERE campaign_arn = ? AND campaign_arn = ?";
    Cost.holds(db, both, "-", 0, "-", one, two);
    Cost.holds(db, both, "c001", 0, "c001", one, one);
    final String beside = "SELECT name FROM campaigns WHERE campaign_arn = ? AND status = ?";
    Cost.holds(db, beside, "c001", 0, "c001", one, "ACTIVE");
    final String null0 = "SELECT name FROM campaigns WHERE campaign_arn = ?";
    Cost.holds(db, null0, "-", 0, "-", (Object) null);
    Cost.holds(
        db,
        "SELECT name FROM campaigns WHERE campaign_arn = 'arn:aws:personalize:' || CAST(? AS VARCHAR) ||"
            + " ':123456789012:campaign/c001'",
        "c001",
        0,
        "c001",
        "us-east-1");
    Cost.holds(db, "SELECT name FROM TABLE(describe_campaign(?))", "c001", 0, "c001", arn("c001"));
  }

  @Test
  void listsOfAnyLengthAreKeys() throws SQLException {
    final List<String> names = TestCampaigns.names("c", 0, 200);
    final String in = names.stream().map(n -> "$" + n).collect(Collectors.joining(", "));
    Cost.holds(
        db, "SELECT name FROM campaigns WHERE campaign_arn IN (" + in + ")", "=200", 0, "=200");
    Cost.holds(
        db,
        "SELECT name FROM campaigns WHERE campaign_arn IN ("
            + String.join(", ", java.util.Collections.nCopies(200, "?"))
            + ")",
        "=200",
        0,
        "=200",
        names.stream().map(TestCampaigns::arn).toArray());
  }

  @TestFactory
  Stream<DynamicTest> whatIsProvablyEmptyCostsNothing() {
    return Cost.tests(
        db,
        """
        SELECT * FROM campaigns WHERE campaign_arn = $c001 AND campaign_arn = $c002
          -> - -> 0 -> -
        SELECT * FROM campaigns WHERE campaign_arn IS NULL
          -> - -> 0 -> -
        SELECT * FROM campaigns WHERE campaign_arn = NULL
          -> - -> 0 -> -
        SELECT * FROM campaigns WHERE FALSE
          -> - -> 0 -> -
        SELECT * FROM campaigns WHERE 1 = 0
          -> - -> 0 -> -
        SELECT * FROM campaigns WHERE NULL
          -> - -> 0 -> -
        SELECT COUNT(*) FROM campaigns WHERE 1 = 0 HAVING COUNT(*) > 0
          -> - -> 0 -> -
        SELECT * FROM campaigns LIMIT 0
          -> - -> 0 -> -
        SELECT name FROM campaigns FETCH FIRST 0 ROWS ONLY
          -> - -> 0 -> -
        SELECT * FROM campaigns ORDER BY name LIMIT 0
          -> - -> 0 -> -
        SELECT * FROM campaigns WHERE campaign_arn = $c001 LIMIT 0
          -> - -> 0 -> -
        SELECT * FROM campaigns WHERE campaign_arn = 'nonsense'
          -> - -> 0 -> -
        SELECT * FROM campaigns WHERE campaign_arn = ''
          -> - -> 0 -> -
        SELECT * FROM campaigns WHERE campaign_arn = 'arn:aws:personalize:us-east-1:123456789012:solution/s1'
          -> - -> 0 -> -
        SELECT * FROM campaigns WHERE campaign_arn = 'arn:aws:personalize:us-east-1:1234:campaign/c1'
          -> - -> 0 -> -
        SELECT * FROM campaigns WHERE status = 'ACTIVE' AND status = 'CREATE FAILED'
          -> - -> 0 -> -
        SELECT * FROM campaigns WHERE region = 'ap-south-1'
          -> - -> 0 -> -
        SELECT name FROM campaigns WHERE region = 'us-east-1' AND region = 'eu-west-1'
          -> - -> 0 -> -
        SELECT * FROM campaigns WHERE status <> status
          -> - -> 0 -> -
        SELECT * FROM campaigns WHERE campaign_arn IN ($c001, $c002) AND campaign_arn NOT IN ($c001, $c002)
          -> - -> 0 -> -
        SELECT c.* FROM campaigns c JOIN (SELECT * FROM (VALUES ($c001)) AS v (a) WHERE FALSE) v ON c.campaign_arn = v.a
          -> - -> 0 -> -
        SELECT * FROM campaigns WHERE EXISTS (SELECT 1 FROM campaigns WHERE FALSE)
          -> - -> 0 -> -
        SELECT * FROM campaigns WHERE campaign_arn IN (SELECT campaign_arn FROM campaigns WHERE FALSE)
          -> - -> 0 -> -
        SELECT * FROM campaigns WHERE min_provisioned_tps > 1 AND min_provisioned_tps < 1
          -> - -> 0 -> -
        SELECT * FROM campaigns WHERE solution_arn = 'nonsense'
          -> - -> 0 -> -
        SELECT * FROM campaigns WHERE solution_version_arn = $s1
          -> - -> 0 -> -
        SELECT * FROM campaigns WHERE solution_arn = 'arn:aws:personalize:ap-south-1:123456789012:solution/s1'
          -> - -> 0 -> -
        SELECT * FROM campaigns WHERE solution_version_arn = 'arn:aws:personalize:ap-south-1:123456789012:solution/s1/v0'
          -> - -> 0 -> -
        SELECT * FROM campaigns WHERE solution_arn = NULL
          -> - -> 0 -> -
        """);
  }

  @TestFactory
  Stream<DynamicTest> whatSummariesTellIsOnlyListed() {
    return Cost.tests(
        db,
        """
        SELECT name FROM campaigns
          -> =280 -> 4 -> -
        SELECT campaign_arn, name, status, failure_reason, creation_date_time, last_updated_date_time, aws_partition, region, account_id FROM campaigns
          -> =280 -> 4 -> -
        SELECT COUNT(*) FROM campaigns
          -> 280 -> 4 -> -
        SELECT COUNT(campaign_arn) FROM campaigns
          -> 280 -> 4 -> -
        SELECT 1 FROM campaigns
          -> =280 -> 4 -> -
        SELECT status, COUNT(*) FROM campaigns GROUP BY status
          -> =3 -> 4 -> -
        SELECT DISTINCT region FROM campaigns
          -> us-east-1 eu-west-1 -> 4 -> -
        SELECT region FROM campaigns GROUP BY region HAVING COUNT(*) > 100
          -> us-east-1 -> 4 -> -
        SELECT name FROM campaigns WHERE status = 'CREATE FAILED'
          -> =28 -> 4 -> -
        SELECT name FROM campaigns WHERE status LIKE 'CREATE%' AND name LIKE 'e%'
          -> e003 e004 e013 e014 e023 e024 -> 4 -> -
        SELECT MAX(creation_date_time) FROM campaigns
          -> =1 -> 4 -> -
        SELECT name FROM campaigns ORDER BY name DESC LIMIT 1
          -> e029 -> 4 -> -
        SELECT name, ROW_NUMBER() OVER (ORDER BY name) FROM campaigns
          -> =280 -> 4 -> -
        SELECT a.name FROM campaigns a JOIN campaigns b ON a.name = b.name
          -> =280 -> 4 -> -
        SELECT name FROM campaigns UNION SELECT name FROM campaigns
          -> =280 -> 4 -> -
        SELECT name FROM campaigns WHERE name IN (SELECT name FROM campaigns WHERE status = 'CREATE FAILED')
          -> =28 -> 4 -> -
        SELECT name FROM campaigns WHERE name > (SELECT MIN(name) FROM campaigns)
          -> =279 -> 4 -> -
        SELECT COUNT(DISTINCT account_id) FROM campaigns
          -> 1 -> 4 -> -
        WITH c AS (SELECT * FROM campaigns) SELECT name FROM c WHERE failure_reason IS NOT NULL
          -> =28 -> 4 -> -
        """);
  }

  @TestFactory
  Stream<DynamicTest> whatFiltersLeaveIsDescribed() {
    return Cost.tests(
        db,
        """
        SELECT * FROM campaigns
          -> =280 -> 4 -> =280
        SELECT name FROM campaigns WHERE min_provisioned_tps = 1
          -> =71 -> 4 -> =280
        SELECT * FROM campaigns WHERE status = 'CREATE FAILED' AND name < 'c050'
          -> =5 -> 4 -> c003 c013 c023 c033 c043
        SELECT * FROM campaigns WHERE name IN ('c001', 'e002')
          -> =2 -> 4 -> c001 e002
        SELECT name FROM campaigns WHERE status = 'CREATE FAILED' AND name < 'c050' AND min_provisioned_tps = 4
          -> c003 c023 c043 -> 4 -> c003 c013 c023 c033 c043
        SELECT name FROM campaigns WHERE name < 'c003' AND (status = 'GONE' OR min_provisioned_tps = 2)
          -> c001 -> 4 -> c000 c001 c002
        SELECT name FROM campaigns WHERE (name = 'c001' AND min_provisioned_tps = 2) OR (name = 'c002' AND min_provisioned_tps = 2)
          -> c001 -> 4 -> c001 c002
        SELECT * FROM campaigns WHERE creation_date_time < TIMESTAMP '2026-01-01 01:30:00' AND region = 'us-east-1'
          -> =2 -> 3 -> c000 c001
        SELECT * FROM campaigns WHERE UPPER(name) = 'C001'
          -> =1 -> 4 -> c001
        SELECT * FROM campaigns WHERE name BETWEEN 'c001' AND 'c003'
          -> =3 -> 4 -> c001 c002 c003
        SELECT solution_arn FROM (SELECT * FROM campaigns) t WHERE name = 'c001'
          -> =1 -> 4 -> c001
        SELECT solution_arn, COUNT(*) FROM campaigns WHERE name < 'c010' GROUP BY solution_arn
          -> =5 -> 4 -> =10
        SELECT campaign_name FROM campaign_updates
          -> =94 -> 4 -> =280
        SELECT campaign_name FROM campaign_updates WHERE campaign_name < 'c004'
          -> c000 c003 -> 4 -> c000 c001 c002 c003
        """);
  }

  @TestFactory
  Stream<DynamicTest> aRegionIsThatRegionsPages() {
    return Cost.tests(
        db,
        """
        SELECT name FROM campaigns WHERE region = 'us-east-1'
          -> =250 -> 3 -> -
        SELECT * FROM campaigns WHERE region = 'eu-west-1'
          -> =30 -> 1 -> =30
        SELECT COUNT(*) FROM campaigns WHERE 'eu-west-1' = region
          -> 30 -> 1 -> -
        SELECT COUNT(*) FROM campaigns WHERE region IN ('eu-west-1', 'ap-south-1')
          -> 30 -> 1 -> -
        SELECT COUNT(*) FROM campaigns WHERE region = 'eu-west-1' OR region = 'us-east-1'
          -> 280 -> 4 -> -
        SELECT COUNT(*) FROM campaigns WHERE region = 'eu-west-1' AND status = 'ACTIVE'
          -> 24 -> 1 -> -
        SELECT name FROM campaigns WHERE region = 'eu-west-1' AND min_provisioned_tps = 4 AND name < 'e010'
          -> e003 e007 -> 1 -> =10
        SELECT name FROM (SELECT name, region AS r FROM campaigns) WHERE r = 'eu-west-1' AND name < 'e001'
          -> e000 -> 1 -> -
        SELECT COUNT(*) FROM campaigns WHERE CAST(region AS VARCHAR(99)) = 'eu-west-1'
          -> 30 -> 1 -> -
        SELECT COUNT(*) FROM campaigns WHERE account_id = '123456789012' AND region = 'eu-west-1'
          -> 30 -> 1 -> -
        """);
  }

  @Test
  void aRegionMayBeAParameter() throws SQLException {
    final String count = "SELECT COUNT(*) FROM campaigns WHERE region = ?";
    Cost.holds(db, count, "30", 1, "-", "eu-west-1");
    Cost.holds(db, count, "0", 0, "-", "ap-south-1");
    Cost.holds(db, count, "0", 0, "-", (Object) null);
    Cost.holds(
        db,
        "SELECT COUNT(*) FROM campaigns WHERE region IN (?, ?)",
        "30",
        1,
        "-",
        "eu-west-1",
        "eu-west-1");
  }

  @TestFactory
  Stream<DynamicTest> aSolutionNarrowsTheListing() {
    return Cost.tests(
        db,
        """
        SELECT * FROM campaigns WHERE solution_arn = $s1
          -> =50 -> 1 -> =50
        SELECT * FROM campaigns WHERE $s1 = solution_arn
          -> =50 -> 1 -> =50
        SELECT name FROM campaigns WHERE solution_arn = $s1
          -> =50 -> 1 -> -
        SELECT COUNT(*) FROM campaigns WHERE solution_arn = $s1
          -> 50 -> 1 -> -
        SELECT name, solution_arn FROM campaigns WHERE solution_arn = $s1
          -> =50 -> 1 -> -
        SELECT name FROM campaigns WHERE solution_arn = $s1 AND name < 'c010'
          -> c001 c006 -> 1 -> -
        SELECT name, min_provisioned_tps FROM campaigns WHERE solution_arn = $s1 AND name < 'c010'
          -> c001 c006 -> 1 -> c001 c006
        SELECT name FROM campaigns WHERE solution_arn = $s9
          -> - -> 1 -> -
        SELECT * FROM campaigns WHERE solution_arn = $s1 AND region = 'eu-west-1'
          -> - -> 0 -> -
        SELECT name FROM campaigns WHERE solution_arn = $s1 AND region = 'us-east-1'
          -> =50 -> 1 -> -
        SELECT name FROM campaigns WHERE solution_version_arn = 'arn:aws:personalize:us-east-1:123456789012:solution/s1/v1'
          -> =25 -> 1 -> =50
        SELECT name FROM campaigns WHERE solution_version_arn = 'arn:aws:personalize:us-east-1:123456789012:solution/s1/v1' AND solution_arn = $s1
          -> =25 -> 1 -> =50
        SELECT name FROM campaigns WHERE solution_version_arn = 'arn:aws:personalize:us-east-1:123456789012:solution/s1/$LATEST'
          -> - -> 1 -> =50
        SELECT name FROM campaigns WHERE solution_version_arn = 'arn:aws:personalize:us-east-1:123456789012:solution/s9/v1'
          -> - -> 1 -> -
        SELECT name FROM campaigns WHERE solution_arn = $s1 LIMIT 3
          -> =3 -> 1 -> -
        SELECT * FROM campaigns WHERE solution_arn = $s1 ORDER BY name DESC LIMIT 3
          -> =3 -> 1 -> c246 c241 c236
        SELECT name FROM campaigns WHERE solution_arn = $s1 AND campaign_arn = $c001
          -> c001 -> 0 -> c001
        SELECT name FROM campaigns WHERE solution_arn = $s1 AND campaign_arn = $c002
          -> - -> 0 -> c002
        SELECT COUNT(*) FROM campaign_updates WHERE solution_arn = $s1
          -> 17 -> 4 -> =280
        """);
  }

  @Test
  void aSolutionMayBeAParameter() throws SQLException {
    final String names = "SELECT name FROM campaigns WHERE solution_arn = ?";
    Cost.holds(db, names, "=50", 1, "-", solution("s1"));
    Cost.holds(db, names, "-", 1, "-", solution("s9"));
    Cost.holds(db, names, "-", 0, "-", "nonsense");
    Cost.holds(db, names, "-", 0, "-", (Object) null);
    Cost.holds(
        db,
        "SELECT name FROM campaigns WHERE solution_version_arn = ?",
        "=25",
        1,
        "=50",
        solution("s1/v1"));
  }

  @TestFactory
  Stream<DynamicTest> limitsBoundPagesAndDescribes() {
    return Cost.tests(
        db,
        """
        SELECT * FROM campaigns LIMIT 3
          -> =3 -> 1 -> =3
        SELECT * FROM campaigns FETCH NEXT 3 ROWS ONLY
          -> =3 -> 1 -> =3
        SELECT name FROM campaigns LIMIT 3
          -> =3 -> 1 -> -
        SELECT name FROM campaigns LIMIT 100
          -> =100 -> 2 -> -
        SELECT name FROM campaigns LIMIT 101
          -> =101 -> 2 -> -
        SELECT * FROM campaigns LIMIT 3 OFFSET 2
          -> =3 -> 1 -> =3
        SELECT * FROM campaigns OFFSET 2 ROWS FETCH NEXT 3 ROWS ONLY
          -> =3 -> 1 -> =3
        SELECT * FROM campaigns LIMIT 3 OFFSET 98
          -> =3 -> 2 -> =3
        SELECT * FROM campaigns LIMIT 2 OFFSET 98
          -> =2 -> 2 -> =2
        SELECT * FROM campaigns OFFSET 278
          -> =2 -> 4 -> =2
        SELECT * FROM campaigns LIMIT 3 OFFSET 1000
          -> - -> 4 -> -
        SELECT * FROM campaigns WHERE status = 'CREATE FAILED' LIMIT 3 OFFSET 2
          -> =3 -> 2 -> =3
        SELECT name FROM campaigns WHERE status = 'CREATE FAILED' LIMIT 12
          -> =12 -> 2 -> -
        SELECT * FROM campaigns WHERE status = 'CREATE FAILED' AND region = 'eu-west-1' LIMIT 2
          -> =2 -> 1 -> =2
        SELECT * FROM campaigns LIMIT 1000
          -> =280 -> 4 -> =280
        SELECT name, min_provisioned_tps + 1 FROM campaigns LIMIT 2
          -> =2 -> 1 -> =2
        SELECT * FROM (SELECT * FROM campaigns LIMIT 10) LIMIT 2
          -> =2 -> 1 -> =2
        SELECT * FROM (SELECT * FROM campaigns LIMIT 3) WHERE status = 'ACTIVE'
          -> =3 -> 1 -> =3
        SELECT * FROM campaigns ORDER BY name LIMIT 3
          -> =3 -> 4 -> c000 c001 c002
        SELECT * FROM campaigns ORDER BY name DESC LIMIT 3
          -> =3 -> 4 -> e029 e028 e027
        SELECT * FROM campaigns ORDER BY creation_date_time DESC, name LIMIT 2 OFFSET 1
          -> =2 -> 4 -> c248 c247
        SELECT name, min_provisioned_tps FROM campaigns WHERE status = 'CREATE FAILED' ORDER BY name LIMIT 2
          -> c003 c013 -> 4 -> c003 c013
        SELECT name, min_provisioned_tps AS t FROM campaigns ORDER BY UPPER(name) LIMIT 2
          -> c000 c001 -> 4 -> c000 c001
        SELECT name, min_provisioned_tps FROM campaigns ORDER BY 1 DESC LIMIT 1
          -> e029 -> 4 -> e029
        SELECT name FROM campaigns ORDER BY min_provisioned_tps DESC, name LIMIT 2
          -> c003 c007 -> 4 -> =280
        SELECT name, min_provisioned_tps FROM campaigns WHERE region = 'eu-west-1' ORDER BY name DESC OFFSET 28
          -> e000 e001 -> 1 -> e000 e001
        SELECT * FROM campaigns UNION ALL SELECT * FROM campaigns LIMIT 3
          -> =3 -> 1 -> =3
        SELECT name FROM campaigns UNION ALL SELECT name FROM campaigns LIMIT 281
          -> =281 -> 4 -> -
        """);
  }

  @Test
  void limitsMayBeParameters() throws SQLException {
    Cost.holds(db, "SELECT * FROM campaigns LIMIT ?", "=3", 1, "=3", 3);
    Cost.holds(db, "SELECT * FROM campaigns LIMIT ?", "-", 0, "-", 0);
    Cost.holds(db, "SELECT * FROM campaigns LIMIT ? OFFSET ?", "=3", 2, "=3", 3, 98);
    Cost.holds(
        db, "SELECT name FROM campaigns OFFSET ? ROWS FETCH NEXT ? ROWS ONLY", "=5", 2, "-", 99, 5);
    Cost.holds(
        db,
        "SELECT name, min_provisioned_tps FROM campaigns WHERE status = ? ORDER BY name LIMIT ?",
        "c003 c013",
        4,
        "c003 c013",
        "CREATE FAILED",
        2);
  }

  @TestFactory
  Stream<DynamicTest> existsReadsUntilOneRow() {
    return Cost.tests(
        db,
        """
        SELECT 'yes' FROM (VALUES (1)) AS v (x) WHERE EXISTS (SELECT * FROM campaigns)
          -> yes -> 1 -> -
        SELECT 'yes' FROM (VALUES (1)) AS v (x) WHERE NOT EXISTS (SELECT * FROM campaigns)
          -> - -> 1 -> -
        SELECT 'yes' FROM (VALUES (1)) AS v (x) WHERE EXISTS (SELECT name FROM campaigns WHERE status = 'CREATE PENDING')
          -> yes -> 1 -> -
        SELECT 'yes' FROM (VALUES (1)) AS v (x) WHERE EXISTS (SELECT name FROM campaigns WHERE status = 'GONE')
          -> - -> 4 -> -
        SELECT EXISTS (SELECT 1 FROM campaigns) FROM (VALUES (1)) AS v (x)
          -> true -> 1 -> -
        SELECT 'yes' FROM (VALUES (1)) AS v (x) WHERE EXISTS (SELECT * FROM campaigns WHERE region = 'eu-west-1')
          -> yes -> 1 -> -
        SELECT 'yes' FROM (VALUES (1)) AS v (x) WHERE EXISTS (SELECT * FROM campaigns WHERE campaign_arn = $c001)
          -> yes -> 0 -> c001
        SELECT 'yes' FROM (VALUES (1)) AS v (x) WHERE EXISTS (SELECT * FROM campaigns WHERE campaign_arn = $c999)
          -> - -> 0 -> c999
        SELECT 'yes' FROM (VALUES (1)) AS v (x) WHERE EXISTS (SELECT * FROM campaigns WHERE name = 'c150')
          -> yes -> 3 -> -
        """);
  }

  @TestFactory
  Stream<DynamicTest> anyNumberOfMentionsCostsAsOne() {
    return Cost.tests(
        db,
        """
        SELECT c.name FROM campaigns c JOIN campaign_updates u ON c.campaign_arn = u.campaign_arn
          -> =94 -> 4 -> =280
        SELECT c.name FROM campaigns c LEFT JOIN campaign_updates u ON c.campaign_arn = u.campaign_arn
          -> =280 -> 4 -> -
        SELECT c.name, u.status FROM campaigns c LEFT JOIN campaign_updates u ON c.campaign_arn = u.campaign_arn AND u.status = 'GONE' WHERE c.name < 'c004'
          -> c000 c001 c002 c003 -> 4 -> =4
        SELECT c.name FROM campaigns c JOIN campaign_config_entries e ON c.campaign_arn = e.campaign_arn WHERE c.name < 'c003' AND e.entry_key = 'explorationWeight'
          -> c000 c001 c002 -> 4 -> =3
        SELECT c.name FROM campaign_config_entries e RIGHT JOIN campaigns c ON c.campaign_arn = e.campaign_arn WHERE c.name < 'c003'
          -> =8 -> 4 -> =3
        SELECT a.name FROM campaigns a JOIN campaigns b ON a.solution_arn = b.solution_arn WHERE a.name = 'c000' AND b.name < 'c010'
          -> c000 c000 -> 4 -> =10
        SELECT a.name FROM campaigns a, campaigns b WHERE a.campaign_arn = b.campaign_arn AND a.min_provisioned_tps = b.min_provisioned_tps AND a.name < 'c005'
          -> =5 -> 4 -> =5
        SELECT name, min_provisioned_tps FROM campaigns WHERE name < 'c002' UNION ALL SELECT name, min_provisioned_tps FROM campaigns WHERE name < 'c003'
          -> c000 c001 c000 c001 c002 -> 4 -> c000 c001 c002
        SELECT name FROM campaigns WHERE min_provisioned_tps = (SELECT MAX(min_provisioned_tps) FROM campaigns) AND name < 'c010'
          -> c003 c007 -> 4 -> =280
        SELECT name FROM campaigns c WHERE name < 'c010' AND EXISTS (SELECT 1 FROM campaign_updates u WHERE u.campaign_arn = c.campaign_arn)
          -> c000 c003 c006 c009 -> 4 -> =10
        SELECT name FROM campaigns c WHERE name < 'c010' AND NOT EXISTS (SELECT 1 FROM campaign_updates u WHERE u.campaign_arn = c.campaign_arn)
          -> c001 c002 c004 c005 c007 c008 -> 4 -> =10
        SELECT name FROM campaigns c WHERE name < 'c010' AND EXISTS (SELECT 1 FROM campaign_config_entries e WHERE e.campaign_arn = c.campaign_arn AND e.config_name = 'rankingInfluence')
          -> c000 c002 c004 c006 c008 -> 4 -> =10
        SELECT name FROM campaigns WHERE name < 'c010' AND campaign_arn IN (SELECT campaign_arn FROM campaign_updates)
          -> c000 c003 c006 c009 -> 4 -> =10
        SELECT name FROM campaigns WHERE name < 'c010' AND campaign_arn NOT IN (SELECT campaign_arn FROM campaign_updates WHERE campaign_name < 'c010')
          -> c001 c002 c004 c005 c007 c008 -> 4 -> =10
        SELECT c.name, (SELECT u.status FROM campaign_updates u WHERE u.campaign_arn = c.campaign_arn) FROM campaigns c WHERE c.name < 'c004'
          -> c000 c001 c002 c003 -> 4 -> =4
        SELECT a.name FROM campaigns a FULL JOIN campaign_updates u ON a.campaign_arn = u.campaign_arn
          -> =280 -> 4 -> =280
        SELECT a.name FROM campaigns a JOIN campaigns b ON a.campaign_arn = b.campaign_arn JOIN campaigns c ON b.campaign_arn = c.campaign_arn WHERE a.name < 'c003' AND c.min_provisioned_tps > 0
          -> c000 c001 c002 -> 4 -> =3
        """);
  }
}
