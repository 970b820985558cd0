package org.personalizejdbc.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.collect.ImmutableList;
import java.net.URI;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.apache.calcite.avatica.AvaticaConnection;
import org.apache.calcite.jdbc.CalciteConnection;
import org.junit.jupiter.api.Test;
import org.personalizejdbc.endpoint.Account;
import org.personalizejdbc.endpoint.EmbeddedEndpoint;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.util.VersionInfo;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.personalize.PersonalizeClient;

/** Calcite, Guava, Jackson and the AWS SDK of other versions do their work in the same program. */
class OtherVersionsTest {
  @Test
  void theProgramsCalciteAndTheDriverTakeTurns() throws SQLException {
    try (Connection calcite = DriverManager.getConnection("jdbc:calcite:");
        Connection ours = DriverManager.getConnection(Sample.URL)) {
      for (int i = 0; i < 2; i++) {
        assertThat(number(calcite, "SELECT 40 + 2 FROM (VALUES (1)) AS t (x)")).isEqualTo(42);
        assertThat(number(ours, "SELECT COUNT(*) FROM campaigns")).isEqualTo(Sample.CAMPAIGNS);
      }
      assertThat(calcite.getMetaData().getDriverVersion()).startsWith("1.37.");
      assertThat(calcite.isWrapperFor(CalciteConnection.class)).isTrue();
      assertThat(ours.isWrapperFor(CalciteConnection.class)).isFalse();
      assertThat(ours.isWrapperFor(AvaticaConnection.class)).isFalse();
    }
  }

  @Test
  void theDriverManagerHasTheProgramsDriversAndOurs() {
    List<String> drivers =
        DriverManager.drivers().map(driver -> driver.getClass().getName()).toList();
    assertThat(drivers)
        .containsOnlyOnce(
            "org.personalizejdbc.jdbc.PersonalizeDriver",
            "org.apache.calcite.jdbc.Driver",
            "org.apache.calcite.avatica.remote.Driver")
        .noneMatch(name -> name.contains("shaded"));
  }

  @Test
  void theProgramsAwsSdkReadsTheDriversEndpoint() throws Exception {
    try (EmbeddedEndpoint endpoint = EmbeddedEndpoint.start(Account.sample());
        PersonalizeClient client =
            PersonalizeClient.builder()
                .region(Region.US_EAST_1)
                .endpointOverride(endpoint.uri())
                .credentialsProvider(
                    StaticCredentialsProvider.create(AwsBasicCredentials.create("x", "y")))
                .build();
        Connection ours = DriverManager.getConnection(url(endpoint.uri()))) {
      assertThat(VersionInfo.SDK_VERSION).isEqualTo("2.29.52");
      assertThat(client.listCampaignsPaginator(all -> {}).campaigns().stream().count())
          .isEqualTo(number(ours, "SELECT COUNT(*) FROM campaigns"));
    }
  }

  @Test
  void theProgramsGuavaAndJacksonReadTheDriversAnswers() throws Exception {
    try (Connection ours = DriverManager.getConnection(Sample.URL);
        Statement statement = ours.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT campaign_config FROM campaigns WHERE campaign_config IS NOT NULL"
                    + " LIMIT 3")) {
      ImmutableList.Builder<JsonNode> configs = ImmutableList.builder();
      while (rows.next()) {
        configs.add(new ObjectMapper().readTree(rows.getString(1)));
      }
      assertThat(configs.build()).hasSize(3).allMatch(JsonNode::isObject);
    }
    assertThat(com.fasterxml.jackson.databind.cfg.PackageVersion.VERSION).hasToString("2.17.1");
  }

  @Test
  void nothingIsLoadedByTheThreadsClassLoader() throws Exception {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    for (ClassLoader loader : new ClassLoader[] {null, ClassLoader.getPlatformClassLoader()}) {
      thread.setContextClassLoader(loader);
      try (Connection ours = driver().connect(Sample.URL, null)) {
        assertThat(number(ours, "SELECT COUNT(*) FROM campaigns")).isEqualTo(Sample.CAMPAIGNS);
        assertThat(
                number(
                    ours,
                    "SELECT CAST(JSON_VALUE('{\"a\": 7}', 'lax $.a') AS INTEGER)"
                        + " FROM campaigns LIMIT 1"))
            .isEqualTo(7);
      } finally {
        thread.setContextClassLoader(before);
      }
    }
  }

  private static Driver driver() throws SQLException {
    return new org.personalizejdbc.jdbc.PersonalizeDriver();
  }

  private static String url(URI endpoint) {
    return "jdbc:personalize:region=us-east-1;accessKeyId=x;secretAccessKey=y;endpoint=" + endpoint;
  }

  private static long number(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      assertThat(rows.next()).isTrue();
      return rows.getLong(1);
    }
  }
}
