package org.personalizejdbc.api;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.personalize.PersonalizeClient;

/**
 * What one connection needs to ask Personalize: clients, and the bounds on calls. Opening one makes
 * no call and resolves no credentials. Safe for concurrent use; its threads are daemons and go away
 * when idle.
 */
public final class PersonalizeSession implements AutoCloseable {
  /** Calls in flight at once, over all Regions of a session. */
  private static final int MAX_CALLS = 64;

  private final ApiSettings settings;
  private final PersonalizeClients clients;
  private final ThreadPoolExecutor executor;
  private final Map<String, CallGate> gates = new ConcurrentHashMap<>();
  private final AtomicLong callsMade = new AtomicLong();

  /** Opens a session. */
  public PersonalizeSession(ApiSettings settings) {
    this.settings = settings;
    this.clients = new PersonalizeClients(settings, MAX_CALLS);
    this.executor =
        new ThreadPoolExecutor(
            MAX_CALLS,
            MAX_CALLS,
            5,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> {
              final Thread thread = new Thread(task, "personalize-call");
              thread.setDaemon(true);
              return thread;
            });
    executor.allowCoreThreadTimeOut(true);
  }

  /**
   * The Regions that the session spans. Where none was named, the first call asks the SDK's region
   * chain.
   *
   * @throws ApiException where no Region can be found
   */
  public List<String> regions() {
    return clients.regions();
  }

  /** The Regions as configured, without asking anything; empty where none was named. */
  public List<String> configuredRegions() {
    return settings.regions();
  }

  /** Calls in flight at once, per Region. */
  public int maxConcurrentCalls() {
    return settings.maxConcurrentCalls();
  }

  /** The calls begun since the session was opened, retries not counted. */
  public long callsMade() {
    return callsMade.get();
  }

  /**
   * Begins a call, at once or when one of the Region's places is free.
   *
   * @param target the ARN or listing that is asked for, for messages; empty for a whole Region
   * @return the answer, or the {@link ApiException}; a call whose future is done before its turn is
   *     not made
   */
  <T> CompletableFuture<T> call(
      String operation, String target, String region, Function<PersonalizeClient, T> body) {
    final CompletableFuture<T> answer = new CompletableFuture<>();
    try {
      gates
          .computeIfAbsent(region, r -> new CallGate(executor, settings.maxConcurrentCalls()))
          .execute(() -> make(operation, target, region, body, answer));
    } catch (RejectedExecutionException e) {
      answer.completeExceptionally(closed());
    }
    return answer;
  }

  private <T> void make(
      String operation,
      String target,
      String region,
      Function<PersonalizeClient, T> body,
      CompletableFuture<T> answer) {
    if (answer.isDone()) {
      return;
    }
    try {
      final PersonalizeClient client = clients.in(region);
      callsMade.incrementAndGet();
      answer.complete(body.apply(client));
    } catch (Throwable failure) {
      answer.completeExceptionally(
          executor.isShutdown()
              ? closed()
              : SdkErrors.translate(operation, target, region, settings.maxAttempts(), failure));
    }
  }

  private static ApiException closed() {
    return new ApiException(ApiException.Kind.CLOSED, "The connection is closed");
  }

  /** Ends calls in flight, and closes the clients. Idempotent. */
  @Override
  public void close() {
    executor.shutdownNow();
    clients.close();
  }

  /** Whether {@link #close()} was called. */
  public boolean isClosed() {
    return executor.isShutdown();
  }

  @Override
  public String toString() {
    final @Nullable Object endpoint = settings.endpoint();
    return "PersonalizeSession" + settings.regions() + (endpoint == null ? "" : "@" + endpoint);
  }
}
