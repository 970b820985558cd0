package org.personalizejdbc.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.personalizejdbc.PersonalizeFixture;

/**
 * Calls every method of JDBC's interfaces, with arguments good and bad, open and closed: each
 * answers, or throws an SQLException with a state and a message. Nothing else ever leaves it.
 */
class EveryMethodTest {
  private static final String SQL =
      "VALUES (CAST(? AS VARCHAR), TIMESTAMP '2026-03-09 23:59:58.987', 1.5, 7, TRUE)";

  /** Makes the object whose methods are called, anew where a call may have used it up. */
  private interface Maker {
    Object make(Connection connection) throws SQLException;
  }

  private static final Map<Class<?>, Maker> OBJECTS =
      Map.of(
          Connection.class,
          connection -> connection,
          DatabaseMetaData.class,
          Connection::getMetaData,
          Statement.class,
          Connection::createStatement,
          PreparedStatement.class,
          EveryMethodTest::prepared,
          ResultSet.class,
          EveryMethodTest::row,
          ResultSetMetaData.class,
          connection -> prepared(connection).getMetaData(),
          ParameterMetaData.class,
          connection -> prepared(connection).getParameterMetaData());

  private static PreparedStatement prepared(Connection connection) throws SQLException {
    final PreparedStatement statement = connection.prepareStatement(SQL);
    statement.setString(1, "nonsense");
    return statement;
  }

  private static ResultSet row(Connection connection) throws SQLException {
    final ResultSet row = prepared(connection).executeQuery();
    assertThat(row.next()).isTrue();
    return row;
  }

  @TestFactory
  List<DynamicTest> nothingButSqlExceptionsLeaveAMethod() {
    final List<DynamicTest> tests = new ArrayList<>();
    OBJECTS.forEach(
        (type, maker) ->
            tests.add(DynamicTest.dynamicTest(type.getSimpleName(), () -> callAll(type, maker))));
    tests.sort(Comparator.comparing(DynamicTest::getDisplayName));
    return tests;
  }

  private static void callAll(Class<?> type, Maker maker) throws SQLException {
    final List<String> wrong = new ArrayList<>();
    try (var db = PersonalizeFixture.sample()) {
      final Connection closed = db.connect();
      final Object closedObject = maker.make(closed);
      closed.close();
      Connection open = db.connect();
      for (Method method : type.getMethods()) {
        if (method.getDeclaringClass() != Object.class) {
          call(method, closedObject, arguments(method, 0), wrong);
          for (int variant = 0; variant < 3; variant++) {
            open = open.isClosed() ? db.connect() : open;
            call(method, maker.make(open), arguments(method, variant), wrong);
          }
        }
      }
      open.close();
    }
    if (!wrong.isEmpty()) {
      fail(String.join("\n", wrong));
    }
  }

  private static void call(Method method, Object object, Object[] arguments, List<String> wrong) {
    Throwable thrown = null;
    try {
      method.invoke(object, arguments);
    } catch (InvocationTargetException e) {
      thrown = e.getCause();
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
    final boolean proper =
        thrown == null
            || (thrown instanceof SQLException sql
                && sql.getSQLState() != null
                && (!sql.getSQLState().equals("XX000") || Arrays.asList(arguments).contains(null))
                && sql.getMessage() != null);
    if (!proper) {
      final Throwable root = root(thrown);
      wrong.add(
          method.getName()
              + Arrays.toString(method.getParameterTypes())
              + Arrays.deepToString(arguments)
              + ": "
              + thrown
              + (thrown instanceof SQLException sql ? " [" + sql.getSQLState() + "]" : "")
              + " at "
              + (root.getStackTrace().length == 0 ? "" : root.getStackTrace()[0]));
    }
  }

  private static Throwable root(Throwable thrown) {
    Throwable root = thrown;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }

  /** Arguments: plausible ones, ones out of bounds, and none. */
  private static Object[] arguments(Method method, int variant) {
    return Arrays.stream(method.getParameterTypes()).map(type -> argument(type, variant)).toArray();
  }

  private static Object argument(Class<?> type, int variant) {
    if (type == int.class) {
      return new int[] {1, -7, 99}[variant];
    } else if (type == long.class) {
      return new long[] {1, -7, 99}[variant];
    } else if (type == boolean.class) {
      return variant == 0;
    } else if (type == short.class) {
      return (short) 1;
    } else if (type == byte.class) {
      return (byte) 1;
    } else if (type == float.class) {
      return 1f;
    } else if (type == double.class) {
      return 1d;
    } else if (type == String.class) {
      return new String[] {"campaign_arn", "", null}[variant];
    } else if (type == Class.class && variant == 0) {
      return String.class;
    } else if (type == Object.class && variant == 0) {
      return "text";
    }
    return null;
  }
}
