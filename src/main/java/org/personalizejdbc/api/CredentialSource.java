package org.personalizejdbc.api;

import org.jspecify.annotations.Nullable;

/**
 * A source of credentials: where they come from, and the role that is assumed with them. Each leads
 * to one account. Immutable.
 *
 * @param credentials where the credentials come from
 * @param role the role to assume with them, or null to use them as they are
 */
public record CredentialSource(Credentials credentials, @Nullable AssumedRole role) {

  /** Credentials that are used as they are. */
  public static CredentialSource of(Credentials credentials) {
    return new CredentialSource(credentials, null);
  }

  /** What the source is, for messages, such as {@code profile analytics}; it holds no secret. */
  @Override
  public String toString() {
    if (role != null) {
      return "role " + role.arn();
    } else if (credentials instanceof Credentials.Profile profile) {
      return "profile " + profile.name();
    }
    return credentials instanceof Credentials.Static
        ? "the access key"
        : "the SDK's credential chain";
  }
}
