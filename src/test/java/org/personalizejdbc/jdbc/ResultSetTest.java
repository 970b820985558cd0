package org.personalizejdbc.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.personalizejdbc.jdbc.Failures.assertFails;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.sql.ResultSet;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLSyntaxErrorException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.personalizejdbc.PersonalizeFixture;

/** Where a result set stands, and what it refuses; {@link GettersTest} has what it reads. */
class ResultSetTest {
  /** What goes elsewhere than to the next row, or tells what lies there. */
  private static final Set<String> MOVING =
      Set.of(
          "isLast",
          "beforeFirst",
          "afterLast",
          "first",
          "last",
          "absolute",
          "relative",
          "previous");

  private static final Set<String> WRITING =
      Set.of(
          "insertRow",
          "deleteRow",
          "refreshRow",
          "cancelRowUpdates",
          "moveToInsertRow",
          "moveToCurrentRow");

  private static PersonalizeFixture db;
  private Statement statement;

  @BeforeAll
  static void connect() {
    db = PersonalizeFixture.sample();
  }

  @AfterAll
  static void close() throws SQLException {
    db.close();
  }

  @BeforeEach
  void create() throws SQLException {
    statement = db.connection().createStatement();
  }

  @AfterEach
  void closeStatement() throws SQLException {
    statement.close();
  }

  private static String position(ResultSet rows) throws SQLException {
    return rows.getRow()
        + (rows.isBeforeFirst() ? " before" : "")
        + (rows.isFirst() ? " first" : "")
        + (rows.isAfterLast() ? " after" : "");
  }

  @Test
  void itTellsWhereItStands() throws SQLException {
    final ResultSet rows = statement.executeQuery("VALUES (1), (2)");
    assertThat(position(rows)).isEqualTo("0 before");
    assertThat(rows.next()).isTrue();
    assertThat(position(rows)).isEqualTo("1 first");
    assertThat(rows.next()).isTrue();
    assertThat(position(rows)).isEqualTo("2");
    for (int i = 0; i < 2; i++) {
      assertThat(rows.next()).isFalse();
      assertThat(position(rows)).isEqualTo("0 after");
    }
    assertThat(rows.getType()).isEqualTo(ResultSet.TYPE_FORWARD_ONLY);
    assertThat(rows.getConcurrency()).isEqualTo(ResultSet.CONCUR_READ_ONLY);
    assertThat(rows.getHoldability()).isEqualTo(ResultSet.HOLD_CURSORS_OVER_COMMIT);
    rows.setFetchDirection(ResultSet.FETCH_REVERSE);
    assertThat(rows.getFetchDirection()).isEqualTo(ResultSet.FETCH_FORWARD);
    rows.setFetchSize(7);
    assertThat(rows.getFetchSize()).isEqualTo(7);
  }

  @Test
  void behindItsMostRowsItStandsOnNone() throws SQLException {
    statement.setMaxRows(1);
    final ResultSet rows = statement.executeQuery("VALUES (1), (2)");
    assertThat(rows.next()).isTrue();
    assertThat(rows.getInt(1)).isEqualTo(1);
    assertThat(rows.next()).isFalse();
    assertThat(position(rows)).isEqualTo("0 after");
    assertFails(SQLException.class, "24000", () -> rows.getInt(1), "next()");
  }

  @Test
  void theFirstRowIsReadWhenItIsExecutedAndEachOtherWhenItIsAskedFor() throws SQLException {
    assertFails(
        SQLDataException.class,
        "22012",
        () ->
            statement.executeQuery(
                "SELECT x FROM (VALUES (0, 'a'), (1, 'b')) AS t (x, y) WHERE 1 / x = 1"));
    final ResultSet rows =
        statement.executeQuery(
            "SELECT x FROM (VALUES (1, 'a'), (0, 'b')) AS t (x, y) WHERE 1 / x = 1");
    assertThat(rows.next()).isTrue();
    assertThat(rows.getInt(1)).isEqualTo(1);
    assertFails(SQLDataException.class, "22012", rows::next);
    assertFails(SQLException.class, "22012", rows::next);
    assertFails(SQLException.class, "24000", () -> rows.getInt(1), "next()");
  }

