package org.personalizejdbc.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.personalizejdbc.PersonalizeFixture;
import org.personalizejdbc.endpoint.Account;
import org.personalizejdbc.endpoint.CampaignDocument;
import org.personalizejdbc.endpoint.EmbeddedEndpoint;

/** Reading a row: a text, a number and a time. */
class GettersBenchmark {
  /** Three getters each: a million in all. */
  private static final int READINGS = 333_334;

  private static final String QUERY =
      "SELECT name, min_provisioned_tps, creation_date_time FROM campaigns";

  @Test
  void aMillionGettersCostAtMostTwiceThoseOfHsqldb() throws Exception {
    final String url = "jdbc:hsqldb:mem:" + UUID.randomUUID();
    try (EmbeddedEndpoint endpoint =
            EmbeddedEndpoint.start(
                Account.of(
                    IntStream.range(0, 10)
                        .mapToObj(
                            i ->
                                CampaignDocument.named("c" + i)
                                    .inRegion("us-east-1")
                                    .minProvisionedTps(i)
                                    .created(Instant.EPOCH.plusSeconds(i))
                                    .toJson())
                        .toList()));
        Connection driver =
            DriverManager.getConnection(PersonalizeFixture.url(endpoint, List.of("us-east-1")));
        Connection hsqldb = DriverManager.getConnection(url, "sa", "");
        Statement ours = driver.createStatement();
        Statement theirs = hsqldb.createStatement()) {
      theirs.execute(
          "CREATE TABLE campaigns (name VARCHAR(63), min_provisioned_tps INTEGER,"
              + " creation_date_time TIMESTAMP(3))");
      theirs.execute("INSERT INTO campaigns VALUES ('c0', 0, TIMESTAMP '1970-01-01 00:00:00')");
      try (ResultSet one = ours.executeQuery(QUERY);
          ResultSet other = theirs.executeQuery(QUERY)) {
        assertThat(one.next()).isTrue();
        assertThat(other.next()).isTrue();
        final Contest contest =
            new Contest().add("driver", () -> read(one)).add("hsqldb", () -> read(other));
        contest.warmUp(10, 1).run(21, 1);
        final double ratio = contest.ratio("driver", "hsqldb");
        Figures.add(
            Aim.GETTERS,
            Figures.times(ratio),
            Figures.millis(contest.nanos("hsqldb")) + " (HSQLDB in memory)");
        assertThat(ratio).isLessThan(4);
      }
    }
  }

  private static void read(ResultSet row) throws SQLException {
    long sum = 0;
    for (int i = 0; i < READINGS; i++) {
      sum += row.getString(1).length();
      sum += row.getInt(2);
      sum += row.getTimestamp(3).getNanos();
    }
    assertThat(sum).isPositive();
  }
}
