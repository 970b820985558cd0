package org.personalizejdbc.api;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.services.personalize.PersonalizeClient;
import software.amazon.awssdk.services.personalize.PersonalizeClientBuilder;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * The SDK's clients of one session, one per Region, made when first asked for; they share
 * credentials and connections. Safe for concurrent use.
 */
final class PersonalizeClients implements AutoCloseable {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

  private final ApiSettings settings;
  private final int maxConnections;
  private final RequestObserver observer;
  private final Map<String, PersonalizeClient> clients = new ConcurrentHashMap<>();
  private @Nullable SdkHttpClient http;
  private @Nullable AwsCredentialsProvider credentials;
  private @Nullable List<String> regions;
  private boolean closed;

  PersonalizeClients(ApiSettings settings, int maxConnections, RequestObserver observer) {
    this.settings = settings;
    this.observer = observer;
    this.maxConnections = maxConnections;
  }

  /**
   * The client of a Region.
   *
   * @throws ApiException where the session is closed
   */
  PersonalizeClient in(String region) {
    final PersonalizeClient client = clients.get(region);
    return client != null ? client : create(region);
  }

  private synchronized PersonalizeClient create(String region) {
    if (closed) {
      throw new ApiException(ApiException.Kind.CLOSED, "The connection is closed");
    }
    return clients.computeIfAbsent(region, this::build);
  }

  private PersonalizeClient build(String region) {
    if (http == null) {
      http =
          ApacheHttpClient.builder()
              .maxConnections(maxConnections)
              .connectionTimeout(CONNECT_TIMEOUT)
              // The attempt's own deadline is what ends a slow answer.
              .socketTimeout(settings.callTimeout().plusSeconds(1))
              .build();
    }
    if (credentials == null) {
      credentials = provider(settings.credentials());
    }
    final PersonalizeClientBuilder builder =
        PersonalizeClient.builder()
            .region(Region.of(region))
            .credentialsProvider(credentials)
            .httpClient(http)
            .overrideConfiguration(
                ClientOverrideConfiguration.builder()
                    .addExecutionInterceptor(observer)
                    .apiCallAttemptTimeout(settings.callTimeout())
                    .retryStrategy(
                        AwsRetryStrategy.standardRetryStrategy().toBuilder()
                            .maxAttempts(settings.maxAttempts())
                            .build())
                    .build());
    if (settings.endpoint() != null) {
      builder.endpointOverride(settings.endpoint());
    }
    return builder.build();
  }

  private static AwsCredentialsProvider provider(Credentials credentials) {
    if (credentials instanceof Credentials.Static keys) {
      return StaticCredentialsProvider.create(
          keys.sessionToken() == null
              ? AwsBasicCredentials.create(keys.accessKeyId(), keys.secretAccessKey())
              : AwsSessionCredentials.create(
                  keys.accessKeyId(), keys.secretAccessKey(), keys.sessionToken()));
    } else if (credentials instanceof Credentials.Profile profile) {
      return ProfileCredentialsProvider.create(profile.name());
    }
    return DefaultCredentialsProvider.builder().build();
  }

  /** The Regions that the session spans; asks the SDK's chain once where none was configured. */
  synchronized List<String> regions() {
    if (regions == null) {
      regions = settings.regions().isEmpty() ? List.of(defaultRegion()) : settings.regions();
    }
    return regions;
  }

  private String defaultRegion() {
    final DefaultAwsRegionProviderChain.Builder chain = DefaultAwsRegionProviderChain.builder();
    if (settings.credentials() instanceof Credentials.Profile profile) {
      chain.profileName(profile.name());
    }
    try {
      return chain.build().getRegion().id();
    } catch (SdkClientException e) {
      throw new ApiException(
          ApiException.Kind.CONFIGURATION,
          "No Region is named: set property region, such as region=us-east-1 (several: a,b; every"
              + " Region of Personalize: all), or AWS_REGION, or a region in the profile",
          e);
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    clients.values().forEach(SdkAutoCloseable::close);
    clients.clear();
    if (http != null) {
      http.close();
    }
    if (credentials instanceof SdkAutoCloseable closeable) {
      closeable.close();
    }
  }
}
