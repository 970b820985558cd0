package org.personalizejdbc.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class HikariCpTest {
  private static HikariConfig config() {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(Sample.URL);
    config.setMaximumPoolSize(2);
    config.setReadOnly(true);
    config.setSchema("personalize");
    config.setConnectionTestQuery("SELECT 1");
    return config;
  }

  @Test
  void manyThreadsShareTwoConnections() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try (HikariDataSource pool = new HikariDataSource(config())) {
      List<Future<String>> names = new ArrayList<>();
      for (int i = 0; i < 16; i++) {
        names.add(threads.submit(() -> name(pool, Sample.ARNS.get(0))));
      }
      for (Future<String> name : names) {
        assertThat(name.get()).isEqualTo("shop-flashsale-for-you");
      }
      assertThat(pool.getHikariPoolMXBean().getTotalConnections()).isBetween(1, 2);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void aPoolOfTheDriversClassValidatesWithoutTestQuery() throws Exception {
    HikariConfig config = config();
    config.setConnectionTestQuery(null);
    config.setDriverClassName("org.personalizejdbc.jdbc.PersonalizeDriver");
    config.setMaximumPoolSize(1);
    try (HikariDataSource pool = new HikariDataSource(config)) {
      for (int i = 0; i < 3; i++) {
        try (Connection connection = pool.getConnection()) {
          assertThat(connection.isValid(1)).isTrue();
          assertThat(connection.isReadOnly()).isTrue();
          assertThat(Sample.calls(connection)).isZero();
        }
      }
    }
  }

  private static String name(HikariDataSource pool, String arn) throws Exception {
    try (Connection connection = pool.getConnection();
        PreparedStatement statement =
            connection.prepareStatement("SELECT name FROM campaigns WHERE campaign_arn = ?")) {
      statement.setString(1, arn);
      try (ResultSet rows = statement.executeQuery()) {
        assertThat(rows.next()).isTrue();
        return rows.getString("name");
      }
    }
  }
}
