package org.personalizejdbc.endpoint;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * Answers a share of the requests with a fault that passes: throttled, failed, lost, cut off or
 * garbled. Which ones follows from a seed and the order in which requests come. Thread-safe.
 */
public final class RandomFaults implements Interceptor {
  private static final List<Reply> FAULTS =
      List.of(
          Reply.error(400, "ThrottlingException", "Rate exceeded"),
          Reply.error(500, "InternalFailure", "A fault on purpose"),
          new Reply(
              502,
              Map.of("content-type", "text/html"),
              "<html><body>502 Bad Gateway</body></html>".getBytes(StandardCharsets.UTF_8)),
          Reply.error(503, "ServiceUnavailable", "A fault on purpose"),
          Reply.hangUp(),
          Reply.json("{\"campaign\":{\"name\":\"cut off\"},\"campaigns\":[]}")
              .delivered(Reply.Delivery.CUT_OFF),
          Reply.json("{\"campaigns\":[{"));

  private final Random random;
  private final double share;

  /**
   * Faults that follow from a seed.
   *
   * @param seed any number
   * @param share of the requests that meet a fault, 0 to 1
   */
  public RandomFaults(long seed, double share) {
    this.random = new Random(seed);
    this.share = share;
  }

  @Override
  public synchronized Optional<Reply> reply(ReceivedCall call) {
    return random.nextDouble() < share
        ? Optional.of(FAULTS.get(random.nextInt(FAULTS.size())))
        : Optional.empty();
  }
}
