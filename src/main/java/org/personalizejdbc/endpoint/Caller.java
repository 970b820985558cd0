package org.personalizejdbc.endpoint;

import java.util.Locale;

/**
 * Who signed a request.
 *
 * @param accountId the account, 12 digits
 * @param arn the user's or the role session's ARN
 * @param userId the unique id that GetCallerIdentity tells
 */
record Caller(String accountId, String arn, String userId) {
  /** The user that a long-lived access key belongs to. */
  static Caller user(String accountId, String accessKeyId) {
    return new Caller(
        accountId,
        "arn:aws:iam::" + accountId + ":user/" + accessKeyId.toLowerCase(Locale.ROOT),
        "AIDA" + accessKeyId);
  }
}
