package org.personalizejdbc.api;

import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.InstanceProfileCredentialsProvider;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * The credentials of the machine's instance profile, not waited for where there is none. Safe for
 * concurrent use.
 */
final class InstanceCredentials implements AwsCredentialsProvider, SdkAutoCloseable {
  private final InstanceProfileCredentialsProvider provider =
      InstanceProfileCredentialsProvider.create();
  private final MetadataLookUp<AwsCredentials> first =
      new MetadataLookUp<>(provider::resolveCredentials);
  private volatile boolean answers;

  @Override
  public AwsCredentials resolveCredentials() {
    if (answers) {
      return provider.resolveCredentials(); // Which keeps and renews them.
    }
    first.get();
    answers = true;
    // An answer that came too late to be waited for may be old by now.
    return provider.resolveCredentials();
  }

  @Override
  public void close() {
    provider.close();
  }
}
