package org.personalizejdbc.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.personalizejdbc.adapter.TestCampaigns.account;
import static org.personalizejdbc.adapter.TestCampaigns.arn;
import static org.personalizejdbc.adapter.TestCampaigns.sql;

import java.sql.Connection;
import java.sql.JDBCType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
            "ListCampaigns|123456789012|eu-west-1|null|1|OK")
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
  void theNewestIsLastAndStatementsAreToldApart() throws SQLException {
    db.query("SELECT name, solution_arn FROM campaigns WHERE region = 'us-east-1'").returnsCount(3);
    db.query(sql("SELECT name FROM campaigns WHERE campaign_arn = $e000")).returns("e000");

    final List<List<Object>> calls =
        db.rows("SELECT call_id, statement_id, operation FROM driver.api_calls");
    assertThat(calls).hasSize(5);
    final List<Long> statements = calls.stream().map(call -> (Long) call.get(1)).toList();
    assertThat(statements.subList(0, 4)).containsOnly(statements.get(0));
    assertThat(statements.get(4)).isGreaterThan(statements.get(0));
    assertThat(calls.get(0).get(2)).isEqualTo("ListCampaigns");
    // Calls that overlap end in any order; those of a statement that came later come later.
    final List<Long> ids = calls.stream().map(call -> (Long) call.get(0)).toList();
    assertThat(ids).doesNotHaveDuplicates();
    assertThat(ids.get(0)).isEqualTo(ids.stream().min(Long::compare).orElseThrow());
    assertThat(ids.get(4)).isEqualTo(ids.stream().max(Long::compare).orElseThrow());
  }

  @ParameterizedTest
  @CsvSource({
    "400, AccessDeniedException, ACCESS DENIED",
    "400, UnrecognizedClientException, CREDENTIALS",
    "200, '{', UNREADABLE",
  })
  void aFailureIsToldByItsKind(int status, String answer, String outcome) throws SQLException {
    db.endpoint()
        .intercept(
            call ->
                Optional.of(
                    status == 200 ? Reply.json(answer) : Reply.error(status, answer, "Because.")));
    assertThatThrownBy(() -> db.query(sql("SELECT name FROM campaigns WHERE campaign_arn = $c001")))
        .isInstanceOf(SQLException.class);

    db.query("SELECT operation, target, outcome FROM driver.api_calls")
        .returns("DescribeCampaign|" + arn("c001") + "|" + outcome);
  }

  @Test
  void theRequestIdIsTheOneOfTheAnswer() throws SQLException {
    final Reply answer = Reply.json("{\"campaigns\":[]}");
    db.endpoint()
        .intercept(
            call ->
                Optional.of(
                    new Reply(
                        200, Map.of("x-amzn-requestid", "id-in-" + call.region()), answer.body())));
    db.query("SELECT name FROM campaigns").returnsCount(0);

    db.query("SELECT region, request_id FROM driver.api_calls")
        .returnsUnordered("eu-west-1|id-in-eu-west-1", "us-east-1|id-in-us-east-1");
  }

  @Test
  void whatAListingIsNarrowedToIsItsTarget() throws SQLException {
    db.query(sql("SELECT name FROM campaigns WHERE solution_arn = $s1")).returns("c001");

    db.query("SELECT target FROM driver.api_calls WHERE operation = 'ListCampaigns'")
        .returns(TestCampaigns.solution("s1"));
  }

  @Test
  void anotherConnectionHasItsOwn() throws SQLException {
    db.query("SELECT name FROM campaigns").lists(2);
    try (Connection other = db.connect();
        Statement statement = other.createStatement();
        ResultSet rows = statement.executeQuery("SELECT * FROM driver.api_calls")) {
      assertThat(rows.next()).isFalse();
    }
  }

  @Test
  void itsColumnsAreThoseOfTheDesign() throws SQLException {
    final List<String> columns = new ArrayList<>();
    try (ResultSet rows =
        db.connection().getMetaData().getColumns(null, "driver", "api_calls", null)) {
      while (rows.next()) {
        final JDBCType type = JDBCType.valueOf(rows.getInt("DATA_TYPE"));
        columns.add(rows.getString("COLUMN_NAME") + " " + type);
      }
    }

    assertThat(columns)
        .containsExactly(
            "call_id BIGINT",
            "statement_id BIGINT",
            "operation VARCHAR",
            "account_id VARCHAR",
            "region VARCHAR",
            "target VARCHAR",
            "started_at TIMESTAMP",
            "duration_ms BIGINT",
            "wait_ms BIGINT",
            "attempts INTEGER",
            "outcome VARCHAR",
            "request_id VARCHAR");
  }
}
