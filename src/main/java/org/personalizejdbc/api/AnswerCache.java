package org.personalizejdbc.api;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Answers that later statements of a session may use, for as long as the session says. Whoever asks
 * for what is on its way waits for it; when the last who waits has left, it is given up. A failure
 * is not kept. Safe for concurrent use.
 */
final class AnswerCache {
  /** Answers kept at the most, of a few KB each; a page of a listing is one. */
  private static final int MAX_ANSWERS = 10_000;

  private final Cache<Question, Shared<?>> answers;

  AnswerCache(Duration ttl) {
    this.answers = CacheBuilder.newBuilder().expireAfterWrite(ttl).maximumSize(MAX_ANSWERS).build();
  }

  /**
   * What tells answers apart, and with them their types.
   *
   * @param operation such as DescribeCampaign
   * @param where the account and Region that is asked
   * @param target the ARN, or what a listing is narrowed to; empty for a whole Region
   * @param token the page's token; empty for the first page and for what has no pages
   */
  record Question(String operation, AccountRegion where, String target, String token) {}

  /**
   * An answer that is there or on its way, and how many wait for it, which the cache's lock guards.
   */
  private static final class Shared<T> {
    private final CompletableFuture<T> answer;
    private int waiting;

    Shared(CompletableFuture<T> answer) {
      this.answer = answer;
    }
  }

  /**
   * The answer to a question, asked for where none is kept.
   *
   * @param ask asks without waiting; what it throws is thrown to this caller alone
   * @return a future of the caller's own, who leaves by completing it
   */
  <T> CompletableFuture<T> get(Question question, Supplier<CompletableFuture<T>> ask) {
    final Shared<T> shared;
    synchronized (this) {
      @SuppressWarnings("unchecked") // The question tells the type.
      final Shared<T> kept = (Shared<T>) answers.getIfPresent(question);
      if (kept == null || kept.answer.isCompletedExceptionally()) {
        shared = new Shared<>(ask.get());
        answers.put(question, shared);
      } else {
        shared = kept;
      }
      shared.waiting++;
    }
    final CompletableFuture<T> own = shared.answer.copy();
    own.whenComplete((value, failure) -> leave(question, shared));
    return own;
  }

  /** Whoever is the last to wait takes the call along: begun or not, nobody wants its answer. */
  private void leave(Question question, Shared<?> shared) {
    synchronized (this) {
      shared.waiting--;
      if (shared.waiting > 0
          || (shared.answer.isDone() && !shared.answer.isCompletedExceptionally())) {
        return;
      }
      answers.asMap().remove(question, shared);
    }
    shared.answer.cancel(false);
  }

  /** Forgets the pages of a listing; nobody's call is given up. */
  synchronized void forgetPages(String operation, AccountRegion where, String target) {
    answers
        .asMap()
        .keySet()
        .removeIf(
            question ->
                question.operation.equals(operation)
                    && question.where.equals(where)
                    && question.target.equals(target));
  }
}
