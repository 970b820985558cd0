package org.personalizejdbc.api;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.apache.ProxyConfiguration;
import software.amazon.awssdk.utils.ProxyConfigProvider;

/**
 * Which HTTP proxy leads to an endpoint: Java's system properties ({@code https.proxyHost}, {@code
 * http.nonProxyHosts}, …) and then the environment ({@code HTTPS_PROXY}, {@code NO_PROXY}). Left
 * alone the SDK's Apache client heeds only those of plain HTTP, whatever the endpoint is, and sends
 * what goes to this very machine to the proxy as well, which Java does not.
 */
final class Proxies {
  private static final Set<String> LOOPBACK = Set.of("localhost", "[::1]");

  private Proxies() {}

  /** The proxy for an endpoint, or for AWS's own where it is null. */
  static ProxyConfiguration to(@Nullable URI endpoint) {
    if (endpoint != null && isLoopback(endpoint)) {
      return ProxyConfiguration.builder()
          .useSystemPropertyValues(false)
          .useEnvironmentVariableValues(false)
          .build();
    }
    if (endpoint == null || "https".equalsIgnoreCase(endpoint.getScheme())) {
      for (ProxyConfigProvider https :
          List.of(
              ProxyConfigProvider.fromSystemPropertySettings("https"),
              ProxyConfigProvider.fromEnvironmentSettings("https"))) {
        if (https.host() != null && !https.host().isEmpty()) {
          return of(https);
        }
      }
    }
    return ProxyConfiguration.builder().build();
  }

  private static ProxyConfiguration of(ProxyConfigProvider settings) {
    final ProxyConfiguration.Builder proxy =
        ProxyConfiguration.builder()
            .endpoint(URI.create("http://" + settings.host() + ":" + settings.port()))
            .nonProxyHosts(settings.nonProxyHosts())
            .useSystemPropertyValues(false)
            .useEnvironmentVariableValues(false);
    settings.userName().ifPresent(proxy::username);
    settings.password().ifPresent(proxy::password);
    return proxy.build();
  }

  /** Whether a URL is of this machine. */
  static boolean isLoopback(URI uri) {
    final String host = String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT);
    return LOOPBACK.contains(host) || host.startsWith("127.");
  }
}
