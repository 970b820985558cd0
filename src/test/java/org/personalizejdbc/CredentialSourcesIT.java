package org.personalizejdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.personalizejdbc.endpoint.Account;
import org.personalizejdbc.endpoint.Accounts;
import org.personalizejdbc.endpoint.CampaignDocument;
import org.personalizejdbc.endpoint.EmbeddedEndpoint;
import org.personalizejdbc.endpoint.ReceivedCall;
import org.personalizejdbc.endpoint.Role;

/**
 * Every source of credentials that the SDK knows, from the packaged jar: what it finds by name has
 * to be inside, under its new name.
 */
class CredentialSourcesIT {
  private static final String ONE = "111111111111";
  private static final String TWO = "222222222222";
  private static final String READER = "arn:aws:iam::222222222222:role/reader";
  private static final String SQL = "SELECT name, account_id FROM campaigns";
  private static final String URL = "jdbc:personalize:region=us-east-1";

  @TempDir Path home;
  private EmbeddedEndpoint endpoint;
  private SignInPortal portal;
  private ChildShell shell;

  @BeforeEach
  void start() throws Exception {
    endpoint =
        EmbeddedEndpoint.start(
            Accounts.none()
                .account(ONE, account(ONE, "films"), "AKIAONE")
                .account(TWO, account(TWO, "books"), SignInPortal.ACCESS_KEY_ID)
                .role(Role.of(READER).externalId("e-7").webIdentity("a.b.c")));
    portal = SignInPortal.start();
    final String jar = System.getProperty("shaded.jar");
    shell =
        (jar == null ? ChildShell.ofClasses(home) : ChildShell.ofJar(home, Path.of(jar)))
            .with("AWS_ENDPOINT_URL_PERSONALIZE", endpoint.uri().toString())
            .with("AWS_ENDPOINT_URL_STS", endpoint.uri().toString())
            .with("AWS_ENDPOINT_URL_SSO", portal.uri())
            .with("AWS_ENDPOINT_URL_SSO_OIDC", portal.uri());
  }

  @AfterEach
  void stop() {
    portal.close();
    endpoint.close();
  }

  private static Account account(String id, String campaign) {
    return Account.of(CampaignDocument.named(campaign).account(id).status("ACTIVE").toJson());
  }

  private List<String> operations() {
    return endpoint.calls().stream().map(ReceivedCall::operation).toList();
  }

  @Test
  void environment() throws Exception {
    shell
        .with("AWS_ACCESS_KEY_ID", "AKIAONE")
        .with("AWS_SECRET_ACCESS_KEY", "s")
        .query(URL, SQL)
        .returns("films," + ONE);
    assertThat(operations()).containsExactly("ListCampaigns");
  }

  @Test
  void systemProperties() throws Exception {
    shell
        .property("aws.accessKeyId", "AKIAONE")
        .property("aws.secretAccessKey", "s")
        .query(URL, SQL)
        .returns("films," + ONE);
  }

  @Test
  void profileThatAssumesARole() throws Exception {
    shell
        .config(
            "[profile base]",
            "aws_access_key_id = AKIAONE",
            "aws_secret_access_key = s",
            "[profile reader]",
            "role_arn = " + READER,
            "external_id = e-7",
            "role_session_name = me",
            "source_profile = base",
            "region = us-east-1")
        .query("jdbc:personalize:profile=reader", SQL)
        .returns("books," + TWO);
    assertThat(operations()).containsExactly("AssumeRole", "ListCampaigns");
    assertThat(endpoint.calls().get(0).body().path("RoleSessionName").asText()).isEqualTo("me");
  }

  @Test
  void aRoleThatMayNotBeAssumedSaysSo() throws Exception {
    shell
        .config(
            "[profile base]",
            "aws_access_key_id = AKIAONE",
            "aws_secret_access_key = s",
            "[profile reader]",
            "role_arn = " + READER,
            "source_profile = base",
            "region = us-east-1")
        .query("jdbc:personalize:profile=reader", SQL)
        .fails("42501", "sts:AssumeRole on resource: " + READER);
    assertThat(operations()).containsExactly("AssumeRole");
  }

