package org.personalizejdbc.api;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.personalizejdbc.TestSessions;

/** Ways to an account of which no test makes a call. */
final class TestAccess {
  private TestAccess() {}

  /**
   * A new one, of us-east-1.
   *
   * @param endpoint null for AWS's own
   */
  static AccountAccess of(@Nullable URI endpoint) {
    final ApiSettings settings = TestSessions.settings(endpoint, 1, 0);
    return new AccountAccess(
        settings.sources().get(0),
        settings.regions(),
        true,
        new ClientFactory(settings, 1, new RequestObserver()));
  }
}
