package org.personalizejdbc.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.personalizejdbc.PersonalizeFixture;
import org.personalizejdbc.endpoint.Reply;

/** Answers over the wire that no healthy service gives: rows or an SQLException, in the end. */
class HostileAnswersProperties {
  private static final String ARN =
      "arn:aws:personalize:us-east-1:123456789012:campaign/video-home-for-you-prod";

  private static final String DESCRIPTION =
      "{\"campaign\":{\"campaignArn\":\""
          + ARN
          + "\",\"name\":\"x\",\"status\":\"ACTIVE\",\"minProvisionedTPS\":1,\"campaignConfig\":"
          + "{\"itemExplorationConfig\":{\"explorationWeight\":\"0.3\"}},"
          + "\"creationDateTime\":1.7E9,\"latestCampaignUpdate\":{\"status\":\"ACTIVE\"}}}";

  private static final String PAGE =
      "{\"campaigns\":[{\"campaignArn\":\"" + ARN + "\",\"name\":\"x\",\"status\":\"ACTIVE\"}]}";

  private static PersonalizeFixture db;

  @BeforeContainer
  static void open() {
    db = PersonalizeFixture.sample("maxAttempts=1");
  }

  @AfterContainer
  static void close() throws SQLException {
    db.close();
  }

  @Property(tries = 100)
  void aDescriptionOfAnyForm(@ForAll("edits") Edit edit) throws SQLException {
    reads("SELECT * FROM campaigns WHERE campaign_arn = '" + ARN + "'", edit.applyTo(DESCRIPTION));
    reads(
        "SELECT * FROM campaign_config_entries WHERE campaign_arn = '" + ARN + "'",
        edit.applyTo(DESCRIPTION));
  }

  @Property(tries = 100)
  void aPageOfAnyForm(@ForAll("edits") Edit edit) throws SQLException {
    reads("SELECT name, status, creation_date_time FROM campaigns", edit.applyTo(PAGE));
  }

  private static void reads(String sql, String answer) throws SQLException {
    db.endpoint().intercept(call -> Optional.of(Reply.json(answer)));
    try (Statement statement = db.connection().createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      int width = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        for (int i = 1; i <= width; i++) {
          rows.getString(i);
        }
      }
    } catch (SQLException e) {
      assertThat(e.getSQLState()).as("%s: %s", answer, e.getMessage()).isIn("58030", "58000");
    }
  }

  /** Something put in the place of a part of a text. */
  record Edit(int start, int length, String replacement) {
    String applyTo(String text) {
      int from = start * text.length() / 1_000;
      int to = Math.min(text.length(), from + length);
      return text.substring(0, from) + replacement + text.substring(to);
    }
  }

  @Provide
  Arbitrary<Edit> edits() {
    Arbitrary<String> replacements =
        Arbitraries.of(
            "",
            "null",
            "{}",
            "[]",
            "[[",
            "}",
            "\"",
            "-1",
            "1e400",
            "9999999999999999999999",
            "true",
            "\\ud800",
            "\u0000",
            "\u001b[2J",
            ",\"nextToken\":\"t\"",
            "\"campaigns\":null,");
    return Combinators.combine(
            Arbitraries.integers().between(0, 999),
            Arbitraries.integers().between(0, 30),
            replacements)
        .as(Edit::new);
  }
}
