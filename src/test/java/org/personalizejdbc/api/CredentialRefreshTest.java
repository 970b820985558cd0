package org.personalizejdbc.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.personalizejdbc.PersonalizeFixture;
import org.personalizejdbc.endpoint.Account;
import org.personalizejdbc.endpoint.Accounts;
import org.personalizejdbc.endpoint.CampaignDocument;
import org.personalizejdbc.endpoint.ReceivedCall;
import org.personalizejdbc.endpoint.Role;

/** A statement may take longer than its credentials live. */
class CredentialRefreshTest {
  private static final String ID = "222222222222";
  private static final String ROLE = "arn:aws:iam::222222222222:role/reader";
  private static final int CAMPAIGNS = 20;

  private static Account account() {
    final List<ObjectNode> campaigns =
        IntStream.range(0, CAMPAIGNS)
            .mapToObj(i -> CampaignDocument.named("c" + i).account(ID).minProvisionedTps(i))
            .map(CampaignDocument::toJson)
            .toList();
    return Account.of(campaigns);
  }

  @Test
  void credentialsThatExpireInMidScanAreRenewed() throws Exception {
    // The SDK renews what lives for less than a minute after one second.
    final Duration life = Duration.ofSeconds(4);
    final Accounts accounts =
        Accounts.none()
            .account("111111111111", Account.of(), "AKIAFIRST")
            .account(ID, account())
            .role(Role.of(ROLE))
            .sessionLife(life);
    try (var db =
        PersonalizeFixture.of(
            accounts,
            "region=us-east-1",
            "accessKeyId=AKIAFIRST",
            "secretAccessKey=s",
            "roleArn=" + ROLE,
            "maxConcurrentCalls=2")) {
      db.endpoint().latency(Duration.ofMillis(500));

      db.query("SELECT name, min_provisioned_tps FROM campaigns").returnsCount(CAMPAIGNS);

      final List<ReceivedCall> described =
          db.endpoint().calls().stream()
              .filter(call -> call.operation().equals("DescribeCampaign"))
              .toList();
      // Each was answered at once, while the endpoint refuses what has expired.
      assertThat(described).hasSize(CAMPAIGNS);
      assertThat(Duration.between(described.get(0).at(), described.get(CAMPAIGNS - 1).at()))
          .isGreaterThan(life);
      assertThat(described).extracting(ReceivedCall::accessKeyId).doesNotContain("AKIAFIRST");
      assertThat(described.stream().map(ReceivedCall::accessKeyId).distinct().count())
          .isGreaterThan(1);
    }
  }
}
