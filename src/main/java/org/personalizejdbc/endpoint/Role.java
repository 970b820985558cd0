package org.personalizejdbc.endpoint;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A role of an account, and who may assume it: by its trust policy. Immutable.
 *
 * @param arn {@code arn:PARTITION:iam::ACCOUNT:role/[PATH/]NAME}
 * @param accountId the account that the ARN names
 * @param externalId what has to be given with it; null if nothing has to be
 * @param trustedAccounts whose callers may assume it; empty for every account of the endpoint
 * @param webIdentityToken the token by which it may be assumed without credentials; null for none
 */
public record Role(
    String arn,
    String accountId,
    @Nullable String externalId,
    List<String> trustedAccounts,
    @Nullable String webIdentityToken) {
  private static final Pattern ARN =
      Pattern.compile("arn:[a-z\\d-]+:iam::(\\d{12}):role/(?:[!-~]+/)?([\\w+=,.@-]{1,64})");

  /** Copies the accounts. */
  public Role {
    trustedAccounts = List.copyOf(trustedAccounts);
  }

  /**
   * A role that callers of every account may assume.
   *
   * @param arn its ARN
   * @return the role
   * @throws IllegalArgumentException if the ARN is not a role's
   */
  public static Role of(String arn) {
    Role role = find(arn);
    if (role == null) {
      throw new IllegalArgumentException("Not a role's ARN: " + arn);
    }
    return role;
  }

  /** The role of an ARN, or null if it is not a role's. */
  static @Nullable Role find(String arn) {
    Matcher parts = ARN.matcher(arn);
    return parts.matches() ? new Role(arn, parts.group(1), null, List.of(), null) : null;
  }

  /**
   * Demands an external id.
   *
   * @param id the only one that is accepted
   * @return the stricter role
   */
  public Role externalId(String id) {
    return new Role(arn, accountId, id, trustedAccounts, webIdentityToken);
  }

  /**
   * Trusts these accounts only.
   *
   * @param accountIds whose callers may assume it
   * @return the stricter role
   */
  public Role trusts(String... accountIds) {
    return new Role(arn, accountId, externalId, List.of(accountIds), webIdentityToken);
  }

  /**
   * Lets AssumeRoleWithWebIdentity assume it.
   *
   * @param token the only identity token that is accepted
   * @return the more open role
   */
  public Role webIdentity(String token) {
    return new Role(arn, accountId, externalId, trustedAccounts, token);
  }

  /** Whether its trust policy lets a caller in. */
  boolean trusts(Caller caller, @Nullable String givenExternalId) {
    return (trustedAccounts.isEmpty() || trustedAccounts.contains(caller.accountId()))
        && (externalId == null || externalId.equals(givenExternalId));
  }

  /** The ARN of a session of it, as GetCallerIdentity tells it: without the role's path. */
  String sessionArn(String sessionName) {
    String name = arn.substring(arn.lastIndexOf('/') + 1);
    String partition = arn.substring(0, arn.indexOf(":iam:"));
    return partition + ":sts::" + accountId + ":assumed-role/" + name + "/" + sessionName;
  }

  /** Shows no secret. */
  @Override
  public String toString() {
    return "Role[" + arn + "]";
  }
}
