package org.personalizejdbc.endpoint;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Tells who signed a request by its access key and session token. Signatures are not verified.
 *
 * @param accounts the accounts served
 * @param sessions the temporary credentials given out
 */
record Callers(Accounts accounts, Sessions sessions) {
  /** The account that a request's access key belongs to, good or not; empty if to none. */
  String accountOf(@Nullable CredentialScope scope) {
    if (scope == null) {
      return "";
    }
    Session session = sessions.find(scope.accessKeyId());
    Caller caller = session == null ? accounts.user(scope.accessKeyId()) : session.caller();
    return caller == null ? "" : caller.accountId();
  }

  /**
   * Who signed the request.
   *
   * @param token the X-Amz-Security-Token, which temporary credentials need
   * @throws ServiceException as AWS does, where the key is unknown there, the token is missing or
   *     another's, or the credentials have expired
   */
  Caller authenticate(CredentialScope scope, @Nullable String token) throws ServiceException {
    Session session = sessions.find(scope.accessKeyId());
    Caller caller;
    if (session == null) {
      caller = accounts.user(scope.accessKeyId());
    } else if (!session.token().equals(token)) {
      throw unknown();
    } else if (!Instant.now().isBefore(session.expiration())) {
      throw new ServiceException(
          403, "ExpiredTokenException", "The security token included in the request is expired");
    } else {
      caller = session.caller();
    }
    if (caller == null || accounts.optedOut(caller, scope.region())) {
      throw unknown();
    }
    return caller;
  }

  private static ServiceException unknown() {
    return new ServiceException(
        403,
        "UnrecognizedClientException",
        "The security token included in the request is invalid.");
  }
}
