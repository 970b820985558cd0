package org.personalizejdbc.api;

import org.jspecify.annotations.Nullable;

/** Where a session's credentials come from. Nothing is resolved before the first call. */
public sealed interface Credentials {

  /** The SDK's default chain: system properties, environment, profile, container, instance. */
  record DefaultChain() implements Credentials {}

  /**
   * A named profile of the AWS configuration files.
   *
   * @param name the profile's name
   */
  record Profile(String name) implements Credentials {}

  /**
   * Static keys.
   *
   * @param accessKeyId the access key's id
   * @param secretAccessKey the secret
   * @param sessionToken the token of temporary credentials, or null
   */
  record Static(String accessKeyId, String secretAccessKey, @Nullable String sessionToken)
      implements Credentials {
    /** Shows no secret. */
    @Override
    public String toString() {
      return "Static[accessKeyId=" + accessKeyId + ", secretAccessKey=***]";
    }
  }
}
