package org.personalizejdbc.api;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.personalize.PersonalizeClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * Makes the SDK's clients and credentials of one session, which share connections, and closes them
 * with it. Safe for concurrent use.
 */
final class ClientFactory implements AutoCloseable {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
  private static final String SESSION_NAME = "personalize-jdbc";

  /** Whether this JVM has loaded the SDK already, or begun to: of the JVM, as its classes are. */
  private static final AtomicBoolean WARM = new AtomicBoolean();

  private final ApiSettings settings;
  private final int maxConnections;
  private final RequestObserver observer;
  private final DefaultRegion defaultRegion = new DefaultRegion();

  /** What several roles are assumed with is resolved once. */
  private final Map<Credentials, AwsCredentialsProvider> providers = new HashMap<>();

  private final Deque<SdkAutoCloseable> open = new ArrayDeque<>();
  private final ScheduledExecutorService timers = AttemptTimers.create();
  private @Nullable SdkHttpClient http;
  private boolean closed;

  ClientFactory(ApiSettings settings, int maxConnections, RequestObserver observer) {
    this.settings = settings;
    this.observer = observer;
    this.maxConnections = maxConnections;
  }

  /** The Region of credentials where none is named. */
  Optional<String> defaultRegion(Credentials credentials) {
    return defaultRegion.of(credentials);
  }

  /**
   * Makes a client of Personalize.
   *
   * @throws ApiException where the session is closed
   */
  synchronized PersonalizeClient personalize(String region, AwsCredentialsProvider credentials) {
    checkOpen();
    final var builder = PersonalizeClient.builder();
    configure(builder, region, credentials, observer.counted(http()));
    builder.overrideConfiguration(once());
    direct(builder, settings.endpoint());
    return kept(builder.build());
  }

  /**
   * Makes a client of STS, whose calls are observed.
   *
   * @throws ApiException where the session is closed
   */
  synchronized StsClient sts(String region, AwsCredentialsProvider credentials) {
    checkOpen();
    return sts(region, credentials, observer.counted(http()), once());
  }

  private StsClient sts(
      String region,
      AwsCredentialsProvider credentials,
      SdkHttpClient client,
      ClientOverrideConfiguration overrides) {
    final var builder = StsClient.builder();
    configure(builder, region, credentials, client);
    builder.overrideConfiguration(overrides);
    // A stand-in on this machine serves both services; an endpoint elsewhere is Personalize's only.
    final URI endpoint = settings.endpoint();
    direct(builder, endpoint != null && Proxies.isLoopback(endpoint) ? endpoint : null);
    return kept(builder.build());
  }

  /** To an endpoint of the user's, or to AWS's own. */
  private void direct(AwsClientBuilder<?, ?> builder, @Nullable URI endpoint) {
    if (endpoint == null) {
      settings.variants().apply(builder);
    } else {
      builder.endpointOverride(endpoint);
      EndpointVariants.NONE.apply(builder);
    }
  }

  /**
   * The credentials of a source. Nothing is resolved yet.
   *
   * @param stsRegion where STS is asked for a role
   */
  synchronized AwsCredentialsProvider credentials(
      CredentialSource source, Supplier<String> stsRegion) {
    checkOpen();
    AwsCredentialsProvider base = providers.get(source.credentials());
    if (base == null) {
      base = provider(source.credentials(), stsRegion);
      providers.put(source.credentials(), base);
    }
    final AssumedRole role = source.role();
    if (role == null) {
      return base;
    }
    final AssumeRoleRequest request =
        AssumeRoleRequest.builder()
            .roleArn(role.arn())
            .externalId(role.externalId())
            .roleSessionName(role.sessionName() == null ? SESSION_NAME : role.sessionName())
            .build();
    return kept(
        StsAssumeRoleCredentialsProvider.builder()
            .stsClient(sts(stsRegion.get(), base, observer.uncounted(http()), retried()))
            .refreshRequest(request)
            .build());
  }

