package org.personalizejdbc.api;

import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Looks through a failure and what it was caused by. */
final class Causes {
  private Causes() {}

  /** The first of a type, the failure itself included. */
  static <T extends Throwable> Optional<T> first(Throwable failure, Class<T> type) {
    return first(failure, type::isInstance).map(type::cast);
  }

  /** The first that meets a condition, the failure itself included. */
  static Optional<Throwable> first(Throwable failure, Predicate<Throwable> condition) {
    for (@Nullable Throwable t = failure; t != null; t = t.getCause()) {
      if (condition.test(t)) {
        return Optional.of(t);
      }
    }
    return Optional.empty();
  }
}
