package org.personalizejdbc.api;

import org.jspecify.annotations.Nullable;

/**
 * What a call asks about. Immutable.
 *
 * @param text the ARN, or what a listing is narrowed to; empty for a whole Region
 * @param account the account in it; null where there is none
 */
record CallTarget(String text, @Nullable String account) {
  /** A whole Region. */
  static final CallTarget REGION = new CallTarget("", null);

  /** A resource. */
  static CallTarget of(PersonalizeArn arn) {
    return new CallTarget(arn.text(), arn.accountId());
  }

  /** What a listing shows; null for a whole Region. */
  static CallTarget narrowedTo(@Nullable String parent) {
    return parent == null
        ? REGION
        : new CallTarget(
            parent, PersonalizeArn.parse(parent).map(PersonalizeArn::accountId).orElse(null));
  }
}
