package org.personalizejdbc.endpoint;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an {@link EmbeddedEndpoint} serves, and to whom: accounts with their access keys and roles,
 * and what is denied to them. The access key that a request is signed by, or the role session that
 * it belongs to, decides which account answers:
 *
 * <pre>
 * Accounts.none()
 *     .account("111111111111", Account.of(…), "AKIAONE")
 *     .account("222222222222", Account.of(…))
 *     .role(Role.of("arn:aws:iam::222222222222:role/reader").externalId("x-7"))
 *     .deny("222222222222", "eu-west-1", "ListCampaigns")
 *     .optOut("222222222222", "ap-south-1")
 *     .sessionLife(Duration.ofMinutes(2))
 * </pre>
 *
 * <p>A {@link #single} account answers any access key, and any role of its own can be assumed.
 *
 * <p>Immutable and thread-safe: each method that changes something gives a new object.
 */
public final class Accounts {
  private static final Pattern ACCOUNT_ID = Pattern.compile("\\d{12}");

  /** Whose campaigns a single account of no or of mixed campaigns says it is: AWS's example. */
  private static final String EXAMPLE_ID = "123456789012";

  private final @Nullable Account single;
  private final Map<String, Account> byId;
  private final Map<String, String> idByKey;
  private final Map<String, Role> roles;
  private final List<Denial> denials;
  private final @Nullable Duration sessionLife;

  private Accounts(
      @Nullable Account single,
      Map<String, Account> byId,
      Map<String, String> idByKey,
      Map<String, Role> roles,
      List<Denial> denials,
      @Nullable Duration sessionLife) {
    this.single = single;
    this.byId = byId;
    this.idByKey = idByKey;
    this.roles = roles;
    this.denials = denials;
    this.sessionLife = sessionLife;
  }

  /**
   * No account yet: every access key is unknown.
   *
   * @return an empty set
   */
  public static Accounts none() {
    return new Accounts(null, Map.of(), Map.of(), Map.of(), List.of(), null);
  }

  /**
   * One account that answers whoever asks.
   *
   * @param account what it has
   * @return the set of that account
   */
  public static Accounts single(Account account) {
    return new Accounts(account, Map.of(), Map.of(), Map.of(), List.of(), null);
  }

  /**
   * Adds an account.
   *
   * @param id its number, 12 digits
   * @param account what it has; only campaigns of that account can be described
   * @param accessKeyIds long-lived access keys of its users, possibly none
   * @return the larger set
   * @throws IllegalArgumentException if the number is none or is there already, a key is there
   *     already, or this is a {@link #single} account
   */
  public Accounts account(String id, Account account, String... accessKeyIds) {
    if (single != null) {
      throw new IllegalArgumentException("A single account, which any key reaches, has no others");
    }
    if (!ACCOUNT_ID.matcher(id).matches()) {
      throw new IllegalArgumentException("An account's number has 12 digits: " + id);
    }
    Map<String, Account> accounts = new LinkedHashMap<>(byId);
    if (accounts.put(id, account) != null) {
      throw new IllegalArgumentException("Account " + id + " is there already");
    }
    Map<String, String> keys = new LinkedHashMap<>(idByKey);
    for (String key : accessKeyIds) {
      if (keys.put(key, id) != null) {
        throw new IllegalArgumentException("Access key " + key + " is there already");
      }
    }
    return new Accounts(null, accounts, keys, roles, denials, sessionLife);
  }

  /**
   * Adds a role that can be assumed; one of the same ARN is replaced.
   *
   * @param role the role, of one of the accounts
   * @return the larger set
   * @throws IllegalArgumentException if its account is not there
   */
  public Accounts role(Role role) {
    if (!has(role.accountId())) {
      throw new IllegalArgumentException("No account here has the role " + role.arn());
    }
    Map<String, Role> more = new LinkedHashMap<>(roles);
    more.put(role.arn(), role);
    return new Accounts(single, byId, idByKey, more, denials, sessionLife);
  }

  /**
   * Denies every operation of Personalize in one Region, as a service control policy does.
   *
   * @param accountId whose callers are denied
   * @param region where
   * @return the set with that denial
   */
  public Accounts deny(String accountId, String region) {
    return denying(new Denial(Denial.Kind.POLICY, accountId, region, null));
  }

  /**
   * Denies one operation in one Region, as missing permissions do.
   *
   * @param accountId whose callers are denied
   * @param region where, by the Region that the request is signed for
   * @param operation such as {@code ListCampaigns}, or {@code AssumeRole} of STS
   * @return the set with that denial
   */
  public Accounts deny(String accountId, String region, String operation) {
    return denying(new Denial(Denial.Kind.POLICY, accountId, region, operation));
  }

  /**
   * Makes a Region one that the account has not opted in to: there its credentials are unknown, to
   * STS too.
   *
   * @param accountId whose credentials are unknown
   * @param region where
   * @return the set with that Region out
   */
  public Accounts optOut(String accountId, String region) {
    return denying(new Denial(Denial.Kind.OPTED_OUT, accountId, region, null));
  }

  private Accounts denying(Denial denial) {
    List<Denial> more = new ArrayList<>(denials);
    more.add(denial);
    return new Accounts(single, byId, idByKey, roles, List.copyOf(more), sessionLife);
  }

  /**
   * Sets how long temporary credentials live, whatever was asked for and however short: AWS itself
   * goes no lower than 15 minutes.
   *
   * @param life their life, with milliseconds; unless set, what the caller asks for, else an hour
   * @return the set with that life
   */
  public Accounts sessionLife(Duration life) {
    return new Accounts(single, byId, idByKey, roles, denials, life);
  }

  /**
   * The Regions that any account has campaigns in.
   *
   * @return sorted
   */
  public List<String> regions() {
    if (single != null) {
      return single.regions();
    }
    TreeSet<String> regions = new TreeSet<>();
    byId.values().forEach(account -> regions.addAll(account.regions()));
    return List.copyOf(regions);
  }

  /** The one account that any key reaches, or null. */
  @Nullable Account single() {
    return single;
  }

  /** The same set, where a single account is replaced by another. */
  Accounts replacing(Account account) {
    if (single == null) {
      throw new IllegalStateException("The endpoint serves several accounts: replace them all");
    }
    return new Accounts(account, byId, idByKey, roles, denials, sessionLife);
  }

  /** What a caller's account has. */
  Account campaigns(Caller caller) {
    if (single != null) {
      return single;
    }
    Account account = byId.get(caller.accountId());
    return account == null ? Account.of() : account;
  }

  /** Whether callers of one account are told that another's resources are not theirs. */
  boolean separate() {
    return single == null;
  }

  boolean has(String accountId) {
    return single == null ? byId.containsKey(accountId) : ownedBySingle(single, accountId);
  }

  /** Captured documents may be of several accounts, and then any is theirs. */
  private static boolean ownedBySingle(Account single, String accountId) {
    String id = single.accountId();
    return id == null || id.equals(accountId);
  }

  /** Who signs by a long-lived access key, or null where it is unknown. */
  @Nullable Caller user(String accessKeyId) {
    String accountId = idByKey.get(accessKeyId);
    if (single != null) {
      String id = single.accountId();
      accountId = id == null ? EXAMPLE_ID : id;
    }
    return accountId == null ? null : Caller.user(accountId, accessKeyId);
  }

  /** The role of an ARN, or null where it is unknown. */
  @Nullable Role findRole(String arn) {
    Role role = roles.get(arn);
    if (role == null && single != null && roles.isEmpty()) {
      Role any = Role.find(arn);
      return any != null && has(any.accountId()) ? any : null;
    }
    return role;
  }

  /** The role that a web identity's token may assume, whatever its ARN in a single account. */
  boolean acceptsWebIdentity(Role role, String token) {
    return role.webIdentityToken() == null
        ? single != null && roles.isEmpty()
        : token.equals(role.webIdentityToken());
  }

  boolean denies(Caller caller, String region, String operation) {
    return denials.stream().anyMatch(denial -> denial.denies(caller, region, operation));
  }

  boolean optedOut(Caller caller, String region) {
    return denials.stream().anyMatch(denial -> denial.optsOut(caller, region));
  }

  /** How long temporary credentials live that were asked for so long. */
  Duration lifeOf(Duration asked) {
    return sessionLife == null ? asked : sessionLife;
  }
}
