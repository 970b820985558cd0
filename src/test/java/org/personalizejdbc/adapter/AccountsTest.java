package org.personalizejdbc.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.personalizejdbc.PersonalizeFixture;
import org.personalizejdbc.endpoint.Account;
import org.personalizejdbc.endpoint.Accounts;
import org.personalizejdbc.endpoint.CampaignDocument;
import org.personalizejdbc.endpoint.ReceivedCall;
import org.personalizejdbc.endpoint.Role;

/** Several accounts in one connection, over the wire. */
class AccountsTest {
  private static final String ALL = "SELECT account_id, region, name FROM campaigns";

  @TempDir private Path folder;

  private static int count(PersonalizeFixture db, String operation) {
    return db.calls().byOperation().getOrDefault(operation, 0);
  }

  private static List<String> accountsAsked(PersonalizeFixture db, String operation) {
    return db.endpoint().calls().stream()
        .filter(call -> call.operation().equals(operation))
        .map(ReceivedCall::accountId)
        .sorted()
        .toList();
  }

  @Test
  void rolesSpanTheirAccountsAndStsIsNotAskedWhoseTheyAre() throws SQLException {
    try (var db = roles(accounts(), role(TWO) + "," + role(THREE))) {
      db.query(ALL)
          .returnsUnordered(
              TWO + "|us-east-1|two1", TWO + "|eu-west-1|two2", THREE + "|us-east-1|three1")
          .lists(4);
      assertThat(count(db, "AssumeRole")).isEqualTo(2);
      assertThat(count(db, "GetCallerIdentity")).isZero();
      db.query(ALL).returnsCount(3);
      assertThat(count(db, "AssumeRole")).as("credentials are kept").isZero();
    }
  }

  @Test
  void profilesAreAskedWhoseTheyAreOnceInTheFirstRegion() throws SQLException, IOException {
    try (var profiles = new TestAccounts.Profiles(folder);
        var db =
            PersonalizeFixture.of(accounts(), "profile=one,two", "region=eu-west-1,us-east-1")) {
      db.query("VALUES 1");
      assertThat(db.calls().total()).isZero();
      db.query(ALL).returnsCount(5).lists(4);
      assertThat(
              db.endpoint().calls().stream()
                  .filter(call -> call.service().equals("sts"))
                  .map(call -> call.operation() + call.region()))
          .containsExactly("GetCallerIdentityeu-west-1", "GetCallerIdentityeu-west-1");
      db.query(ALL).returnsCount(5).lists(4);
      assertThat(count(db, "GetCallerIdentity")).isZero();
      db.query(
              "SELECT operation, account_id, COUNT(*) FROM driver.api_calls"
                  + " GROUP BY operation, account_id")
          .returnsUnordered(
              "GetCallerIdentity|" + ONE + "|1",
              "GetCallerIdentity|" + TWO + "|1",
              "ListCampaigns|" + ONE + "|4",
              "ListCampaigns|" + TWO + "|4");
    }
  }

  @Test
  void eachProfileHasItsOwnRegionUnlessOneIsNamed() throws SQLException, IOException {
    try (var profiles = new TestAccounts.Profiles(folder);
        var db = PersonalizeFixture.of(accounts(), "profile=one,two")) {
      db.query(ALL)
          .returnsUnordered(
              ONE + "|us-east-1|one1", ONE + "|us-east-1|one2", TWO + "|eu-west-1|two2")
          .lists(2);
    }
    try (var profiles = new TestAccounts.Profiles(folder);
        var db = PersonalizeFixture.of(accounts(), "profile=one,three")) {
      assertFails("08001", () -> db.query(ALL), "No Region", "profile three");
    }
  }

  @Test
  void anAccountThatIsReachedTwiceIsOne() throws SQLException, IOException {
    try (var profiles = new TestAccounts.Profiles(folder);
        var db = PersonalizeFixture.of(accounts(), "profile=one,one-again,two")) {
      db.query(ALL).returnsCount(3).lists(2);
      db.query("SELECT name FROM campaigns LIMIT 3").returnsCount(3).lists(2);
    }
  }

  @Test
  void theFirstAccountsRowsSufficeForALimit() throws SQLException, IOException {
    try (var profiles = new TestAccounts.Profiles(folder);
        var db = PersonalizeFixture.of(accounts(), "profile=one,two")) {
      db.query("SELECT name FROM campaigns LIMIT 1").returnsCount(1).lists(1);
      assertThat(count(db, "GetCallerIdentity")).isZero();
    }
  }