  @Test
  void webIdentity() throws Exception {
    shell
        .with("AWS_ROLE_ARN", READER)
        .with("AWS_ROLE_SESSION_NAME", "pod")
        .with("AWS_REGION", "us-east-1")
        .with("AWS_WEB_IDENTITY_TOKEN_FILE", shell.write("token", "a.b.c").toString())
        .query(URL, SQL)
        .returns("books," + TWO);
    assertThat(operations()).containsExactly("AssumeRoleWithWebIdentity", "ListCampaigns");
  }

  @Test
  void credentialProcess() throws Exception {
    final Path answer =
        shell.write(
            "answer.json", "{\"Version\":1,\"AccessKeyId\":\"AKIAONE\",\"SecretAccessKey\":\"s\"}");
    shell
        .config("[profile tool]", "credential_process = cat " + answer)
        .query(URL + ";profile=tool", SQL)
        .returns("films," + ONE);
  }

  @Test
  void containersAgent() throws Exception {
    shell
        .with("AWS_CONTAINER_CREDENTIALS_FULL_URI", portal.uri() + "/container")
        .query(URL, SQL)
        .returns("books," + TWO);
  }

  @Test
  void signInOfTheOldForm() throws Exception {
    cacheToken("https://example.awsapps.com/start", SignInPortal.TOKEN, 3600);
    shell
        .config(
            "[profile sso]",
            "sso_start_url = https://example.awsapps.com/start",
            "sso_region = us-east-1",
            "sso_account_id = " + TWO,
            "sso_role_name = Reader")
        .query(URL + ";profile=sso", SQL)
        .returns("books," + TWO);
    assertThat(portal.requests())
        .containsExactly("/federation/credentials?role_name=Reader&account_id=" + TWO);
  }

  /** The token is about to expire, so that it is first exchanged for another one. */
  @Test
  void signInByASessionWhoseTokenIsRefreshed() throws Exception {
    cacheToken("corp", "worn out", 30);
    configureSession().query(URL + ";profile=sso", SQL).returns("books," + TWO);
    assertThat(portal.requests())
        .containsExactly("/token", "/federation/credentials?role_name=Reader&account_id=" + TWO);
  }

  @Test
  void whoHasNotSignedInIsToldHow() throws Exception {
    configureSession()
        .query(URL + ";profile=sso", SQL)
        .fails("28000", "aws sso login --profile sso");
  }

  @Test
  void aProfileThatIsNotWholeIsNamedAsSuch() throws Exception {
    shell
        .config("[profile sso]", "sso_session = nowhere", "sso_account_id = 1", "sso_role_name = R")
        .query(URL + ";profile=sso", SQL)
        .fails("28000", "nowhere");
  }

  private ChildShell configureSession() throws Exception {
    return shell.config(
        "[profile sso]",
        "sso_session = corp",
        "sso_account_id = " + TWO,
        "sso_role_name = Reader",
        "[sso-session corp]",
        "sso_region = us-east-1",
        "sso_start_url = https://example.awsapps.com/start");
  }

  /** What {@code aws sso login} leaves behind. */
  private void cacheToken(String key, String token, int seconds) throws Exception {
    final byte[] digest =
        MessageDigest.getInstance("SHA-1").digest(key.getBytes(StandardCharsets.UTF_8));
    shell.write(
        ".aws/sso/cache/" + HexFormat.of().formatHex(digest) + ".json",
        String.format(
            Locale.ROOT,
            """
            {"startUrl": "https://example.awsapps.com/start", "region": "us-east-1",
             "accessToken": "%s", "expiresAt": "%s", "clientId": "c", "clientSecret": "s",
             "registrationExpiresAt": "2100-01-01T00:00:00Z", "refreshToken": "r"}
            """,
            token,
            Instant.now().plusSeconds(seconds).truncatedTo(ChronoUnit.SECONDS)));
  }
}
