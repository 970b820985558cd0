package org.personalizejdbc.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.personalizejdbc.adapter.TestCampaigns.account;
import static org.personalizejdbc.adapter.TestCampaigns.sql;

import java.sql.SQLException;
import java.sql.SQLNonTransientException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.personalizejdbc.PersonalizeFixture;

class CallBudgetTest {
  private final PersonalizeFixture db =
      PersonalizeFixture.of(account(12, 4), "maxCallsPerStatement=5");

  @AfterEach
  void close() throws SQLException {
    db.close();
  }

  private void refuses(String sql, int callsAtMost) {
    final SQLException refused = catchThrowableOfType(SQLException.class, () -> db.query(sql(sql)));

    assertThat((Throwable) refused).isInstanceOf(SQLNonTransientException.class);
    assertThat(refused.getMessage()).contains("maxCallsPerStatement");
    assertThat(refused.getSQLState()).isEqualTo("54000");
    assertThat(db.endpoint().calls()).hasSizeLessThanOrEqualTo(callsAtMost);
  }

  @Test
  void knownKeysBeyondItAreRefusedBeforeTheFirstCall() throws SQLException {
    refuses(
        "SELECT name FROM campaigns WHERE campaign_arn IN ($c000, $c001, $c002, $c003, $c004, $c005)",
        0);
    db.query(
            sql(
                "SELECT name FROM campaigns"
                    + " WHERE campaign_arn IN ($c000, $c001, $c002, $c003, $c004, 'nonsense')"))
        .returnsCount(5)
        .describes(5);
  }

  @Test
  void aScanStopsBeforeItIsPassed() throws SQLException {
    refuses("SELECT solution_arn FROM campaigns", 5);
    db.query("SELECT name FROM campaigns").returnsCount(16).lists(2);
    db.query("SELECT solution_arn FROM campaigns LIMIT 4").returnsCount(4).describes(4).lists(1);
  }

  @Test
  void byDefaultThereIsNone() throws SQLException {
    try (PersonalizeFixture free = PersonalizeFixture.of(account(12, 4))) {
      free.query("SELECT solution_arn FROM campaigns").describes(16);
    }
  }
}