  @Test
  void anAccountInAConditionNarrowsTheListing() throws SQLException {
    try (var db = roles(accounts(), role(ONE) + "," + role(TWO) + "," + role(THREE))) {
      db.query(ALL + " WHERE account_id = '" + TWO + "'").returnsCount(2).lists(2);
      assertThat(accountsAsked(db, "ListCampaigns")).containsOnly(TWO);
      db.query(ALL + " WHERE account_id = ? AND region = 'us-east-1'", ONE)
          .returnsCount(2)
          .lists(1)
          .planContains("accounts=[", "at least one per Region and account");
      db.query(ALL + " WHERE account_id = '999999999999'").returnsCount(0).lists(0);
      db.query(ALL + " WHERE account_id IN ('" + TWO + "', '" + THREE + "')")
          .returnsCount(3)
          .lists(4);
    }
  }

  @Test
  void anArnGoesToItsAccountAndRegion() throws SQLException {
    try (var db = roles(accounts(), role(ONE) + "," + role(TWO))) {
      db.query(
              "SELECT name, min_provisioned_tps FROM campaigns WHERE campaign_arn IN (?, ?)",
              arn(TWO, "eu-west-1", "two2"),
              arn(ONE, "us-east-1", "one1"))
          .returnsUnordered("two2|1", "one1|1")
          .lists(0)
          .describes(2);
      assertThat(accountsAsked(db, "DescribeCampaign")).containsExactly(ONE, TWO);
    }
  }

  @Test
  void manyKeysAreListedInTheAccountsThatTheyName() throws SQLException {
    final List<String> keys =
        Stream.concat(
                IntStream.range(0, 15).mapToObj(i -> arn(ONE, "us-east-1", "one" + i)),
                IntStream.range(0, 15).mapToObj(i -> arn(TWO, "us-east-1", "two" + i)))
            .toList();
    try (var inventory = new TestInventory().keys("k", keys);
        var db =
            roles(
                accounts(),
                role(ONE) + "," + role(TWO) + "," + role(THREE),
                inventory.attachedWith())) {
      db.query(
              "SELECT c.name, c.min_provisioned_tps FROM inv.k JOIN campaigns c"
                  + " ON c.campaign_arn = k.arn")
          .returnsUnordered("one1|1", "one2|1", "two1|1")
          .lists(2)
          .describes(3);
    }
  }

  @Test
  void accountsAndRegionsOutsideAreNamedWithCounts() throws SQLException {
    try (var inventory =
            new TestInventory()
                .keys(
                    "k",
                    List.of(
                        arn(ONE, "us-east-1", "one1"),
                        arn("888888888888", "us-east-1", "x"),
                        arn("999999999999", "us-east-1", "x"),
                        arn("999999999999", "us-east-1", "y"),
                        arn(ONE, "ap-south-1", "z")));
        var db = roles(accounts(), role(ONE) + "," + role(TWO), inventory.attachedWith())) {
      assertFails(
          "22023",
          () ->
              db.query("SELECT c.name FROM inv.k LEFT JOIN campaigns c ON c.campaign_arn = k.arn"),
          "ap-south-1 (1 ARN)",
          "888888888888 (1 ARN), 999999999999 (2 ARNs)",
          "region=us-east-1,eu-west-1,ap-south-1",
          "roleArn=" + role(ONE) + "," + role(TWO) + ",arn:aws:iam::888888888888:role/");
    }
  }

  @Test
  void aSingleRolesAccountIsKnownAndStsIsNotAsked() throws SQLException {
    try (var db = roles(accounts(), role(TWO))) {
      assertFails(
          "22023",
          () ->
              db.query(
                  "SELECT name FROM campaigns WHERE campaign_arn = ?",
                  arn(ONE, "us-east-1", "one1")),
          ONE + " (1 ARN)",
          "roleArn");
      assertThat(db.calls().total()).isZero();
      db.query(ALL + " WHERE account_id = '" + ONE + "'").returnsCount(0).lists(0);
    }
  }

  @Test
  void theAccountThatTheSdkKnowsIsNotAskedOfSts() throws SQLException, IOException {
    try (var profiles = new TestAccounts.Profiles(folder);
        var db = PersonalizeFixture.of(accounts(), "profile=told")) {
      assertFails(
          "22023",
          () ->
              db.query(
                  "SELECT name FROM campaigns WHERE campaign_arn = ?",
                  arn(ONE, "us-east-1", "one1")),
          ONE + " (1 ARN)",
          "profile=told,PROFILE-OF-" + ONE);
      assertThat(db.calls().total()).isZero();
      db.query("SELECT name, min_provisioned_tps FROM campaigns").returns("two1|1").describes(1);
    }
  }

  @Test
  void rolesOfOneAccountAreOneAccount() throws SQLException {
    final String other = "arn:aws:iam::" + TWO + ":role/other";
    try (var db = roles(accounts().role(Role.of(other)), role(TWO) + "," + other)) {
      db.query(ALL).returnsCount(2).lists(2);
      assertThat(count(db, "AssumeRole")).isEqualTo(1);
    }
  }

