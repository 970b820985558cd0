package org.personalizejdbc.api;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;

/**
 * Answers that later statements of a session may use, for as long as the session says. Whoever asks
 * for what is on its way waits for it; a failure is not kept. Safe for concurrent use.
 */
final class AnswerCache {
  /** Answers kept at the most, of a few KB each; a page of a listing is one. */
  private static final int MAX_ANSWERS = 10_000;

  private final Cache<String, CompletableFuture<?>> answers;

  AnswerCache(Duration ttl) {
    this.answers = CacheBuilder.newBuilder().expireAfterWrite(ttl).maximumSize(MAX_ANSWERS).build();
  }

  /**
   * The answer to a question, asked for where none is kept.
   *
   * @param question tells answers apart, and with them their types
   */
  <T> CompletableFuture<T> get(String question, Supplier<CompletableFuture<T>> ask) {
    try {
      @SuppressWarnings("unchecked") // The question tells the type.
      final CompletableFuture<T> answer = (CompletableFuture<T>) answers.get(question, ask::get);
      answer.whenComplete(
          (value, failure) -> {
            if (failure != null) {
              answers.asMap().remove(question, answer);
            }
          });
      return answer;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }
}
