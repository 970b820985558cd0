package org.personalizejdbc.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.personalizejdbc.PersonalizeFixture;
import org.personalizejdbc.endpoint.EmbeddedEndpoint;
import software.amazon.awssdk.services.personalize.PersonalizeClient;

/** Many look-ups, where each call takes 20 ms: how near they come to what the width allows. */
class ScanBenchmark {
  private static final Duration LATENCY = Duration.ofMillis(20);

  private static Connection connect(EmbeddedEndpoint endpoint, int width, String more)
      throws SQLException {
    return DriverManager.getConnection(
        PersonalizeFixture.url(endpoint, List.of("us-east-1"))
            + ";maxConcurrentCalls="
            + width
            + more);
  }

  private static int rows(ResultSet resultSet) throws SQLException {
    int rows = 0;
    while (resultSet.next()) {
      rows++;
    }
    return rows;
  }

  @ParameterizedTest
  @CsvSource({"500, 9", "5000, 3"})
  void aFullScanIsAsFastAsThirtyTwoThreadsOverTheBareSdk(int campaigns, int rounds)
      throws Exception {
    try (EmbeddedEndpoint endpoint = EmbeddedEndpoint.start(BenchAccount.of(campaigns));
        PersonalizeClient client = BareSdk.client(endpoint, 50);
        Connection connection = connect(endpoint, 32, "");
        Statement statement = connection.createStatement()) {
      final Contest contest =
          new Contest()
              .add("call", () -> BareSdk.describe(client, BenchAccount.arn(0)))
              .add(
                  "sdk",
                  () -> assertThat(BareSdk.listThenDescribe(client, 32)).isEqualTo(campaigns))
              .add(
                  "scan",
                  () -> {
                    try (ResultSet all = statement.executeQuery("SELECT * FROM campaigns")) {
                      assertThat(rows(all)).isEqualTo(campaigns);
                    }
                  });
      contest.warmUp(2, 1);
      endpoint.latency(LATENCY);
      contest.run(rounds, 1);
      final int pages = (campaigns + 99) / 100;
      final int steps = pages + (campaigns + 31) / 32;
      final double limit = contest.nanos("call") * (double) steps;
      Figures.add(
          campaigns == 500 ? Aim.SCAN_500 : Aim.SCAN_5000,
          Figures.times(contest.ratio("scan", "sdk")),
          Figures.millis(contest.nanos("sdk")) + " (list, then describe by 32 threads)");
      Figures.add(
          campaigns == 500 ? Aim.SCAN_500_LIMIT : Aim.SCAN_5000_LIMIT,
          Figures.times(contest.nanos("scan") / limit),
          Figures.millis(limit) + " (the time of " + steps + " calls)");
      assertThat(contest.ratio("scan", "sdk")).isLessThan(1.5);
    }
  }

  @Test
  void aJoinOf200RowsIsNearTheTimeOfThirteenCalls() throws Exception {
    final String url = "jdbc:hsqldb:mem:" + UUID.randomUUID();
    try (EmbeddedEndpoint endpoint = EmbeddedEndpoint.start(BenchAccount.of(200));
        PersonalizeClient client = BareSdk.client(endpoint, 50);
        Connection inventory = DriverManager.getConnection(url, "sa", "")) {
      try (Statement create = inventory.createStatement();
          PreparedStatement insert = keys(inventory, create)) {
        for (int i = 0; i < 200; i++) {
          insert.setInt(1, i);
          insert.setString(2, BenchAccount.arn(i));
          insert.executeUpdate();
        }
      }
      // The listing that tells which keys are gone is for those who do not know: here all are
      // there.
      try (Connection connection =
              connect(endpoint, 16, ";attach.inv=" + url + ";attach.inv.user=sa");
          PreparedStatement join =
              connection.prepareStatement(
                  "SELECT k.id, c.status, c.min_provisioned_tps FROM inv.keys k"
                      + " JOIN campaigns c ON c.campaign_arn = k.arn")) {
        final Contest contest =
            new Contest()
                .add("call", () -> BareSdk.describe(client, BenchAccount.arn(0)))
                .add(
                    "sdk",
                    () ->
                        assertThat(BareSdk.describe(client, BenchAccount.arns(200), 16))
                            .isEqualTo(200))
                .add(
                    "join",
                    () -> {
                      try (ResultSet all = join.executeQuery()) {
                        assertThat(rows(all)).isEqualTo(200);
                      }
                    });
        contest.warmUp(5, 1);
        endpoint.latency(LATENCY);
        contest.run(15, 1);
        final double limit = contest.nanos("call") * 13.0;
        Figures.add(
            Aim.JOIN,
            Figures.times(contest.nanos("join") / limit),
            Figures.millis(limit)
                + " (the time of 13 calls; the SDK with 16 threads takes "
                + Figures.times(contest.nanos("sdk") / limit)
                + ")");
        assertThat(contest.nanos("join") / limit).isLessThan(2);
      }
    }
  }

  private static PreparedStatement keys(Connection inventory, Statement create)
      throws SQLException {
    create.execute("CREATE TABLE keys (id INTEGER, arn VARCHAR(300))");
    return inventory.prepareStatement("INSERT INTO keys VALUES (?, ?)");
  }
}
