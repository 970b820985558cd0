package org.personalizejdbc.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Statements that {@link OracleProperties} found to be answered wrongly, or not at all, once. */
class OracleFindingsTest {
  private static OracleComparison comparison;

  @BeforeAll
  static void open() throws Exception {
    comparison = new OracleComparison(OracleWorld.of(42));
  }

  @AfterAll
  static void close() throws Exception {
    comparison.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // A sort and a limit over a describe operator of one column.
        "SELECT campaign_arn FROM campaign_config_entries ORDER BY 1 DESC LIMIT 3",
        "SELECT campaign_arn FROM campaigns WHERE campaign_arn IN (SELECT campaign_arn FROM"
            + " campaigns) ORDER BY 1 DESC LIMIT 2",
        // HSQLDB says NULL of NULL IS NOT TRUE, which Calcite makes of IS DISTINCT FROM.
        "SELECT id FROM inv.deployments WHERE LOWER(team) IS DISTINCT FROM 'home'",
        // Calcite took the rows for sorted by the one of two columns that are the same.
        "SELECT id, arn AS a, arn AS b FROM inv.deployments WHERE region = 'us-east-1' ORDER BY 3"
            + " NULLS LAST, 1, 2",
        // A CHAR(n) in an IN list that is not asked of the database, and under a sub-query.
        "SELECT CASE WHEN d.padded_arn IN ('arn:aws:personalize:us-east-1:123456789012:campaign/home-9',"
            + " 'a') THEN 1 ELSE 0 END FROM inv.deployments d FULL JOIN campaign_updates u ON"
            + " d.padded_arn = u.campaign_arn",
        "SELECT id, (SELECT COUNT(*) FROM campaigns c WHERE c.campaign_arn = d.padded_arn) FROM"
            + " inv.deployments d",
        // An aggregate without GROUP BY has a row, even of nothing.
        "SELECT c.name FROM (SELECT COUNT(*) AS n FROM campaigns WHERE name = 'none') AS t JOIN"
            + " campaigns c ON c.campaign_arn = TRIM(c.campaign_arn)",
        "SELECT id FROM inv.deployments WHERE NOT ((live = TRUE OR weight > 0.3) AND priority = 3)",
        // Which end to trim was forgotten in CASE, where the same end is trimmed elsewhere.
        "SELECT TRIM(TRAILING ' ' FROM d.team), CASE WHEN d.id > 2 THEN TRIM(TRAILING ' ' FROM"
            + " d.padded_arn) ELSE TRIM(TRAILING ' ' FROM d.team) END FROM inv.deployments d",
        "SELECT d.id, c.name FROM inv.deployments d LEFT JOIN campaigns c ON c.campaign_arn ="
            + " d.padded_arn AND d.padded_arn <> 'a' AND TRIM(TRAILING ' ' FROM d.team) = 'home'",
        // A key that may be null, in the place of an ARN that may not, below a sort.
        "SELECT CASE WHEN e.campaign_arn IN ('a', 'b', 'c') THEN TRUE ELSE FALSE END AS c0,"
            + " e.campaign_arn FROM (VALUES (1)) AS t (x) LEFT JOIN campaigns AS c ON"
            + " c.exploration_item_age_cut_off = 0.25E0 CROSS JOIN campaign_config_entries AS e"
            + " WHERE e.campaign_arn = c.campaign_arn ORDER BY 1 NULLS FIRST, 2 LIMIT 3",
        // A right join that a condition above makes an inner one, so that less may be null below.
        "SELECT t1.popularity_influence FROM campaign_config_entries AS t0 CROSS JOIN LATERAL"
            + " ⟦DTRIM(t0.campaign_arn)D⟧ AS t1 RIGHT JOIN inv.deployments AS t2 ON t2.padded_arn ="
            + " TRIM(t1.campaign_arn) WHERE ((t0.campaign_arn IN ('a', 'b') OR t2.arn ="
            + " TRIM(t1.campaign_arn)) AND t0.campaign_arn ="
            + " 'arn:aws:personalize:us-east-1:123456789012:campaign/mail-0')",
        // A join with VALUES of one row, whose literal is a CHAR.
        "SELECT t0.campaign_arn FROM campaigns AS t0 JOIN (SELECT t2.arn AS c2 FROM (VALUES"
            + " ('arn:aws:personalize:us-east-1:123456789012:campaign/gone'),"
            + " ('arn:aws:personalize:eu-west-1:123456789012:campaign/mail-5')) AS t2 (arn) LEFT"
            + " JOIN inv.deployments AS t3 ON t2.arn = t3.arn WHERE TRIM(t3.region) LIKE '%w%'"
            + " UNION ALL SELECT t5.campaign_arn AS c2 FROM campaigns AS t5) AS t1 ON"
            + " t0.campaign_arn = t1.c2 WHERE t1.c2 ="
            + " 'arn:aws:personalize:us-east-1:123456789012:campaign/home-4' OR t0.campaign_arn ="
            + " 'arn:aws:personalize:eu-west-1:123456789012:campaign/mail-5'",
        // LATERAL beside a correlated sub-query.
        "SELECT u.campaign_arn FROM campaign_updates u CROSS JOIN LATERAL ⟦Du.campaign_arnD⟧ AS d"
            + " WHERE u.creation_date_time < (SELECT MAX(c.last_updated_date_time) FROM campaigns c"
            + " WHERE c.campaign_arn = u.campaign_arn)",
      })
  void isAnsweredAsHsqldbDoes(String sql) throws Exception {
    assertThat(comparison.difference(statement(sql))).isNull();
  }

  private static OracleStatement statement(String sql) {
    return new OracleStatement(
        sql,
        List.of(),
        sql.contains(" ORDER BY "),
        OracleStatement.AnyRows.ALL,
        0,
        sql.contains("campaign"));
  }
}
