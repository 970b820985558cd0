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
        "SELECT id FROM inv.deployments WHERE NOT ((live = TRUE OR weight > 0.3) AND priority = 3)",
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
