package org.personalizejdbc.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AccountTest {
  @Test
  void aBuiltCampaignHasTheWiresForm() {
    ObjectNode document =
        CampaignDocument.named("x")
            .partition("aws-cn")
            .inRegion("cn-north-1")
            .account("210987654321")
            .status("ACTIVE")
            .solutionVersion("s", "0a1b2c3d")
            .minProvisionedTps(3)
            .itemExploration(Map.of("explorationWeight", "0.3"))
            .created(Instant.parse("2021-11-26T03:38:23.645Z"))
            .latestUpdate(
                CampaignUpdateDocument.inStatus("CREATE PENDING").solutionVersion("s", "$LATEST"))
            .toJson();

    assertThat(document)
        .hasToString(
            ("{'name':'x','campaignArn':'arn:aws-cn:personalize:cn-north-1:210987654321:campaign/x',"
                    + "'solutionVersionArn':"
                    + "'arn:aws-cn:personalize:cn-north-1:210987654321:solution/s/0a1b2c3d',"
                    + "'status':'ACTIVE','minProvisionedTPS':3,"
                    + "'campaignConfig':{'itemExplorationConfig':{'explorationWeight':'0.3'}},"
                    + "'creationDateTime':1.637897903645E9,"
                    + "'latestCampaignUpdate':{'solutionVersionArn':"
                    + "'arn:aws-cn:personalize:cn-north-1:210987654321:solution/s/$LATEST','status':'CREATE"
                    + " PENDING'}}")
                .replace('\'', '"'));
  }

  @Test
  void anAccountIsNotChangedThroughWhatItWasMadeOfOrGivesOut() {
    ObjectNode document = CampaignDocument.named("x").status("ACTIVE").toJson();
    Account account = Account.of(document);
    document.put("status", "CHANGED");
    account.campaigns("us-east-1").get(0).put("status", "CHANGED");
    account.campaigns().get(0).put("status", "CHANGED");

    assertThat(account.campaigns("us-east-1").get(0).path("status").asText()).isEqualTo("ACTIVE");
  }

  @Test
  void campaignsOfSeveralAccountsHaveNoOneAccountId() {
    Account account =
        Account.of(
            CampaignDocument.named("x").toJson(),
            CampaignDocument.named("x").account("210987654321").toJson());

    assertThat(account.accountId()).isNull();
    assertThat(account.campaigns("us-east-1")).hasSize(2);
    assertThat(Account.of().accountId()).isNull();
    assertThat(Account.of().regions()).isEmpty();
  }

  @Test
  void twoCampaignsOfOneArnAreRefused() {
    ObjectNode document = CampaignDocument.named("x").toJson();

    assertThatThrownBy(() -> Account.of(document, document))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("arn:aws:personalize:us-east-1:123456789012:campaign/x");
  }

  @Test
  void aCampaignWithoutACampaignsArnIsRefused() {
    ObjectNode document = CampaignDocument.named("x").account("acct-id").toJson();
    assertThatThrownBy(() -> Account.of(document))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("acct-id")
        .hasMessageContaining("12 digits");

    document.remove("campaignArn");
    assertThatThrownBy(() -> Account.of(document))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("needs a campaignArn")
        .hasMessageContaining("[name]");
  }
}
