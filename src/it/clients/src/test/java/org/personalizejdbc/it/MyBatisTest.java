package org.personalizejdbc.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.apache.ibatis.annotations.Arg;
import org.apache.ibatis.annotations.ConstructorArgs;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.datasource.pooled.PooledDataSource;
import org.apache.ibatis.mapping.Environment;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.RowBounds;
import org.apache.ibatis.session.SqlSession;
import org.apache.ibatis.session.SqlSessionFactoryBuilder;
import org.apache.ibatis.transaction.jdbc.JdbcTransactionFactory;
import org.junit.jupiter.api.Test;

class MyBatisTest {
  /** A row. */
  public record Campaign(String arn, Integer tps, LocalDateTime created) {}

  /** Statements as MyBatis's users write them. */
  public interface Campaigns {
    @ConstructorArgs({
      @Arg(column = "campaign_arn", javaType = String.class),
      @Arg(column = "min_provisioned_tps", javaType = Integer.class),
      @Arg(column = "creation_date_time", javaType = LocalDateTime.class)
    })
    @Select(
        "SELECT campaign_arn, min_provisioned_tps, creation_date_time FROM campaigns"
            + " WHERE campaign_arn = #{arn}")
    Campaign find(@Param("arn") String arn);

    @Select("SELECT status, COUNT(*) AS n FROM campaigns GROUP BY status ORDER BY n DESC")
    List<Map<String, Object>> byStatus(RowBounds bounds);
  }

  @Test
  void mappersQuery() {
    PooledDataSource source =
        new PooledDataSource("org.personalizejdbc.jdbc.PersonalizeDriver", Sample.URL, null, null);
    Configuration configuration =
        new Configuration(new Environment("test", new JdbcTransactionFactory(), source));
    configuration.addMapper(Campaigns.class);
    try (SqlSession session = new SqlSessionFactoryBuilder().build(configuration).openSession()) {
      Campaigns campaigns = session.getMapper(Campaigns.class);
      Campaign found = campaigns.find(Sample.ARNS.get(0));
      assertThat(found.tps()).isEqualTo(500);
      assertThat(found.created()).isBefore(LocalDateTime.of(2100, 1, 1, 0, 0));
      assertThat(campaigns.find(Sample.ARNS.get(2))).isNull();
      assertThat(campaigns.byStatus(new RowBounds(0, 1)))
          .singleElement()
          .satisfies(row -> assertThat(row).containsEntry("n", 142L));
    } finally {
      source.forceCloseAll();
    }
  }
}
