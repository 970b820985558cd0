package org.personalizejdbc.api;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.personalize.PersonalizeClient;
import software.amazon.awssdk.services.personalize.model.InvalidInputException;
import software.amazon.awssdk.services.personalize.model.InvalidNextTokenException;
import software.amazon.awssdk.services.personalize.model.ResourceNotFoundException;

/**
 * One execution of a statement: its snapshot of the service, its warnings, and the way to end it.
 *
 * <p>The snapshot is what makes every mention of a resource agree: an answer that is remembered is
 * asked for once, and serves all who ask for it. Safe for concurrent use.
 */
public final class Execution {
  // Immutable: every execution ends so, most of them several times.
  private static final ApiException READ =
      ApiException.withoutTrace(ApiException.Kind.ENDED, "The result set is closed");

  private final PersonalizeSession session;
  private final long id;
  private final AtomicLong calls = new AtomicLong();
  private final long deadlineNanos;
  private final boolean limited;
  private final long maxRows;
  private final Map<Asked, CompletableFuture<? extends Optional<?>>> described =
      new ConcurrentHashMap<>();
  private final Map<Listed, PageChain<?>> listed = new ConcurrentHashMap<>();
  private final Set<CompletableFuture<?>> pending = ConcurrentHashMap.newKeySet();
  private final Set<Runnable> onEnd = ConcurrentHashMap.newKeySet();

  /** The call that the reading thread makes itself, as long as it makes one. */
  private final AtomicReference<@Nullable InFlight> ownCall = new AtomicReference<>();

  private final ExecutionWarnings warnings = new ExecutionWarnings();
  private final Reach reach;
  private volatile @Nullable ApiException ended;

  /**
   * Begins an execution.
   *
   * @param timeout how long it may take; zero for no limit
   * @param maxRows how many rows will be read at the most; {@link Long#MAX_VALUE} for all
   */
  public Execution(PersonalizeSession session, Duration timeout, long maxRows) {
    this.session = session;
    this.reach = new Reach(this);
    this.id = session.nextExecution();
    this.maxRows = maxRows;
    this.limited = !timeout.isZero();
    this.deadlineNanos = System.nanoTime() + timeout.toNanos();
  }

  /** How many rows will be read at the most; {@link Long#MAX_VALUE} for all. */
  public long maxRows() {
    return maxRows;
  }

  /** The session whose calls this execution makes. */
  public PersonalizeSession session() {
    return session;
  }

  /** What the statement can ask of which account and Region. */
  public Reach reach() {
    return reach;
  }

  /** How soon an answer is wanted. */
  private enum Wanted {
    /**
     * At once, by this thread, which asks for nothing else meanwhile and need not look at a clock:
     * it may make the call itself.
     */
    ALONE,
    /** At once: the call goes ahead of those of this execution that wait. */
    NEXT,
    /** When those before it have come. */
    IN_TURN
  }

  /**
   * An answer to a describe.
   *
   * @param value the description; empty where there is no such resource
   * @param warning why the service refuses the ARN, or null
   */
  record Described<D>(Optional<D> value, @Nullable String warning) {}

  /**
   * Describes a resource, once where it is remembered.
   *
   * @param where the account and Region that the ARN names, see {@link Reach#locate}
   * @param alone whether this thread will wait for the answer before it asks for anything else
   * @return the description, or empty where the service knows no such resource, or refuses the ARN,
   *     which leaves a warning; or an {@link ApiException}
   */
  <D> CompletableFuture<Optional<D>> describe(
      Resource<?, D> resource,
      AccountRegion where,
      PersonalizeArn arn,
      boolean remember,
      boolean alone) {
    if (!remember) {
      return ask(resource, where, arn, alone);
    }
    final Asked asked = new Asked(resource.name(), arn.text());
    if (alone && !described.containsKey(asked)) {
      // Not within computeIfAbsent, which would have whoever ends the execution wait for the call.
      final CompletableFuture<Optional<D>> answer = ask(resource, where, arn, true);
      described.put(asked, answer);
      return answer;
    }
    @SuppressWarnings("unchecked") // The resource is in the key, so the value is of its type.
    final CompletableFuture<Optional<D>> answer =
        (CompletableFuture<Optional<D>>)
            described.computeIfAbsent(asked, key -> ask(resource, where, arn, false));
    return answer;
  }

