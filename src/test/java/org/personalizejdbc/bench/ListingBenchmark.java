package org.personalizejdbc.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.personalize.PersonalizeClient;

/** The listing of 100,000 campaigns, which an endpoint in another process serves. */
class ListingBenchmark {
  private static final int CAMPAIGNS = 100_000;

  private static final OperatingSystemMXBean PROCESS =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private interface Listing {
    long count() throws Exception;
  }

  @Test
  void listingTakesLittleMoreOfTheProcessorThanTheSdksPaginator() throws Exception {
    try (EndpointProcess endpoint = EndpointProcess.start(CAMPAIGNS);
        PersonalizeClient client = BareSdk.client(endpoint.uri(), 50);
        Connection connection = DriverManager.getConnection(url(endpoint.uri()));
        Statement statement = connection.createStatement()) {
      final List<Double> ratios = new ArrayList<>();
      final List<Long> sdk = new ArrayList<>();
      for (int round = 0; round < 81; round++) {
        final boolean first = round % 2 == 0;
        final long before = first ? cpu(() -> BareSdk.list(client)) : 0;
        final long ours = cpu(() -> rows(statement));
        final long theirs = first ? before : cpu(() -> BareSdk.list(client));
        // The first rounds compile.
        if (round > 20) {
          ratios.add((double) ours / theirs);
          sdk.add(theirs);
        }
      }
      final double ratio = ratios.stream().sorted().toList().get(ratios.size() / 2);
      Figures.add(
          Aim.LISTING,
          Figures.times(ratio),
          Figures.millis(sdk.stream().sorted().toList().get(sdk.size() / 2))
              + " (the SDK's paginator)");
      assertThat(ratio).isLessThan(2);
    }
  }

  private static String url(URI endpoint) {
    return "jdbc:personalize:region=us-east-1;endpoint="
        + endpoint
        + ";accessKeyId=AKID;secretAccessKey=secret";
  }

  private static long cpu(Listing listing) throws Exception {
    final long begun = PROCESS.getProcessCpuTime();
    assertThat(listing.count()).isEqualTo(CAMPAIGNS);
    return PROCESS.getProcessCpuTime() - begun;
  }

  private static long rows(Statement statement) throws SQLException {
    long rows = 0;
    try (ResultSet all =
        statement.executeQuery(
            "SELECT campaign_arn, name, status, failure_reason, creation_date_time,"
                + " last_updated_date_time FROM campaigns")) {
      while (all.next()) {
        if (all.getString(3).equals("ACTIVE")) {
          rows++;
        }
      }
    }
    return rows;
  }
}
