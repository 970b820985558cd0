package org.personalizejdbc.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A metadata service that takes requests and never answers: what a laptop sees where a network
 * drops them. Left alone the SDK waits for 2 seconds for credentials, twice that where two Regions
 * ask, and for 7 for a Region.
 */
class UnansweredMetadataTest {
  private static final Duration LIMIT = Duration.ofSeconds(2);

  private ServerSocket silence;

  @BeforeEach
  void start() throws Exception {
    silence = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    // Over the environment's, by which the build keeps tests off Amazon's machines.
    System.setProperty("aws.disableEc2Metadata", "false");
    System.setProperty(
        "aws.ec2MetadataServiceEndpoint", "http://localhost:" + silence.getLocalPort());
  }

  @AfterEach
  void stop() throws Exception {
    System.clearProperty("aws.disableEc2Metadata");
    System.clearProperty("aws.ec2MetadataServiceEndpoint");
    silence.close();
  }

  @ParameterizedTest
  @CsvSource({
    "region=us-east-1, 28000",
    "'region=us-east-1,eu-west-1,us-west-2', 28000",
    "'', 08001",
  })
  void doesNotDelayTheErrorByMoreThanTwoSeconds(String properties, String state) throws Exception {
    Duration shortest = LIMIT.multipliedBy(10);
    for (int i = 0; i < 3 && shortest.compareTo(LIMIT) > 0; i++) {
      try (Connection connection = DriverManager.getConnection("jdbc:personalize:" + properties);
          Statement statement = connection.createStatement()) {
        final long before = System.nanoTime();
        assertThatThrownBy(() -> statement.executeQuery("SELECT name FROM campaigns").next())
            .isInstanceOfSatisfying(
                SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo(state));
        final Duration took = Duration.ofNanos(System.nanoTime() - before);
        shortest = took.compareTo(shortest) < 0 ? took : shortest;
      }
    }
    assertThat(shortest).isLessThan(LIMIT);
  }
}
