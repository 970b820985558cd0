package org.personalizejdbc.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.personalizejdbc.PersonalizeFixture;
import org.personalizejdbc.endpoint.Account;
import org.personalizejdbc.endpoint.Accounts;
import org.personalizejdbc.endpoint.CampaignDocument;
import org.personalizejdbc.endpoint.Role;

/**
 * Three accounts: {@link #ONE} with one1 and one2 in us-east-1 and one3 in eu-west-1, {@link #TWO}
 * with two1 in us-east-1 and two2 in eu-west-1, {@link #THREE} with three1 in us-east-1. Each has
 * the access key AKIA and the account's word, and a role {@code reader}.
 */
final class TestAccounts {
  static final String ONE = "111111111111";
  static final String TWO = "222222222222";
  static final String THREE = "333333333333";

  /** The key of the first account, and both Regions. */
  static final String[] KEY_OF_ONE = {
    "accessKeyId=AKIAONE", "secretAccessKey=s", "region=us-east-1,eu-west-1"
  };

  private TestAccounts() {}

  /** Checks a failure's SQLState, and what its message says of accounts and Regions. */
  static void assertFails(String state, ThrowingCallable action, String... says) {
    assertThatThrownBy(action)
        .isInstanceOfSatisfying(
            SQLException.class,
            e -> {
              assertThat(e.getSQLState()).as(e.getMessage()).isEqualTo(state);
              assertThat(e.getMessage()).contains(says);
            });
  }

  static Accounts accounts() {
    return Accounts.none()
        .account(
            ONE,
            Account.of(
                Stream.of(
                        campaign(ONE, "us-east-1", "one1"),
                        campaign(ONE, "us-east-1", "one2"),
                        campaign(ONE, "eu-west-1", "one3"))
                    .map(CampaignDocument::toJson)
                    .toList()),
            "AKIAONE")
        .account(
            TWO,
            Account.of(
                Stream.of(campaign(TWO, "us-east-1", "two1"), campaign(TWO, "eu-west-1", "two2"))
                    .map(CampaignDocument::toJson)
                    .toList()),
            "AKIATWO")
        .account(
            THREE,
            Account.of(
                Stream.of(campaign(THREE, "us-east-1", "three1"))
                    .map(CampaignDocument::toJson)
                    .toList()),
            "AKIATHREE")
        .role(Role.of(role(ONE)))
        .role(Role.of(role(TWO)))
        .role(Role.of(role(THREE)));
  }

  private static CampaignDocument campaign(String account, String region, String name) {
    return CampaignDocument.named(name)
        .account(account)
        .inRegion(region)
        .status("ACTIVE")
        .minProvisionedTps(1);
  }

  static String role(String account) {
    return "arn:aws:iam::" + account + ":role/reader";
  }

  static String arn(String account, String region, String name) {
    return "arn:aws:personalize:" + region + ":" + account + ":campaign/" + name;
  }

  /** A connection whose sources are the roles of accounts, assumed with the first one's key. */
  static PersonalizeFixture roles(Accounts accounts, String roles, String... more) {
    return PersonalizeFixture.of(
        accounts,
        Stream.concat(
                Stream.concat(Stream.of(KEY_OF_ONE), Stream.of("roleArn=" + roles)),
                Stream.of(more))
            .toArray(String[]::new));
  }

  /**
   * Profiles while a test runs: one, one-again, two and three, each with its key; told, of the
   * second account, which the file names; and unknown, whose key is nobody's.
   */
  static final class Profiles implements AutoCloseable {
    private final Path file;

    Profiles(Path folder) throws IOException {
      this.file = folder.resolve("credentials");
      Files.writeString(
          file,
          profile("one", "AKIAONE", "region=us-east-1\n")
              + profile("one-again", "AKIAONE", "region=us-east-1\n")
              + profile("two", "AKIATWO", "region=eu-west-1\n")
              + profile("three", "AKIATHREE", "")
              + profile("told", "AKIATWO", "region=us-east-1\naws_account_id=" + TWO + "\n")
              + profile("unknown", "AKIANOBODY", "region=us-east-1\n"));
      System.setProperty("aws.sharedCredentialsFile", file.toString());
    }

    private static String profile(String name, String key, String more) {
      return "["
          + name
          + "]\naws_access_key_id="
          + key
          + "\naws_secret_access_key=s\n"
          + more
          + "\n";
    }

    @Override
    public void close() {
      System.clearProperty("aws.sharedCredentialsFile");
    }
  }
}
