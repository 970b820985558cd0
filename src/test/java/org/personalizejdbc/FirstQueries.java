package org.personalizejdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** What a connection to the sample account must answer, by JDBC alone. */
final class FirstQueries {
  private FirstQueries() {}

  static void check(Connection connection) throws SQLException {
    onlyTheNamedCampaignIsFound(connection);
    countsByStatusAddUp(connection);
  }

  private static void onlyTheNamedCampaignIsFound(Connection connection) throws SQLException {
    String arn;
    String name;
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT campaign_arn, name FROM campaigns ORDER BY 1 LIMIT 1")) {
      assertThat(rows.next()).isTrue();
      arn = rows.getString(1);
      name = rows.getString(2);
    }
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT name FROM campaigns WHERE campaign_arn = '" + arn + "'")) {
      assertSingle(rows, name);
    }
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT UPPER(name) || '.' FROM campaigns WHERE campaign_arn = ?")) {
      statement.setString(1, arn);
      try (ResultSet rows = statement.executeQuery()) {
        assertThat(rows.next()).isTrue();
        assertThat(rows.getString(1)).isEqualToIgnoringCase(name + ".");
        assertThat(rows.next()).isFalse();
      }
    }
  }

  private static void countsByStatusAddUp(Connection connection) throws SQLException {
    long sum = 0;
    int groups = 0;
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT status, COUNT(*) FROM campaigns GROUP BY status")) {
      while (rows.next()) {
        groups++;
        sum += rows.getLong(2);
      }
    }
    assertThat(groups).isGreaterThan(1);
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM campaigns")) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getLong(1)).isEqualTo(sum);
    }
  }

  private static void assertSingle(ResultSet rows, String value) throws SQLException {
    assertThat(rows.next()).isTrue();
    assertThat(rows.getString(1)).isEqualTo(value);
    assertThat(rows.next()).isFalse();
  }
}
