package org.personalizejdbc.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.personalizejdbc.jdbc.Failures.assertFails;

import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.personalizejdbc.PersonalizeFixture;

/** Statements of a size that no person writes: rows or an SQLException, and no harm done. */
class HostileSqlTest {
  private static final int MEGABYTE = 1 << 20;

  private static final Map<String, String> STATEMENTS = statements();

  private static PersonalizeFixture db;

  @BeforeAll
  static void open() {
    db = PersonalizeFixture.sample();
  }

  @AfterAll
  static void close() throws SQLException {
    db.close();
  }

  /** What the statements are; their texts would fill the report. */
  static Set<String> names() {
    return STATEMENTS.keySet();
  }

  /** Statements by what they are. */
  private static Map<String, String> statements() {
    int depth = 20_000;
    Map<String, String> statements = new TreeMap<>();
    statements.put("parentheses", "SELECT " + "(".repeat(depth) + "1" + ")".repeat(depth));
    statements.put("open parentheses", "SELECT " + "(".repeat(depth));
    statements.put("subqueries", "SELECT * FROM (".repeat(depth) + "campaigns" + ")".repeat(depth));
    statements.put("signs", "SELECT " + "- ".repeat(depth) + "1");
    statements.put("NOT", "SELECT name FROM campaigns WHERE " + "NOT ".repeat(depth) + "TRUE");
    statements.put("sum", "SELECT 1" + " + 1".repeat(MEGABYTE / 4));
    statements.put("text", "SELECT 'x" + "y".repeat(MEGABYTE) + "' FROM campaigns LIMIT 1");
    statements.put("quotes", "SELECT '" + "''".repeat(MEGABYTE / 2) + "' FROM campaigns LIMIT 1");
    statements.put("escaped text", "SELECT E'" + "\\n''".repeat(MEGABYTE / 4) + "'");
    statements.put("unfinished text", "SELECT '" + "''".repeat(MEGABYTE / 2));
    statements.put("quoted name", "SELECT \"" + "\"\"".repeat(MEGABYTE / 2) + "\" FROM campaigns");
    statements.put("comment", "SELECT 1 /*" + " *".repeat(MEGABYTE / 2) + "/");
    statements.put("comments", "-- x\n".repeat(MEGABYTE / 5) + "SELECT 1");
    statements.put("braces", "{fn ".repeat(depth));
    statements.put("blanks", " ".repeat(MEGABYTE) + "SELECT 1" + "\t".repeat(MEGABYTE));
    statements.put("semicolons", "SELECT 1" + ";".repeat(MEGABYTE));
    statements.put("unreadable", "\u0000\uffff\ud800".repeat(MEGABYTE / 3));
    statements.put(
        "CASE", "SELECT " + "CASE WHEN TRUE THEN ".repeat(2_000) + "1" + " END".repeat(2_000));
    statements.put(
        "OR of conditions",
        "SELECT name FROM campaigns WHERE "
            + IntStream.range(0, 2_000)
                .mapToObj(i -> "name LIKE 'x" + i + "%'")
                .collect(Collectors.joining(" OR ")));
    // As a regular expression, each of them would take for ever.
    String wildcards = "'" + "%a".repeat(70) + "%!'";
    statements.put("LIKE", "SELECT name FROM campaigns WHERE REPEAT(name, 9) LIKE " + wildcards);
    statements.put("NOT ILIKE", "SELECT name FROM campaigns WHERE name NOT ILIKE " + wildcards);
    statements.put("LIKE of constants", "VALUES REPEAT('a', 200) LIKE " + wildcards);
    statements.put(
        "condition of constants",
        "SELECT name FROM campaigns WHERE '" + "a".repeat(200) + "' LIKE " + wildcards);
    statements.put("LIKE ESCAPE", "VALUES REPEAT('a', 200) LIKE " + wildcards + " ESCAPE '?'");
    statements.put(
        "long LIKE", "VALUES REPEAT('a', 10000) LIKE '%" + "a".repeat(5_000) + "_" + "%!'");
    statements.put(
        "columns",
        "SELECT "
            + IntStream.range(0, 1_000)
                .mapToObj(i -> "name || '" + i + "'")
                .collect(Collectors.joining(", "))
            + " FROM campaigns LIMIT 1");
    return statements;
  }

  @ParameterizedTest
  @MethodSource("names")
  @Timeout(120)
  void aHugeStatementIsRowsOrAnSqlException(String name) throws SQLException {
    try (var prepared = db.connection().createStatement();
        var rows = prepared.executeQuery(STATEMENTS.get(name))) {
      while (rows.next()) {
        rows.getObject(1);
      }
    } catch (SQLException e) {
      assertThat(e.getSQLState()).as(e.getMessage()).isIn("42000", "54001", "0A000", "42S22");
      assertThat(e.getMessage()).hasSizeLessThan(2_000);
    }
    // It goes on working.
    db.query("SELECT COUNT(*) FROM campaigns").returns("161");
  }

  /** It tries every way to divide a text, in a plan and while a plan is made. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT name FROM campaigns WHERE name || REPEAT('a', 60) || 'c' RLIKE '(a*)*\\1b'",
        "VALUES REPEAT('a', 60) || 'c' RLIKE '(a*)*\\1b'",
      })
  @Timeout(120)
  void aRegularExpressionEndsWithItsStatement(String sql) throws SQLException {
    try (Statement statement = db.connection().createStatement()) {
      statement.setQueryTimeout(1);
      assertFails(SQLTimeoutException.class, "HYT00", () -> statement.executeQuery(sql).next());
    }
  }
}
