package org.personalizejdbc.api;

import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * Credentials whose failure says where they should have come from: what the SDK throws tells it
 * neither by type nor, always, by text.
 *
 * @param source where they come from
 * @param provider what gives them
 */
record NamedCredentials(Credentials source, AwsCredentialsProvider provider)
    implements AwsCredentialsProvider, SdkAutoCloseable {
  @Override
  public AwsCredentials resolveCredentials() {
    try {
      return provider.resolveCredentials();
    } catch (AbortedException | ApiException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new UnusableCredentials(source, e);
    }
  }

  @Override
  public void close() {
    if (provider instanceof SdkAutoCloseable closeable) {
      closeable.close();
    }
  }
}
