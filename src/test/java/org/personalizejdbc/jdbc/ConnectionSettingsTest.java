package org.personalizejdbc.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.personalizejdbc.jdbc.Failures.assertFails;
import static org.personalizejdbc.jdbc.Failures.failureOf;
import static org.personalizejdbc.jdbc.Failures.messages;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.calcite.avatica.BuiltInConnectionProperty;
import org.apache.calcite.config.CalciteConnectionProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.personalizejdbc.PersonalizeFixture;
import org.personalizejdbc.api.AssumedRole;
import org.personalizejdbc.api.CredentialSource;
import org.personalizejdbc.api.Credentials;
import org.personalizejdbc.api.RegionChoice;

class ConnectionSettingsTest {

  private static ConnectionSettings url(String pairs) throws SQLException {
    return ConnectionSettings.of(ConnectionUrl.parse("jdbc:personalize:" + pairs), Map.of());
  }

  private static RegionChoice named(String... regions) {
    return new RegionChoice.Named(List.of(regions));
  }

  private static void assertRefused(String pairs, String... says) {
    assertFails(
        SQLNonTransientConnectionException.class,
        "08001",
        () -> DriverManager.getConnection("jdbc:personalize:" + pairs),
        says);
  }

  @Test
  void defaultsAreTheEnums() throws SQLException {
    final ConnectionSettings settings = url("");
    assertThat(settings.regions()).isEqualTo(new RegionChoice.Default());
    assertThat(settings.sources()).isEmpty();
    assertThat(settings.leavesOutUnreachable()).isFalse();
    assertThat(settings.endpoint()).isEqualTo(new ConnectionSettings.Endpoint.Aws());
    assertThat(settings.maxConcurrentCalls()).isEqualTo(16);
    assertThat(settings.callTimeout()).isEqualTo(Duration.ofSeconds(10));
    assertThat(settings.maxAttempts()).isEqualTo(4);
  }

  @Test
  void theUrlWinsOverPropertiesAndNamesHaveNoCase() throws SQLException {
    final ConnectionSettings settings =
        ConnectionSettings.of(
            ConnectionUrl.parse("jdbc:personalize:REGION=us-east-1;MAXattempts=;callTIMEOUT=300ms"),
            Map.of("Region", "eu-west-1", "maxATTEMPTS", "2", "calltimeout", "9s"));
    assertThat(settings.regions()).isEqualTo(named("us-east-1"));
    assertThat(settings.maxAttempts()).isEqualTo(2);
    assertThat(settings.callTimeout()).isEqualTo(Duration.ofMillis(300));
  }

  @Test
  void anEmptyPropertyIsAbsent() throws SQLException {
    final ConnectionSettings settings =
        ConnectionSettings.of(Map.of(), Map.of("user", "", "password", "", "region", "", "x", ""));
    assertThat(settings).isEqualTo(url(""));
  }

  @Test
  void userAndPasswordAreAliasesAndTheFullNamesWin() throws SQLException {
    assertThat(url("user=a;password=b").sources())
        .containsExactly(CredentialSource.of(new Credentials.Static("a", "b", null)));
    assertThat(url("user=a;accessKeyId=c;password=b;sessionToken=t").sources())
        .containsExactly(CredentialSource.of(new Credentials.Static("c", "b", "t")));
  }

  @ParameterizedTest
  @CsvSource({
    "regoin, region",
    "acessKeyId, accessKeyId",
    "timeout, callTimeout",
    "attach.inv.pasword, attach.NAME.password",
    "attach, attach.NAME"
  })
  void anUnknownNameInTheUrlIsRefusedWithASuggestion(String name, String suggestion) {
    assertRefused(name + "=x", name + " is unknown", "did you mean " + suggestion + "?");
  }

  @Test
  void anUnknownNameInPropertiesIsAWarning() throws SQLException {
    try (var db = PersonalizeFixture.sample("ApplicationName=DBeaver", "regoin=x")) {
      final Connection connection = db.connection();
      final List<String> messages = messages(connection.getWarnings()).stream().sorted().toList();
      assertThat(messages).hasSize(2);
      assertThat(messages.get(0)).contains("ApplicationName", "ignored");
      assertThat(messages.get(1)).contains("regoin", "did you mean region?");
      connection.clearWarnings();
      assertThat(messages(connection.getWarnings())).isEmpty();
    }
  }

