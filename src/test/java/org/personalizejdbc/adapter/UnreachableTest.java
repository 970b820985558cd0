package org.personalizejdbc.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.personalizejdbc.adapter.TestAccounts.KEY_OF_ONE;
import static org.personalizejdbc.adapter.TestAccounts.ONE;
import static org.personalizejdbc.adapter.TestAccounts.THREE;
import static org.personalizejdbc.adapter.TestAccounts.TWO;
import static org.personalizejdbc.adapter.TestAccounts.accounts;
import static org.personalizejdbc.adapter.TestAccounts.arn;
import static org.personalizejdbc.adapter.TestAccounts.assertFails;
import static org.personalizejdbc.adapter.TestAccounts.role;
import static org.personalizejdbc.adapter.TestAccounts.roles;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.personalizejdbc.PersonalizeFixture;
import org.personalizejdbc.endpoint.Accounts;
import org.personalizejdbc.endpoint.Role;

/** Regions and accounts that deny, or cannot be used at all, beside others that answer. */
class UnreachableTest {
  private static final String ALL = "SELECT account_id, region, name FROM campaigns";
  private static final String JOIN =
      "SELECT k.id, c.name FROM inv.k k JOIN campaigns c ON c.campaign_arn = k.arn";

  @TempDir private Path folder;

  private static PersonalizeFixture ofOne(Accounts accounts, String... more) {
    return PersonalizeFixture.of(
        accounts, Stream.concat(Stream.of(KEY_OF_ONE), Stream.of(more)).toArray(String[]::new));
  }

  private static Accounts threeRegions(Accounts accounts) {
    return accounts.deny(ONE, "ap-south-1").optOut(ONE, "eu-west-1");
  }

  @Test
  void allThatDenyAreNamedAtOnceAndTheRegionsThatWork() throws SQLException {
    try (var db =
        ofOne(threeRegions(accounts()), "region=ap-south-1,eu-west-1,us-east-1,us-west-2")) {
      assertFails(
          "42501",
          () -> db.query(ALL),
          "2 of the 4 accounts and Regions",
          "ap-south-1 (AccessDeniedException), eu-west-1 (UnrecognizedClientException)",
          "With region=us-east-1,us-west-2 it runs",
          "unreachable=warn",
          "personalize:ListCampaigns on resource *");
      db.query(ALL + " WHERE region = 'us-east-1'").returnsCount(2).lists(1);
      db.query(
              "SELECT min_provisioned_tps FROM campaigns WHERE campaign_arn = ?",
              arn(ONE, "us-east-1", "one1"))
          .returns("1");
    }
  }

  @Test
  void aLimitThatIsMetBeforeIsNotTouchedAndOneThatIsNotNamesAll() throws SQLException {
    try (var db = ofOne(threeRegions(accounts()), "region=us-east-1,ap-south-1,eu-west-1")) {
      db.query("SELECT name FROM campaigns LIMIT 2").returnsCount(2).lists(1).warns();
      assertFails(
          "42501",
          () -> db.query("SELECT name FROM campaigns LIMIT 5"),
          "ap-south-1",
          "eu-west-1",
          "region=us-east-1");
    }
  }

  @Test
  void withWarnTheyAreLeftOutOfListings() throws SQLException {
    try (var db =
        ofOne(
            threeRegions(accounts()),
            "region=ap-south-1,eu-west-1,us-east-1",
            "unreachable=warn")) {
      db.query(ALL)
          .returnsUnordered(ONE + "|us-east-1|one1", ONE + "|us-east-1|one2")
          .warns(
              "Left out, as property unreachable says: ap-south-1 (AccessDeniedException)",
              "Left out, as property unreachable says: eu-west-1 (UnrecognizedClientException)");
      db.query("SELECT name FROM campaigns LIMIT 5").returnsCount(2);
      db.query("SELECT COUNT(*) FROM campaigns").returns("2");
    }
  }

  @Test
  void whereNothingAnswersWarnFailsToo() throws SQLException {
    try (var db =
        ofOne(accounts().deny(ONE, "us-east-1").deny(ONE, "eu-west-1"), "unreachable=warn")) {
      assertFails("42501", () -> db.query(ALL), "us-east-1", "eu-west-1");
    }
    try (var db =
        ofOne(accounts().deny(ONE, "us-east-1"), "region=us-east-1", "unreachable=warn")) {
      assertFails("42501", () -> db.query(ALL), "ListCampaigns in us-east-1");
    }
  }

