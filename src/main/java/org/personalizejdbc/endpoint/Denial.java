package org.personalizejdbc.endpoint;

import org.jspecify.annotations.Nullable;

/**
 * What an account cannot do in a Region.
 *
 * @param operation the one operation denied; null for all of Personalize's
 */
record Denial(Kind kind, String accountId, String region, @Nullable String operation) {
  enum Kind {
    /** A policy does not allow it. */
    POLICY,
    /** The Region is not enabled for the account, so that it does not know its credentials. */
    OPTED_OUT
  }

  boolean denies(Caller caller, String inRegion, String op) {
    return kind == Kind.POLICY
        && applies(caller, inRegion)
        && (operation == null ? PersonalizeService.serves(op) : operation.equals(op));
  }

  boolean optsOut(Caller caller, String inRegion) {
    return kind == Kind.OPTED_OUT && applies(caller, inRegion);
  }

  private boolean applies(Caller caller, String inRegion) {
    return accountId.equals(caller.accountId()) && region.equals(inRegion);
  }
}
