package org.personalizejdbc.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.junit.jupiter.api.Test;

class JdbiTest {
  /** A row, by its columns' names. */
  public record Campaign(
      String name,
      int minProvisionedTps,
      Double explorationWeight,
      LocalDateTime creationDateTime) {}

  @Test
  void rowsBecomeRecords() {
    List<Campaign> campaigns =
        Jdbi.create(Sample.URL)
            .withHandle(
                handle ->
                    handle
                        .registerRowMapper(ConstructorMapper.factory(Campaign.class))
                        .createQuery(
                            "SELECT name, min_provisioned_tps, exploration_weight,"
                                + " creation_date_time FROM campaigns"
                                + " WHERE campaign_arn IN (<arns>) AND creation_date_time < :now"
                                + " ORDER BY name")
                        .bindList("arns", Sample.ARNS)
                        .bind("now", LocalDateTime.ofInstant(Instant.now(), ZoneOffset.UTC))
                        .mapTo(Campaign.class)
                        .list());
    assertThat(campaigns)
        .extracting(Campaign::name)
        .containsExactly("shop-flashsale-for-you", "video-home-for-you-prod");
    assertThat(campaigns.get(0).minProvisionedTps()).isEqualTo(500);
    assertThat(campaigns.get(0).creationDateTime()).isAfter(LocalDateTime.of(2018, 1, 1, 0, 0));
  }
}
