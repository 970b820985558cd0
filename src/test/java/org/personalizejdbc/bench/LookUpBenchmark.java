package org.personalizejdbc.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.personalizejdbc.PersonalizeFixture;
import org.personalizejdbc.endpoint.EmbeddedEndpoint;
import software.amazon.awssdk.services.personalize.PersonalizeClient;

/** A look-up by ARN: prepared, as a text that ran before, and as a new text, of two kinds. */
class LookUpBenchmark {
  private static final int CAMPAIGNS = 7_000;
  private static final String ARN = BenchAccount.arn(0);

  /** Each text is of a campaign that none before it was of. */
  private int next;

  @Test
  void aLookUpCostsLittleMoreThanTheSdksOwnCall() throws Exception {
    try (EmbeddedEndpoint endpoint = EmbeddedEndpoint.start(BenchAccount.of(CAMPAIGNS));
        PersonalizeClient client = BareSdk.client(endpoint, 50);
        Connection connection =
            DriverManager.getConnection(PersonalizeFixture.url(endpoint, List.of("us-east-1")));
        PreparedStatement prepared =
            connection.prepareStatement("SELECT * FROM campaigns WHERE campaign_arn = ?")) {
      planned(client, connection, prepared);
      anew(client, connection);
    }
  }

  private static void planned(
      PersonalizeClient client, Connection connection, PreparedStatement prepared)
      throws Exception {
    final Contest contest =
        new Contest()
            .add("sdk", () -> check(BareSdk.describe(client, ARN).equals("ACTIVE")))
            .add("sdk again", () -> check(BareSdk.describe(client, ARN).equals("ACTIVE")))
            .add("prepared", () -> prepared(prepared))
            .add("same", () -> executed(connection, "SELECT * FROM campaigns WHERE " + is(ARN)));
    // As long as it takes the JVM to compile all of it for good.
    contest.warmUp(60, 250).run(40, 250);
    final double prepare = contest.ratio("prepared", "sdk");
    final double same = contest.ratio("same", "sdk");
    final String sdk = Figures.millis(contest.nanos("sdk")) + " (the SDK)";
    Figures.add(Aim.NOISE, Figures.times(contest.ratio("sdk again", "sdk")), sdk);
    Figures.add(Aim.PREPARED, Figures.times(prepare), sdk);
    Figures.add(Aim.SAME, Figures.times(same), sdk);
    // What no noise excuses; the aims themselves are for a quiet machine.
    assertThat(prepare).isLessThan(1.5);
    assertThat(same).isLessThan(1.5);
  }

  /** Apart from the others: planning takes their place in the processor's caches. */
  private void anew(PersonalizeClient client, Connection connection) throws Exception {
    final Contest contest =
        new Contest()
            .add("sdk", () -> check(BareSdk.describe(client, ARN).equals("ACTIVE")))
            .add(
                "new",
                () ->
                    executed(
                        connection,
                        "SELECT * FROM campaigns WHERE " + is(BenchAccount.arn(next++))))
            .add(
                "expression",
                () ->
                    executed(
                        connection,
                        "SELECT *, " + System.nanoTime() + " FROM campaigns WHERE " + is(ARN)));
    contest.warmUp(40, 125).run(20, 50);
    final double anew = (double) contest.nanos("new") - contest.nanos("sdk");
    final double expression = (double) contest.nanos("expression") - contest.nanos("sdk");
    final String sdk = Figures.millis(contest.nanos("sdk")) + " (the SDK)";
    Figures.add(Aim.NEW, "+ " + Figures.millis(anew), sdk);
    Figures.add(Aim.NEW_EXPRESSION, "+ " + Figures.millis(expression), sdk);
  }

  private static String is(String arn) {
    return "campaign_arn = '" + arn + "'";
  }

  private static void prepared(PreparedStatement statement) throws SQLException {
    statement.setString(1, ARN);
    try (ResultSet row = statement.executeQuery()) {
      read(row);
    }
  }

  private static void executed(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      read(row);
    }
  }

  private static void read(ResultSet row) throws SQLException {
    check(row.next());
    check(row.getString("status").equals("ACTIVE"));
    check(!row.next());
  }

  /** Not an assertion of the test library, which takes as long as some of what is timed. */
  private static void check(boolean holds) {
    if (!holds) {
      throw new AssertionError("not what was asked for");
    }
  }
}
