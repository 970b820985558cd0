package org.personalizejdbc.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

class SpringJdbcTest {
  /** A row, by its columns' names. */
  record Campaign(String campaignArn, String status, LocalDateTime lastUpdatedDateTime) {}

  private static final SingleConnectionDataSource SOURCE =
      new SingleConnectionDataSource(Sample.URL, true);

  private static JdbcTemplate template;

  @BeforeAll
  static void open() {
    template = new JdbcTemplate(SOURCE);
    template.setFetchSize(50);
    template.setQueryTimeout(30);
  }

  @AfterAll
  static void close() {
    SOURCE.destroy();
  }

  @Test
  void namedParametersAreLookedUp() {
    List<Campaign> found =
        new NamedParameterJdbcTemplate(template)
            .query(
                "SELECT campaign_arn, status, last_updated_date_time FROM campaigns"
                    + " WHERE campaign_arn IN (:arns)",
                Map.of("arns", Sample.ARNS),
                new DataClassRowMapper<>(Campaign.class));
    assertThat(found)
        .extracting(Campaign::campaignArn)
        .containsExactlyInAnyOrderElementsOf(Sample.ARNS.subList(0, 2));
  }

  @Test
  void rowsAreStreamed() {
    try (Stream<String> names =
        template.queryForStream("SELECT name FROM campaigns", (row, number) -> row.getString(1))) {
      assertThat(names.limit(3)).hasSize(3);
    }
    assertThat(template.queryForObject("SELECT COUNT(*) FROM campaigns", Long.class))
        .isEqualTo(Sample.CAMPAIGNS);
  }

  @Test
  void genericRowsHaveTypesOfTheJdk() {
    Map<String, Object> row =
        template.queryForMap("SELECT * FROM campaigns WHERE campaign_arn = ?", Sample.ARNS.get(1));
    assertThat(row).containsEntry("name", "video-home-for-you-prod").hasSize(19);
    assertThat(row.get("creation_date_time")).isInstanceOf(Timestamp.class);
    assertThat(row.get("min_provisioned_tps")).isInstanceOf(Integer.class);
  }

  @Test
  void errorsAreToldApartBySqlState() {
    assertThatThrownBy(() -> template.queryForList("SELECT nme FROM campaigns"))
        .isInstanceOf(BadSqlGrammarException.class);
    assertThatThrownBy(() -> template.queryForList("SELECT name FROM campaign"))
        .isInstanceOf(BadSqlGrammarException.class);
    assertThatThrownBy(() -> template.update("DELETE FROM campaigns"))
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining("read");
  }
}
