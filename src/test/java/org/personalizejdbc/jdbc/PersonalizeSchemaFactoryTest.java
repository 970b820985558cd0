package org.personalizejdbc.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.personalizejdbc.ObservedCalls;
import org.personalizejdbc.endpoint.Account;
import org.personalizejdbc.endpoint.EmbeddedEndpoint;

/** The schema in a plain Calcite connection, with none of this driver's JDBC around it. */
class PersonalizeSchemaFactoryTest {
  private static final String ARN =
      "arn:aws:personalize:us-east-1:123456789012:campaign/shop-flashsale-for-you";

  private static EmbeddedEndpoint endpoint;

  @BeforeAll
  static void start() throws IOException {
    endpoint = EmbeddedEndpoint.start(Account.sample());
  }

  @AfterAll
  static void stop() {
    endpoint.close();
  }

  private static Connection connect(String operand) throws SQLException {
    final Properties info = new Properties();
    info.setProperty("caseSensitive", "false");
    return DriverManager.getConnection(
        "jdbc:calcite:model=inline:{\"version\":\"1.0\",\"defaultSchema\":\"personalize\","
            + "\"schemas\":[{\"name\":\"personalize\",\"type\":\"custom\",\"factory\":\""
            + PersonalizeSchemaFactory.class.getName()
            + "\",\"operand\":{"
            + operand
            + "}}]}",
        info);
  }

  private static String atEndpoint() {
    return "\"endpoint\":\""
        + endpoint.uri()
        + "\",\"region\":\"us-east-1,eu-west-1\",\"accessKeyId\":\"x\",\"secretAccessKey\":\"y\","
        + "\"maxConcurrentCalls\":4";
  }

  @Test
  void aPlainCalciteConnectionReadsAllRows() throws SQLException {
    endpoint.forgetCalls();
    try (Connection connection = connect(atEndpoint());
        ResultSet rows =
            connection
                .createStatement()
                .executeQuery("SELECT name, min_provisioned_tps FROM campaigns")) {
      int count = 0;
      while (rows.next()) {
        assertThat(rows.getString(1)).isNotBlank();
        count++;
      }
      assertThat(count).isEqualTo(161);
    }
    final ObservedCalls calls = ObservedCalls.of(endpoint.calls());
    assertThat(calls.lists()).isEqualTo(3);
    assertThat(calls.describes()).isEqualTo(161);
  }

  @Test
  void aPlainCalciteConnectionPushesTheArnDown() throws SQLException {
    endpoint.forgetCalls();
    try (Connection connection = connect(atEndpoint());
        ResultSet row =
            connection
                .createStatement()
                .executeQuery(
                    "SELECT min_provisioned_tps FROM campaigns WHERE campaign_arn = '"
                        + ARN
                        + "'")) {
      assertThat(row.next()).isTrue();
      assertThat(row.getInt(1)).isEqualTo(500);
      assertThat(row.next()).isFalse();
    }
    final ObservedCalls calls = ObservedCalls.of(endpoint.calls());
    assertThat(calls.lists()).isZero();
    assertThat(calls.describes()).isEqualTo(1);
  }

  @Test
  void theEmbeddedEndpointServesAModel() throws SQLException {
    try (Connection connection = connect("\"endpoint\":\"embedded\"");
        ResultSet rows =
            connection.createStatement().executeQuery("SELECT COUNT(*) FROM campaigns")) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getInt(1)).isEqualTo(161);
    }
  }

  @Test
  void anOperandThatCannotBeUsedIsNamed() {
    assertThatThrownBy(() -> connect("\"regoin\":\"us-east-1\""))
        .hasStackTraceContaining("Property regoin is unknown; did you mean region?");
    assertThatThrownBy(() -> connect("\"attach.inv\":\"/tmp\""))
        .hasStackTraceContaining("name another schema in the model");
    assertThatThrownBy(() -> connect("\"secretAccessKey\":\"S3cr3t\",\"region\":\"x\""))
        .hasStackTraceContaining("Property region")
        .satisfies(
            failure -> {
              for (Throwable t = failure; t != null; t = t.getCause()) {
                // Calcite's own URL message may quote the model; ours must not.
                if (t instanceof IllegalArgumentException) {
                  assertThat(t.getMessage()).doesNotContain("S3cr3t");
                }
              }
            });
  }
}
