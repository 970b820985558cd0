package org.personalizejdbc.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.personalizejdbc.adapter.TestCampaigns.account;
import static org.personalizejdbc.adapter.TestCampaigns.arn;
import static org.personalizejdbc.adapter.TestCampaigns.names;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.personalizejdbc.PersonalizeFixture;

/**
 * The calls of statements over an inventory: 250 campaigns in us-east-1 (3 pages), 30 in eu-west-1
 * (1 page), see {@link TestCampaigns}. Tables {@code kN} hold N distinct keys.
 */
class InventoryCallsTest {
  @TempDir static Path folder;
  private static TestInventory inventory;
  private static PersonalizeFixture db;

  @BeforeAll
  static void open() throws SQLException, IOException {
    final List<String> stale = new ArrayList<>(arns(names("c", 0, 60)));
    stale.addAll(arns(names("g", 0, 180)));
    inventory =
        new TestInventory()
            .keys("k0", List.of())
            .keys("k1", arns(names("c", 1, 2)))
            .keys("k3", arns(names("c", 1, 4)))
            .keys("k20", arns(names("c", 0, 20)))
            .keys("k21", arns(names("c", 0, 21)))
            .keys("k240", stale)
            .keys("gone30", arns(names("g", 0, 30)))
            .keys("two", Stream.of("c001", "e001", "e002").map(TestCampaigns::arn).toList())
            .keys(
                "both40",
                Stream.concat(names("c", 0, 20).stream(), names("e", 0, 20).stream())
                    .map(TestCampaigns::arn)
                    .toList())
            .keys(
                "messy",
                Arrays.asList(
                    arn("c001"), arn("c001"), null, "nonsense", arn("g001"), arn("c002"), ""))
            .keys("nulls", Arrays.asList(null, arn("c001"), null))
            .keys("onlynulls", Arrays.asList(null, null))
            .keys("padded", "CHAR(120)", arns(names("c", 1, 4)))
            .keys("blanks", Stream.of("c001", "c002").map(n -> "  " + arn(n) + " ").toList())
            .keys("names", "VARCHAR(20)", names("c", 1, 4))
            .keys(
                "abroad",
                Stream.of("c001", "x001", "x002", "x001").map(TestCampaigns::arn).toList())
            .keys("required", "VARCHAR(300) NOT NULL", arns(List.of("c001", "g001")));
    Files.writeString(
        folder.resolve("keys.csv"),
        "id,arn,team\n"
            + IntStream.range(0, 25)
                .mapToObj(i -> i + "," + arn(i < 20 ? names("c", 0, 20).get(i) : "g00" + i % 5))
                .map(line -> line + ",home\n")
                .collect(Collectors.joining())
            + "25,,search\n26,"
            + arn("c000")
            + ",search\n");
    db = PersonalizeFixture.of(account(250, 30), inventory.attachedWith("attach.files=" + folder));
  }

  @AfterAll
  static void close() throws SQLException {
    db.close();
    inventory.close();
  }

  private static List<String> arns(List<String> names) {
    return names.stream().map(TestCampaigns::arn).toList();
  }

