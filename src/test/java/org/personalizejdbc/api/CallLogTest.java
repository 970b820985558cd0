package org.personalizejdbc.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class CallLogTest {
  @Test
  void theNewestTwoThousandAreKept() {
    final CallLog log = new CallLog();
    for (int id = 1; id <= 2_003; id++) {
      log.add(
          new ApiCall(
              id, 1, "ListCampaigns", null, "us-east-1", null, Instant.EPOCH, 0, 0, 1, "OK", null));
    }
    assertThat(log.calls()).hasSize(2_000);
    assertThat(log.calls().get(0).callId()).isEqualTo(4);
    assertThat(log.calls().get(1_999).callId()).isEqualTo(2_003);
  }
}
