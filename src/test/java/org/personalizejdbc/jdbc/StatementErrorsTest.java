package org.personalizejdbc.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.personalizejdbc.jdbc.Failures.assertFails;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLNonTransientException;
import java.sql.SQLSyntaxErrorException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.personalizejdbc.PersonalizeFixture;

/** Failures that lie in a statement, none of which costs a call before the statement runs. */
class StatementErrorsTest {
  private static PersonalizeFixture db;

  @BeforeAll
  static void connect() throws SQLException {
    try (Connection inventory = DriverManager.getConnection("jdbc:hsqldb:mem:errors");
        Statement statement = inventory.createStatement()) {
      statement.execute("CREATE TABLE t (id INTEGER, s VARCHAR(20))");
      statement.execute("INSERT INTO t VALUES (1, 'abc')");
    }
    db = PersonalizeFixture.sample("attach.inv=jdbc:hsqldb:mem:errors");
  }

  @AfterAll
  static void close() throws SQLException {
    db.close();
  }

  /** Runs a query to its end, by a plain statement. */
  private static void run(String sql) throws SQLException {
    try (Statement statement = db.connection().createStatement();
        ResultSet resultSet = statement.executeQuery(sql)) {
      while (resultSet.next()) {
        resultSet.getObject(1);
      }
    }
  }