  @TestFactory
  Stream<DynamicTest> upToTwentyKeysAreDescribed() {
    return Cost.tests(
        db,
        """
        SELECT k.id, c.* FROM inv.k0 k JOIN campaigns c ON c.campaign_arn = k.arn
          -> - -> 0 -> -
        SELECT k.id, c.* FROM inv.k0 k LEFT JOIN campaigns c ON c.campaign_arn = k.arn
          -> - -> 0 -> -
        SELECT c.name FROM inv.k1 k JOIN campaigns c ON c.campaign_arn = k.arn
          -> c001 -> 0 -> c001
        SELECT c.* FROM inv.k3 k JOIN campaigns c ON k.arn = c.campaign_arn
          -> =3 -> 0 -> c001 c002 c003
        SELECT c.name FROM campaigns c JOIN inv.k3 k ON k.arn = c.campaign_arn
          -> c001 c002 c003 -> 0 -> c001 c002 c003
        SELECT c.name FROM inv.k3 k, campaigns c WHERE c.campaign_arn = k.arn AND c.min_provisioned_tps > 2
          -> c002 c003 -> 0 -> c001 c002 c003
        SELECT c.name FROM inv.k3 k INNER JOIN campaigns c ON c.campaign_arn = k.arn WHERE k.id > 1
          -> c002 c003 -> 0 -> c002 c003
        SELECT c.name FROM inv.k3 k JOIN campaigns c ON c.campaign_arn = k.arn AND k.id <> 2
          -> c001 c003 -> 0 -> c001 c003
        SELECT c.name FROM inv.k3 k JOIN campaigns c ON c.campaign_arn = k.arn AND c.status = 'ACTIVE'
          -> c001 c002 -> 0 -> c001 c002 c003
        SELECT c.name FROM inv.k3 k LEFT JOIN campaigns c ON c.campaign_arn = k.arn AND c.status = 'ACTIVE'
          -> c001 c002 null -> 0 -> c001 c002 c003
        SELECT c.name FROM inv.k3 k LEFT JOIN campaigns c ON c.campaign_arn = k.arn AND k.id = 1
          -> c001 null null -> 0 -> c001
        SELECT c.name FROM inv.k3 k LEFT JOIN campaigns c ON c.campaign_arn = k.arn AND c.min_provisioned_tps > k.id
          -> c001 c002 c003 -> 0 -> c001 c002 c003
        SELECT c.name FROM inv.k3 k LEFT JOIN campaigns c ON c.campaign_arn = k.arn WHERE c.min_provisioned_tps = 2
          -> c001 -> 0 -> c001 c002 c003
        SELECT k.id FROM inv.k3 k LEFT JOIN campaigns c ON c.campaign_arn = k.arn
          -> 1 2 3 -> 0 -> -
        SELECT c.name FROM campaigns c RIGHT JOIN inv.k3 k ON c.campaign_arn = k.arn
          -> c001 c002 c003 -> 0 -> c001 c002 c003
        SELECT name FROM campaigns WHERE campaign_arn IN (SELECT arn FROM inv.k3)
          -> c001 c002 c003 -> 0 -> c001 c002 c003
        SELECT name FROM campaigns WHERE campaign_arn IN (SELECT arn FROM inv.k3 WHERE id = 2)
          -> c002 -> 0 -> c002
        SELECT name FROM campaigns c WHERE EXISTS (SELECT 1 FROM inv.k3 k WHERE k.arn = c.campaign_arn)
          -> c001 c002 c003 -> 0 -> c001 c002 c003
        SELECT k.id FROM inv.k3 k WHERE EXISTS (SELECT 1 FROM campaigns c WHERE c.campaign_arn = k.arn)
          -> 1 2 3 -> 0 -> c001 c002 c003
        SELECT k.id FROM inv.k3 k WHERE k.arn IN (SELECT campaign_arn FROM campaigns WHERE status = 'ACTIVE')
          -> 1 2 -> 0 -> c001 c002 c003
        SELECT k.id FROM inv.k3 k WHERE NOT EXISTS (SELECT 1 FROM campaigns c WHERE c.campaign_arn = k.arn AND c.status = 'ACTIVE')
          -> 3 -> 0 -> c001 c002 c003
        SELECT c.name FROM inv.k3 k, LATERAL TABLE(describe_campaign(k.arn)) AS c
          -> c001 c002 c003 -> 0 -> c001 c002 c003
        SELECT c.name FROM inv.k3 k LEFT JOIN LATERAL TABLE(describe_campaign(k.arn)) AS c ON TRUE
          -> c001 c002 c003 -> 0 -> c001 c002 c003
        SELECT k.id, (SELECT c.name FROM campaigns c WHERE c.campaign_arn = k.arn) FROM inv.k3 k
          -> 1 2 3 -> 0 -> c001 c002 c003
        SELECT c.name FROM inv.k20 k JOIN campaigns c ON c.campaign_arn = k.arn
          -> =20 -> 0 -> =20
        SELECT COUNT(*) FROM inv.k20 k JOIN campaigns c ON c.campaign_arn = k.arn
          -> 20 -> 0 -> =20
        SELECT c.name FROM inv.two k JOIN campaigns c ON c.campaign_arn = k.arn
          -> c001 e001 e002 -> 0 -> c001 e001 e002
        SELECT u.campaign_name FROM inv.k3 k JOIN campaign_updates u ON u.campaign_arn = k.arn
          -> c003 -> 0 -> c001 c002 c003
        SELECT u.campaign_name FROM inv.k3 k LEFT JOIN campaign_updates u ON u.campaign_arn = k.arn
          -> c003 null null -> 0 -> c001 c002 c003
        SELECT k.id FROM inv.k3 k JOIN campaign_config_entries e ON e.campaign_arn = k.arn
          -> 1 1 2 2 2 3 3 -> 0 -> c001 c002 c003
        SELECT k.id FROM inv.k3 k WHERE EXISTS (SELECT 1 FROM campaign_config_entries e WHERE e.campaign_arn = k.arn AND e.entry_key = 'POPULARITY')
          -> 2 -> 0 -> c001 c002 c003
        SELECT c.name FROM inv.k3 k JOIN campaigns c ON c.campaign_arn = k.arn JOIN campaign_updates u ON u.campaign_arn = k.arn
          -> c003 -> 0 -> c001 c002 c003
        SELECT c.name FROM inv.k3 k JOIN campaigns c ON c.campaign_arn = k.arn LEFT JOIN campaign_updates u ON u.campaign_arn = c.campaign_arn
          -> c001 c002 c003 -> 0 -> c001 c002 c003
        SELECT c.name, u.status, e.entry_value FROM inv.k3 k JOIN campaigns c ON c.campaign_arn = k.arn LEFT JOIN campaign_updates u ON u.campaign_arn = k.arn LEFT JOIN campaign_config_entries e ON e.campaign_arn = c.campaign_arn
          -> =7 -> 0 -> c001 c002 c003
        SELECT a.name FROM inv.k3 x JOIN inv.k20 y ON x.arn = y.arn JOIN campaigns a ON a.campaign_arn = y.arn
          -> c001 c002 c003 -> 0 -> c001 c002 c003
        SELECT a.name FROM inv.k3 x JOIN campaigns a ON a.campaign_arn = x.arn JOIN campaigns b ON b.campaign_arn = x.arn WHERE b.min_provisioned_tps = 2
          -> c001 -> 0 -> c001 c002 c003
        SELECT c.name FROM inv.k3 k JOIN campaigns c ON c.campaign_arn = k.arn UNION ALL SELECT c.name FROM inv.k1 k JOIN campaigns c ON c.campaign_arn = k.arn
          -> c001 c002 c003 c001 -> 0 -> c001 c002 c003
        SELECT c.status, COUNT(*) FROM inv.k3 k JOIN campaigns c ON c.campaign_arn = k.arn GROUP BY c.status HAVING COUNT(*) > 1
          -> ACTIVE -> 0 -> c001 c002 c003
        SELECT DISTINCT c.status FROM inv.k3 k JOIN campaigns c ON c.campaign_arn = k.arn ORDER BY 1
          -> ACTIVE CREATE FAILED -> 0 -> c001 c002 c003
        WITH t AS (SELECT arn AS a FROM inv.k3 WHERE id < 3) SELECT c.name FROM t JOIN campaigns c ON c.campaign_arn = t.a
          -> c001 c002 -> 0 -> c001 c002
        SELECT c.name FROM inv.k20 k JOIN campaigns c ON c.campaign_arn = k.arn ORDER BY k.id LIMIT 2
          -> c000 c001 -> 0 -> c000 c001
        SELECT c.name FROM (SELECT * FROM inv.k20 ORDER BY id FETCH FIRST 2 ROWS ONLY) k JOIN campaigns c ON c.campaign_arn = k.arn
          -> c000 c001 -> 0 -> c000 c001
        """
            .replace("-> ACTIVE CREATE FAILED ->", "-> =2 ->"));
  }

