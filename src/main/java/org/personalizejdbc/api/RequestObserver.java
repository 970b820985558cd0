package org.personalizejdbc.api;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;

/**
 * Sees the requests of a session's calls: counts them, keeps the id of the last answer, and can
 * have them aborted. The SDK's synchronous client sends all of a call's requests on the thread that
 * makes it, so that is where they are known by. Its interceptors would see them too, but cost each
 * call more than that takes. Safe for concurrent use.
 */
final class RequestObserver {
  private static final String REQUEST_ID = "x-amzn-requestid";

  private final ThreadLocal<@Nullable Observation> current = new ThreadLocal<>();

  /** What was seen of one call; used by the thread that makes it. */
  static final class Observation {
    private final @Nullable InFlight inFlight;
    private int attempts;
    private @Nullable String requestId;

    private Observation(@Nullable InFlight inFlight) {
      this.inFlight = inFlight;
    }

    int attempts() {
      return attempts;
    }

    @Nullable String requestId() {
      return requestId;
    }
  }

  /**
   * Begins to observe the calls of this thread.
   *
   * @param inFlight what can abort their requests; null where nobody will
   */
  Observation begin(@Nullable InFlight inFlight) {
    final Observation observation = new Observation(inFlight);
    current.set(observation);
    return observation;
  }

  /** Ends it. */
  void end(Observation observation) {
    if (observation.inFlight != null) {
      observation.inFlight.over();
    }
    // Not removed, which takes ten times as long: what is left holds nothing.
    current.set(null);
  }

  /** The same client, of the requests that calls consist of. */
  SdkHttpClient counted(SdkHttpClient client) {
    return new Observed(client, true);
  }

  /**
   * The same client, of requests that the SDK makes for a call, such as for credentials: they are
   * aborted with it, but are none of its attempts.
   */
  SdkHttpClient uncounted(SdkHttpClient client) {
    return new Observed(client, false);
  }

  private final class Observed implements SdkHttpClient {
    private final SdkHttpClient client;
    private final boolean counts;

    Observed(SdkHttpClient client, boolean counts) {
      this.client = client;
      this.counts = counts;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
      final ExecutableHttpRequest prepared = client.prepareRequest(request);
      final Observation observation = current.get();
      if (observation == null) {
        return prepared;
      }
      if (observation.inFlight != null) {
        observation.inFlight.sends(prepared);
      }
      if (!counts) {
        return prepared;
      }
      observation.attempts++;
      return new Counted(prepared, observation);
    }

    @Override
    public String clientName() {
      return client.clientName();
    }

    @Override
    public void close() {
      client.close();
    }
  }

  /** A request whose answer is looked at. */
  private record Counted(ExecutableHttpRequest request, Observation observation)
      implements ExecutableHttpRequest {
    @Override
    public HttpExecuteResponse call() throws IOException {
      final HttpExecuteResponse answer = request.call();
      observation.requestId = answer.httpResponse().firstMatchingHeader(REQUEST_ID).orElse(null);
      return answer;
    }

    @Override
    public void abort() {
      request.abort();
    }
  }
}
