package org.personalizejdbc.api;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a session needs to know to make calls. Immutable.
 *
 * @param regions the Regions that the tables span; empty for the Region that the profile or the
 *     SDK's region chain names when the first call is made
 * @param credentials where the credentials come from
 * @param endpoint another endpoint than the service's own, or null
 * @param maxConcurrentCalls calls in flight at once per Region, at least 1
 * @param callTimeout how long one attempt of a call may take
 * @param maxAttempts attempts per call, the first included, at least 1
 * @param maxCallsPerStatement calls that one statement may make, retries not counted; 0 for no
 *     limit
 * @param cacheTtl how long an answer may serve later statements; zero for not at all
 */
public record ApiSettings(
    List<String> regions,
    Credentials credentials,
    @Nullable URI endpoint,
    int maxConcurrentCalls,
    Duration callTimeout,
    int maxAttempts,
    long maxCallsPerStatement,
    Duration cacheTtl) {

  /** Copies the list, so that the record is immutable. */
  public ApiSettings {
    regions = List.copyOf(regions);
  }
}