  @TestFactory
  Stream<DynamicTest> keysAreFoundThroughExpressions() {
    return Cost.tests(
        db,
        """
        SELECT c.name FROM inv.blanks k JOIN campaigns c ON c.campaign_arn = TRIM(k.arn)
          -> c001 c002 -> 0 -> c001 c002
        SELECT c.name FROM inv.blanks k JOIN campaigns c ON c.campaign_arn = k.arn
          -> - -> 0 -> -
        SELECT c.name FROM inv.names k JOIN campaigns c ON c.campaign_arn = 'arn:aws:personalize:us-east-1:123456789012:campaign/' || k.arn
          -> c001 c002 c003 -> 0 -> c001 c002 c003
        SELECT c.name FROM inv.names k LEFT JOIN campaigns c ON c.campaign_arn = CONCAT('arn:aws:personalize:us-east-1:123456789012:campaign/', k.arn)
          -> c001 c002 c003 -> 0 -> c001 c002 c003
        SELECT name FROM campaigns WHERE campaign_arn IN (SELECT 'arn:aws:personalize:us-east-1:123456789012:campaign/' || arn FROM inv.names)
          -> c001 c002 c003 -> 0 -> c001 c002 c003
        SELECT c.name FROM inv.padded k JOIN campaigns c ON c.campaign_arn = k.arn
          -> c001 c002 c003 -> 0 -> c001 c002 c003
        SELECT c.name FROM inv.padded k LEFT JOIN campaigns c ON c.campaign_arn = k.arn
          -> c001 c002 c003 -> 0 -> c001 c002 c003
        SELECT c.name FROM inv.padded k, campaigns c WHERE c.campaign_arn = k.arn
          -> c001 c002 c003 -> 0 -> c001 c002 c003
        SELECT name FROM campaigns WHERE campaign_arn IN (SELECT arn FROM inv.padded)
          -> c001 c002 c003 -> 0 -> c001 c002 c003
        SELECT k.id FROM inv.padded k WHERE EXISTS (SELECT 1 FROM campaigns c WHERE c.campaign_arn = k.arn)
          -> 1 2 3 -> 0 -> c001 c002 c003
        SELECT c.name FROM inv.padded k, LATERAL TABLE(describe_campaign(k.arn)) AS c
          -> c001 c002 c003 -> 0 -> c001 c002 c003
        SELECT c.name FROM inv.k3 k JOIN campaigns c ON c.campaign_arn = CAST(k.arn AS VARCHAR(400))
          -> c001 c002 c003 -> 0 -> c001 c002 c003
        SELECT c.name FROM inv.k3 k JOIN campaigns c ON CAST(c.campaign_arn AS VARCHAR(400)) = k.arn
          -> c001 c002 c003 -> 0 -> c001 c002 c003
        SELECT c.name FROM inv.nulls k JOIN campaigns c ON c.campaign_arn = COALESCE(k.arn, $c002)
          -> c002 c001 c002 -> 0 -> c001 c002
        SELECT c.name FROM inv.k3 k, LATERAL TABLE(describe_campaign(TRIM(k.arn))) AS c
          -> c001 c002 c003 -> 0 -> c001 c002 c003
        SELECT id FROM inv.k3 WHERE arn = $c002
          -> 2 -> 0 -> -
        """);
  }

