package org.personalizejdbc.api;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;

/**
 * Which variants of AWS's endpoints are called. Immutable.
 *
 * @param fips whether those that use FIPS-validated cryptography; null for what the SDK's own
 *     settings say ({@code AWS_USE_FIPS_ENDPOINT}), which is no unless set
 * @param dualStack whether those that answer over IPv6, too; null likewise ({@code
 *     AWS_USE_DUALSTACK_ENDPOINT})
 */
public record EndpointVariants(@Nullable Boolean fips, @Nullable Boolean dualStack) {
  /** As the SDK's own settings say. */
  public static final EndpointVariants UNSET = new EndpointVariants(null, null);

  /** None, where the endpoint is one of the user's: the SDK refuses both together. */
  static final EndpointVariants NONE = new EndpointVariants(false, false);

  /** Has a client call these. */
  void apply(AwsClientBuilder<?, ?> client) {
    if (fips != null) {
      client.fipsEnabled(fips);
    }
    if (dualStack != null) {
      client.dualstackEnabled(dualStack);
    }
  }
}
