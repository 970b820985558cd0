package org.personalizejdbc.api;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;

/**
 * Knows of the requests that reading threads make themselves. The SDK's synchronous client sends
 * all of a call's requests on the thread that makes it, so that is where they are known by. Safe
 * for concurrent use.
 */
final class ReaderRequests {
  private final ThreadLocal<@Nullable InFlight> current = new ThreadLocal<>();

  /** Makes a call on this thread, whose requests can then be aborted. */
  void during(InFlight inFlight, Runnable call) {
    current.set(inFlight);
    try {
      call.run();
    } finally {
      inFlight.over();
      // Not removed, which takes ten times as long: what is left holds nothing.
      current.set(null);
    }
  }

  /** The same client, which tells of the requests that it sends. */
  SdkHttpClient observed(SdkHttpClient client) {
    return new Observed(client);
  }

  private final class Observed implements SdkHttpClient {
    private final SdkHttpClient client;

    Observed(SdkHttpClient client) {
      this.client = client;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
      final ExecutableHttpRequest prepared = client.prepareRequest(request);
      final InFlight inFlight = current.get();
      if (inFlight != null) {
        inFlight.sends(prepared);
      }
      return prepared;
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
}
