package org.personalizejdbc.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.personalizejdbc.endpoint.Account;
import org.personalizejdbc.endpoint.CampaignDocument;
import org.personalizejdbc.endpoint.EmbeddedEndpoint;

/** How executions end. */
class ExecutionTest {
  private static final String ARN = CampaignDocument.named("films").arn();

  private EmbeddedEndpoint endpoint;

  @BeforeEach
  void start() throws IOException {
    endpoint = EmbeddedEndpoint.start(Account.of(CampaignDocument.named("films").toJson()));
  }

  @AfterEach
  void stop() {
    endpoint.close();
  }

  private PersonalizeSession open(int maxConcurrentCalls, int maxCallsPerStatement) {
    return new PersonalizeSession(
        new ApiSettings(
            List.of("us-east-1"),
            new Credentials.Static("x", "y", null),
            endpoint.uri(),
            maxConcurrentCalls,
            Duration.ofSeconds(30),
            4,
            maxCallsPerStatement,
            Duration.ZERO));
  }

  private static Execution begin(PersonalizeSession session) {
    return new Execution(session, Duration.ZERO, Long.MAX_VALUE);
  }

  private static CompletableFuture<List<@Nullable Object[]>> describe(
      Execution execution, String arn) {
    return CampaignsTable.TABLE.describe(execution, PersonalizeArn.parse(arn).orElseThrow(), true);
  }

  @Test
  void whatHasEndedStartsNoCall() {
    try (PersonalizeSession session = open(1, 1)) {
      final Execution ended = begin(session);
      ended.close();
      // Were the first begun, the budget of one call would refuse the others.
      for (int i = 0; i < 3; i++) {
        assertThat(describe(ended, ARN + i)).satisfies(ExecutionTest::hasEnded);
        assertThat(ended.firstPage(CampaignResource.INSTANCE, "us-east-1", null, false).page())
            .satisfies(ExecutionTest::hasEnded);
      }
      // Calls are made in order: when this one is answered, the others would have been made.
      final Execution last = begin(session);
      assertThat(last.await(describe(last, ARN))).hasSize(1);
      assertThat(session.callsMade()).isEqualTo(1);
    }
  }

  private static void hasEnded(CompletableFuture<?> answer) {
    assertThat(answer)
        .failsWithin(Duration.ZERO)
        .withThrowableThat()
        .havingRootCause()
        .isInstanceOf(ApiException.class)
        .withMessage("The result set is closed");
  }
}
