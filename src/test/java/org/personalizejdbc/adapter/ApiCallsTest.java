package org.personalizejdbc.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.personalizejdbc.adapter.TestCampaigns.account;
import static org.personalizejdbc.adapter.TestCampaigns.arn;
import static org.personalizejdbc.adapter.TestCampaigns.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.personalizejdbc.PersonalizeFixture;
import org.personalizejdbc.endpoint.Reply;

/** driver.api_calls: what the connection asked, newest last. */
class ApiCallsTest {
  private final PersonalizeFixture db = PersonalizeFixture.of(account(3, 1));

  @AfterEach
  void close() throws SQLException {
    db.close();
  }

  @Test
  void eachCallIsARowAndReadingThemMakesNone() throws SQLException {
    db.query(sql("SELECT name FROM campaigns WHERE campaign_arn = $c001"));
    db.query(sql("SELECT name FROM campaigns WHERE campaign_arn = $g001"));
    db.query("SELECT name FROM campaigns WHERE region = 'eu-west-1'");

    db.query(
            "SELECT operation, account_id, region, target, attempts, outcome FROM driver.api_calls")
        .returns(
            "DescribeCampaign|123456789012|us-east-1|" + arn("c001") + "|1|OK",
            "DescribeCampaign|123456789012|us-east-1|" + arn("g001") + "|1|NOT FOUND",
            "ListCampaigns|null|eu-west-1|null|1|OK")
        .lists(0)
        .describes(0);
    db.query(
            "SELECT COUNT(DISTINCT statement_id), COUNT(DISTINCT call_id), COUNT(request_id)"
                + " FROM driver.api_calls WHERE duration_ms >= 0 AND wait_ms >= 0"
                + " AND started_at BETWEEN CURRENT_TIMESTAMP - INTERVAL '1' HOUR"
                + " AND CURRENT_TIMESTAMP + INTERVAL '1' MINUTE")
        .returns("3|3|3");
  }

  @Test
  void anAttemptThatFailedIsCounted() throws SQLException {
    final AtomicBoolean failed = new AtomicBoolean();
    db.endpoint()
        .intercept(
            call ->
                failed.compareAndSet(false, true)
                    ? Optional.of(Reply.error(500, "InternalServerError", "once"))
                    : Optional.empty());
    db.query(sql("SELECT name FROM campaigns WHERE campaign_arn = $c001")).returns("c001");

    db.query("SELECT attempts, outcome FROM driver.api_calls").returns("2|OK");
  }

  @Test
  void itsColumnsAreThoseOfTheDesign() throws SQLException {
    final List<String> columns = new ArrayList<>();
    try (ResultSet rows =
        db.connection().getMetaData().getColumns(null, "driver", "api_calls", null)) {
      while (rows.next()) {
        columns.add(rows.getString("COLUMN_NAME"));
      }
    }

    assertThat(columns)
        .containsExactly(
            "call_id",
            "statement_id",
            "operation",
            "account_id",
            "region",
            "target",
            "started_at",
            "duration_ms",
            "wait_ms",
            "attempts",
            "outcome",
            "request_id");
  }
}
