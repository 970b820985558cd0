package org.personalizejdbc.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.personalizejdbc.jdbc.Failures.assertFails;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLNonTransientException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.personalizejdbc.PersonalizeFixture;

/** What attached databases are asked, and what is left behind in them: nothing. */
class AttachmentLifeTest {
  private final String first = "jdbc:h2:mem:" + UUID.randomUUID();
  private final String second = "jdbc:h2:mem:" + UUID.randomUUID();
  private Connection one;
  private Connection two;
  private PersonalizeFixture db;

  @BeforeEach
  void open() throws SQLException {
    one = DriverManager.getConnection(first);
    two = DriverManager.getConnection(second);
    execute(one, "CREATE TABLE t AS SELECT x AS id, 'n' || x AS n FROM system_range(1, 500)");
    execute(two, "CREATE TABLE t AS SELECT x AS id, 'n' || x AS n FROM system_range(1, 500)");
    db = PersonalizeFixture.sample("attach.inv=" + first, "attach.ops=" + second);
  }

  @AfterEach
  void close() throws SQLException {
    db.close();
    one.close();
    two.close();
  }

  private static void execute(Connection database, String sql) throws SQLException {
    try (Statement statement = database.createStatement()) {
      statement.execute(sql);
    }
  }

  /** The connections to a database, but for the test's own. */
  private static long others(Connection database) throws SQLException {
    try (Statement statement = database.createStatement();
        ResultSet resultSet =
            statement.executeQuery("SELECT COUNT(*) - 1 FROM information_schema.sessions")) {
      resultSet.next();
      return resultSet.getLong(1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INSERT INTO inv.t VALUES (9, 'z')",
        "INSERT INTO inv.t (id) SELECT id FROM ops.t",
        "INSERT INTO inv.t VALUES (?, ?)",
        "UPSERT INTO inv.t VALUES (9, 'z')",
        "REPLACE INTO inv.t VALUES (9, 'z')",
        "UPDATE inv.t SET n = 'z' WHERE id = 1",
        "DELETE FROM inv.t",
        "DELETE FROM inv.t WHERE id = 1",
        "MERGE INTO inv.t t USING ops.t s ON t.id = s.id WHEN MATCHED THEN UPDATE SET n = 'z'",
        "CREATE TABLE inv.x (id INTEGER)",
        "CREATE TABLE inv.x AS SELECT * FROM inv.t",
        "CREATE VIEW inv.v AS SELECT 1",
        "CREATE INDEX i ON inv.t (id)",
        "ALTER TABLE inv.t ADD COLUMN z INTEGER",
        "DROP TABLE inv.t",
        "DROP TABLE IF EXISTS inv.t",
        "DROP SCHEMA inv",
        "TRUNCATE TABLE inv.t",
        "GRANT SELECT ON inv.t TO PUBLIC",
        "EXPLAIN PLAN FOR DELETE FROM inv.t",
      })
  void aWriteIsRefusedInEveryForm(String sql) throws SQLException {
    final Connection connection = db.connection();
    try (Statement statement = connection.createStatement()) {
      assertFails(
          SQLNonTransientException.class, "25006", () -> statement.executeQuery(sql), "only reads");
      assertFails(SQLNonTransientException.class, "25006", () -> statement.execute(sql));
      assertFails(SQLNonTransientException.class, "25006", () -> statement.executeUpdate(sql));
    }
    assertFails(SQLNonTransientException.class, "25006", () -> connection.prepareStatement(sql));
    assertThat(db.lines("SELECT COUNT(*), COUNT(n) FROM inv.t WHERE n <> 'z'"))
        .containsExactly("500|500");
  }

  @Test
  void whereAPartOfAStatementFailsTheOthersGiveTheirConnectionsBack() throws SQLException {
    final List<PreparedStatement> statements = new ArrayList<>();
    for (String sql :
        List.of(
            "SELECT a.id FROM inv.t a JOIN ops.t b ON UPPER(a.n) = UPPER(b.n)",
            "SELECT a.id FROM inv.t a, ops.t b WHERE a.id < b.id",
            "SELECT id FROM inv.t UNION ALL SELECT id FROM ops.t",
            "SELECT id, (SELECT MAX(b.n) FROM ops.t b WHERE b.id = a.id) FROM inv.t a")) {
      statements.add(db.connection().prepareStatement(sql));
    }
    execute(two, "DROP TABLE t");
    for (int i = 0; i < 3; i++) {
      for (PreparedStatement statement : statements) {
        assertThatThrownBy(() -> read(statement))
            .isInstanceOf(SQLException.class)
            .hasMessageContaining("attach.ops");
      }
    }
    assertThat(others(one)).as("idle ones").isLessThanOrEqualTo(2);
    db.connection().close();
    assertThat(others(one)).isZero();
    assertThat(others(two)).isZero();
  }

  private static void read(PreparedStatement statement) throws SQLException {
    try (ResultSet resultSet = statement.executeQuery()) {
      while (resultSet.next()) {
        resultSet.getObject(1);
      }
    }
  }

  @Test
  void theConnectionsOfAllAttachmentsAreClosedWithOursEvenWhatIsBeingRead() throws SQLException {
    for (String table : List.of("inv.t", "ops.t", "inv.t", "ops.t", "inv.t")) {
      final ResultSet resultSet =
          db.connection().createStatement().executeQuery("SELECT n FROM " + table);
      assertThat(resultSet.next()).isTrue();
    }
    assertThat(others(one)).isEqualTo(3);
    assertThat(others(two)).isEqualTo(2);
    db.connection().close();
    assertThat(others(one)).isZero();
    assertThat(others(two)).isZero();
  }

  @Test
  void aStatementThatIsCancelledWhileItReadsGivesItsConnectionBack() throws SQLException {
    try (Statement statement = db.connection().createStatement();
        ResultSet resultSet = statement.executeQuery("SELECT n FROM inv.t")) {
      assertThat(resultSet.next()).isTrue();
      statement.cancel();
      assertFails(SQLException.class, "57014", resultSet::next);
    }
    assertThat(db.lines("SELECT COUNT(*) FROM inv.t")).containsExactly("500");
    assertThat(others(one)).isEqualTo(1);
  }
}