  private static TestInventory inventory() throws SQLException {
    return new TestInventory()
        .keys(
            "k",
            List.of(
                arn(ONE, "us-east-1", "one1"),
                arn(ONE, "eu-west-1", "one3"),
                arn(ONE, "ap-south-1", "x"),
                arn(ONE, "us-east-1", "stale")));
  }

  @Test
  void lookUpsNameAllThatDenyAtOnce() throws SQLException {
    try (var inventory = inventory();
        var db =
            ofOne(
                threeRegions(accounts()),
                inventory.attachedWith("region=us-east-1,eu-west-1,ap-south-1"))) {
      assertFails(
          "42501",
          () -> db.query(JOIN),
          "2 of the 3",
          "eu-west-1",
          "ap-south-1",
          "With region=us-east-1 it runs",
          "personalize:DescribeCampaign on resource " + arn(ONE, "ap-south-1", "x"));
    }
  }

  @Test
  void withWarnTheyAreLeftOutOfInnerAndSemiJoins() throws SQLException {
    try (var inventory = inventory();
        var db =
            ofOne(
                threeRegions(accounts()),
                inventory.attachedWith(
                    "region=us-east-1,eu-west-1,ap-south-1", "unreachable=warn"))) {
      final String[] warnings = {
        "Left out, as property unreachable says: eu-west-1 (UnrecognizedClientException)",
        "Left out, as property unreachable says: ap-south-1 (AccessDeniedException)"
      };
      db.query(JOIN).returns("1|one1").warns(warnings);
      db.query(
              "SELECT id FROM inv.k WHERE arn IN"
                  + " (SELECT campaign_arn FROM campaigns WHERE min_provisioned_tps = 1)")
          .returns("1")
          .warns(warnings);
      db.query("SELECT c.name, k.id FROM campaigns c LEFT JOIN inv.k k ON c.name = k.arn")
          .returnsCount(2);
    }
  }

  @Test
  void withWarnTheyAreLeftOutOfALookUpOfOneArn() throws SQLException {
    final String sql = "SELECT name, min_provisioned_tps FROM campaigns WHERE campaign_arn = ?";
    try (var db = ofOne(threeRegions(accounts()), "region=us-east-1,eu-west-1")) {
      assertFails(
          "28000",
          () -> db.query(sql, arn(ONE, "eu-west-1", "one3")),
          "DescribeCampaign " + arn(ONE, "eu-west-1", "one3"),
          "eu-west-1");
    }
    try (var db =
        ofOne(threeRegions(accounts()), "region=us-east-1,eu-west-1", "unreachable=warn")) {
      db.query(sql, arn(ONE, "eu-west-1", "one3"))
          .returns()
          .describes(1)
          .warns("Left out, as property unreachable says: eu-west-1 (UnrecognizedClientException)");
      db.query(sql, arn(ONE, "us-east-1", "one1")).returns("one1|1").describes(1).warns();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT k.id, c.name FROM inv.k k LEFT JOIN campaigns c ON c.campaign_arn = k.arn",
        "SELECT id FROM inv.k k WHERE NOT EXISTS"
            + " (SELECT 1 FROM campaigns c WHERE c.campaign_arn = k.arn)",
        "SELECT id FROM inv.k k WHERE arn NOT IN (SELECT campaign_arn FROM campaigns)",
        "SELECT k.id FROM inv.k k LEFT JOIN campaigns c ON c.name = k.arn",
        "SELECT arn FROM inv.k EXCEPT SELECT campaign_arn FROM campaigns",
        "SELECT k.id FROM inv.k k LEFT JOIN campaign_config_entries e"
            + " ON e.campaign_arn = k.arn AND e.entry_key LIKE '%x%'",
        "SELECT k.id, (SELECT COUNT(*) FROM campaigns) FROM inv.k k",
        "SELECT id FROM inv.k WHERE (SELECT COUNT(*) FROM campaigns) < 2",
        "SELECT id FROM inv.k WHERE id > ALL (SELECT min_provisioned_tps FROM campaigns)",
        "SELECT k.id FROM inv.k k FULL JOIN campaigns c ON c.name = k.arn",
      })
  void withWarnWhatAMissingRowWouldMakeALieFails(String sql) throws SQLException {
    try (var inventory = inventory();
        var db =
            ofOne(
                threeRegions(accounts()),
                inventory.attachedWith(
                    "region=us-east-1,eu-west-1,ap-south-1", "unreachable=warn"))) {
      assertFails("42501", () -> db.query(sql), "eu-west-1", "ap-south-1", "make others wrong");
    }
  }

