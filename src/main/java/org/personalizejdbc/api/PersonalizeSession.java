package org.personalizejdbc.api;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * What one connection needs to ask Personalize: the accounts and Regions that it spans, and the
 * bounds on calls. Opening one makes no call and resolves no credentials. Safe for concurrent use.
 */
public final class PersonalizeSession implements AutoCloseable {
  private final ApiSettings settings;
  private final ClientFactory clients;
  private final List<AccountAccess> accounts;
  private final CallRunner runner;
  private final CallerIdentities identities;
  private final AtomicLong executions = new AtomicLong();
  private final @Nullable AnswerCache cache;

  /** Opens a session. */
  public PersonalizeSession(ApiSettings settings) {
    final RequestObserver observer = new RequestObserver();
    this.settings = settings;
    this.clients = new ClientFactory(settings, CallRunner.MAX_CALLS, observer);
    this.accounts =
        settings.sources().stream()
            .map(
                source ->
                    new AccountAccess(
                        source, settings.regions(), settings.sources().size() == 1, clients))
            .toList();
    this.cache = settings.cacheTtl().isZero() ? null : new AnswerCache(settings.cacheTtl());
    this.runner = new CallRunner(settings, observer);
    this.identities = new CallerIdentities(runner);
    // Looked at here, since another thread would be started only to find nothing to do.
    if (ClientFactory.isFirst()) {
      runner.run(
          () -> {
            clients.warmUp();
            return true;
          });
    }
  }

  /**
   * The ways to the accounts that the session spans, at least one, in the order they were named.
   */
  public List<AccountAccess> accounts() {
    return accounts;
  }

  /**
   * The Regions that the session spans with any of its accounts. Where none was named, the first
   * call asks the SDK's region chain.
   *
   * @throws ApiException where no Region can be found
   */
  public List<String> regions() {
    if (accounts.size() == 1) {
      return accounts.get(0).regions();
    }
    return accounts.stream().flatMap(access -> access.regions().stream()).distinct().toList();
  }

  /** The Regions as they were chosen, without asking anything. */
  public RegionChoice regionChoice() {
    return settings.regions();
  }

  /** Calls in flight at once, per account and Region. */
  public int maxConcurrentCalls() {
    return settings.maxConcurrentCalls();
  }

  /** Whether what denies or does not answer is left out where that is no lie. */
  public boolean leavesOutUnreachable() {
    return settings.leavesOutUnreachable();
  }

  /** The calls begun since the session was opened, retries not counted. */
  public long callsMade() {
    return runner.callsMade();
  }

  /** The calls made, newest last: the newest 2,000 of them. */
  public List<ApiCall> calls() {
    return runner.calls();
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

  /** What makes the calls. */
  CallRunner runner() {
    return runner;
  }

  /** What is known of whose the credentials are. */
  CallerIdentities identities() {
    return identities;
  }

  /** Ends calls in flight, and closes the clients. Idempotent. */
  @Override
  public void close() {
    final List<Runnable> waiting = runner.shutDown();
    clients.close();
    // They find the session closed, and tell so whoever waits for their answers.
    waiting.forEach(Runnable::run);
  }

  /** Whether {@link #close()} was called. */
  public boolean isClosed() {
    return runner.isClosed();
  }

  @Override
  public String toString() {
    final @Nullable Object endpoint = settings.endpoint();
    return "PersonalizeSession" + settings.regions() + (endpoint == null ? "" : "@" + endpoint);
  }
}