  static Stream<String> calcitesProperties() {
    return Stream.concat(
        Arrays.stream(CalciteConnectionProperty.values()).map(p -> p.camelName()),
        Arrays.stream(BuiltInConnectionProperty.values()).map(p -> p.camelName()));
  }

  @ParameterizedTest
  @MethodSource("calcitesProperties")
  void noneOfCalcitesPropertiesCanBeSet(String name) throws SQLException {
    final boolean ours =
        Arrays.stream(ConnectionProperty.values()).anyMatch(p -> p.key().equalsIgnoreCase(name));
    if (!ours) {
      assertRefused(name + "=x", name + " is unknown");
      assertRefused(name.toUpperCase(Locale.ROOT) + "=x", "is unknown");
    }
    if (ours || name.equals("avatica_user") || name.equals("avatica_password")) {
      return;
    }
    final Properties info = new Properties();
    info.setProperty(name, "x.y.Z#W");
    try (Connection connection = DriverManager.getConnection("jdbc:personalize:", info);
        var rows = connection.createStatement().executeQuery("VALUES 1")) {
      assertThat(rows.next()).isTrue();
      assertThat(messages(connection.getWarnings())).singleElement().asString().contains(name);
    }
  }

  @Test
  void aModelInPropertiesLoadsNothing() throws SQLException {
    final Properties info = new Properties();
    info.setProperty(
        "model",
        "inline:{\"version\":\"1.0\",\"defaultSchema\":\"evil\",\"schemas\":[{\"name\":\"evil\"}]}");
    info.setProperty("lex", "MYSQL");
    info.setProperty("timeZone", "Asia/Tokyo");
    info.setProperty("caseSensitive", "true");
    try (Connection connection =
            DriverManager.getConnection("jdbc:personalize:endpoint=embedded", info);
        var schemas = connection.getMetaData().getSchemas();
        var rows =
            connection
                .createStatement()
                .executeQuery("SELECT COUNT(*) AS \"n\" FROM CAMPAIGNS WHERE 'a' = 'b'")) {
      while (schemas.next()) {
        assertThat(schemas.getString("TABLE_SCHEM")).isNotEqualTo("evil");
      }
      assertThat(rows.next()).isTrue();
    }
  }

  @Test
  void profilesAreAListEachASource() throws SQLException {
    assertThat(url("profile=a, b,a").sources())
        .containsExactly(
            CredentialSource.of(new Credentials.Profile("a")),
            CredentialSource.of(new Credentials.Profile("b")));
  }

  private static final String ROLE = "arn:aws:iam::111122223333:role/";

  @Test
  void rolesAreAssumedFromTheOneProfileTheKeyOrTheChain() throws SQLException {
    assertThat(url("roleArn=" + ROLE + "a, " + ROLE + "path/b,;profile=p").sources())
        .containsExactly(
            new CredentialSource(
                new Credentials.Profile("p"),
                new AssumedRole(ROLE + "a", null, "personalize-jdbc")),
            new CredentialSource(
                new Credentials.Profile("p"),
                new AssumedRole(ROLE + "path/b", null, "personalize-jdbc")));
    assertThat(url("roleArn=" + ROLE + "a;externalId=x1;roleSessionName=me").sources())
        .containsExactly(
            new CredentialSource(
                new Credentials.DefaultChain(), new AssumedRole(ROLE + "a", "x1", "me")));
    assertThat(url("roleArn=" + ROLE + "a,b;user=k;password=s").sources())
        .as("a role's name may hold a comma")
        .containsExactly(
            new CredentialSource(
                new Credentials.Static("k", "s", null),
                new AssumedRole(ROLE + "a,b", null, "personalize-jdbc")));
  }

  @Test
  void whatDoesNotGoWithRolesIsRefused() {
    assertRefused("roleArn=" + ROLE + "a;profile=p,q", "roleArn", "profile names 2");
    assertRefused("roleArn=" + ROLE + "a," + ROLE + "b;profile=p,q", "roleArn", "profile names 2");
    assertRefused("roleArn=reader", "roleArn", "'reader'", "arn:aws:iam::123456789012:role/");
    assertRefused("externalId=x1", "externalId", "roleArn, which is absent");
    assertRefused("roleArn=" + ROLE + "a;roleSessionName=a b", "roleSessionName", "'a b'");
    final SQLException secret = failureOf(() -> url("roleArn=" + ROLE + "a;externalId=s e c"));
    assertThat(secret.getMessage()).contains("externalId").doesNotContain("s e c");
  }

