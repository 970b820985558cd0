package org.personalizejdbc.endpoint;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Run in a JVM of its own, because the JDK's server reads its settings once: writes the shortest of
 * many round trips over one connection, in nanoseconds, to the file named.
 */
final class KeepAliveProbe {
  private KeepAliveProbe() {}

  public static void main(String[] arguments) throws Exception {
    try (EmbeddedEndpoint endpoint = EmbeddedEndpoint.start(Account.sample())) {
      RawClient client = new RawClient(endpoint);
      long shortest = Long.MAX_VALUE;
      for (int i = 0; i < 20; i++) {
        long before = System.nanoTime();
        client.call("ListCampaigns", "{'maxResults':1}");
        shortest = Math.min(shortest, System.nanoTime() - before);
      }
      Files.writeString(Path.of(arguments[0]), Long.toString(shortest));
    }
  }
}
