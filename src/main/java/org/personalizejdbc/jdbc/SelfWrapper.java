package org.personalizejdbc.jdbc;

import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Wrapper;

/** A JDBC object behind which there is no other: it unwraps to what it is itself. */
interface SelfWrapper extends Wrapper {
  @Override
  default <T> T unwrap(Class<T> type) throws SQLException {
    if (!isWrapperFor(type)) {
      throw new SQLFeatureNotSupportedException(
          "This object does not implement " + type.getName(), SqlState.NOT_SUPPORTED.code());
    }
    return type.cast(this);
  }

  @Override
  default boolean isWrapperFor(Class<?> type) throws SQLException {
    if (type == null) {
      throw new SQLException("The type to unwrap is null", SqlState.INVALID_ARGUMENT.code());
    }
    return type.isInstance(this);
  }
}
