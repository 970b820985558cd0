package org.personalizejdbc;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.personalizejdbc.api.ApiSettings;
import org.personalizejdbc.api.CredentialSource;
import org.personalizejdbc.api.Credentials;
import org.personalizejdbc.api.EndpointVariants;
import org.personalizejdbc.api.PersonalizeSession;
import org.personalizejdbc.api.RegionChoice;
import org.personalizejdbc.endpoint.EmbeddedEndpoint;

/** Sessions for tests of what lies below JDBC. */
public final class TestSessions {
  private TestSessions() {}

  /**
   * Opens a session of us-east-1 of an endpoint, which the caller closes.
   *
   * @param maxCallsPerStatement 0 for no limit
   */
  public static PersonalizeSession open(
      EmbeddedEndpoint endpoint, int maxConcurrentCalls, int maxCallsPerStatement) {
    return new PersonalizeSession(
        settings(endpoint.uri(), maxConcurrentCalls, maxCallsPerStatement));
  }

  /**
   * The settings of such a session.
   *
   * @param endpoint null for AWS's own
   */
  public static ApiSettings settings(
      @Nullable URI endpoint, int maxConcurrentCalls, int maxCallsPerStatement) {
    return new ApiSettings(
        new RegionChoice.Named(List.of("us-east-1")),
        List.of(CredentialSource.of(new Credentials.Static("x", "y", null))),
        endpoint,
        EndpointVariants.UNSET,
        maxConcurrentCalls,
        Duration.ofSeconds(30),
        4,
        maxCallsPerStatement,
        Duration.ZERO,
        false);
  }
}
