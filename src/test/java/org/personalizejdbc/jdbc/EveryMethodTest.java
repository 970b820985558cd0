package org.personalizejdbc.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.Date;
import java.sql.JDBCType;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.Statement;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Calendar;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TimeZone;
import java.util.concurrent.Executor;
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

  private static void callAll(Class<?> type, Maker maker) throws Exception {
    final List<String> wrong = new ArrayList<>();
    try (var db = PersonalizeFixture.sample()) {
      final Connection closed = db.connect();
      final Object ofClosed = maker.make(closed);
      closed.close();
      Connection open = db.connect();
      int called = 0;
      for (Method method : type.getMethods()) {
        called++;
        for (int variant = 0; variant < VARIANTS; variant++) {
          call(method, ofClosed, arguments(method, variant), wrong);
          open = open.isClosed() ? db.connect() : open;
          call(method, maker.make(open), arguments(method, variant), wrong);
        }
        open = open.isClosed() ? db.connect() : open;
        if (maker.make(open) instanceof AutoCloseable closing && closing != open) {
          closing.close();
          call(method, closing, arguments(method, 0), wrong);
        }
        if (type == ResultSet.class) {
          final ResultSet ended = row(open);
          assertThat(ended.next()).isFalse();
          call(method, ended, arguments(method, 0), wrong);
          call(method, prepared(open).executeQuery(), arguments(method, 0), wrong);
        }
      }
      assertThat(called).isGreaterThan(8);
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
                && (!sql.getSQLState().equals("XX000") || mayBeNull(method, arguments))
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

  /**
   * Whether a null is the program's own mistake, which JDBC answers with a NullPointerException.
   */
  private static boolean mayBeNull(Method method, Object... arguments) {
    return Arrays.asList(arguments).contains(null)
        && !List.of("unwrap", "isWrapperFor").contains(method.getName());
  }

  private static Throwable root(Throwable thrown) {
    Throwable root = thrown;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }

  private static final int VARIANTS = 4;

  /** Arguments: plausible ones, ones out of bounds, none, and others that are plausible. */
  private static Object[] arguments(Method method, int variant) {
    return Arrays.stream(method.getParameterTypes()).map(type -> argument(type, variant)).toArray();
  }

  private static Object argument(Class<?> type, int variant) {
    if (type == int.class) {
      return new int[] {1, -7, 99, 5}[variant];
    } else if (type == long.class) {
      return new long[] {1, -7, 99, 5}[variant];
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
      return new String[] {"campaign_arn", "", null, "EXPR$1"}[variant];
    } else if (variant == 2) {
      return null;
    } else if (type == Class.class) {
      return new Class<?>[] {String.class, Thread.class, null, int.class}[variant];
    } else if (type == Object.class) {
      return new Object[] {"text", new Object(), null, Instant.EPOCH}[variant];
    } else if (type == Map.class) {
      return variant == 0 ? Map.of() : Map.of("x", String.class);
    } else if (type == int[].class) {
      return new int[] {1};
    } else if (type == String[].class) {
      return new String[] {"x"};
    } else if (type == byte[].class) {
      return new byte[] {1};
    } else if (type == Object[].class) {
      return new Object[] {1};
    } else if (type == Calendar.class) {
      return Calendar.getInstance(TimeZone.getTimeZone("UTC"), Locale.ROOT);
    } else if (type == Date.class) {
      return new Date(0);
    } else if (type == Time.class) {
      return new Time(0);
    } else if (type == Timestamp.class) {
      return new Timestamp(0);
    } else if (type == BigDecimal.class) {
      return BigDecimal.TEN;
    } else if (type == Reader.class) {
      return new StringReader("x");
    } else if (type == InputStream.class) {
      return new ByteArrayInputStream(new byte[] {65});
    } else if (type == SQLType.class) {
      return JDBCType.VARCHAR;
    } else if (type == Properties.class) {
      return new Properties();
    } else if (type == Executor.class) {
      return (Executor) Runnable::run;
    }
    return null;
  }
}
