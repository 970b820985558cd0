package org.personalizejdbc.endpoint;

import java.time.Instant;

/** Temporary credentials that STS gave out. */
record Session(
    Caller caller, String accessKeyId, String secretAccessKey, String token, Instant expiration) {
  /** Shows no secret. */
  @Override
  public String toString() {
    return "Session[" + accessKeyId + " of " + caller.arn() + "]";
  }
}
