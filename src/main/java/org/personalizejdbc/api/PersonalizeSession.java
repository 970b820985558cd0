package org.personalizejdbc.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
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
  private final AtomicLong executions = new AtomicLong();
  private final RequestObserver observer = new RequestObserver();
  private final CallLog log = new CallLog();
  private final @Nullable AnswerCache cache;

  /** Opens a session. */
  public PersonalizeSession(ApiSettings settings) {
    this.settings = settings;
    this.clients = new PersonalizeClients(settings, MAX_CALLS, observer);
    this.cache = settings.cacheTtl().isZero() ? null : new AnswerCache(settings.cacheTtl());
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

  /** The calls made, newest last: the newest 10,000 of them. */
  public List<ApiCall> calls() {
    return log.calls();
  }

  /** Calls that one execution may make; 0 for no limit. */
  long maxCallsPerStatement() {
    return settings.maxCallsPerStatement();
  }

  /** A number for an execution, rising. */
  long nextExecution() {
    return executions.incrementAndGet();
  }

  /** What is kept for later statements, or null where nothing is. */
  @Nullable AnswerCache cache() {
    return cache;
  }

  /**
   * What a call is.
   *
   * @param statementId the execution that makes it
   * @param operation such as DescribeCampaign
   * @param target the ARN, or what a listing is narrowed to; empty for a whole Region
   * @param region the Region to ask
   */
  record Question(long statementId, String operation, String target, String region) {}

  /**
   * Begins a call, at once or when one of the Region's places is free.
   *
   * @return the answer, or the {@link ApiException}; a call whose future is done before its turn is
   *     not made
   */
  <T> CompletableFuture<T> call(Question question, Function<PersonalizeClient, T> body) {
    final CompletableFuture<T> answer = new CompletableFuture<>();
    final long askedAt = System.nanoTime();
    gates
        .computeIfAbsent(
            question.region, r -> new CallGate(executor, settings.maxConcurrentCalls()))
        .submit(
            new CallGate.Task() {
              @Override
              public void run() {
                make(question, body, answer, askedAt);
              }

              @Override
              public void refused() {
                answer.completeExceptionally(closed());
              }
            });
    return answer;
  }

  private <T> void make(
      Question question,
      Function<PersonalizeClient, T> body,
      CompletableFuture<T> answer,
      long askedAt) {
    if (answer.isDone()) {
      return;
    } else if (executor.isShutdown()) {
      answer.completeExceptionally(closed());
      return;
    }
    final Instant startedAt = Instant.now();
    final long begun = System.nanoTime();
    final long id = callsMade.incrementAndGet();
    final RequestObserver.Observation observation = observer.begin();
    T value = null;
    ApiException failed = null;
    try {
      value = body.apply(clients.in(question.region));
    } catch (Throwable failure) {
      failed =
          executor.isShutdown()
              ? closed()
              : SdkErrors.translate(
                  question.operation,
                  question.target,
                  question.region,
                  settings.maxAttempts(),
                  failure);
    } finally {
      observer.end();
    }
    // The log before the answer, so that who has the answer finds the call.
    final ApiCall call =
        new ApiCall(
            id,
            question.statementId,
            question.operation,
            PersonalizeArn.parse(question.target).map(PersonalizeArn::accountId).orElse(null),
            question.region,
            question.target.isEmpty() ? null : question.target,
            startedAt,
            TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun),
            TimeUnit.NANOSECONDS.toMillis(begun - askedAt),
            observation.attempts(),
            outcome(value, failed),
            observation.requestId());
    log.add(call);
    CallLogger.log(call);
    if (failed == null) {
      answer.complete(value);
    } else {
      answer.completeExceptionally(failed);
    }
  }

  private static String outcome(@Nullable Object value, @Nullable ApiException failed) {
    if (failed != null) {
      return failed.kind().name().replace('_', ' ');
    }
    return value instanceof Execution.Described<?> described && described.value().isEmpty()
        ? "NOT FOUND"
        : "OK";
  }

  private static ApiException closed() {
    return new ApiException(ApiException.Kind.CLOSED, "The connection is closed");
  }

  /** Ends calls in flight, and closes the clients. Idempotent. */
  @Override
  public void close() {
    final List<Runnable> waiting = executor.shutdownNow();
    clients.close();
    // They find the session closed, and tell so whoever waits for their answers.
    waiting.forEach(Runnable::run);
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
