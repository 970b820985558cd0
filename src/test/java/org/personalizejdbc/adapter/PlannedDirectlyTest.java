package org.personalizejdbc.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.personalizejdbc.TestSessions;
import org.personalizejdbc.api.PersonalizeSession;
import org.personalizejdbc.endpoint.Account;
import org.personalizejdbc.endpoint.EmbeddedEndpoint;

/** Only what can be ended at any time runs on the thread of whoever executes it again. */
class PlannedDirectlyTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "SELECT name FROM campaigns WHERE campaign_arn = 'x' ! true",
        "SELECT name, status FROM campaigns WHERE status LIKE 'A%' ! true",
        "SELECT COUNT(*) FROM campaigns ! false",
        "SELECT name FROM campaigns WHERE name SIMILAR TO '(a*)*b' ! false",
        "SELECT REGEXP_REPLACE(name, '(a*)*b', '') FROM campaigns ! false",
        "EXPLAIN PLAN FOR SELECT name FROM campaigns ! false"
      })
  void plansThatLookWithEachRowWhetherTheyGoOn(String sql, boolean direct) throws Exception {
    try (EmbeddedEndpoint endpoint = EmbeddedEndpoint.start(Account.sample());
        PersonalizeSession session = TestSessions.open(endpoint, 4, 0)) {
      final CalciteEngine engine = new CalciteEngine();
      engine.rootSchema().add("personalize", PersonalizeSchema.of(session));
      engine.setSchema("personalize");
      assertThat(engine.planned(sql)).as("before").isNull();
      engine.plan(sql, null);
      assertThat(engine.planned(sql) != null).as("after").isEqualTo(direct);
      engine.setSchema("other");
      assertThat(engine.planned(sql)).as("in another schema").isNull();
    }
  }
}
