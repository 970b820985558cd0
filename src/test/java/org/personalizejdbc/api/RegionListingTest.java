package org.personalizejdbc.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.personalizejdbc.TestSessions;
import org.personalizejdbc.endpoint.Account;
import org.personalizejdbc.endpoint.CampaignDocument;
import org.personalizejdbc.endpoint.EmbeddedEndpoint;

class RegionListingTest {
  private static final int PAGES = 12;

  private static Account account() {
    return Account.of(
        IntStream.range(0, PAGES * Resource.Page.SIZE)
            .mapToObj(i -> CampaignDocument.named("c" + i).inRegion("us-east-1").toJson())
            .toList());
  }

  private static Set<Thread> callThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("personalize-call"))
        .collect(Collectors.toSet());
  }

  @Test
  @Timeout(60)
  void theThreadThatBringsAPageAsksForTheNextOneWhereTheReaderWaits() throws IOException {
    final Thread reader = Thread.currentThread();
    final Set<Thread> others = callThreads();
    try (EmbeddedEndpoint endpoint = EmbeddedEndpoint.start(account());
        PersonalizeSession session = TestSessions.open(endpoint, 16, 0)) {
      endpoint.intercept(
          call -> {
            while (reader.getState() != Thread.State.WAITING) {
              Thread.onSpinWait();
            }
            return Optional.empty();
          });
      final Execution execution = new Execution(session, Duration.ZERO, Long.MAX_VALUE);
      final RegionListing<?> listing =
          CampaignsTable.TABLE.list(
              execution, session.accounts().get(0).at("us-east-1"), null, false, false);
      int rows = 0;
      while (listing.hasNext()) {
        listing.next();
        rows++;
      }
      assertThat(rows).isEqualTo(PAGES * Resource.Page.SIZE);
      assertThat(endpoint.calls()).hasSize(PAGES);
      // Another one may have loaded the SDK, which the first session of a JVM has done.
      assertThat(callThreads()).filteredOn(thread -> !others.contains(thread)).hasSizeBetween(1, 2);
    }
  }
}
