package org.personalizejdbc.jdbc;

import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Wrapper;
import org.jspecify.annotations.Nullable;

/** What {@link Wrapper} asks of an object, which may forward to another. */
final class Wrapping {
  private Wrapping() {}

  /** The object itself, or what it forwards to, as a type that either has. */
  static <T> T unwrap(Wrapper outer, Wrapper delegate, @Nullable Class<T> type)
      throws SQLException {
    final Class<T> wanted = named(type);
    return SqlErrors.get(
        () -> wanted.isInstance(outer) ? wanted.cast(outer) : delegate.unwrap(wanted));
  }

  /** Whether {@link #unwrap(Wrapper, Wrapper, Class)} answers. */
  static boolean isWrapperFor(Wrapper outer, Wrapper delegate, @Nullable Class<?> type)
      throws SQLException {
    final Class<?> wanted = named(type);
    return SqlErrors.get(() -> wanted.isInstance(outer) || delegate.isWrapperFor(wanted));
  }

  /** The object itself, as a type that it has. */
  static <T> T unwrap(Wrapper object, @Nullable Class<T> type) throws SQLException {
    final Class<T> wanted = named(type);
    if (!wanted.isInstance(object)) {
      throw new SQLFeatureNotSupportedException(
          "This object does not implement " + wanted.getName(), SqlState.NOT_SUPPORTED.code());
    }
    return wanted.cast(object);
  }

  /** Whether {@link #unwrap(Wrapper, Class)} answers. */
  static boolean isWrapperFor(Wrapper object, @Nullable Class<?> type) throws SQLException {
    return named(type).isInstance(object);
  }

  private static <T> Class<T> named(@Nullable Class<T> type) throws SQLException {
    if (type == null) {
      throw new SQLException("The type to unwrap is null", SqlState.INVALID_ARGUMENT.code());
    }
    return type;
  }
}
