package org.personalizejdbc.api;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.services.personalize.PersonalizeClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/**
 * The way to one account: a source of credentials, and what the account has in each Region. Safe
 * for concurrent use.
 */
public final class AccountAccess {
  private final CredentialSource source;
  private final RegionChoice choice;
  private final boolean alone;
  private final ClientFactory factory;
  private final Map<String, AccountRegion> parts = new ConcurrentHashMap<>();
  private @Nullable AwsCredentialsProvider credentials;
  private @Nullable List<String> regions;
  private volatile @Nullable String account;
  private volatile @Nullable String listedAccount;
  private volatile boolean untold;

  /**
   * Makes no call, and resolves nothing.
   *
   * @param alone whether the session has no other
   */
  AccountAccess(
      CredentialSource source, RegionChoice choice, boolean alone, ClientFactory factory) {
    this.source = source;
    this.choice = choice;
    this.alone = alone;
    this.factory = factory;
    this.account = source.role() == null ? null : source.role().accountId();
  }

  /** Where the credentials come from. */
  public CredentialSource source() {
    return source;
  }

  /** Whether the session has no other. */
  public boolean isAlone() {
    return alone;
  }

  /**
   * The Regions that are spanned with these credentials. Where none was named, the first call asks
   * the SDK's region chain.
   *
   * @throws ApiException where no Region can be found
   */
  public synchronized List<String> regions() {
    if (regions == null) {
      regions = choice instanceof RegionChoice.Named named ? named.names() : lookUpRegions();
    }
    return regions;
  }

  private List<String> lookUpRegions() {
    if (choice instanceof RegionChoice.All) {
      final String partition =
          source.role() != null
              ? source.role().partition()
              : factory
                  .defaultRegion(source.credentials())
                  .map(PersonalizeRegions::partitionOf)
                  .orElse(PersonalizeRegions.DEFAULT_PARTITION);
      final List<String> all = PersonalizeRegions.all(partition);
      if (all.isEmpty()) {
        throw new ApiException(
            ApiException.Kind.CONFIGURATION,
            "Property region is all, but the AWS SDK lists no Region of Personalize in partition "
                + partition
                + ", which "
                + source
                + " belongs to. Name the Regions");
      }
      return all;
    }
    return List.of(
        factory
            .defaultRegion(source.credentials())
            .orElseThrow(
                () ->
                    new ApiException(
                        ApiException.Kind.CONFIGURATION,
                        "No Region is named"
                            + (alone ? "" : " for " + source)
                            + ": set property region, such as region=us-east-1 (several: a,b;"
                            + " every Region of Personalize: all), or AWS_REGION, or a region in"
                            + " the profile")));
  }

  /** The account, 12 digits; null as long as neither a role nor AWS has told it. */
  @Nullable String account() {
    return account;
  }

  /** Keeps the account, which credentials never change. */
  void tellAccount(String id) {
    account = id;
  }

  /** The account for the record of calls, which what was listed tells, too; null where unknown. */
  @Nullable String recordedAccount() {
    return account == null ? listedAccount : account;
  }

  /** Keeps whose resources a listing showed. */
  void tellListed(String id) {
    listedAccount = id;
  }

  /** Whether the SDK may know the account of the credentials by itself. */
  boolean mayBeTold() {
    return !untold && !(source.credentials() instanceof Credentials.Static);
  }

  /** Resolves the credentials, and looks whether the SDK knows their account. */
  Optional<String> identityAccount() {
    final AwsCredentialsIdentity identity = credentials().resolveCredentials();
    untold = identity.accountId().isEmpty();
    return identity.accountId();
  }

  /**
   * Asks STS whose the credentials are, which needs no permission.
   *
   * @throws ApiException where the answer names no account
   */
  String askAccount(String region) {
    final StsClient sts = factory.sts(region, credentials());
    final GetCallerIdentityResponse answer = sts.getCallerIdentity();
    if (answer.account() == null) {
      throw new ApiException(
          ApiException.Kind.UNREADABLE,
          "GetCallerIdentity in " + region + " by " + source + ": the answer names no account");
    }
    return answer.account();
  }

  /** The account's part of a Region, the same object each time. */
  AccountRegion at(String region) {
    final AccountRegion known = parts.get(region);
    return known != null
        ? known
        : parts.computeIfAbsent(region, name -> new AccountRegion(this, name));
  }

  /**
   * Makes a client of a Region, for {@link AccountRegion#client}.
   *
   * @throws ApiException where the session is closed
   */
  PersonalizeClient newClient(String region) {
    return factory.personalize(region, credentials());
  }

  private synchronized AwsCredentialsProvider credentials() {
    if (credentials == null) {
      // STS in the first Region, since policies that deny Regions block its global endpoint.
      credentials = factory.credentials(source, () -> regions().get(0));
    }
    return credentials;
  }

  /** The source; no secret. */
  @Override
  public String toString() {
    return source.toString();
  }
}
