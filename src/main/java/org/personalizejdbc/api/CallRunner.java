package org.personalizejdbc.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes the calls of a session: so many at once in all, fewer in each account and Region; and
 * records them. Safe for concurrent use; its threads are daemons and go away when idle.
 */
final class CallRunner {
  /** Calls in flight at once, over all accounts and Regions of a session. */
  static final int MAX_CALLS = 64;

  /** In nanoseconds: the connection that was used is still open, and so are credentials valid. */
  private static final long LATELY = TimeUnit.SECONDS.toNanos(20);

  private static final String CANCELLED = "CANCELLED";

  private final ApiSettings settings;
  private final RequestObserver observer;
  private final ThreadPoolExecutor executor;
  private final Map<AccountRegion, Part> parts = new ConcurrentHashMap<>();

  private final AtomicLong callsMade = new AtomicLong();
  private final CallLog log = new CallLog();

  /**
   * Makes no call yet.
   *
   * @param settings how many calls at once, and attempts of one
   * @param observer sees the requests of the clients that calls are made with
   */
  CallRunner(ApiSettings settings, RequestObserver observer) {
    this.settings = settings;
    this.observer = observer;
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
   * What a call is.
   *
   * @param statementId the execution that makes it
   * @param operation such as DescribeCampaign
   * @param target what it asks about
   * @param where the account and Region to ask
   */
  record Question(long statementId, String operation, CallTarget target, AccountRegion where) {

    /** The account that answers; of a resource, the one in its ARN; null where nothing tells. */
    @Nullable String answering() {
      final String account = target.account();
      return account == null ? where.access().recordedAccount() : account;
    }
  }

  /** The calls begun, retries not counted. */
  long callsMade() {
    return callsMade.get();
  }

  /** The newest calls made, newest last. */
  List<ApiCall> calls() {
    return log.calls();
  }

  /** What is known of an account's part of a Region. */
  private static final class Part {
    final CallGate gate;
    final HeldLimiter limiter = new HeldLimiter();
    private volatile boolean hasAnswered;

    /** By {@link System#nanoTime()}. */
    private volatile long answeredAt;

    Part(CallGate gate) {
      this.gate = gate;
    }

    void answers() {
      answeredAt = System.nanoTime();
      hasAnswered = true;
    }

    boolean hasAnsweredLately() {
      return hasAnswered && System.nanoTime() - answeredAt < LATELY;
    }
  }

  /** A statement of a session: what takes turns with others. */
  private record Flow(CallRunner session, long statementId) {}

  /**
   * Begins a call, at once or when one of its account and Region's places is free.
   *
   * @param first whether it goes ahead of the statement's calls that wait for their turn
   * @return the answer, or the {@link ApiException}; a call whose future is done before its turn is
   *     not made
   */
  <T> CompletableFuture<T> call(Question question, Supplier<T> body, boolean first) {
    final CompletableFuture<T> answer = new CompletableFuture<>();
    final Part part = part(question.where);
    final Flow flow = new Flow(this, question.statementId);
    final Call<T> call = new Call<>(this, part, question, body, answer, System.nanoTime(), null);
    if (first) {
      part.gate.submitFirst(flow, call);
    } else {
      part.gate.submit(flow, call);
    }
    return answer;
  }

  private Part part(AccountRegion where) {
    final Part known = parts.get(where);
    return known != null
        ? known
        : parts.computeIfAbsent(
            where, w -> new Part(new CallGate(executor, settings.maxConcurrentCalls())));
  }

  /**
   * Makes a call on this thread, which has nothing to do but to wait for its answer: handing it
   * over to another thread and back takes time. Not where it would wait for its turn, nor where
   * nothing has answered lately: what the first call needs, such as credentials, may take long and
   * cannot be aborted.
   *
   * @param answer completed when this returns true
   * @param inFlight what aborts the call
   * @return whether it was made
   */
  <T> boolean callHere(
      Question question, Supplier<T> body, CompletableFuture<T> answer, InFlight inFlight) {
    final Part part = part(question.where);
    return part.hasAnsweredLately()
        && !Thread.currentThread().isInterrupted()
        // Fewer than the session's threads may be in flight then, so that this one is not too many.
        && parts.size() * settings.maxConcurrentCalls() <= MAX_CALLS
        && part.gate.tryRun(
            new Call<>(this, part, question, body, answer, System.nanoTime(), inFlight));
  }

  /**
   * A call that is to be made.
   *
   * @param askedAt by {@link System#nanoTime()}
   * @param inFlight what aborts it, where the thread makes it that reads the answer; else null
   */
  private record Call<T>(
      CallRunner runner,
      Part part,
      Question question,
      Supplier<T> body,
      CompletableFuture<T> answer,
      long askedAt,
      @Nullable InFlight inFlight)
      implements CallGate.Task {
    @Override
    public void run() {
      runner.make(this);
    }

    @Override
    public void refused() {
      answer.completeExceptionally(closed());
    }

    /** Whether another thread ended it, told by the thread that made it. */
    private boolean isAborted() {
      return inFlight != null && (inFlight.isAborted() || Thread.currentThread().isInterrupted());
    }
  }

  /** Does what is no call of the driver's own, such as resolving credentials. */
  <T> CompletableFuture<T> run(Supplier<T> body) {
    try {
      return CompletableFuture.supplyAsync(
          () -> {
            if (executor.isShutdown()) {
              throw closed();
            }
            return body.get();
          },
          executor);
    } catch (RejectedExecutionException e) {
      return CompletableFuture.failedFuture(closed());
    }
  }

  private <T> void make(Call<T> call) {
    final Question question = call.question;
    final CompletableFuture<T> answer = call.answer;
    if (answer.isDone()) {
      return;
    } else if (executor.isShutdown()) {
      answer.completeExceptionally(closed());
      return;
    }
    final long begunWaiting = System.nanoTime() - call.askedAt;
    final CallAttempts<T> attempts =
        new CallAttempts<>(
            call.part.limiter.of(settings.endpoint(), question),
            new Flow(this, question.statementId),
            answer,
            settings.maxAttempts(),
            (failure, made) -> translate(question, failure, made));
    if (!isTurn(attempts, question, answer)) {
      return;
    }
    final Instant startedAt = Instant.now();
    final long id = callsMade.incrementAndGet();
    final RequestObserver.Observation observation = observer.begin(call.inFlight);
    T value = null;
    ApiException failed = null;
    try {
      value = attempts.make(call.body);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      failed = closed();
    } catch (Throwable failure) {
      failed = executor.isShutdown() ? closed() : translate(question, failure, 1);
    } finally {
      observer.end(observation);
    }
    // The log before the answer, so that who has the answer finds the call.
    final long waited = begunWaiting + attempts.waited();
    final ApiCall made =
        new ApiCall(
            id,
            question.statementId,
            question.operation,
            question.answering(),
            question.where.region(),
            question.target.text().isEmpty() ? null : question.target.text(),
            startedAt,
            TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - call.askedAt - waited),
            TimeUnit.NANOSECONDS.toMillis(waited),
            observation.attempts(),
            failed != null && call.isAborted() ? CANCELLED : outcome(value, failed),
            observation.requestId());
    log.add(made);
    CallLogger.log(made);
    if (failed == null) {
      call.part.answers();
      final T told = value;
      call.part.gate.end(() -> answer.complete(told));
    } else {
      answer.completeExceptionally(failed);
    }
  }