  private AwsCredentialsProvider provider(Credentials credentials, Supplier<String> stsRegion) {
    if (credentials instanceof Credentials.Static keys) {
      return StaticCredentialsProvider.create(
          keys.sessionToken() == null
              ? AwsBasicCredentials.create(keys.accessKeyId(), keys.secretAccessKey())
              : AwsSessionCredentials.create(
                  keys.accessKeyId(), keys.secretAccessKey(), keys.sessionToken()));
    }
    final var profiles = new ProfilesWithRegion(stsRegion);
    final AwsCredentialsProvider provider =
        credentials instanceof Credentials.Profile profile
            ? ProfileCredentialsProvider.builder()
                .profileName(profile.name())
                .profileFile(profiles)
                .build()
            : new CredentialChain(profiles);
    return kept(new NamedCredentials(credentials, provider));
  }

  /** Whether the caller is the one of this JVM that is to {@link #warmUp}; true once. */
  static boolean isFirst() {
    return !WARM.getAndSet(true);
  }

  /**
   * Loads and sets up what a first call needs, which takes the SDK as long as some whole
   * statements: it makes a call that is sent nowhere, with credentials that are nobody's. Meant to
   * run beside the planning of the first statement.
   *
   * @throws RuntimeException where the SDK cannot be set up; the first call will tell
   */
  void warmUp() {
    synchronized (this) {
      checkOpen();
      http();
    }
    final var builder =
        PersonalizeClient.builder()
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("nobody", "nobody")))
            .httpClient(new WarmUpHttp())
            .overrideConfiguration(once());
    direct(builder, settings.endpoint());
    try (PersonalizeClient client = builder.build()) {
      client.describeCampaign(request -> request.campaignArn("none"));
    }
  }

  private static <B extends AwsClientBuilder<B, ?> & AwsSyncClientBuilder<B, ?>> void configure(
      B builder, String region, AwsCredentialsProvider credentials, SdkHttpClient client) {
    builder.region(Region.of(region)).credentialsProvider(credentials).httpClient(client);
  }

  private SdkHttpClient http() {
    SdkHttpClient made = http;
    if (made == null) {
      final URI endpoint = settings.endpoint();
      final ApacheHttpClient.Builder builder =
          ApacheHttpClient.builder()
              .maxConnections(maxConnections)
              .connectionTimeout(CONNECT_TIMEOUT)
              .proxyConfiguration(Proxies.to(endpoint))
              // The attempt's own deadline is what ends a slow answer.
              .socketTimeout(settings.callTimeout().plusSeconds(1));
      // Of an endpoint on this machine STS is asked as well, and through no proxy.
      if (endpoint != null
          && Proxies.isLoopback(endpoint)
          && "http".equalsIgnoreCase(endpoint.getScheme())) {
        builder.socketFactory(new NoTls());
      }
      made = builder.build();
      http = made;
    }
    return made;
  }

  /**
   * Of calls that {@link CallAttempts} makes. The SDK tries none again but the one that AWS refuses
   * since this machine's clock is wrong, which only the SDK can sign for another time.
   */
  private ClientOverrideConfiguration once() {
    return overrides()
        .retryStrategy(
            AwsRetryStrategy.doNotRetry().toBuilder()
                .useClientDefaults(false)
                .maxAttempts(Math.min(2, settings.maxAttempts()))
                .backoffStrategy(BackoffStrategy.retryImmediately())
                .retryOnException(
                    failure ->
                        failure instanceof AwsServiceException answer
                            && answer.isClockSkewException())
                .build())
        .build();
  }

  private ClientOverrideConfiguration.Builder overrides() {
    return ClientOverrideConfiguration.builder()
        .apiCallAttemptTimeout(settings.callTimeout())
        .scheduledExecutorService(timers);
  }

  /** Of calls that the SDK makes by itself, for credentials. */
  private ClientOverrideConfiguration retried() {
    return overrides()
        .retryStrategy(
            AwsRetryStrategy.standardRetryStrategy().toBuilder()
                .maxAttempts(settings.maxAttempts())
                .build())
        .build();
  }

  private <C extends SdkAutoCloseable> C kept(C closeable) {
    open.push(closeable);
    return closeable;
  }

  private void checkOpen() {
    if (closed) {
      throw new ApiException(ApiException.Kind.CLOSED, "The connection is closed");
    }
  }

  /** Closes all that was made, the last first. Idempotent. */
  @Override
  public synchronized void close() {
    closed = true;
    open.forEach(SdkAutoCloseable::close);
    open.clear();
    if (http != null) {
      http.close();
    }
    timers.shutdownNow();
  }
}