  private static void assertRefused(
      Class<? extends SQLException> type, String state, String sql, String... says)
      throws SQLException {
    db.endpoint().forgetCalls();
    assertFails(type, state, () -> run(sql), says);
    assertFails(type, state, () -> db.connection().prepareStatement(sql), says);
    assertFails(type, state, () -> db.connection().createStatement().execute(sql), says);
    assertThat(db.endpoint().calls()).isEmpty();
    // The connection is none the worse.
    db.query("VALUES 1").returns("1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '"',
      value = {
        "SELEC 1 ! line 1, column 1",
        "SELECT * FROM campaigns~WHERE name = = 'a' ! line 2, column 12",
        "SELECT 'unclosed ! line 1",
        "SELECT (1 ! line 1",
        "SELECT § FROM campaigns ! line 1, column 8",
        "SELECT ! the end of the statement",
        "- ! line 1",
        "SELECT name FROM campaigns GROUP BY status ! line 1, column 8",
        "SELECT nosuchfunction(1) ! line 1, column 8",
        "SELECT name + 1, sum() FROM campaigns ! line 1",
        "SELECT a.name, b.name FROM campaigns a JOIN campaigns b ON name = 'x' ! ambiguous",
        "SELECT 1; SELECT 2 ! line 1",
      })
  void whatCannotBeReadIsASyntaxErrorWithItsPlace(String sql, String says) throws SQLException {
    assertRefused(SQLSyntaxErrorException.class, "42000", sql.replace('~', '\n'), says);
  }

  @ParameterizedTest
  @CsvSource({
    "SELECT * FROM nosuch, nosuch",
    "SELECT * FROM personalize.nosuch, nosuch",
    "SELECT * FROM nosuch.campaigns, nosuch",
    "SELECT * FROM inv.nosuch, nosuch",
    "SELECT x.name FROM campaigns, Table 'x' not found"
  })
  void anUnknownTableIs42S02(String sql, String says) throws SQLException {
    assertRefused(
        SQLSyntaxErrorException.class, "42S02", sql.replace(", " + says, ""), "line 1", says);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT nosuch FROM campaigns",
        "SELECT campaigns.nosuch FROM campaigns",
        "SELECT 1 FROM campaigns WHERE nosuch = 1",
        "SELECT nosuch FROM inv.t"
      })
  void anUnknownColumnIs42S22(String sql) throws SQLException {
    assertRefused(SQLSyntaxErrorException.class, "42S22", sql, "line 1, column", "nosuch");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INSERT INTO campaigns (campaign_arn) VALUES ('a')",
        "INSERT INTO inv.t VALUES (1, 'a')",
        "UPDATE campaigns SET name = 'a'",
        "UPDATE inv.t SET id = 2",
        "DELETE FROM campaigns",
        "DELETE FROM inv.t WHERE id = 1",
        "MERGE INTO inv.t USING campaigns ON 1 = 1 WHEN MATCHED THEN UPDATE SET id = 1",
        "CREATE TABLE x (a INTEGER)",
        "CREATE VIEW v AS SELECT 1",
        "DROP TABLE campaigns",
        "ALTER TABLE campaigns ADD COLUMN a INTEGER",
        "TRUNCATE TABLE inv.t",
        "  -- about\n /* it */ insert into inv.t values (1, 'a');",
        "GRANT SELECT ON campaigns TO x"
      })
  void aWriteIs25006(String sql) throws SQLException {
    assertRefused(SQLNonTransientException.class, "25006", sql, "only reads");
    for (Statement statement : new Statement[] {db.connection().createStatement()}) {
      assertFails(
          SQLNonTransientException.class,
          "25006",
          () -> statement.executeUpdate(sql),
          "only reads");
      assertFails(SQLNonTransientException.class, "25006", () -> statement.executeLargeUpdate(sql));
      assertFails(SQLNonTransientException.class, "25006", () -> statement.addBatch(sql));
      assertFails(
          SQLNonTransientException.class,
          "25006",
          () -> statement.execute(sql, Statement.RETURN_GENERATED_KEYS));
    }
    db.query("SELECT COUNT(*) FROM inv.t").returns("1");
  }

  @Test
  void executeUpdateOfAQueryRunsNothing() throws SQLException {
    final String sql = "SELECT * FROM campaigns";
    db.endpoint().forgetCalls();
    assertFails(
        SQLNonTransientException.class,
        "25006",
        () -> db.connection().createStatement().executeUpdate(sql),
        "executeQuery");
    assertFails(
        SQLNonTransientException.class,
        "25006",
        () -> db.connection().prepareStatement(sql).executeUpdate());
    assertFails(
        SQLFeatureNotSupportedException.class,
        "0A000",
        () -> db.connection().prepareStatement(sql).addBatch());
    assertFails(
        SQLFeatureNotSupportedException.class,
        "0A000",
        () -> db.connection().createStatement().addBatch(sql));
    assertThat(db.connection().createStatement().executeBatch()).isEmpty();
    assertThat(db.endpoint().calls()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "VALUES 1 / 0 ! 22012",
        "SELECT 1 / (CHAR_LENGTH(name) - CHAR_LENGTH(name)) FROM campaigns ! 22012",
        "SELECT MOD(1, id - 1) FROM inv.t ! 22012",
        "VALUES CAST('abc' AS INTEGER) ! 22018",
        "SELECT CAST(name AS INTEGER) FROM campaigns ! 22018",
        "SELECT CAST(name AS DOUBLE) FROM campaigns ! 22018",
        "SELECT CAST(name AS DECIMAL(5, 2)) FROM campaigns ! 22018",
        "SELECT CAST(name AS TIMESTAMP) FROM campaigns ! 22018",
        "SELECT CAST(name AS DATE) FROM campaigns ! 22018",
        "SELECT CAST(name AS BOOLEAN) FROM campaigns ! 22018",
        "VALUES CAST(3000000000 AS INTEGER) ! 22003",
        "SELECT CAST(min_provisioned_tps * 3000000000 AS INTEGER) FROM campaigns ! 22003",
        "SELECT CAST(1000 * CHAR_LENGTH(name) AS TINYINT) FROM campaigns ! 22003",
        "VALUES CAST('2026-13-45' AS DATE) ! 22018",
        "SELECT name FROM campaigns WHERE min_provisioned_tps = 'abc' ! 22018",
        "SELECT name FROM campaigns WHERE creation_date_time > 'yesterday' ! 22018",
        "VALUES SUBSTRING('abc', 1, -1) ! 22023",
        "VALUES LN(0) ! 22023",
        "VALUES CHR(-1) ! 22023",
        "SELECT name FROM campaigns WHERE name SIMILAR TO '[' ! 22023",
        "SELECT name FROM campaigns WHERE name LIKE 'a' ESCAPE 'ab' ! 22023",
        "SELECT name FROM campaigns WHERE name LIKE 'a?b' ESCAPE '?' ! 22023",
        "SELECT name FROM campaigns WHERE name RLIKE '[' ! 22023"
      })
  void anErrorInAValueIsADataException(String sql, String state) {
    assertFails(SQLDataException.class, state, () -> run(sql));
    assertFails(SQLDataException.class, state, () -> db.query(sql));
  }

  @Test
  void aScalarSubqueryOfSeveralRowsIs21000() {
    assertFails(
        SQLException.class, "21000", () -> run("SELECT (SELECT name FROM campaigns)"), "several");
  }

  @Test
  void anUnsetParameterIs07001() throws SQLException {
    for (String sql :
        new String[] {
          "SELECT * FROM campaigns WHERE campaign_arn = ?",
          "SELECT * FROM campaigns WHERE name = ?",
          "SELECT * FROM inv.t WHERE id = ? AND s = 'a'",
          "VALUES CAST(? AS INTEGER)"
        }) {
      try (var prepared = db.connection().prepareStatement(sql)) {
        assertFails(SQLException.class, "07001", prepared::executeQuery, "not set");
        prepared.setString(1, "1");
        prepared.clearParameters();
        assertFails(SQLException.class, "07001", prepared::execute);
      }
      assertFails(SQLException.class, "07001", () -> run(sql), "not set");
    }
  }

  @Test
  void aPlaceThatIsNotThereIsNamed() throws SQLException {
    try (var prepared = db.connection().prepareStatement("VALUES (1, CAST(? AS VARCHAR))")) {
      assertFails(SQLDataException.class, "22023", () -> prepared.setString(2, "a"), "2");
      assertFails(SQLDataException.class, "22023", () -> prepared.setString(0, "a"), "0");
      assertFails(SQLDataException.class, "22023", () -> prepared.setTimestamp(7, null), "7");
      prepared.setString(1, "a");
      try (ResultSet row = prepared.executeQuery()) {
        assertThat(row.next()).isTrue();
        assertFails(SQLDataException.class, "22023", () -> row.getString(3), "3");
        assertFails(SQLDataException.class, "22023", () -> row.getTimestamp(0), "0");
        assertFails(
            SQLSyntaxErrorException.class, "42S22", () -> row.getString("nosuch"), "nosuch");
        assertFails(SQLDataException.class, "22018", () -> row.getInt(2));
      }
    }
  }

  @Test
  void whatIsNotThereIs0A000() throws SQLException {
    final Connection connection = db.connection();
    final Class<SQLFeatureNotSupportedException> type = SQLFeatureNotSupportedException.class;
    assertFails(type, "0A000", () -> connection.prepareCall("{call x}"));
    assertFails(type, "0A000", () -> connection.setSavepoint());
    assertFails(type, "0A000", () -> connection.createBlob());
    assertFails(type, "0A000", () -> connection.createSQLXML());
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("VALUES 1")) {
      assertFails(type, "0A000", () -> statement.getGeneratedKeys());
      assertFails(type, "0A000", () -> statement.setCursorName("c"));
      assertFails(type, "0A000", () -> statement.getMoreResults(Statement.KEEP_CURRENT_RESULT));
      assertThat(row.next()).isTrue();
      assertFails(type, "0A000", () -> row.updateInt(1, 2));
      assertFails(type, "0A000", () -> row.updateRow());
      assertFails(type, "0A000", () -> row.deleteRow());
      assertFails(type, "0A000", () -> row.moveToInsertRow());
      assertFails(type, "0A000", () -> row.getObject(1, StringBuilder.class));
    }
  }

  @Test
  void anAttachedDatabasesOwnErrorKeepsItsStateAndNamesTheAttachment() throws SQLException {
    try (Connection inventory = DriverManager.getConnection("jdbc:hsqldb:mem:gone");
        Statement statement = inventory.createStatement()) {
      statement.execute("CREATE TABLE t (id INTEGER)");
      try (var other = PersonalizeFixture.sample("attach.shop=jdbc:hsqldb:mem:gone")) {
        other.query("SELECT * FROM shop.t").returnsCount(0);
        try (var prepared = other.connection().prepareStatement("SELECT * FROM shop.t")) {
          statement.execute("DROP TABLE t");
          // HSQLDB's state for an unknown object.
          assertFails(
              SQLException.class, "42501", prepared::executeQuery, "attach.shop", "[42501]");
        }
      }
    }
  }

  @Test
  void anAttachedDatabasesErrorInAValueKeepsItsState() throws SQLException {
    try (Connection inventory = DriverManager.getConnection("jdbc:hsqldb:mem:values");
        Statement statement = inventory.createStatement()) {
      statement.execute("CREATE TABLE t (id INTEGER)");
      statement.execute("INSERT INTO t VALUES (1)");
      statement.execute("CREATE VIEW v AS SELECT 10 / (id - 1) AS x FROM t");
      try (var other = PersonalizeFixture.sample("attach.shop=jdbc:hsqldb:mem:values")) {
        assertFails(
            SQLDataException.class,
            "22012",
            () -> other.query("SELECT x FROM shop.v"),
            "attach.shop");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", ";", " ; ", "-- nothing"})
  void anEmptyStatementIsRefused(String sql) throws SQLException {
    assertRefused(SQLSyntaxErrorException.class, "42000", sql);
  }

  @Test
  void aMissingStatementIsRefused() {
    assertFails(
        SQLSyntaxErrorException.class,
        "42000",
        () -> db.connection().createStatement().executeQuery(unset()));
    assertFails(
        SQLSyntaxErrorException.class, "42000", () -> db.connection().prepareStatement(unset()));
  }

  private static String unset() {
    return null;
  }

  @Test
  void aStatementOfManyBlanksAndCommentsIsRead() throws SQLException {
    final String blanks = " \n".repeat(20_000) + "-- c\n".repeat(20_000);
    assertFails(SQLSyntaxErrorException.class, "42000", () -> run(blanks + "SELEC 1"));
    assertFails(
        SQLNonTransientException.class, "25006", () -> run(blanks + "TRUNCATE TABLE campaigns"));
    db.query("VALUES 1 ; \n").returns("1");
  }
}
