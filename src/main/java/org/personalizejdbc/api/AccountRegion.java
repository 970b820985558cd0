package org.personalizejdbc.api;

/**
 * An account's part of a Region: what is listed as a whole, and has limits of its own. Immutable.
 *
 * @param access the source of credentials that reaches the account
 * @param region the Region, such as {@code us-east-1}
 */
public record AccountRegion(AccountAccess access, String region) {

  /** For messages: the Region, and where there are several accounts, which. */
  @Override
  public String toString() {
    if (access.isAlone()) {
      return region;
    }
    final String account = access.account();
    return region + " of " + (account == null ? access.source() : "account " + account);
  }
}
