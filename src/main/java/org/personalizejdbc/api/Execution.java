package org.personalizejdbc.api;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
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
import java.util.function.Function;
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
  /** Warnings told at the most; what comes after them is counted. */
  private static final int MAX_WARNINGS = 100;

  /** Warnings told apart at the most: an inventory may hold millions of texts that are no ARNs. */
  private static final int MAX_WARNINGS_COUNTED = 10_000;

  private final PersonalizeSession session;
  private final long id;
  private final AtomicLong calls = new AtomicLong();
  private final long deadlineNanos;
  private final boolean limited;
  private final long maxRows;
  private final Map<String, CompletableFuture<? extends Optional<?>>> described =
      new ConcurrentHashMap<>();
  private final Map<String, PageChain<?>> listed = new ConcurrentHashMap<>();
  private final Set<CompletableFuture<?>> pending = ConcurrentHashMap.newKeySet();
  private final Set<Runnable> onEnd = ConcurrentHashMap.newKeySet();

  /** Every warning so far, guarded by itself. */
  private final Set<String> warned = new HashSet<>();

  /** Those to be told, guarded by {@link #warned}. */
  private final List<String> warnings = new ArrayList<>();

  private int warningsCounted;
  private volatile @Nullable ApiException ended;

  /**
   * Begins an execution.
   *
   * @param timeout how long it may take; zero for no limit
   * @param maxRows how many rows will be read at the most; {@link Long#MAX_VALUE} for all
   */
  public Execution(PersonalizeSession session, Duration timeout, long maxRows) {
    this.session = session;
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
   * @return the description, or empty where the service knows no such resource, or refuses the ARN,
   *     which leaves a warning; or an {@link ApiException}
   */
  <D> CompletableFuture<Optional<D>> describe(
      Resource<?, D> resource, PersonalizeArn arn, boolean remember) {
    if (!remember) {
      return ask(resource, arn);
    }
    @SuppressWarnings("unchecked") // The resource is in the key, so the value is of its type.
    final CompletableFuture<Optional<D>> answer =
        (CompletableFuture<Optional<D>>)
            described.computeIfAbsent(key(resource, arn.text()), key -> ask(resource, arn));
    return answer;
  }

  /** Whether a resource's description is remembered, or on its way, so that it costs no call. */
  public boolean isDescribed(Resource<?, ?> resource, String arn) {
    return described.containsKey(key(resource, arn));
  }

  private static String key(Resource<?, ?> resource, String arn) {
    return resource.name() + " " + arn;
  }

  private <D> CompletableFuture<Optional<D>> ask(Resource<?, D> resource, PersonalizeArn arn) {
    final CompletableFuture<Described<D>> answer =
        call(
            resource.describeOperation(),
            arn.text(),
            arn.region(),
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
   * Begins the listing of a Region, once where it is remembered.
   *
   * @param parent the ARN to which it is narrowed, or null; one that the service does not know has
   *     no resources
   */
  <S> PageChain<S> firstPage(
      Resource<S, ?> resource, String region, @Nullable String parent, boolean remember) {
    if (!remember) {
      return begin(resource, region, parent);
    }
    @SuppressWarnings("unchecked") // The resource is in the key, so the value is of its type.
    final PageChain<S> chain =
        (PageChain<S>)
            listed.computeIfAbsent(
                resource.name() + " " + region + " " + parent,
                key -> begin(resource, region, parent));
    return chain;
  }

  private <S> PageChain<S> begin(Resource<S, ?> resource, String region, @Nullable String parent) {
    return PageChain.first(
        resource.listOperation() + " in " + region,
        token ->
            call(
                resource.listOperation(),
                target(parent),
                region,
                token == null ? "" : token,
                client -> page(resource, client, region, parent, token)));
  }

  private <S> Resource.Page<S> page(
      Resource<S, ?> resource,
      PersonalizeClient client,
      String region,
      @Nullable String parent,
      @Nullable String token) {
    try {
      final Resource.Page<S> page = resource.list(client, parent, token);
      if (page == null) {
        throw new ApiException(
            ApiException.Kind.UNREADABLE,
            resource.listOperation() + ": the answer is empty, and names no page");
      }
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
        cache.forgetPages(resource.listOperation(), region, target(parent));
      }
      throw e;
    }
  }

  private static String target(@Nullable String parent) {
    return parent == null ? "" : parent;
  }

  /** Makes a call within the budget, or takes what an earlier statement was answered. */
  private <T> CompletableFuture<T> call(
      String operation,
      String target,
      String region,
      String token,
      Function<PersonalizeClient, T> body) {
    final ApiException over = ended;
    if (over != null) {
      return CompletableFuture.failedFuture(over);
    }
    final AnswerCache cache = session.cache();
    final CompletableFuture<T> answer;
    try {
      answer =
          cache == null
              ? make(operation, target, region, body)
              : cache.get(
                  new AnswerCache.Question(operation, region, target, token),
                  () -> make(operation, target, region, body));
    } catch (ApiException overBudget) {
      return CompletableFuture.failedFuture(overBudget);
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
    pending.add(answer);
    // What end() comes too early for ends itself.
    final ApiException reason = ended;
    if (reason != null) {
      answer.completeExceptionally(reason);
    }
    return answer.whenComplete((value, failure) -> pending.remove(answer));
  }

  /** Makes a call; throws where the budget does not allow it, which is this statement's alone. */
  private <T> CompletableFuture<T> make(
      String operation, String target, String region, Function<PersonalizeClient, T> body) {
    final long most = session.maxCallsPerStatement();
    if (calls.incrementAndGet() > most && most > 0) {
      throw new ApiException(
          ApiException.Kind.BUDGET,
          "The statement would make more than "
              + most
              + " calls, which property maxCallsPerStatement allows. Name fewer campaigns, add"
              + " a LIMIT, or raise it; EXPLAIN PLAN FOR shows what a statement asks for");
    }
    return session.call(new PersonalizeSession.Question(id, operation, target, region), body);
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
      final ApiException interrupted =
          new ApiException(
              ApiException.Kind.CANCELLED, "The thread that read the result was interrupted", e);
      end(interrupted);
      throw interrupted;
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

  /** Ends the execution at another thread's wish: who waits for an answer fails at once. */
  public void cancel() {
    end(new ApiException(ApiException.Kind.CANCELLED, "The statement was cancelled"));
  }

  /** Ends the execution since nobody reads on: calls not yet made are not made. Idempotent. */
  public void close() {
    end(new ApiException(ApiException.Kind.ENDED, "The result set is closed"));
  }

  private void end(ApiException reason) {
    if (ended == null) {
      ended = reason;
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
    synchronized (warned) {
      if (warned.size() == MAX_WARNINGS_COUNTED || !warned.add(message)) {
        return;
      } else if (warnings.size() < MAX_WARNINGS) {
        warnings.add(message);
      } else {
        warningsCounted++;
      }
    }
  }

  /** The warnings so far, a copy. */
  public List<String> warnings() {
    synchronized (warned) {
      final List<String> copy = new ArrayList<>(warnings);
      if (warningsCounted > 0) {
        copy.add(
            "… and "
                + (warned.size() == MAX_WARNINGS_COUNTED ? "at least " : "")
                + warningsCounted
                + (warningsCounted == 1 ? " warning more" : " warnings more"));
      }
      return copy;
    }
  }

  /** Forgets the warnings, but that they were left. */
  public void clearWarnings() {
    synchronized (warned) {
      warnings.clear();
      warningsCounted = 0;
    }
  }
}