  @Test
  void aColumnIsFoundByItsLabelInAnyCaseTheFirstOfSeveral() throws SQLException {
    final ResultSet rows = statement.executeQuery("SELECT 1 AS a, 2 AS \"Ab\", 3 AS \"A\"");
    assertThat(rows.next()).isTrue();
    assertThat(rows.findColumn("A")).isEqualTo(1);
    assertThat(rows.getInt("a")).isEqualTo(1);
    assertThat(rows.findColumn("aB")).isEqualTo(2);
    assertThat(rows.getInt("AB")).isEqualTo(2);
    for (String label : List.of("b", "", "a ")) {
      assertFails(
          SQLSyntaxErrorException.class,
          "42S22",
          () -> rows.findColumn(label),
          "no column '" + label + "'");
    }
  }

  private static Object argument(Class<?> type) {
    if (type == int.class) {
      return 1;
    } else if (type == long.class) {
      return 1L;
    } else if (type == short.class) {
      return (short) 1;
    } else if (type == byte.class) {
      return (byte) 1;
    } else if (type == float.class) {
      return 1f;
    } else if (type == double.class) {
      return 1d;
    } else if (type == boolean.class) {
      return true;
    } else if (type == String.class) {
      return "a";
    } else if (type == Class.class) {
      return String.class;
    }
    return type == Map.class ? Map.of("x", String.class) : null;
  }

  private static void call(ResultSet rows, Method method) throws Throwable {
    try {
      method.invoke(
          rows, Arrays.stream(method.getParameterTypes()).map(ResultSetTest::argument).toArray());
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  @Test
  void nothingIsWrittenAndNothingReadTwiceOpenOrClosed() throws SQLException {
    final ResultSet rows = statement.executeQuery("SELECT 1 AS a");
    assertThat(rows.next()).isTrue();
    int refused = 0;
    for (int i = 0; i < 2; i++) {
      for (Method method : ResultSet.class.getMethods()) {
        if (method.getName().startsWith("update")
            || WRITING.contains(method.getName())
            || MOVING.contains(method.getName())) {
          assertFails(SQLFeatureNotSupportedException.class, "0A000", () -> call(rows, method));
          refused++;
        }
      }
      rows.close();
    }
    assertThat(refused).isGreaterThan(2 * 90);
  }

  @Test
  void whatNoColumnIsOfIsRefused() throws SQLException {
    final ResultSet rows = statement.executeQuery("SELECT 'x' AS a");
    assertThat(rows.next()).isTrue();
    for (Method method : ResultSet.class.getMethods()) {
      if (List.of("getRef", "getBlob", "getClob", "getNClob", "getSQLXML", "getURL", "getRowId")
              .contains(method.getName())
          || Arrays.asList(method.getParameterTypes()).contains(Map.class)) {
        assertFails(
            SQLFeatureNotSupportedException.class, "0A000", () -> call(rows, method), "Column 1");
      }
    }
  }

  @Test
  void aClosedOneAnswersNothing() throws SQLException {
    final ResultSet rows = statement.executeQuery("SELECT 1 AS a");
    assertThat(rows.next()).isTrue();
    assertThat(rows.isClosed()).isFalse();
    statement.close();
    assertThat(rows.isClosed()).isTrue();
    rows.close();
    for (Method method : ResultSet.class.getMethods()) {
      if ((method.getName().startsWith("get") || method.getName().equals("next"))
          && !List.of("getCursorName", "getUnicodeStream").contains(method.getName())) {
        assertFails(SQLException.class, "24000", () -> call(rows, method), "closed");
      }
    }
  }

  @Test
  void anotherThreadMayCloseIt() throws Exception {
    final ResultSet rows = statement.executeQuery("VALUES (1), (2)");
    assertThat(rows.next()).isTrue();
    final Thread other =
        new Thread(
            () -> {
              try {
                rows.close();
              } catch (SQLException e) {
                throw new AssertionError(e);
              }
            });
    other.start();
    other.join();
    assertThat(rows.isClosed()).isTrue();
    assertFails(SQLException.class, "24000", rows::next, "closed");
    assertFails(SQLException.class, "24000", () -> rows.getInt(1), "closed");
  }
}