  /** Whether a resource's description is remembered, or on its way, so that it costs no call. */
  public boolean isDescribed(Resource<?, ?> resource, String arn) {
    return described.containsKey(new Asked(resource.name(), arn));
  }

  /** What tells descriptions apart. */
  private record Asked(String resource, String arn) {}

  private <D> CompletableFuture<Optional<D>> ask(
      Resource<?, D> resource, AccountRegion where, PersonalizeArn arn, boolean alone) {
    final CompletableFuture<Described<D>> answer =
        call(
            alone && !limited && session.cache() == null ? Wanted.ALONE : Wanted.IN_TURN,
            resource.describeOperation(),
            CallTarget.of(arn),
            where,
            "",
            client -> described(resource, arn, client));
    return answer.thenApply(
        found -> {
          if (found.warning != null) {
            warn(found.warning);
          }
          return found.value;
        });
  }

  private static <D> Described<D> described(
      Resource<?, D> resource, PersonalizeArn arn, PersonalizeClient client) {
    try {
      final D answer = resource.describe(client, arn.text());
      if (answer == null) {
        throw new ApiException(
            ApiException.Kind.UNREADABLE,
            resource.describeOperation()
                + " "
                + arn
                + " in "
                + arn.region()
                + ": the answer is empty");
      }
      return new Described<>(Optional.of(answer), null);
    } catch (ResourceNotFoundException e) {
      return new Described<>(Optional.empty(), null);
    } catch (InvalidInputException e) {
      return new Described<>(
          Optional.empty(), arn + " matches no row: AWS refuses it with " + reason(e));
    }
  }

  private static String reason(AwsServiceException answer) {
    return SdkErrors.codeOf(answer)
        + (answer.awsErrorDetails() == null ? "" : ": " + answer.awsErrorDetails().errorMessage());
  }

  /**
   * Begins the listing of an account's part of a Region, once where it is remembered.
   *
   * @param parent the ARN to which it is narrowed, or null; one that the service does not know has
   *     no resources
   * @param awaited whether each page is asked for by who then waits for it
   */
  <S> PageChain<S> firstPage(
      Resource<S, ?> resource,
      AccountRegion where,
      @Nullable String parent,
      boolean awaited,
      boolean remember) {
    final Wanted wanted = awaited ? Wanted.NEXT : Wanted.IN_TURN;
    if (!remember) {
      return begin(resource, where, parent, wanted);
    }
    @SuppressWarnings("unchecked") // The resource is in the key, so the value is of its type.
    final PageChain<S> chain =
        (PageChain<S>)
            listed.computeIfAbsent(
                new Listed(resource.name(), where, parent),
                key -> begin(resource, where, parent, wanted));
    return chain;
  }

  /** What tells listings apart. */
  private record Listed(String resource, AccountRegion where, @Nullable String parent) {}

  private <S> PageChain<S> begin(
      Resource<S, ?> resource, AccountRegion where, @Nullable String parent, Wanted wanted) {
    final CallTarget target = CallTarget.narrowedTo(parent);
    return PageChain.first(
        resource.listOperation() + " in " + where,
        token ->
            call(
                wanted,
                resource.listOperation(),
                target,
                where,
                token == null ? "" : token,
                client -> page(resource, client, where, parent, token)));
  }

  private <S> Resource.Page<S> page(
      Resource<S, ?> resource,
      PersonalizeClient client,
      AccountRegion where,
      @Nullable String parent,
      @Nullable String token) {
    try {
      final Resource.Page<S> page = resource.list(client, parent, token);
      if (page == null) {
        throw new ApiException(
            ApiException.Kind.UNREADABLE,
            resource.listOperation() + ": the answer is empty, and names no page");
      }
      // A listing shows resources of its own account alone.
      page.summaries().stream()
          .findFirst()
          .map(resource::arnOf)
          .flatMap(PersonalizeArn::parse)
          .ifPresent(arn -> where.access().tellListed(arn.accountId()));
      return page;
    } catch (InvalidInputException | ResourceNotFoundException e) {
      if (parent == null) {
        throw e;
      }
      return new Resource.Page<>(List.of(), null);
    } catch (InvalidNextTokenException e) {
      // The page that named the token may have been kept until it expired: whoever runs the
      // statement again begins anew.
      final AnswerCache cache = session.cache();
      if (cache != null) {
        cache.forgetPages(resource.listOperation(), where, parent == null ? "" : parent);
      }
      throw e;
    }
  }

