package org.personalizejdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.personalizejdbc.endpoint.Account;
import org.personalizejdbc.endpoint.CampaignDocument;

class PersonalizeFixtureTest {
  private static final CampaignDocument FILMS = CampaignDocument.named("films").status("ACTIVE");
  private static final CampaignDocument SONGS = CampaignDocument.named("songs").status("ACTIVE");

  @Test
  void aQueryTellsItsRowsItsPlanAndItsCalls() throws SQLException {
    try (var db = PersonalizeFixture.of(Account.of(FILMS.toJson(), SONGS.toJson()))) {
      db.query("SELECT name, failure_reason FROM campaigns WHERE campaign_arn = ?", FILMS.arn())
          .returns("films|null")
          .planContains("CampaignDescribe")
          .planOmits("CampaignList")
          .describes(FILMS.arn())
          .lists(0)
          .warns();
      db.query("SELECT name FROM campaigns WHERE min_provisioned_tps IS NULL")
          .returnsUnordered("songs", "films")
          .returnsCount(2)
          .lists(1)
          .describes(2);
      assertThat(db.calls().total()).isEqualTo(3);
    }
  }
}
