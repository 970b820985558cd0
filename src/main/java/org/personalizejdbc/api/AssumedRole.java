package org.personalizejdbc.api;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An IAM role to assume, by STS's AssumeRole. Immutable; {@code toString} shows no secret.
 *
 * @param arn the role's ARN, such as {@code arn:aws:iam::123456789012:role/campaign-reader}
 * @param externalId what the role's trust policy asks for, a secret; or null
 * @param sessionName the name that CloudTrail shows, or null for the driver's
 */
public record AssumedRole(String arn, @Nullable String externalId, @Nullable String sessionName) {
  /** The form of IAM's API reference for {@code arnType}, of roles. */
  private static final Pattern FORM =
      Pattern.compile("arn:([a-z\\d-]+):iam::(\\d{12}):role/(?:[!-~]*/)?[\\w+=,.@-]{1,64}");

  /**
   * Makes a role.
   *
   * @throws IllegalArgumentException where the ARN is not a role's
   */
  public AssumedRole {
    if (!isArn(arn)) {
      throw new IllegalArgumentException("not the ARN of a role: " + arn);
    }
  }

  /** Whether a text is a role's ARN. */
  public static boolean isArn(String text) {
    return FORM.matcher(text).matches();
  }

  /** The account that the role belongs to, and so the account that is reached: 12 digits. */
  public String accountId() {
    return part(2);
  }

  /** The AWS partition, such as {@code aws}. */
  public String partition() {
    return part(1);
  }

  private String part(int group) {
    final Matcher matcher = FORM.matcher(arn);
    if (!matcher.matches()) {
      throw new IllegalStateException(arn);
    }
    return matcher.group(group);
  }

  /** Shows no secret. */
  @Override
  public String toString() {
    return "AssumedRole["
        + arn
        + (externalId == null ? "" : ", externalId=***")
        + (sessionName == null ? "" : ", sessionName=" + sessionName)
        + "]";
  }
}
