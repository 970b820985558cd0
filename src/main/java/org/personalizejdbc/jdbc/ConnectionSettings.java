package org.personalizejdbc.jdbc;

import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.personalizejdbc.api.ApiSettings;
import org.personalizejdbc.api.CredentialSource;
import org.personalizejdbc.api.Credentials;
import org.personalizejdbc.api.EndpointVariants;
import org.personalizejdbc.api.RegionChoice;
import org.personalizejdbc.inventory.InventorySource;

/**
 * A connection's properties, read and checked. Immutable; {@code toString} shows no secret.
 *
 * @param regions the Regions in scope
 * @param sources where the credentials come from, each an account; empty where none is named
 * @param endpoint where calls go
 * @param variants which variants of AWS's endpoints
 * @param maxConcurrentCalls calls in flight at once per account and Region, at least 1
 * @param callTimeout how long an attempt may take
 * @param maxAttempts attempts per call, at least 1
 * @param maxCallsPerStatement calls that one statement may make, 0 for no limit
 * @param cacheTtl how long an answer may serve later statements, zero for not at all
 * @param leavesOutUnreachable whether what denies or does not answer is left out with a warning
 * @param attachments the inventories by name, in the order they were named
 * @param warnings what was ignored, such as names that a tool added
 */
record ConnectionSettings(
    RegionChoice regions,
    List<CredentialSource> sources,
    Endpoint endpoint,
    EndpointVariants variants,
    int maxConcurrentCalls,
    Duration callTimeout,
    int maxAttempts,
    int maxCallsPerStatement,
    Duration cacheTtl,
    boolean leavesOutUnreachable,
    Map<String, InventorySource> attachments,
    List<String> warnings) {

  /** Where calls go. */
  sealed interface Endpoint {
    /** To the service's own endpoint in each Region. */
    record Aws() implements Endpoint {}

    /**
     * To one URL, whatever the Region.
     *
     * @param uri the URL
     */
    record Url(URI uri) implements Endpoint {}

    /**
     * To an endpoint within the process.
     *
     * @param documents captured documents to serve, or null for the sample account
     */
    record Embedded(@Nullable Path documents) implements Endpoint {}
  }

  /**
   * What the calls need to know.
   *
   * @param endpointUri where the embedded endpoint came to listen; otherwise null
   * @param accountRegions the embedded account's Regions; otherwise empty
   */
  ApiSettings api(@Nullable URI endpointUri, List<String> accountRegions) {
    return new ApiSettings(
        regions instanceof RegionChoice.Default && !accountRegions.isEmpty()
            ? new RegionChoice.Named(accountRegions)
            : regions,
        sources.isEmpty() ? List.of(defaultSource()) : sources,
        endpoint instanceof Endpoint.Url url ? url.uri() : endpointUri,
        variants,
        maxConcurrentCalls,
        callTimeout,
        maxAttempts,
        maxCallsPerStatement,
        cacheTtl,
        leavesOutUnreachable);
  }

  private CredentialSource defaultSource() {
    return CredentialSource.of(
        endpoint instanceof Endpoint.Embedded
            // Requests are signed there as well, with keys that mean nothing.
            ? new Credentials.Static("embedded", "embedded", null)
            : new Credentials.DefaultChain());
  }

  /**
   * Reads the properties of a URL and of a program; for the same name the URL's wins.
   *
   * @throws SQLException with state 08001, naming the property that cannot be used
   */
  static ConnectionSettings of(Map<String, String> url, Map<String, String> properties)
      throws SQLException {
    return new SettingsReader(url, properties).read();
  }
}
