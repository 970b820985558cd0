package org.personalizejdbc.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.personalizejdbc.endpoint.SdkClients.keys;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.personalize.PersonalizeClient;
import software.amazon.awssdk.services.personalize.model.CampaignSummary;
import software.amazon.awssdk.services.personalize.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.Credentials;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/** Who calls decides which account answers: through the real clients of Personalize and STS. */
class AccountsTest {
  private static final String ONE = "111111111111";
  private static final String TWO = "222222222222";
  private static final String READER = "arn:aws:iam::222222222222:role/data/reader";
  private static final Accounts ACCOUNTS =
      Accounts.none()
          .account(ONE, Account.of(campaign(ONE, "films").toJson()), "AKIAONE", "AKIAALSO")
          .account(
              TWO,
              Account.of(
                  campaign(TWO, "books").toJson(),
                  campaign(TWO, "songs").inRegion("eu-west-1").toJson()),
              "AKIATWO")
          .role(Role.of(READER).externalId("e-7").trusts(ONE))
          .role(Role.of("arn:aws:iam::222222222222:role/web").webIdentity("a.b.c"));

  private EmbeddedEndpoint endpoint;

  @BeforeEach
  void start() throws Exception {
    endpoint = EmbeddedEndpoint.start(ACCOUNTS);
  }

  @AfterEach
  void stop() {
    endpoint.close();
  }

  @Test
  void theAccessKeyDecidesWhichAccountAnswers() {
    assertThat(list("us-east-1", keys("AKIAONE"))).containsExactly("films");
    assertThat(list("us-east-1", keys("AKIAALSO"))).containsExactly("films");
    assertThat(list("us-east-1", keys("AKIATWO"))).containsExactly("books");
    assertThat(list("eu-west-1", keys("AKIATWO"))).containsExactly("songs");

    assertThat(endpoint.calls())
        .extracting(ReceivedCall::accountId)
        .containsExactly(ONE, ONE, TWO, TWO);
    assertThat(endpoint.calls()).extracting(ReceivedCall::service).containsOnly("personalize");
    assertThat(endpoint.accounts().regions()).containsExactly("eu-west-1", "us-east-1");
  }

  @Test
  void anUnknownAccessKeyIsRefusedByBothServices() {
    refused(() -> list("us-east-1", keys("AKIAX")), 403, "UnrecognizedClientException");
    refused(() -> identity(keys("AKIAX")), 403, "InvalidClientTokenId");

    assertThat(endpoint.calls()).allMatch(call -> call.accountId().isEmpty());
  }

  @Test
  void stsTellsWhoCalls() {
    GetCallerIdentityResponse identity = identity(keys("AKIATWO"));

    assertThat(identity.account()).isEqualTo(TWO);
    assertThat(identity.arn()).isEqualTo("arn:aws:iam::222222222222:user/akiatwo");
    assertThat(identity.userId()).isNotEmpty();
    ReceivedCall call = endpoint.calls().get(0);
    assertThat(call.service()).isEqualTo("sts");
    assertThat(call.operation()).isEqualTo("GetCallerIdentity");
    assertThat(call.accountId()).isEqualTo(TWO);
    assertThat(call.region()).isEqualTo("us-east-1");
  }

  @Test
  void anAssumedRoleReachesItsAccount() {
    AssumeRoleResponse assumed = assume("AKIAONE", r -> r.externalId("e-7"));
    AwsCredentials session = session(assumed.credentials());

    assertThat(assumed.assumedRoleUser().arn())
        .isEqualTo("arn:aws:sts::222222222222:assumed-role/reader/me")
        .isEqualTo(identity(session).arn());
    assertThat(assumed.credentials().expiration())
        .isBetween(Instant.now().plusSeconds(3000), Instant.now().plusSeconds(3600));
    assertThat(list("us-east-1", session)).containsExactly("books");
    assertThat(endpoint.calls())
        .extracting(ReceivedCall::operation)
        .containsExactly("AssumeRole", "GetCallerIdentity", "ListCampaigns");
    assertThat(endpoint.calls().get(2).accountId()).isEqualTo(TWO);
  }

  @Test
  void aRolesTrustPolicyIsHeld() {
    refused(() -> assume("AKIAONE", r -> {}), 403, "AccessDenied");
    refused(() -> assume("AKIAONE", r -> r.externalId("e-8")), 403, "AccessDenied");
    refused(() -> assume("AKIATWO", r -> r.externalId("e-7")), 403, "AccessDenied");
    refused(
        () -> assume("AKIAONE", r -> r.roleArn(READER + "x").externalId("e-7")),
        403,
        "AccessDenied");
    assertThatThrownBy(() -> assume("AKIAONE", r -> {}))
        .hasMessageContaining(
            "User: arn:aws:iam::111111111111:user/akiaone is not authorized to perform:"
                + " sts:AssumeRole on resource: "
                + READER);
    assertThat(endpoint.calls().toString()).doesNotContain("e-7").doesNotContain("e-8");
  }

