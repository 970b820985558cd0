package org.personalizejdbc.shell;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.personalizejdbc.TestDriver;

/** HSQLDB as it never is: with warnings, with results that break off, telling its properties. */
final class AwkwardDriver extends TestDriver {
  private static final String BREAKS_AT_THIRD_ROW = "jdbc:awkward:breaks";
  private static final String WARNS = "jdbc:awkward:warns";
  private static final String TELLS_ATTACHMENTS = "jdbc:awkward:tells";

  static {
    try {
      DriverManager.registerDriver(new AwkwardDriver());
    } catch (SQLException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  // Methods, not constants: those would not load this class, which registers itself.

  static String breaksAtThirdRow() {
    return BREAKS_AT_THIRD_ROW;
  }

  static String warns() {
    return WARNS;
  }

  /** Fails to connect, with the {@code attach.…} properties that it got as its message. */
  static String tellsAttachments() {
    return TELLS_ATTACHMENTS;
  }

  @Override
  public @Nullable Connection connect(String url, Properties info) throws SQLException {
    // DriverManager asks every driver, also for a URL that another one has just refused.
    if (!acceptsURL(url)) {
      return null;
    }
    if (url.equals(TELLS_ATTACHMENTS)) {
      String told =
          info.stringPropertyNames().stream()
              .sorted()
              .map(name -> name + "=" + info.getProperty(name))
              .reduce("", (a, b) -> a + "<" + b + ">");
      throw new SQLException(told, "08004");
    }
    return wrap(Connection.class, DriverManager.getConnection("jdbc:hsqldb:mem:awkward"), url);
  }

  /** A proxy: the interfaces have some 400 methods, of which three matter here. */
  @SuppressWarnings("unchecked")
  private static <T> T wrap(Class<T> type, Object target, String url) {
    int[] rows = {0};
    return (T)
        Proxy.newProxyInstance(
            AwkwardDriver.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, args) -> {
              if (url.equals(WARNS)
                  && method.getName().equals("getWarnings")
                  && type != Connection.class) {
                SQLWarning warning =
                    new SQLWarning("a " + type.getSimpleName() + "\n warns", "01000");
                warning.setNextWarning(new SQLWarning("twice", "01P01"));
                return warning;
              }
              if (url.equals(BREAKS_AT_THIRD_ROW)
                  && method.getName().equals("next")
                  && ++rows[0] == 3) {
                throw new SQLException("the third row is lost", "08006");
              }
              Object result;
              try {
                result = method.invoke(target, args);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
              if (method.getName().equals("createStatement")) {
                return wrap(Statement.class, result, url);
              }
              return method.getName().equals("getResultSet")
                  ? wrap(ResultSet.class, result, url)
                  : result;
            });
  }

  @Override
  public boolean acceptsURL(String url) {
    return url.startsWith("jdbc:awkward:");
  }
}
