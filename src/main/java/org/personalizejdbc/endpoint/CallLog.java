package org.personalizejdbc.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;

/** The requests received, in order, the newest {@value #KEPT} of them. Thread-safe. */
final class CallLog {
  /** Bounded, because an endpoint may run for days. */
  static final int KEPT = 20_000;

  private final ArrayDeque<ReceivedCall> calls = new ArrayDeque<>();
  private long last;

  synchronized ReceivedCall add(
      String service,
      String operation,
      String accountId,
      String region,
      String accessKeyId,
      JsonNode body,
      Map<String, String> headers) {
    ReceivedCall call =
        new ReceivedCall(
            ++last,
            service,
            operation,
            accountId,
            region,
            accessKeyId,
            body,
            Instant.now(),
            headers);
    if (calls.size() == KEPT) {
      calls.removeFirst();
    }
    calls.addLast(call);
    return call;
  }

  synchronized List<ReceivedCall> snapshot() {
    return List.copyOf(calls);
  }

  synchronized void clear() {
    calls.clear();
  }
}
