package org.personalizejdbc.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.personalizejdbc.jdbc.Failures.assertFails;
import static org.personalizejdbc.jdbc.Failures.messages;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.util.Arrays;
import java.util.Properties;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.personalizejdbc.PersonalizeFixture;

class DriverTest {
  private final Driver driver = new PersonalizeDriver();

  @Test
  void serviceLoaderFindsTheDriver() {
    assertThat(ServiceLoader.load(Driver.class))
        .filteredOn(found -> found instanceof PersonalizeDriver)
        .hasSize(1);
  }

  @Test
  void driverManagerFindsTheDriver() throws SQLException {
    assertThat(DriverManager.getDriver("jdbc:personalize:")).isInstanceOf(PersonalizeDriver.class);
    assertThat(DriverManager.getDriver("JDBC:Personalize:region=us-east-1"))
        .isInstanceOf(PersonalizeDriver.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "jdbc:", "jdbc:personalize", "jdbc:hsqldb:mem:x", "personalize:"})
  void anotherDriversUrlIsLeftToIt(String url) throws SQLException {
    assertThat(driver.acceptsURL(url)).isFalse();
    assertThat(driver.connect(url, new Properties())).isNull();
  }

  @Test
  void connectingPreparingAndMetadataMakeNoCall() throws SQLException {
    try (var db = PersonalizeFixture.sample()) {
      try (var prepared = db.connection().prepareStatement("SELECT * FROM campaigns")) {
        assertThat(prepared.getMetaData().getColumnCount()).isGreaterThan(10);
        assertThat(prepared.getParameterMetaData().getParameterCount()).isZero();
      }
      final var metaData = db.connection().getMetaData();
      try (ResultSet tables = metaData.getTables(null, "personalize", "%", null)) {
        assertThat(tables.next()).isTrue();
      }
      try (ResultSet columns = metaData.getColumns(null, "personalize", "campaigns", "%")) {
        assertThat(columns.next()).isTrue();
        assertThat(columns.getString("COLUMN_NAME")).isEqualTo("campaign_arn");
      }
      assertThat(db.connection().isValid(1)).isTrue();
      assertThat(db.endpoint().calls()).isEmpty();
    }
  }

  @Test
  void connectingNeedsNoCredentialsNoRegionAndNoEndpointThatExists() throws SQLException {
    for (String url :
        new String[] {
          "jdbc:personalize:",
          "jdbc:personalize:profile=nobody",
          "jdbc:personalize:endpoint=http://127.0.0.1:1;region=us-east-1"
        }) {
      try (Connection connection = DriverManager.getConnection(url);
          var prepared = connection.prepareStatement("SELECT name FROM campaigns")) {
        assertThat(prepared.getMetaData().getColumnName(1)).isEqualTo("name");
        assertThat(connection.getMetaData().getTables(null, null, null, null).next()).isTrue();
        assertThat(messages(connection.getWarnings())).isEmpty();
      }
    }
  }

  @Test
  void propertyInfoIsToldWhileTheUrlIsTyped() throws SQLException {
    for (String url :
        new String[] {
          null, "", "jdbc:", "jdbc:personalize:regio", "jdbc:personalize:x=\"", "jdbc:other:x"
        }) {
      assertThat(driver.getPropertyInfo(url, null))
          .hasSizeGreaterThan(10)
          .allMatch(property -> !property.required);
    }
  }

  @Test
  void propertyInfoTellsTheValuesOfWhatHasOnlySome() throws SQLException {
    for (DriverPropertyInfo property : driver.getPropertyInfo("jdbc:personalize:", null)) {
      if (property.name.equals("unreachable")) {
        assertThat(property.choices).containsExactly("error", "warn");
        assertThat(property.value).isEqualTo("error");
      } else if (property.name.equals("region")) {
        assertThat(property.choices).isNull();
      }
    }
  }

  @Test
  void propertyInfoTellsEveryPropertyOfTheEnumAndNoSecret() throws SQLException {
    final Properties info = new Properties();
    info.setProperty("REGION", "eu-west-1");
    info.setProperty("callTimeout", "");
    info.setProperty("maxAttempts", "7");
    info.setProperty("password", "s3cr3t");
    final DriverPropertyInfo[] shown =
        driver.getPropertyInfo("jdbc:personalize:region=us-east-1;sessionToken=s3cr3t", info);
    assertThat(shown)
        .extracting(property -> property.name)
        .containsExactlyElementsOf(
            Arrays.stream(ConnectionProperty.values())
                .filter(property -> !property.isAttachment())
                .map(ConnectionProperty::key)
                .toList());
    assertThat(shown)
        .allSatisfy(
            property -> {
              assertThat(property.description).isNotBlank();
              assertThat(String.valueOf(property.value)).doesNotContain("s3cr3t");
            });
    assertThat(shown)
        .filteredOn(property -> property.value != null)
        .extracting(property -> property.name + "=" + property.value)
        .contains("region=us-east-1", "maxConcurrentCalls=16", "callTimeout=10s", "maxAttempts=7");
    assertThat(driver.getPropertyInfo("jdbc:personalize:", null)).hasSameSizeAs(shown);
  }

  @Test
  void theVersionIsTheBuilds() throws SQLException {
    final DriverVersion version = PersonalizeDriver.version();
    assertThat(version.version()).matches("\\d+\\.\\d+\\.\\d+.*");
    assertThat(driver.getMajorVersion()).isEqualTo(version.major());
    assertThat(driver.getMinorVersion()).isEqualTo(version.minor());
    assertThat(version.version()).startsWith(version.major() + "." + version.minor() + ".");
    assertThat(driver.jdbcCompliant()).isFalse();
    assertThat(driver.getParentLogger().getName()).isEqualTo("org.personalizejdbc");
  }

  @Test
  void aUrlThatCannotBeReadIsRefused() {
    assertFails(
        SQLNonTransientConnectionException.class,
        "08001",
        () -> driver.connect("jdbc:personalize:region", null),
        "has no '='");
  }
}
