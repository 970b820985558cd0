package org.personalizejdbc.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.personalizejdbc.adapter.TestCampaigns.account;
import static org.personalizejdbc.adapter.TestCampaigns.arn;

import java.sql.PreparedStatement;
import java.sql.SQLDataException;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.personalizejdbc.PersonalizeFixture;

/** Which plans run without code being generated and compiled for them. */
class DirectPlansTest {
  private static PersonalizeFixture db;

  @BeforeAll
  static void open() {
    db = PersonalizeFixture.of(account(30, 5));
  }

  @AfterAll
  static void close() throws SQLException {
    db.close();
  }

  /** A statement that no test ran before. */
  private static String anew(String sql) {
    return TestCampaigns.sql(sql) + " -- " + System.nanoTime();
  }

  private static int generated(String sql, Object... parameters) throws SQLException {
    try (GeneratedCode generated = new GeneratedCode()) {
      assertThat(db.query(anew(sql), parameters).rows()).as(sql).isNotEmpty();
      return generated.plans();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT * FROM campaigns WHERE campaign_arn = $c007",
        "SELECT name FROM campaigns WHERE campaign_arn = $c007",
        "SELECT * FROM campaigns WHERE campaign_arn IN ($c007, $c008, $e001)",
        "SELECT name, status FROM campaigns WHERE campaign_arn = $c007 AND status = 'ACTIVE'",
        "SELECT * FROM campaign_updates WHERE campaign_arn = $c003",
        "SELECT * FROM TABLE(describe_campaign($c007))",
        "SELECT * FROM campaigns",
        "SELECT name, status, last_updated_date_time FROM campaigns",
        "SELECT name FROM campaigns WHERE status LIKE 'CREATE%' AND name NOT ILIKE 'C00_'",
        "SELECT name FROM campaigns WHERE status <> 'ACTIVE' OR name > 'c02'",
        "SELECT name FROM campaigns WHERE status IN ('ACTIVE', 'CREATE FAILED') LIMIT 3 OFFSET 1",
        "SELECT name FROM campaigns WHERE min_provisioned_tps BETWEEN 2 AND 3",
        "SELECT name, 1, 'x', TRUE, NULL FROM campaigns WHERE failure_reason IS NULL",
        "SELECT name FROM campaigns WHERE creation_date_time >= TIMESTAMP '2026-01-01 05:00:00'",
        "SELECT 1, 'a', TRUE, TIMESTAMP '2026-01-01 05:00:00', 1.5"
      })
  void lookUpsAndListingsWithSimpleConditionsAndColumnsNeedNoCode(String sql) throws SQLException {
    assertThat(generated(sql)).as("classes generated for %s", sql).isZero();
  }

  @Test
  void neitherDoThoseWithParameters() throws SQLException {
    assertThat(generated("SELECT * FROM campaigns WHERE campaign_arn = ?", arn("c007"))).isZero();
    assertThat(
            generated(
                "SELECT * FROM campaigns WHERE campaign_arn IN (?, ?) AND status <> ?",
                arn("c007"),
                arn("c008"),
                "CREATE FAILED"))
        .isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT status, COUNT(*) FROM campaigns GROUP BY status",
        "SELECT name FROM campaigns ORDER BY name",
        "SELECT name FROM campaigns WHERE name LIKE 'c00!%' ESCAPE '!' OR name = 'c001'",
        "SELECT UPPER(name) FROM campaigns WHERE campaign_arn = $c007",
        "SELECT * FROM campaigns WHERE min_provisioned_tps * 2 = 4"
      })
  void otherPlansAreGenerated(String sql) throws SQLException {
    assertThat(generated(sql)).as("classes generated for %s", sql).isPositive();
  }

  @Test
  void aFailureOfAConstantIsToldEachTimeThatThePlanRuns() throws SQLException {
    try (PreparedStatement prepared = db.connection().prepareStatement(anew("VALUES 1 / 0"))) {
      for (int i = 0; i < 3; i++) {
        assertThatThrownBy(() -> prepared.executeQuery().next())
            .isInstanceOf(SQLDataException.class)
            .hasMessageContaining("by zero");
      }
    }
  }

  @Test
  void anExpressionThatIsTooDeepForTheStackIsGenerated() throws SQLException {
    final StringBuilder condition = new StringBuilder("status = 'ACTIVE'");
    for (int i = 0; i < 60; i++) {
      condition.insert(0, "(").append(i % 2 == 0 ? " AND name <> '" : " OR name = '").append(i);
      condition.append("')");
    }
    assertThat(generated("SELECT name FROM campaigns WHERE " + condition)).isPositive();
  }
}
