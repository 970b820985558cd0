package org.personalizejdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLNonTransientConnectionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.personalizejdbc.endpoint.Account;
import org.personalizejdbc.endpoint.EmbeddedEndpoint;
import org.personalizejdbc.endpoint.ReceivedCall;

/**
 * The ways to the endpoint: proxies, trust stores, endpoint variants and endpoints of one's own.
 */
class NetworkTest {
  private static final String SQL = "SELECT COUNT(*) FROM campaigns";
  private static final String KEYS = ";accessKeyId=x;secretAccessKey=y";

  @TempDir Path home;
  private EmbeddedEndpoint endpoint;
  private Forwarding proxied;
  private HttpServer proxy;
  private ChildShell shell;

  @BeforeEach
  void start() throws Exception {
    endpoint = EmbeddedEndpoint.start(Account.sample());
    proxied = new Forwarding(endpoint.uri());
    proxy = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    proxy.createContext("/", proxied);
    proxy.start();
    shell = ChildShell.ofClasses(home);
  }

  @AfterEach
  void stop() {
    proxy.stop(0);
    endpoint.close();
  }

  /** The host exists nowhere: only the proxy can answer. */
  @Test
  void javasProxyIsUsed() throws Exception {
    shell
        .property("http.proxyHost", "127.0.0.1")
        .property("http.proxyPort", String.valueOf(proxy.getAddress().getPort()))
        .query("jdbc:personalize:endpoint=http://personalize.invalid;region=eu-west-1" + KEYS, SQL)
        .returns("24");
    assertThat(proxied.hosts()).containsExactly("personalize.invalid");
  }

  @Test
  void theEnvironmentsProxyIsUsed() throws Exception {
    shell
        .with("HTTP_PROXY", "http://127.0.0.1:" + proxy.getAddress().getPort())
        .query("jdbc:personalize:endpoint=http://personalize.invalid;region=eu-west-1" + KEYS, SQL)
        .returns("24");
    assertThat(proxied.hosts()).containsExactly("personalize.invalid");
  }

  @Test
  void thisMachineIsReachedWithoutAProxy() throws Exception {
    shell
        .property("http.proxyHost", "127.0.0.1")
        .property("http.proxyPort", "1")
        .query("jdbc:personalize:endpoint=" + endpoint.uri() + ";region=eu-west-1" + KEYS, SQL)
        .returns("24");
  }

  /** AWS's own names, through a proxy that shows a certificate of the company's. */
  @ParameterizedTest
  @CsvSource({
    "'', personalize.eu-west-1.amazonaws.com",
    ";fips=true, personalize-fips.eu-west-1.amazonaws.com",
    ";dualStack=true, personalize.eu-west-1.api.aws",
  })
  void endpointVariantsAreHostsOfTheirOwn(String properties, String host) throws Exception {
    try (var network = new CompanyNetwork(home, endpoint.uri(), host)) {
      shell
          .property("https.proxyHost", "localhost")
          .property("https.proxyPort", String.valueOf(network.proxyPort()))
          .property("javax.net.ssl.trustStore", network.trustStore().toString())
          .property("javax.net.ssl.trustStorePassword", network.trustStorePassword())
          .query("jdbc:personalize:region=eu-west-1" + KEYS + properties, SQL)
          .returns("24");
      assertThat(network.asked()).containsExactly("CONNECT " + host + ":443");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "fips=true;endpoint=embedded, Property fips: it chooses",
    "dualStack=true;endpoint=https://localhost, Property dualStack: it chooses",
    "fips=yes, Property fips: 'yes' is none of true",
  })
  void variantsThatCannotBeAreRefusedAtConnect(String properties, String says) {
    assertThatThrownBy(() -> DriverManager.getConnection("jdbc:personalize:" + properties))
        .isInstanceOf(SQLNonTransientConnectionException.class)
        .hasMessageContaining(says);
  }

  @Test
  void settingsOfTheSdkThatCannotBeTogetherAreNamed() throws Exception {
    shell
        .with("AWS_USE_FIPS_ENDPOINT", "true")
        .with("AWS_ENDPOINT_URL_PERSONALIZE", endpoint.uri().toString())
        .query("jdbc:personalize:region=eu-west-1" + KEYS, SQL)
        .fails("08001", "AWS_USE_FIPS_ENDPOINT");
  }

  @Test
  void aCertificateThatIsNotInTheTrustStoreIsRefusedWithWhatToDo() throws Exception {
    try (var network = new CompanyNetwork(home, endpoint.uri(), "x")) {
      shell
          .query(
              "jdbc:personalize:maxAttempts=1;region=eu-west-1;endpoint=" + network.url() + KEYS,
              SQL)
          .fails("javax.net.ssl.trustStore");
      assertThat(endpoint.calls()).isEmpty();
    }
  }

  /** As a VPC endpoint is: a host of its own, signed for the Region that is named. */
  @Test
  void anEndpointOfOnesOwnMayHaveACertificateOfOnesOwn() throws Exception {
    try (var network = new CompanyNetwork(home, endpoint.uri(), "x")) {
      shell
          .property("javax.net.ssl.trustStore", network.trustStore().toString())
          .property("javax.net.ssl.trustStorePassword", network.trustStorePassword())
          .query("jdbc:personalize:region=eu-west-1;endpoint=" + network.url() + KEYS, SQL)
          .returns("24");
    }
    assertThat(endpoint.calls()).extracting(ReceivedCall::region).containsExactly("eu-west-1");
  }

  @Test
  void theSdksOwnSettingNamesAnEndpoint() throws Exception {
    shell
        .with("AWS_ENDPOINT_URL_PERSONALIZE", endpoint.uri().toString())
        .query("jdbc:personalize:region=eu-west-1" + KEYS, SQL)
        .returns("24");
  }

  /** A machine that asks for them everywhere asks for none that an endpoint of one's own has. */
  @Test
  void theSdksSettingsOfVariantsAreForAwssEndpointsOnly() throws Exception {
    shell
        .with("AWS_USE_FIPS_ENDPOINT", "true")
        .with("AWS_USE_DUALSTACK_ENDPOINT", "true")
        .query("jdbc:personalize:region=eu-west-1;endpoint=" + endpoint.uri() + KEYS, SQL)
        .returns("24");
    try (var network =
        new CompanyNetwork(home, endpoint.uri(), "personalize-fips.eu-west-1.api.aws")) {
      shell
          .with("HTTPS_PROXY", "http://localhost:" + network.proxyPort())
          .property("javax.net.ssl.trustStore", network.trustStore().toString())
          .property("javax.net.ssl.trustStorePassword", network.trustStorePassword())
          .query("jdbc:personalize:region=eu-west-1" + KEYS, SQL)
          .returns("24");
    }
  }
}