  @TestFactory
  Stream<DynamicTest> aboveTwentyKeysTheScopeIsListedFirst() {
    return Cost.tests(
        db,
        """
        SELECT c.* FROM inv.k21 k JOIN campaigns c ON c.campaign_arn = k.arn
          -> =21 -> 1 -> =21
        SELECT c.name FROM inv.k21 k JOIN campaigns c ON c.campaign_arn = k.arn
          -> =21 -> 1 -> -
        SELECT c.* FROM inv.k240 k JOIN campaigns c ON c.campaign_arn = k.arn
          -> =60 -> 3 -> =60
        SELECT c.name FROM campaigns c JOIN inv.k240 k ON c.campaign_arn = k.arn
          -> =60 -> 3 -> -
        SELECT COUNT(*) FROM inv.k240 k JOIN campaigns c ON c.campaign_arn = k.arn
          -> 60 -> 3 -> -
        SELECT k.id FROM inv.k240 k LEFT JOIN campaigns c ON c.campaign_arn = k.arn WHERE c.campaign_arn IS NULL
          -> =180 -> 3 -> -
        SELECT k.id FROM inv.k240 k WHERE NOT EXISTS (SELECT 1 FROM campaigns c WHERE c.campaign_arn = k.arn)
          -> =180 -> 3 -> -
        SELECT k.id FROM inv.k240 k WHERE EXISTS (SELECT 1 FROM campaigns c WHERE c.campaign_arn = k.arn)
          -> =60 -> 3 -> -
        SELECT k.id FROM inv.k240 k WHERE EXISTS (SELECT 1 FROM campaigns c WHERE c.campaign_arn = k.arn AND c.min_provisioned_tps = 1)
          -> =15 -> 3 -> =60
        SELECT * FROM campaigns WHERE campaign_arn IN (SELECT arn FROM inv.k240)
          -> =60 -> 3 -> =60
        SELECT c.status FROM inv.k240 k, LATERAL TABLE(describe_campaign(k.arn)) AS c
          -> =60 -> 3 -> -
        SELECT k.id FROM inv.gone30 k JOIN campaigns c ON c.campaign_arn = k.arn
          -> - -> 3 -> -
        SELECT c.min_provisioned_tps FROM inv.both40 k JOIN campaigns c ON c.campaign_arn = k.arn
          -> =40 -> 2 -> =40
        SELECT c.name, u.status FROM inv.k240 k JOIN campaigns c ON c.campaign_arn = k.arn LEFT JOIN campaign_updates u ON u.campaign_arn = k.arn
          -> =60 -> 3 -> =60
        SELECT u.status FROM inv.k240 k JOIN campaign_updates u ON u.campaign_arn = k.arn
          -> =20 -> 3 -> =60
        SELECT e.entry_key FROM inv.k240 k JOIN campaign_config_entries e ON e.campaign_arn = k.arn
          -> =150 -> 3 -> =60
        SELECT c.* FROM inv.k240 k JOIN campaigns c ON c.campaign_arn = k.arn LIMIT 5
          -> =5 -> 0 -> =5
        SELECT k.id FROM inv.k240 k JOIN campaigns c ON c.campaign_arn = k.arn WHERE k.id <= 20
          -> =20 -> 0 -> =20
        """);
  }

