package org.personalizejdbc.it;

import static org.assertj.core.api.Assertions.assertThat;

import groovy.sql.GroovyRowResult;
import groovy.sql.Sql;
import java.util.List;
import org.junit.jupiter.api.Test;

class GroovySqlTest {
  @Test
  void rowsArePagedByTheirNames() throws Exception {
    try (Sql sql = Sql.newInstance(Sample.URL)) {
      List<GroovyRowResult> rows =
          sql.rows("SELECT name, status FROM campaigns ORDER BY name", 3, 2);
      assertThat(rows).hasSize(2);
      assertThat(rows.get(0).getProperty("STATUS")).isInstanceOf(String.class);
      assertThat(
              sql.firstRow(
                      "SELECT name FROM campaigns WHERE campaign_arn = ?",
                      List.of(Sample.ARNS.get(0)))
                  .getProperty("name"))
          .isEqualTo("shop-flashsale-for-you");
    }
  }
}