  /** Makes a call within the budget, or takes what an earlier statement was answered. */
  private <T> CompletableFuture<T> call(
      Wanted wanted,
      String operation,
      CallTarget target,
      AccountRegion where,
      String token,
      Function<PersonalizeClient, T> body) {
    final AnswerCache cache = session.cache();
    return pending(
        () ->
            cache == null
                ? make(wanted, operation, target, where, body)
                : cache.get(
                    new AnswerCache.Question(operation, where, target.text(), token),
                    () -> make(wanted, operation, target, where, body)));
  }

  /** Begins to wait for an answer, which the end of the execution ends. */
  <T> CompletableFuture<T> pending(Supplier<CompletableFuture<T>> ask) {
    final ApiException over = ended;
    if (over != null) {
      return CompletableFuture.failedFuture(over);
    }
    final CompletableFuture<T> answer;
    try {
      answer = ask.get();
    } catch (ApiException refused) {
      return CompletableFuture.failedFuture(refused);
    }
    return endingWithThis(answer);
  }

  /**
   * Has something that is waited for fail as soon as the execution ends.
   *
   * @param answer what another thread will complete
   * @return the same answer, at once or later
   */
  public <T> CompletableFuture<T> endingWithThis(CompletableFuture<T> answer) {
    if (answer.isDone()) {
      return answer;
    }
    pending.add(answer);
    // What end() comes too early for ends itself.
    final ApiException reason = ended;
    if (reason != null) {
      answer.completeExceptionally(reason);
    }
    return answer.whenComplete((value, failure) -> pending.remove(answer));
  }

  private <T> CompletableFuture<T> make(
      Wanted wanted,
      String operation,
      CallTarget target,
      AccountRegion where,
      Function<PersonalizeClient, T> body) {
    final CallRunner.Question question = question(operation, target, where);
    final Supplier<T> call =
        () -> {
          reach.checkResolved();
          return body.apply(where.client());
        };
    final CompletableFuture<T> answer = wanted == Wanted.ALONE ? makeHere(question, call) : null;
    return answer == null ? session.runner().call(question, call, wanted == Wanted.NEXT) : answer;
  }

  /** Makes a call on this thread, ended with the execution; null where it cannot be made here. */
  private <T> @Nullable CompletableFuture<T> makeHere(
      CallRunner.Question question, Supplier<T> call) {
    final CompletableFuture<T> answer = new CompletableFuture<>();
    final InFlight inFlight = new InFlight(answer);
    if (!ownCall.compareAndSet(null, inFlight)) {
      return null;
    }
    try {
      // What end() comes too early for ends itself.
      final ApiException reason = ended;
      if (reason != null) {
        inFlight.abort(reason);
      }
      if (!session.runner().callHere(question, call, answer, inFlight)) {
        return null;
      }
    } finally {
      ownCall.set(null);
    }
    return answer;
  }

  /**
   * A call of this execution's, which counts from here on.
   *
   * @throws ApiException where the budget does not allow it, which is this statement's alone
   */
  CallRunner.Question question(String operation, CallTarget target, AccountRegion where) {
    final long most = session.maxCallsPerStatement();
    if (calls.incrementAndGet() > most && most > 0) {
      throw new ApiException(
          ApiException.Kind.BUDGET,
          "The statement would make more than "
              + most
              + " calls, which property maxCallsPerStatement allows. Name fewer campaigns, add"
              + " a LIMIT, or raise it; EXPLAIN PLAN FOR shows what a statement asks for");
    }
    return new CallRunner.Question(id, operation, target, where);
  }