  @Test
  void aSessionNeedsItsToken() {
    Credentials given = assume("AKIAONE", r -> r.externalId("e-7")).credentials();
    AwsCredentials without =
        AwsBasicCredentials.create(given.accessKeyId(), given.secretAccessKey());
    AwsCredentials another =
        AwsSessionCredentials.create(given.accessKeyId(), given.secretAccessKey(), "x");

    refused(() -> list("us-east-1", without), 403, "UnrecognizedClientException");
    refused(() -> list("us-east-1", another), 403, "UnrecognizedClientException");
    refused(() -> identity(without), 403, "InvalidClientTokenId");
  }

  @Test
  void sessionsExpireAfterTheLifeThatWasSet() {
    endpoint.accounts(ACCOUNTS.sessionLife(Duration.ofMillis(-1)));
    AwsCredentials expired = session(assume("AKIAONE", r -> r.externalId("e-7")).credentials());
    endpoint.accounts(ACCOUNTS);
    AwsCredentials fresh = session(assume("AKIAONE", r -> r.externalId("e-7")).credentials());

    refused(() -> list("us-east-1", expired), 403, "ExpiredTokenException");
    refused(() -> identity(expired), 403, "ExpiredToken");
    assertThat(list("us-east-1", fresh)).containsExactly("books");
  }

  @Test
  void aWebIdentityIsASessionWithoutCredentials() {
    try (StsClient sts = SdkClients.sts(endpoint, "us-east-1", keys("AKIAX"))) {
      Credentials given =
          sts.assumeRoleWithWebIdentity(
                  r ->
                      r.roleArn("arn:aws:iam::222222222222:role/web")
                          .roleSessionName("me")
                          .webIdentityToken("a.b.c"))
              .credentials();

      assertThat(list("eu-west-1", session(given))).containsExactly("songs");
      refused(
          () ->
              sts.assumeRoleWithWebIdentity(
                  r ->
                      r.roleArn("arn:aws:iam::222222222222:role/web")
                          .roleSessionName("me")
                          .webIdentityToken("other")),
          400,
          "InvalidIdentityToken");
    }
    assertThat(endpoint.calls().get(0).accessKeyId()).isEmpty();
    assertThat(endpoint.calls().toString()).doesNotContain("a.b.c");
  }

  @Test
  void whatTheApiForbidsIsAValidationError() {
    refused(() -> assume("AKIAONE", r -> r.roleArn("short")), 400, "ValidationError");
    refused(() -> assume("AKIAONE", r -> r.roleSessionName("a b")), 400, "ValidationError");
    refused(() -> assume("AKIAONE", r -> r.roleSessionName(null)), 400, "ValidationError");
    refused(() -> assume("AKIAONE", r -> r.durationSeconds(60)), 400, "ValidationError");
    try (StsClient sts = SdkClients.sts(endpoint, "us-east-1", keys("AKIAONE"))) {
      refused(() -> sts.getSessionToken(), 400, "InvalidAction");
    }
  }

  @Test
  void anotherAccountsCampaignIsDeniedWhetherItIsThereOrNot() {
    String theirs = campaign(TWO, "books").arn();

    assertThatThrownBy(() -> describe("us-east-1", keys("AKIAONE"), theirs))
        .hasMessageContaining(
            "arn:aws:iam::111111111111:user/akiaone is not authorized to perform:"
                + " personalize:DescribeCampaign on resource: "
                + theirs);
    refused(() -> describe("us-east-1", keys("AKIAONE"), theirs), 400, "AccessDeniedException");
    refused(
        () -> describe("us-east-1", keys("AKIAONE"), theirs + "x"), 400, "AccessDeniedException");
    assertThatThrownBy(() -> describe("us-east-1", keys("AKIAONE"), campaign(ONE, "nothing").arn()))
        .isInstanceOf(ResourceNotFoundException.class);
    assertThat(describe("us-east-1", keys("AKIATWO"), theirs)).isEqualTo("books");
  }

