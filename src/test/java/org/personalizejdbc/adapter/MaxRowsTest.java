package org.personalizejdbc.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.personalizejdbc.adapter.TestCampaigns.account;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.personalizejdbc.PersonalizeFixture;

/** Statement.setMaxRows bounds calls as LIMIT does. */
class MaxRowsTest {
  private static PersonalizeFixture db;

  @BeforeAll
  static void open() {
    db = PersonalizeFixture.of(account(250, 0));
  }

  @AfterAll
  static void close() throws SQLException {
    db.close();
  }

  private static void holds(ResultSet resultSet, int rows, int lists, int describes)
      throws SQLException {
    int count = 0;
    while (resultSet.next()) {
      count++;
    }
    assertThat(count).isEqualTo(rows);
    assertThat(db.calls().lists()).as("pages").isEqualTo(lists);
    assertThat(db.calls().describes()).as("describes").isEqualTo(describes);
  }

  @ParameterizedTest
  @CsvSource({
    "SELECT * FROM campaigns, 3, 3, 1, 3",
    "SELECT name FROM campaigns, 101, 101, 2, 0",
    "SELECT * FROM campaigns LIMIT 2, 3, 2, 1, 2",
    "SELECT * FROM campaigns LIMIT 9, 3, 3, 1, 3",
    "SELECT * FROM campaigns OFFSET 99, 2, 2, 2, 2",
    "SELECT * FROM campaigns WHERE status = 'CREATE FAILED', 2, 2, 1, 2",
    "SELECT * FROM campaigns, 0, 250, 3, 250",
  })
  void aStatementReadsNotOneMore(String sql, int max, int rows, int lists, int describes)
      throws SQLException {
    try (Statement statement = db.connection().createStatement()) {
      statement.setMaxRows(max);
      db.endpoint().forgetCalls();
      try (ResultSet resultSet = statement.executeQuery(sql)) {
        holds(resultSet, rows, lists, describes);
      }
    }
  }

  @Test
  void aPreparedStatementMayChangeItBetweenExecutions() throws SQLException {
    try (PreparedStatement statement =
        db.connection().prepareStatement("SELECT * FROM campaigns WHERE status <> ?")) {
      statement.setString(1, "CREATE FAILED");
      for (int max : new int[] {2, 5, 1}) {
        statement.setMaxRows(max);
        db.endpoint().forgetCalls();
        try (ResultSet resultSet = statement.executeQuery()) {
          holds(resultSet, max, 1, max);
        }
      }
    }
  }
}
