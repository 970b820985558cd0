package org.personalizejdbc.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.personalizejdbc.PersonalizeFixture;
import org.personalizejdbc.endpoint.Account;
import org.personalizejdbc.endpoint.CampaignDocument;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.personalize.PersonalizeClient;

/**
 * What a look-up allocates, as a multiple of what the SDK's own call does in the same process: how
 * much work it is, which no other load of the machine changes.
 */
class AllocationTest {
  private static final String ARN =
      "arn:aws:personalize:us-east-1:123456789012:campaign/video-home-for-you-prod";
  private static final String LOOK_UP =
      "SELECT name, status, min_provisioned_tps FROM campaigns WHERE campaign_arn = '" + ARN + "'";
  private static final int TIMES = 50;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private static PersonalizeFixture db;
  private static PersonalizeClient client;

  @BeforeAll
  static void open() {
    db = PersonalizeFixture.sample();
    client =
        PersonalizeClient.builder()
            .endpointOverride(db.endpoint().uri())
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("x", "y")))
            .build();
  }

  @AfterAll
  static void close() throws SQLException {
    client.close();
    db.close();
  }

  private interface Action {
    void run() throws Exception;
  }

  /** The bytes that this thread and those that plan for it allocate, each time. */
  private static long allocated(Action action) throws Exception {
    for (int i = 0; i < TIMES; i++) {
      action.run();
    }
    final long before = allocated();
    for (int i = 0; i < TIMES; i++) {
      action.run();
    }
    return (allocated() - before) / TIMES;
  }

  private static long allocated() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(
            thread ->
                thread == Thread.currentThread() || thread.getName().equals("personalize-planning"))
        .mapToLong(thread -> THREADS.getThreadAllocatedBytes(thread.getId()))
        .sum();
  }

  private static void look(String sql) throws SQLException {
    try (Statement statement = db.connection().createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      assertThat(row.next()).isTrue();
      assertThat(row.next()).isFalse();
    }
  }

  private static long sdk() throws Exception {
    return allocated(() -> client.describeCampaign(request -> request.campaignArn(ARN)));
  }

  @Test
  void aPreparedLookUpIsLittleMoreThanTheSdksCall() throws Exception {
    try (PreparedStatement statement =
        db.connection().prepareStatement(LOOK_UP.replace("'" + ARN + "'", "?"))) {
      final long driver =
          allocated(
              () -> {
                statement.setString(1, ARN);
                try (ResultSet row = statement.executeQuery()) {
                  assertThat(row.next()).isTrue();
                  assertThat(row.next()).isFalse();
                }
              });
      final long sdk = sdk();
      assertThat((double) driver / sdk).isLessThan(1.1);
    }
  }

  @Test
  void aTextThatRanBeforeIsLittleMoreThanTheSdksCall() throws Exception {
    final long driver = allocated(() -> look(LOOK_UP));
    final long sdk = sdk();
    assertThat((double) driver / sdk).isLessThan(1.1);
  }

  @Test
  void aNewTextOfAPlainLookUpIsLittleMoreThanTheSdksCall() throws Exception {
    final long driver =
        allocated(() -> look(LOOK_UP.replace("name,", "name AS n" + System.nanoTime() + ",")));
    final long sdk = sdk();
    assertThat((double) driver / sdk).isLessThan(1.25);
  }

  @Test
  void aNewTextIsPlannedWithoutRulesAndCodeThatItDoesNotNeed() throws Exception {
    final long driver = allocated(() -> look(LOOK_UP + " -- " + System.nanoTime()));
    final long sdk = sdk();
    assertThat((double) driver / sdk).isLessThan(10);
  }

  @Test
  void aListingIsReadWithoutTheColumnsThatNobodyAsksFor() throws Exception {
    final Account account =
        Account.of(
            IntStream.range(0, 1_000)
                .mapToObj(i -> CampaignDocument.named("c" + i).inRegion("us-east-1").toJson())
                .toList());
    try (var many = PersonalizeFixture.of(account, "region=us-east-1")) {
      final long one = allocated(() -> count(many, "SELECT status FROM campaigns"));
      final long all =
          allocated(
              () ->
                  count(
                      many,
                      "SELECT campaign_arn, region, account_id, name, status, creation_date_time,"
                          + " last_updated_date_time FROM campaigns"));
      assertThat((double) one / all).isLessThan(0.6);
    }
  }

  private static void count(PersonalizeFixture many, String sql) throws SQLException {
    int count = 0;
    try (Statement statement = many.connection().createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        count++;
      }
    }
    assertThat(count).isEqualTo(1_000);
  }
}