  @Test
  void anAccountThatCannotBeAssumedIsNamedAndTheOthersWork() throws SQLException {
    final Accounts guarded = accounts().role(Role.of(role(TWO)).trusts(THREE));
    try (var db = roles(guarded, role(ONE) + "," + role(TWO))) {
      assertFails(
          "42501",
          () -> db.query(ALL),
          "2 of the 4",
          "us-east-1 of account " + TWO,
          "eu-west-1 of account " + TWO,
          "With roleArn=" + role(ONE) + " it runs",
          "sts:AssumeRole on resource " + role(TWO));
      db.query(ALL + " WHERE account_id = '" + ONE + "'").returnsCount(3).lists(2);
      db.query(
              "SELECT min_provisioned_tps FROM campaigns WHERE campaign_arn = ?",
              arn(ONE, "us-east-1", "one1"))
          .returns("1");
    }
    try (var db = roles(guarded, role(ONE) + "," + role(TWO), "unreachable=warn")) {
      db.query(ALL)
          .returnsCount(3)
          .warns("us-east-1 of account " + TWO, "eu-west-1 of account " + TWO);
    }
  }

  @Test
  void aProfileThatAwsDoesNotKnowIsNamedWhereItsAccountIsNeeded() throws SQLException, IOException {
    final String sql = "SELECT min_provisioned_tps FROM campaigns WHERE campaign_arn = ?";
    try (var profiles = new TestAccounts.Profiles(folder);
        var db = PersonalizeFixture.of(accounts(), "profile=one,unknown")) {
      db.query(sql, arn(ONE, "us-east-1", "one1")).returns("1");
      assertFails(
          "28000",
          () -> db.query(sql, arn(TWO, "us-east-1", "two1")),
          "GetCallerIdentity in us-east-1 by profile unknown",
          "aws sso login --profile unknown");
      assertFails(
          "28000",
          () -> db.query(ALL),
          "us-east-1 of profile unknown (InvalidClientTokenId)",
          "With profile=one it runs");
      db.query(ALL + " WHERE account_id = '" + ONE + "'").returnsCount(2).lists(1);
    }
    try (var profiles = new TestAccounts.Profiles(folder);
        var db = PersonalizeFixture.of(accounts(), "profile=one,unknown", "unreachable=warn")) {
      db.query(sql, arn(TWO, "us-east-1", "two1"))
          .returns()
          .describes(0)
          .warns("us-east-1 of profile unknown (InvalidClientTokenId)");
    }
  }

  @Test
  void aRegionThatDoesNotAnswerIsNamedBesideThoseThatDo() throws SQLException {
    final CountDownLatch over = new CountDownLatch(1);
    try (var db = ofOne(accounts(), "unreachable=warn", "callTimeout=500ms", "maxAttempts=1")) {
      db.endpoint()
          .intercept(
              call -> {
                if (call.region().equals("eu-west-1")) {
                  await(over);
                }
                return Optional.empty();
              });
      db.query(ALL).returnsCount(2).warns("eu-west-1 (no answer)");
      over.countDown();
    }
  }

  @Test
  void noRowComesTwiceWhereItIsNotKnownWhoseTheFirstAccountIs() throws SQLException, IOException {
    final CountDownLatch over = new CountDownLatch(1);
    // Both are of the second account, which is known of the second profile alone.
    try (var profiles = new TestAccounts.Profiles(folder);
        var db =
            PersonalizeFixture.of(
                accounts(),
                "profile=two,told",
                "region=us-east-1,eu-west-1",
                "unreachable=warn",
                "callTimeout=500ms",
                "maxAttempts=1")) {
      db.endpoint()
          .intercept(
              call -> {
                if (call.operation().equals("GetCallerIdentity")) {
                  await(over);
                }
                return Optional.empty();
              });
      db.query(ALL)
          .returnsUnordered(TWO + "|us-east-1|two1", TWO + "|eu-west-1|two2")
          .warns("us-east-1 of profile two (no answer)", "eu-west-1 of profile two (no answer)");
      db.query("SELECT name FROM campaigns LIMIT 10").returnsUnordered("two1", "two2");
      over.countDown();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void whoMayOnlyListStillLists() throws SQLException {
    try (var db =
        ofOne(accounts().deny(ONE, "eu-west-1", "DescribeCampaign"), "unreachable=warn")) {
      db.query(ALL).returnsCount(3).warns();
      assertFails(
          "42501",
          () -> db.query("SELECT min_provisioned_tps FROM campaigns"),
          "personalize:DescribeCampaign on resource " + arn(ONE, "eu-west-1", "one3"));
    }
  }
}
