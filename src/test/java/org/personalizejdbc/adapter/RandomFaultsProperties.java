package org.personalizejdbc.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.personalizejdbc.PersonalizeFixture;
import org.personalizejdbc.endpoint.Account;
import org.personalizejdbc.endpoint.Interceptor;
import org.personalizejdbc.endpoint.RandomFaults;

/** Under faults at random an answer is whole, or an error. */
class RandomFaultsProperties {
  /** Small, since each throttle slows what follows; with pages of seven there are several. */
  private static final Account ACCOUNT = TestCampaigns.account(20, 10);

  private static final Interceptor PAGES = new OracleSmallPages(ACCOUNT, 7);

  private static final List<String> QUERIES =
      List.of(
          "SELECT name, status FROM campaigns",
          "SELECT name, min_provisioned_tps FROM campaigns",
          "SELECT COUNT(*), SUM(min_provisioned_tps) FROM campaigns",
          "SELECT status, COUNT(*) FROM campaigns GROUP BY status",
          "SELECT a.name FROM campaigns a LEFT JOIN campaign_updates u"
              + " ON a.campaign_arn = u.campaign_arn WHERE u.campaign_arn IS NULL");

  @Property(tries = 10)
  void anAnswerIsWholeOrAnError(@ForAll long seed, @ForAll @IntRange(max = 20) int percent)
      throws SQLException {
    try (var healthy = PersonalizeFixture.of(ACCOUNT);
        var db = PersonalizeFixture.of(ACCOUNT, "maxAttempts=3")) {
      for (String sql : QUERIES) {
        final List<List<Object>> whole = healthy.rows(sql);
        final Interceptor faults = new RandomFaults(seed, percent / 100.0);
        db.endpoint().intercept(call -> faults.reply(call).or(() -> PAGES.reply(call)));
        try {
          assertThat(db.rows(sql)).as(sql).containsExactlyInAnyOrderElementsOf(whole);
        } catch (SQLException e) {
          assertThat(e.getSQLState())
              .as("%s: %s", sql, e.getMessage())
              .isIn("58000", "58030", "08006");
        }
        db.endpoint().intercept(PAGES);
        assertThat(db.rows(sql)).as(sql).containsExactlyInAnyOrderElementsOf(whole);
      }
    }
  }
}