  @Test
  void aChoiceIsOneOfItsValues() throws SQLException {
    assertThat(url("unreachable=WARN").leavesOutUnreachable()).isTrue();
    assertRefused("unreachable=ignore", "unreachable", "'ignore'", "error, warn");
  }

  @Test
  void regionsAreAListOrAllAndDuplicatesCountOnce() throws SQLException {
    assertThat(url("region=us-east-1, eu-west-1,,us-east-1").regions())
        .isEqualTo(named("us-east-1", "eu-west-1"));
    assertThat(url("region=ALL").regions()).isEqualTo(new RegionChoice.All());
    assertThat(url("region=us-gov-west-1,cn-north-1,ap-southeast-99").regions())
        .isEqualTo(named("us-gov-west-1", "cn-north-1", "ap-southeast-99"));
  }

  @ParameterizedTest
  @CsvSource({
    "useast-1, us-east-1",
    "eu-west1, eu-west-1",
    "'us-east-1,all', us-east-1",
    "US-EAST-1, us-east-1",
    "us-east-1 eu-west-1, us-east-1"
  })
  void whatIsNoRegionIsRefusedWithNamesNearIt(String region, String near) {
    assertRefused("region=" + region, "Property region", near);
  }

  @ParameterizedTest
  @ValueSource(strings = {"10", "ten", "1.5s", "-1s", "0ms", "0s", "9999999999s", "10 s", "10d"})
  void whatIsNoDurationIsRefused(String text) {
    assertRefused("callTimeout=" + text, "callTimeout", "'" + text + "'", "500ms");
  }

  @ParameterizedTest
  @CsvSource({"1ms, PT0.001S", "2S, PT2S", "3m, PT3M", "1h, PT1H"})
  void aDurationHasAUnit(String text, Duration duration) throws SQLException {
    assertThat(url("callTimeout=" + text).callTimeout()).isEqualTo(duration);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "x", "1.0", "65", "99999999999"})
  void whatIsNoNumberWithinBoundsIsRefused(String text) {
    assertRefused("maxConcurrentCalls=" + text, "maxConcurrentCalls", "'" + text + "'", "1 to 64");
    if (!text.equals("65")) {
      assertRefused("maxAttempts=" + text, "maxAttempts", "'" + text + "'", "1 to 100");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"localhost", "localhost:8181", "ftp://h", "http:///x", "http://a b", "embedded2"})
  void whatIsNoEndpointIsRefused(String text) {
    assertRefused("endpoint=" + text, "Property endpoint", "embedded:FILE");
  }

  @Test
  void anEndpointTakesNoPassword() {
    for (String scheme : List.of("http", "htp")) {
      assertThat(failureOf(() -> url("endpoint=" + scheme + "://me:pa55w0rd@host")).getMessage())
          .contains("endpoint")
          .doesNotContain("pa55w0rd");
    }
  }

  @Test
  void anEmbeddedFileThatIsNotThereIsRefusedByName() {
    assertRefused(
        "endpoint=embedded:/no/such/file.json", "Property endpoint", "/no/such/file.json");
  }

  @Test
  void credentialsThatDoNotGoTogetherAreRefused() {
    assertRefused("accessKeyId=x", "secretAccessKey", "other half");
    assertRefused("password=x", "accessKeyId", "other half");
    assertRefused("sessionToken=x", "sessionToken");
    assertRefused("profile=p;user=x;password=y", "profile", "leave one");
  }

  @Test
  void anAttachmentNeedsItsSourceAndANameThatIsFree() {
    assertRefused("attach.inv.user=sa", "attach.inv is absent");
    assertRefused("attach.personalize=/tmp", "attach.personalize", "take another");
    assertRefused("attach.inv=/no/such/folder", "attach.inv");
    assertRefused("attach.inv=/tmp;attach.inv.user=sa", "attach.inv", ".user");
    assertRefused("attach.inv=jdbc:nosuch:x", "attach.inv", "driver");
    assertRefused("\"attach.inv\"=x", "no property's name");
  }
}
