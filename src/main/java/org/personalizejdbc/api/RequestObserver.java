package org.personalizejdbc.api;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * Counts the requests of a call, and keeps the id of the last answer. The SDK's synchronous client
 * sends all of a call's requests on the thread that makes it, so that is where the count is kept.
 */
final class RequestObserver implements ExecutionInterceptor {
  private final ThreadLocal<@Nullable Observation> current = new ThreadLocal<>();

  /** What was seen of one call; used by the thread that makes it. */
  static final class Observation {
    private int attempts;
    private @Nullable String requestId;

    int attempts() {
      return attempts;
    }

    @Nullable String requestId() {
      return requestId;
    }
  }

  /** Begins to observe the calls of this thread. */
  Observation begin() {
    final Observation observation = new Observation();
    current.set(observation);
    return observation;
  }

  /** Ends it. */
  void end() {
    // Not removed, which takes ten times as long: what is left holds nothing.
    current.set(null);
  }

  @Override
  public void beforeTransmission(
      Context.BeforeTransmission context, ExecutionAttributes executionAttributes) {
    final Observation observation = current.get();
    if (observation != null) {
      observation.attempts++;
    }
  }

  @Override
  public void afterTransmission(
      Context.AfterTransmission context, ExecutionAttributes executionAttributes) {
    final Observation observation = current.get();
    if (observation != null) {
      observation.requestId =
          context.httpResponse().firstMatchingHeader("x-amzn-requestid").orElse(null);
    }
  }
}