  @Test
  void allRegionsAreThoseOfTheRolesPartition() throws SQLException {
    final String role = "arn:aws-cn:iam::" + TWO + ":role/reader";
    try (var db = roles(accounts().role(Role.of(role)), role, "region=all")) {
      db.query(ALL).returnsCount(0);
      assertThat(db.endpoint().calls()).extracting(ReceivedCall::region).containsOnly("cn-north-1");
    }
  }

  @Test
  void aSingleKeyIsNotAskedWhoseItIs() throws SQLException {
    try (var db = PersonalizeFixture.of(accounts(), TestAccounts.KEY_OF_ONE)) {
      db.query(ALL).returnsCount(3).lists(2);
      assertThat(count(db, "GetCallerIdentity")).isZero();
      assertFails(
          "42501",
          () ->
              db.query(
                  "SELECT name, min_provisioned_tps FROM campaigns WHERE campaign_arn = ?",
                  arn(TWO, "us-east-1", "two1")),
          "personalize:DescribeCampaign on resource " + arn(TWO, "us-east-1", "two1"));
    }
  }

  @Test
  void aRoleThatMayNotBeAssumedIsNamedWithTheAction() throws SQLException {
    final Accounts guarded = accounts().role(Role.of(role(TWO)).externalId("x-7"));
    try (var db = roles(guarded, role(TWO), "externalId=x-7")) {
      db.query(ALL).returnsCount(2);
    }
    try (var db = roles(guarded, role(TWO), "externalId=x-8", "roleSessionName=tester")) {
      assertFails(
          "42501", () -> db.query(ALL), "sts:AssumeRole on resource " + role(TWO), "external id");
      assertThatThrownBy(() -> db.query(ALL)).hasMessageNotContaining("x-8");
    }
  }

  @Test
  void toAssumeARoleIsNoAttemptOfTheCallThatNeedsIt() throws SQLException {
    try (var db = roles(accounts(), role(TWO))) {
      db.query("SELECT name FROM campaigns WHERE campaign_arn = ?", arn(TWO, "us-east-1", "two1"))
          .returns("two1");
      assertThat(count(db, "AssumeRole")).isEqualTo(1);
      db.query("SELECT operation, attempts FROM driver.api_calls").returns("DescribeCampaign|1");
    }
  }

  @Test
  void aRolesCredentialsAreRenewedAsTheyExpire() throws SQLException {
    // The SDK renews what expires within a minute, so every call does.
    try (var db = roles(accounts().sessionLife(Duration.ofSeconds(30)), role(TWO))) {
      db.query("SELECT name, min_provisioned_tps FROM campaigns").returnsCount(2);
      assertThat(count(db, "AssumeRole")).isGreaterThan(1);
    }
  }

  @Test
  void thirtyAccountsInTwelveRegionsStayWithinTheCapOnCalls() throws SQLException {
    Accounts many = Accounts.none().account(ONE, Account.of(), "AKIAONE");
    final List<String> roles = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      final String id = String.format(Locale.ROOT, "4444444444%02d", i);
      many =
          many.account(
                  id,
                  Account.of(
                      List.of(
                          CampaignDocument.named("c").account(id).inRegion("us-east-1").toJson())))
              .role(Role.of(role(id)));
      roles.add(role(id));
    }
    final List<String> regions =
        List.of(
            "us-east-1",
            "us-east-2",
            "us-west-2",
            "ca-central-1",
            "eu-west-1",
            "eu-central-1",
            "ap-south-1",
            "ap-northeast-1",
            "ap-northeast-2",
            "ap-southeast-1",
            "ap-southeast-2",
            "us-west-1");
    try (var db = roles(many, String.join(",", roles), "region=" + String.join(",", regions))) {
      final AtomicInteger widest = new AtomicInteger();
      final AtomicInteger inFlight = new AtomicInteger();
      final CountDownLatch full = new CountDownLatch(64);
      db.endpoint()
          .intercept(
              call -> {
                widest.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
                if (call.operation().equals("ListCampaigns")) {
                  full.countDown();
                  await(full);
                }
                inFlight.decrementAndGet();
                return Optional.empty();
              });
      db.query("SELECT account_id FROM campaigns").returnsCount(30).lists(360);
      assertThat(count(db, "AssumeRole")).isEqualTo(30);
      assertThat(widest).hasValue(64);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(5, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void callsOfStsCountTowardsTheBudget() throws SQLException, IOException {
    try (var profiles = new TestAccounts.Profiles(folder);
        var db =
            PersonalizeFixture.of(
                accounts(), "profile=one,two", "region=us-east-1", "maxCallsPerStatement=3")) {
      assertFails("54000", () -> db.query(ALL), "maxCallsPerStatement");
      db.query(ALL).returnsCount(3).lists(2);
    }
  }
}
