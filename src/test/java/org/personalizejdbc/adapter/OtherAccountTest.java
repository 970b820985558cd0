package org.personalizejdbc.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.personalizejdbc.adapter.TestCampaigns.account;
import static org.personalizejdbc.adapter.TestCampaigns.arn;
import static org.personalizejdbc.adapter.TestCampaigns.names;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.personalizejdbc.PersonalizeFixture;
import org.personalizejdbc.endpoint.Account;
import org.personalizejdbc.endpoint.Reply;

/** ARNs of another account are AWS's to refuse, however many keys a statement has. */
class OtherAccountTest {
  private static final String JOIN =
      "SELECT k.id, c.name, c.min_provisioned_tps FROM inv.k k LEFT JOIN campaigns c"
          + " ON c.campaign_arn = k.arn";
  private static final String OTHER = "999999999999";

  private static List<String> keys(String prefix, int count, UnaryOperator<String> change) {
    return names(prefix, 0, count).stream().map(TestCampaigns::arn).map(change).toList();
  }

  private static String ofAnother(String arn) {
    return arn.replace("123456789012", OTHER);
  }

  /** As AWS does, which tells nobody what another account has. */
  private static PersonalizeFixture open(TestInventory inventory, Account account) {
    // Its Regions are the connection's, whatever the account that follows has in them.
    final var db = PersonalizeFixture.of(account(1, 1), inventory.attachedWith());
    db.endpoint().account(account);
    db.endpoint()
        .intercept(
            call ->
                call.operation().equals("DescribeCampaign") && call.campaignArn().contains(OTHER)
                    ? Optional.of(Reply.error(400, "AccessDeniedException", "Not yours."))
                    : Optional.empty());
    return db;
  }

  @ParameterizedTest
  @CsvSource({
    // keys, campaigns in us-east-1 (where the keys are), in eu-west-1
    "3, 0, 0",
    "21, 0, 0",
    "21, 0, 5",
    "3, 5, 5",
    "21, 5, 5",
  })
  void theyAreRefused(int count, int here, int elsewhere) throws SQLException {
    try (var inventory =
            new TestInventory().keys("k", keys("c", count, OtherAccountTest::ofAnother));
        var db = open(inventory, account(here, elsewhere))) {
      assertThatThrownBy(() -> db.query(JOIN))
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("42501"));
    }
  }

  @Test
  void theyAreRefusedBehindManyOfTheOwnAccount() throws SQLException {
    try (var inventory =
            new TestInventory()
                .keys(
                    "k",
                    Stream.concat(
                            keys("c", 30, arn -> arn).stream(),
                            keys("e", 1, OtherAccountTest::ofAnother).stream())
                        .toList());
        var db = open(inventory, account(5, 0))) {
      assertThatThrownBy(() -> db.query(JOIN))
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("42501"));
    }
  }

  @Test
  void whereNothingIsListedOneDescriptionTellsThatTheAccountIsTheOwn() throws SQLException {
    try (var inventory = new TestInventory().keys("k", keys("c", 30, arn -> arn));
        var db = open(inventory, account(0, 0))) {
      db.query(JOIN).returnsCount(30).lists(1).describes(arn("c000"));
    }
  }

  @Test
  void theAccountIsLearntFromAnotherRegion() throws SQLException {
    try (var inventory =
            new TestInventory()
                .keys(
                    "k",
                    Stream.concat(
                            keys("e", 2, arn -> arn).stream(), keys("c", 30, arn -> arn).stream())
                        .toList());
        var db = open(inventory, account(0, 2))) {
      db.query(JOIN).returnsCount(32).lists(2).describes(TestCampaigns.arns("e000", "e001"));
    }
  }
}
