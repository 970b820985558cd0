package org.personalizejdbc.api;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.personalize.PersonalizeClient;

/**
 * An account's part of a Region: what is listed as a whole, and has limits of its own. There is one
 * object of each, see {@link AccountAccess#at}, since a look-up is kept track of by it in several
 * maps: comparing what it consists of each time takes a part of a call that can be measured. Safe
 * for concurrent use.
 */
public final class AccountRegion {
  private final AccountAccess access;
  private final String region;
  private volatile @Nullable PersonalizeClient client;

  /** For {@link AccountAccess#at} alone. */
  AccountRegion(AccountAccess access, String region) {
    this.access = access;
    this.region = region;
  }

  /** The source of credentials that reaches the account. */
  public AccountAccess access() {
    return access;
  }

  /** The Region, such as {@code us-east-1}. */
  public String region() {
    return region;
  }

  /**
   * The client that asks here, made when it is first asked for.
   *
   * @throws ApiException where the session is closed
   */
  PersonalizeClient client() {
    final PersonalizeClient made = client;
    return made == null ? makeClient() : made;
  }

  private synchronized PersonalizeClient makeClient() {
    PersonalizeClient made = client;
    if (made == null) {
      made = access.newClient(region);
      client = made;
    }
    return made;
  }

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
