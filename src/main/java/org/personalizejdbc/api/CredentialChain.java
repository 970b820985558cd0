package org.personalizejdbc.api;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.SystemPropertyCredentialsProvider;
import software.amazon.awssdk.auth.credentials.WebIdentityTokenFileCredentialsProvider;
import software.amazon.awssdk.core.SdkSystemSetting;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * The SDK's default chain of credentials (DefaultCredentialsProvider: the same providers in the
 * same order), with two differences: it does not wait for a metadata service that nobody answers
 * at, and where it finds nothing it says in short why. Safe for concurrent use.
 */
final class CredentialChain implements AwsCredentialsProvider, SdkAutoCloseable {
  private static final int REASON = 160;

  private final List<Source> sources;
  private volatile @Nullable AwsCredentialsProvider last;

  /**
   * A source of credentials.
   *
   * @param name what it is called
   * @param settings what it needs one of; empty where it needs none, so that its failure is told
   */
  private record Source(
      String name, AwsCredentialsProvider provider, SdkSystemSetting... settings) {
    boolean isSetUp() {
      return settings.length == 0
          || Stream.of(settings).anyMatch(setting -> setting.getStringValue().isPresent());
    }
  }

  /** A chain whose profile is read from these files. */
  CredentialChain(Supplier<ProfileFile> profiles) {
    sources =
        List.of(
            new Source(
                "system properties",
                SystemPropertyCredentialsProvider.create(),
                SdkSystemSetting.AWS_ACCESS_KEY_ID,
                SdkSystemSetting.AWS_SECRET_ACCESS_KEY),
            new Source(
                "environment",
                EnvironmentVariableCredentialsProvider.create(),
                SdkSystemSetting.AWS_ACCESS_KEY_ID,
                SdkSystemSetting.AWS_SECRET_ACCESS_KEY),
            new Source(
                "web identity",
                WebIdentityTokenFileCredentialsProvider.create(),
                SdkSystemSetting.AWS_WEB_IDENTITY_TOKEN_FILE),
            new Source(
                "profile", ProfileCredentialsProvider.builder().profileFile(profiles).build()),
            new Source(
                "container",
                ContainerCredentialsProvider.builder().build(),
                SdkSystemSetting.AWS_CONTAINER_CREDENTIALS_FULL_URI,
                SdkSystemSetting.AWS_CONTAINER_CREDENTIALS_RELATIVE_URI),
            new Source("instance", new InstanceCredentials()));
  }

  @Override
  public AwsCredentials resolveCredentials() {
    final AwsCredentialsProvider known = last;
    if (known != null) {
      return known.resolveCredentials();
    }
    final List<String> reasons = new ArrayList<>();
    for (Source source : sources) {
      try {
        final AwsCredentials credentials = source.provider().resolveCredentials();
        last = source.provider();
        return credentials;
      } catch (AbortedException e) {
        throw e;
      } catch (RuntimeException e) {
        if (source.isSetUp()) {
          reasons.add(source.name() + ": " + brief(e));
        }
      }
    }
    throw SdkClientException.create(String.join("; ", reasons));
  }

  /** Its first clause: what follows is advice, or whole configurations. */
  private static String brief(RuntimeException failure) {
    final String text = String.valueOf(failure.getMessage()).split("\\. |: | \\(|\\.$", 2)[0];
    return text.length() > REASON ? text.substring(0, REASON) + "…" : text;
  }

  /** The names of the providers' classes, in the order in which they are asked. */
  List<String> providers() {
    return sources.stream().map(source -> source.provider().getClass().getSimpleName()).toList();
  }

  @Override
  public void close() {
    for (Source source : sources) {
      if (source.provider() instanceof SdkAutoCloseable closeable) {
        closeable.close();
      }
    }
  }
}