  @Test
  void aScopeCanBeDenied() {
    String books = campaign(TWO, "books").arn();
    endpoint.accounts(
        ACCOUNTS
            .deny(TWO, "us-east-1", "ListCampaigns")
            .deny(TWO, "eu-west-1")
            .deny(ONE, "us-east-1", "AssumeRole"));

    refused(() -> list("us-east-1", keys("AKIATWO")), 400, "AccessDeniedException");
    assertThatThrownBy(() -> list("us-east-1", keys("AKIATWO")))
        .hasMessageContaining("personalize:ListCampaigns on resource: * because");
    assertThat(describe("us-east-1", keys("AKIATWO"), books)).isEqualTo("books");
    refused(() -> list("eu-west-1", keys("AKIATWO")), 400, "AccessDeniedException");
    refused(
        () -> describe("eu-west-1", keys("AKIATWO"), books.replace("us-east-1", "eu-west-1")),
        400,
        "AccessDeniedException");
    assertThat(list("us-east-1", keys("AKIAONE"))).containsExactly("films");
    refused(() -> assume("AKIAONE", r -> r.externalId("e-7")), 403, "AccessDenied");
    assertThat(identity(keys("AKIATWO")).account()).isEqualTo(TWO);
  }

  @Test
  void anOptedOutRegionKnowsNoneOfTheAccountsCredentials() {
    endpoint.accounts(ACCOUNTS.optOut(TWO, "us-east-1"));

    refused(() -> list("us-east-1", keys("AKIATWO")), 403, "UnrecognizedClientException");
    refused(() -> identity(keys("AKIATWO")), 403, "InvalidClientTokenId");
    assertThat(list("eu-west-1", keys("AKIATWO"))).containsExactly("songs");
    assertThat(list("us-east-1", keys("AKIAONE"))).containsExactly("films");
  }

  @Test
  void aSingleAccountAnswersAnyKeyAndAnyRoleOfItsOwn() throws Exception {
    try (EmbeddedEndpoint sample = EmbeddedEndpoint.start(Account.sample());
        StsClient sts = SdkClients.sts(sample, "us-east-1", keys("whatever"))) {
      assertThat(sts.getCallerIdentity().account()).isEqualTo("123456789012");
      Credentials given =
          sts.assumeRole(r -> r.roleArn("arn:aws:iam::123456789012:role/any").roleSessionName("me"))
              .credentials();
      try (PersonalizeClient client = SdkClients.of(sample, "eu-west-1", session(given))) {
        assertThat(client.listCampaigns(r -> {}).campaigns()).hasSize(24);
      }
      refused(
          () -> sts.assumeRole(r -> r.roleArn(READER).roleSessionName("me")), 403, "AccessDenied");
    }
  }

  @Test
  void whatIsThereTwiceOrNotAtAllIsRefused() {
    assertThatThrownBy(() -> ACCOUNTS.account(ONE, Account.of())).hasMessageContaining(ONE);
    assertThatThrownBy(() -> ACCOUNTS.account("12", Account.of()))
        .hasMessageContaining("12 digits");
    assertThatThrownBy(() -> ACCOUNTS.account("333333333333", Account.of(), "AKIAONE"))
        .hasMessageContaining("AKIAONE");
    assertThatThrownBy(() -> Role.of("arn:aws:iam::1:user/x")).hasMessageContaining("user/x");
    assertThatThrownBy(() -> ACCOUNTS.role(Role.of("arn:aws:iam::333333333333:role/x")))
        .hasMessageContaining("333333333333");
    assertThatThrownBy(() -> endpoint.account()).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> endpoint.account(Account.of()))
        .isInstanceOf(IllegalStateException.class);
  }

  private static CampaignDocument campaign(String account, String name) {
    return CampaignDocument.named(name).account(account).status("ACTIVE");
  }

  private Iterable<String> list(String region, AwsCredentials credentials) {
    try (PersonalizeClient client = SdkClients.of(endpoint, region, credentials)) {
      return client.listCampaigns(r -> {}).campaigns().stream().map(CampaignSummary::name).toList();
    }
  }

  private String describe(String region, AwsCredentials credentials, String arn) {
    try (PersonalizeClient client = SdkClients.of(endpoint, region, credentials)) {
      return client.describeCampaign(r -> r.campaignArn(arn)).campaign().name();
    }
  }

  private GetCallerIdentityResponse identity(AwsCredentials credentials) {
    try (StsClient sts = SdkClients.sts(endpoint, "us-east-1", credentials)) {
      return sts.getCallerIdentity();
    }
  }

  private AssumeRoleResponse assume(String accessKeyId, Consumer<AssumeRoleRequest.Builder> more) {
    try (StsClient sts = SdkClients.sts(endpoint, "us-east-1", keys(accessKeyId))) {
      return sts.assumeRole(r -> more.accept(r.roleArn(READER).roleSessionName("me")));
    }
  }

  private static AwsCredentials session(Credentials given) {
    return AwsSessionCredentials.create(
        given.accessKeyId(), given.secretAccessKey(), given.sessionToken());
  }

  private static void refused(ThrowingCallable call, int status, String code) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            AwsServiceException.class,
            e -> {
              assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code);
              assertThat(e.statusCode()).isEqualTo(status);
              assertThat(e.requestId()).isNotBlank();
            });
  }
}