  @TestFactory
  Stream<DynamicTest> nullsDuplicatesAndWhatIsNoArnFollowSql() {
    return Cost.tests(
        db,
        """
        SELECT k.id FROM inv.messy k JOIN campaigns c ON c.campaign_arn = k.arn
          -> 1 2 6 -> 0 -> c001 c002 g001
        SELECT k.id FROM inv.messy k LEFT JOIN campaigns c ON c.campaign_arn = k.arn WHERE c.name IS NULL
          -> 3 4 5 7 -> 0 -> c001 c002 g001
        SELECT name FROM campaigns WHERE campaign_arn IN (SELECT arn FROM inv.messy)
          -> c001 c002 -> 0 -> c001 c002 g001
        SELECT k.id FROM inv.messy k WHERE EXISTS (SELECT 1 FROM campaigns c WHERE c.campaign_arn = k.arn)
          -> 1 2 6 -> 0 -> c001 c002 g001
        SELECT k.id FROM inv.messy k WHERE NOT EXISTS (SELECT 1 FROM campaigns c WHERE c.campaign_arn = k.arn)
          -> 3 4 5 7 -> 0 -> c001 c002 g001
        SELECT k.id FROM inv.messy k WHERE k.arn IS NOT NULL AND k.arn NOT IN (SELECT campaign_arn FROM campaigns)
          -> 4 5 7 -> 0 -> c001 c002 g001
        SELECT k.id FROM inv.required k WHERE k.arn NOT IN (SELECT campaign_arn FROM campaigns)
          -> 2 -> 0 -> c001 g001
        SELECT k.id FROM inv.onlynulls k JOIN campaigns c ON c.campaign_arn = k.arn
          -> - -> 0 -> -
        SELECT k.id FROM inv.onlynulls k LEFT JOIN campaigns c ON c.campaign_arn = k.arn AND c.status = 'ACTIVE'
          -> 1 2 -> 0 -> -
        SELECT k.id FROM inv.nulls k, LATERAL TABLE(describe_campaign(k.arn)) AS c
          -> 2 -> 0 -> c001
        SELECT k.id FROM inv.messy k LEFT JOIN LATERAL TABLE(describe_campaign(k.arn)) AS c ON TRUE WHERE c.name IS NULL
          -> 3 4 5 7 -> 0 -> c001 c002 g001
        SELECT k.id FROM inv.nulls k JOIN campaigns c ON c.campaign_arn IS NOT DISTINCT FROM k.arn
          -> 2 -> 0 -> c001
        SELECT c.name FROM campaigns c WHERE c.name < 'c003' AND c.campaign_arn NOT IN (SELECT arn FROM inv.nulls)
          -> - -> 4 -> -
        SELECT c.name FROM campaigns c WHERE c.name < 'c003' AND c.campaign_arn NOT IN (SELECT arn FROM inv.k1)
          -> c000 c002 -> 4 -> -
        SELECT c.name FROM campaigns c WHERE c.name < 'c003' AND NOT EXISTS (SELECT 1 FROM inv.nulls k WHERE k.arn = c.campaign_arn)
          -> c000 c002 -> 4 -> -
        """);
  }

