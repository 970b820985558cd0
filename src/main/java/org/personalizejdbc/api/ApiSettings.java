package org.personalizejdbc.api;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a session needs to know to make calls. Immutable.
 *
 * @param regions the Regions that the tables span
 * @param sources where the credentials come from, at least one; the tables span the account of each
 * @param endpoint another endpoint than the service's own, or null
 * @param variants which variants of the service's own endpoints are called
 * @param maxConcurrentCalls calls in flight at once per account and Region, at least 1
 * @param callTimeout how long one attempt of a call may take
 * @param maxAttempts attempts per call, at least 1: the first included, throttled ones not counted
 * @param maxCallsPerStatement calls that one statement may make, retries not counted; 0 for no
 *     limit
 * @param cacheTtl how long an answer may serve later statements; zero for not at all
 * @param leavesOutUnreachable whether Regions and accounts that deny or do not answer are left out
 *     of a result, with a warning, where that is no lie; otherwise the statement fails
 */
public record ApiSettings(
    RegionChoice regions,
    List<CredentialSource> sources,
    @Nullable URI endpoint,
    EndpointVariants variants,
    int maxConcurrentCalls,
    Duration callTimeout,
    int maxAttempts,
    long maxCallsPerStatement,
    Duration cacheTtl,
    boolean leavesOutUnreachable) {

  /** Copies the list, so that the record is immutable. */
  public ApiSettings {
    sources = List.copyOf(sources);
    if (sources.isEmpty()) {
      throw new IllegalArgumentException("no source of credentials");
    }
  }
}