  /**
   * Refuses descriptions that are more than the statement may ask for, before the first of them.
   *
   * @param arns those that will be asked for, each once; what is remembered costs nothing
   * @throws ApiException where the others, and the calls made before, are too many
   */
  public void checkBudget(Resource<?, ?> resource, Collection<String> arns) {
    final long most = session.maxCallsPerStatement();
    // Where answers are kept, nobody knows how many of these are calls; each counts as it is made.
    if (session.cache() != null || most == 0) {
      return;
    }
    final long made = calls.get();
    final long needed = made + arns.stream().filter(arn -> !isDescribed(resource, arn)).count();
    if (needed > most) {
      throw new ApiException(
          ApiException.Kind.BUDGET,
          "The statement needs "
              + needed
              + " calls, more than the "
              + most
              + " which property maxCallsPerStatement allows; "
              + (made == 0 ? "none was made" : made == 1 ? "1 was made" : made + " were made")
              + ". Name fewer campaigns, or raise it");
    }
  }

  /**
   * Waits for an answer.
   *
   * @throws ApiException the call's failure; or that the execution was ended, ran out of time, or
   *     that the waiting thread was interrupted, whose flag is then kept
   */
  public <T> T await(CompletableFuture<T> answer) {
    check();
    if (Thread.currentThread().isInterrupted()) {
      // Where the answer is there already, nothing else looks.
      throw endInterrupted(null);
    }
    try {
      if (!limited || answer.isDone()) {
        return answer.get();
      }
      return answer.get(Math.max(0, deadlineNanos - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      end(timedOut());
      throw timedOut();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw endInterrupted(e);
    } catch (ExecutionException e) {
      final Throwable cause = e.getCause();
      if (cause instanceof ApiException failure) {
        // A fresh one per waiter: several may share the answer, each with its own stack.
        throw new ApiException(failure.kind(), String.valueOf(failure.getMessage()), failure);
      }
      throw new IllegalStateException(cause);
    }
  }

  /**
   * Looks whether the execution may go on.
   *
   * @throws ApiException where it was ended or ran out of time
   */
  public void check() {
    final ApiException reason = ended;
    if (reason != null) {
      throw new ApiException(reason.kind(), String.valueOf(reason.getMessage()), reason);
    }
    if (limited && System.nanoTime() - deadlineNanos > 0) {
      end(timedOut());
      throw timedOut();
    }
  }

  /** Why the execution was ended, or null where it goes on. */
  public @Nullable ApiException endedBy() {
    return ended;
  }

  private static ApiException timedOut() {
    return new ApiException(
        ApiException.Kind.TIMEOUT,
        "The statement ran out of time: its query timeout (Statement.setQueryTimeout) has passed");
  }

  private ApiException endInterrupted(@Nullable InterruptedException cause) {
    final ApiException reason = interrupted(cause);
    end(reason);
    return reason;
  }

  private static ApiException interrupted(@Nullable InterruptedException cause) {
    return new ApiException(
        ApiException.Kind.CANCELLED, "The thread that read the result was interrupted", cause);
  }

  /** Ends the execution at another thread's wish: who waits for an answer fails at once. */
  public void cancel() {
    end(new ApiException(ApiException.Kind.CANCELLED, "The statement was cancelled"));
  }

  /** Ends the execution since nobody reads on: calls not yet made are not made. Idempotent. */
  public void close() {
    end(READ);
  }

  private void end(ApiException reason) {
    final ApiException before = ended;
    if (before == null) {
      ended = reason;
    }
    final InFlight own = ownCall.get();
    if (own != null) {
      own.abort(before == null ? reason : before);
    } else if (before != null && pending.isEmpty() && onEnd.isEmpty()) {
      return;
    }
    pending.forEach(call -> call.completeExceptionally(reason));
    onEnd.forEach(Runnable::run);
    // A statement keeps its last execution for the warnings, and may be kept long itself.
    described.clear();
    listed.clear();
  }

  /**
   * Has something done when the execution is cancelled, runs out of time or is closed, on the
   * thread that ends it; at once where it was ended already. It may be done several times.
   *
   * @param action does not throw
   * @return takes it back
   */
  public Runnable whenEnded(Runnable action) {
    onEnd.add(action);
    if (ended != null) {
      action.run();
    }
    return () -> onEnd.remove(action);
  }

  /** Leaves a warning for the statement; the same text is left once, even after it was read. */
  public void warn(String message) {
    warnings.add(message);
  }

  /** The warnings so far, a copy. */
  public List<String> warnings() {
    return warnings.told();
  }

  /** Forgets the warnings, but that they were left. */
  public void clearWarnings() {
    warnings.clear();
  }
}