  /** A null is not in an empty set, and not known to be in another. */
  @Test
  void notInWithNullsIsExactlySqls() throws SQLException {
    assertThat(
            db.lines(
                "SELECT id FROM inv.nulls WHERE arn NOT IN (SELECT campaign_arn FROM campaigns)"))
        .isEmpty();
    assertThat(
            db.lines(
                "SELECT id FROM inv.nulls WHERE arn NOT IN"
                    + " (SELECT campaign_arn FROM campaigns WHERE name = 'c007') ORDER BY id"))
        .containsExactly("2");
    assertThat(
            db.lines(
                "SELECT id FROM inv.nulls WHERE arn NOT IN"
                    + " (SELECT campaign_arn FROM campaigns WHERE name = 'none') ORDER BY id"))
        .containsExactly("1", "2", "3");
  }

  @TestFactory
  Stream<DynamicTest> theTableMayStandOnTheOuterSide() {
    return Cost.tests(
        db,
        """
        SELECT c.name FROM campaigns c LEFT JOIN inv.k3 k ON c.campaign_arn = k.arn
          -> =280 -> 4 -> -
        SELECT c.name FROM campaigns c LEFT JOIN inv.k3 k ON c.campaign_arn = k.arn WHERE k.id IS NULL
          -> =277 -> 4 -> -
        SELECT c.name FROM inv.k3 k RIGHT JOIN campaigns c ON c.campaign_arn = k.arn WHERE k.id > 1
          -> c002 c003 -> 0 -> c002 c003
        SELECT c.name FROM inv.k3 k FULL JOIN campaigns c ON c.campaign_arn = k.arn
          -> =280 -> 4 -> -
        SELECT c.name, c.min_provisioned_tps FROM inv.k3 k FULL JOIN campaigns c ON c.campaign_arn = k.arn WHERE c.region = 'eu-west-1'
          -> =30 -> 1 -> =30
        """);
  }

