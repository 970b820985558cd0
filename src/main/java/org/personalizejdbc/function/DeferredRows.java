package org.personalizejdbc.function;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A result set whose query runs when a row is first asked for: H2 has a function called twice, the
 * first time for its columns alone. For one thread, as any result set.
 *
 * <p>A proxy, since of the 190 methods of the interface only these few are not handed on as they
 * are.
 */
final class DeferredRows implements InvocationHandler {
  private static final Logger LOGGER = Logger.getLogger("org.personalizejdbc.function");

  private final PreparedStatement statement;
  private final Runnable release;
  private @Nullable ResultSet rows;
  private boolean closed;

  private DeferredRows(PreparedStatement statement, Runnable release) {
    this.statement = statement;
    this.release = release;
  }

  /**
   * Makes the result set.
   *
   * @param statement its parameters are set
   * @param release run once when it is closed, so that the statement may be used again
   */
  static ResultSet of(PreparedStatement statement, Runnable release) {
    return (ResultSet)
        Proxy.newProxyInstance(
            DeferredRows.class.getClassLoader(),
            new Class<?>[] {ResultSet.class},
            new DeferredRows(statement, release));
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
      throws Throwable {
    switch (method.getName()) {
      case "close" -> {
        close();
        return null;
      }
      case "isClosed" -> {
        return closed;
      }
      case "equals" -> {
        return arguments != null && proxy == arguments[0];
      }
      case "hashCode" -> {
        return System.identityHashCode(proxy);
      }
      case "toString" -> {
        return "ResultSet of " + statement;
      }
      default -> {}
    }
    if (closed) {
      throw new SQLException("The result set is closed", "24000");
    }
    return switch (method.getName()) {
      case "getMetaData" -> statement.getMetaData();
      case "getWarnings" -> statement.getWarnings();
      default -> {
        try {
          yield method.invoke(rows(), arguments);
        } catch (InvocationTargetException e) {
          throw e.getCause() == null ? e : e.getCause();
        }
      }
    };
  }

  private ResultSet rows() throws SQLException {
    ResultSet open = rows;
    if (open == null) {
      open = statement.executeQuery();
      rows = open;
    }
    return open;
  }

  private void close() throws SQLException {
    if (closed) {
      return;
    }
    closed = true;
    if (rows != null) {
      // No database shows what a result set warns of.
      for (SQLWarning w = statement.getWarnings(); w != null; w = w.getNextWarning()) {
        LOGGER.log(Level.WARNING, w.getMessage());
      }
      rows.close();
    }
    statement.clearParameters();
    release.run();
  }
}
