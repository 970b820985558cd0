package org.personalizejdbc.jdbc;

import java.sql.SQLException;
import java.sql.Wrapper;
import org.jspecify.annotations.Nullable;

/** What {@link Wrapper} asks of an object that forwards to another. */
final class Wrapping {
  private Wrapping() {}

  /** The object itself, or what it forwards to, as a type that either has. */
  static <T> T unwrap(Wrapper outer, Wrapper delegate, @Nullable Class<T> type)
      throws SQLException {
    final Class<T> wanted = named(type);
    return SqlErrors.get(
        () -> wanted.isInstance(outer) ? wanted.cast(outer) : delegate.unwrap(wanted));
  }

  /** Whether {@link #unwrap} answers. */
  static boolean isWrapperFor(Wrapper outer, Wrapper delegate, @Nullable Class<?> type)
      throws SQLException {
    final Class<?> wanted = named(type);
    return SqlErrors.get(() -> wanted.isInstance(outer) || delegate.isWrapperFor(wanted));
  }

  private static <T> Class<T> named(@Nullable Class<T> type) throws SQLException {
    if (type == null) {
      throw new SQLException("The type to unwrap is null", SqlState.INVALID_ARGUMENT.code());
    }
    return type;
  }
}