  /** Waits for the turn of the first attempt; where it does not come, tells so who waits. */
  private static boolean isTurn(
      CallAttempts<?> attempts, Question question, CompletableFuture<?> answer) {
    try {
      final CallLimiter.Turn turn = attempts.awaitTurn();
      if (turn == CallLimiter.Turn.GIVE_UP) {
        answer.completeExceptionally(
            new ApiException(
                ApiException.Kind.THROTTLED,
                question.operation
                    + " in "
                    + question.where
                    + " was not asked. "
                    + SdkErrors.NONE_GOT_THROUGH));
      }
      return turn == CallLimiter.Turn.NOW;
    } catch (InterruptedException e) {
      // Whoever reads the answer looks at the flag; other threads only the session's end
      // interrupts.
      Thread.currentThread().interrupt();
      answer.completeExceptionally(closed());
      return false;
    }
  }

  private ApiException translate(Question question, Throwable failure, int attempts) {
    return SdkErrors.translate(
        new SdkErrors.Asked(
            question.operation,
            question.target.text(),
            question.where.region(),
            question.where.access().source(),
            !question.where.access().isAlone(),
            attempts),
        failure);
  }

  private static String outcome(@Nullable Object value, @Nullable ApiException failed) {
    if (failed != null) {
      return failed.kind().name().replace('_', ' ');
    }
    if (value == null) {
      return CANCELLED;
    }
    return value instanceof Execution.Described<?> described && described.value().isEmpty()
        ? "NOT FOUND"
        : "OK";
  }

  static ApiException closed() {
    return new ApiException(ApiException.Kind.CLOSED, "The connection is closed");
  }

  boolean isClosed() {
    return executor.isShutdown();
  }

  /**
   * Takes no more calls.
   *
   * @return what was not begun, to be run when clients are closed: it finds the session closed, and
   *     tells so whoever waits
   */
  List<Runnable> shutDown() {
    return executor.shutdownNow();
  }
}