  @TestFactory
  Stream<DynamicTest> csvFilesAreInventoriesToo() {
    return Cost.tests(
        db,
        """
        SELECT c.name FROM files.keys k JOIN campaigns c ON c.campaign_arn = k.arn
          -> =21 -> 3 -> -
        SELECT c.min_provisioned_tps FROM files.keys k JOIN campaigns c ON c.campaign_arn = k.arn
          -> =21 -> 3 -> =20
        SELECT c.name FROM files.keys k JOIN campaigns c ON c.campaign_arn = k.arn WHERE k.team = 'search'
          -> c000 -> 0 -> c000
        SELECT k.id FROM files.keys k WHERE k.team = 'search' AND NOT EXISTS (SELECT 1 FROM campaigns c WHERE c.campaign_arn = k.arn)
          -> 25 -> 0 -> c000
        SELECT k.id FROM files.keys k JOIN inv.k1 i ON i.arn = k.arn JOIN campaigns c ON c.campaign_arn = i.arn
          -> 1 -> 0 -> c001
        """);
  }

  @Test
  void regionsOutsideTheConnectionAreNamed() throws SQLException {
    for (String sql :
        List.of(
            "SELECT c.name FROM inv.abroad k JOIN campaigns c ON c.campaign_arn = k.arn",
            "SELECT c.name FROM inv.abroad k LEFT JOIN campaigns c ON c.campaign_arn = k.arn",
            "SELECT name FROM campaigns WHERE campaign_arn IN (SELECT arn FROM inv.abroad)",
            "SELECT c.name FROM inv.abroad k, LATERAL TABLE(describe_campaign(k.arn)) AS c")) {
      assertThatThrownBy(() -> db.query(sql))
          .as(sql)
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("22023"))
          .hasMessageContainingAll("ap-south-1 (2 ARNs)", "region=");
    }
    // Another endpoint, since calls of the statements that failed may still be on their way.
    try (var calm = PersonalizeFixture.of(account(250, 30), inventory.attachedWith())) {
      Cost.holds(
          calm,
          "SELECT c.name FROM inv.abroad k JOIN campaigns c ON c.campaign_arn = k.arn WHERE k.id ="
              + " 1",
          "c001",
          0,
          "c001");
      Cost.holds(
          calm,
          "SELECT c.name FROM inv.abroad k LEFT JOIN campaigns c ON c.campaign_arn = k.arn AND k.id"
              + " = 1",
          "c001 null null null",
          0,
          "c001");
      assertThatThrownBy(
              () ->
                  calm.query(
                      TestCampaigns.sql("SELECT * FROM campaigns WHERE campaign_arn = $x001")))
          .hasMessageContainingAll("ap-south-1 (1 ARN)");
      assertThat(calm.calls().total()).isZero();
    }
  }

  @Test
  void whatIsNoArnLeavesAWarning() throws SQLException {
    db.query("SELECT k.id FROM inv.messy k JOIN campaigns c ON c.campaign_arn = k.arn")
        .warns("'nonsense' is not the ARN of a campaign", "'' is not the ARN");
  }

  @Test
  void listingIsGivenUpWhereItHasMorePagesThanKeys() throws SQLException {
    // 21 keys against 30 pages: after 21 pages nothing is known, and each key is described.
    try (TestInventory keys = new TestInventory().keys("k", arns(names("c", 2920, 2941)));
        var many = PersonalizeFixture.of(account(2950, 0), keys.attachedWith())) {
      Cost.holds(
          many,
          "SELECT c.name FROM inv.k k JOIN campaigns c ON c.campaign_arn = k.arn",
          "=21",
          21,
          "=21");
    }
  }
}
