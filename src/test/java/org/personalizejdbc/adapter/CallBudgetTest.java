package org.personalizejdbc.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.personalizejdbc.adapter.TestCampaigns.account;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLNonTransientException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.personalizejdbc.PersonalizeFixture;
import org.personalizejdbc.endpoint.Reply;

/** Property maxCallsPerStatement, here 3, over 250 campaigns (3 pages). */
class CallBudgetTest {
  private static final int MOST = 3;

  private static void refused(PersonalizeFixture db, String sql, Object... values) {
    assertThatThrownBy(() -> db.query(TestCampaigns.sql(sql), values))
        .as(sql)
        .isInstanceOf(SQLNonTransientException.class)
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("54000"))
        .hasMessageContaining("maxCallsPerStatement");
  }

  private static PersonalizeFixture open(TestInventory inventory) throws SQLException {
    inventory
        .keys("k3", TestCampaigns.names("c", 0, 3).stream().map(TestCampaigns::arn).toList())
        .keys("k5", TestCampaigns.names("c", 0, 5).stream().map(TestCampaigns::arn).toList())
        .keys("k30", TestCampaigns.names("c", 0, 30).stream().map(TestCampaigns::arn).toList());
    return PersonalizeFixture.of(
        account(250, 0), inventory.attachedWith("maxCallsPerStatement=" + MOST));
  }

  @Test
  void keysThatAreKnownAreRefusedBeforeTheFirstCall() throws SQLException {
    try (var inventory = new TestInventory();
        var db = open(inventory)) {
      final String in = "SELECT * FROM campaigns WHERE campaign_arn IN ";
      refused(db, in + "($c001, $c002, $c003, $c004)");
      assertThat(db.calls().total()).isZero();
      refused(
          db, in + "(?, ?, ?, ?)", (Object[]) TestCampaigns.arns("c001", "c002", "c003", "c004"));
      assertThat(db.calls().total()).isZero();
      // The connection works on; what is distinct counts, and what is read.
      Cost.holds(db, in + "($c001, $c002, $c003, $c001)", "=3", 0, "c001 c002 c003");
      Cost.holds(db, in + "(?, ?, ?, ?)", "=1", 0, "c001", dup("c001"));
      Cost.holds(db, in + "($c001, $c002, $c003, $c004) LIMIT 2", "=2", 0, "=2");
    }
  }

  @Test
  void keysThatWereDescribedAlreadyAreNotCountedAgain() throws SQLException {
    try (var db = PersonalizeFixture.of(account(250, 0), "maxCallsPerStatement=" + MOST)) {
      final String in = "FROM campaigns WHERE campaign_arn IN ";
      Cost.holds(
          db,
          "SELECT name "
              + in
              + "($c001, $c002) UNION ALL SELECT status "
              + in
              + "($c001, $c002, $c003)",
          "=5",
          0,
          "c001 c002 c003");
      final String four = "SELECT name " + in + "($c001, $c002) UNION ALL SELECT status " + in;
      assertThatThrownBy(() -> db.query(TestCampaigns.sql(four + "($c001, $c003, $c004)")))
          .hasMessageContaining("needs 4 calls")
          .hasMessageContaining("2 were made");
      assertThat(db.calls().describes()).isEqualTo(2);
      assertThatThrownBy(
              () ->
                  db.query(
                      TestCampaigns.sql("SELECT * " + in + "($c001, $c002, $c003, $c004, $c005)")))
          .hasMessageContaining("needs 5 calls")
          .hasMessageContaining("none was made");
      // As many as the first rows need count, less what is known.
      Cost.holds(
          db,
          "SELECT name "
              + in
              + "($c001, $c002) UNION ALL (SELECT status "
              + in
              + "($c001, $c002, $c003, $c004) LIMIT 3)",
          "=5",
          0,
          "c001 c002 c003");
    }
  }

  private static Object[] dup(String name) {
    final String arn = TestCampaigns.arn(name);
    return new Object[] {arn, arn, arn, arn};
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT * FROM campaigns",
        "SELECT c.* FROM inv.k5 k JOIN campaigns c ON c.campaign_arn = k.arn",
        "SELECT c.* FROM inv.k30 k JOIN campaigns c ON c.campaign_arn = k.arn",
        "SELECT * FROM campaigns WHERE status = 'CREATE FAILED'",
        "SELECT * FROM campaigns LIMIT 3",
        "SELECT * FROM campaigns ORDER BY name LIMIT 1",
        "SELECT c.name, u.status FROM campaigns c JOIN campaign_updates u USING (campaign_arn)",
        "SELECT c.name FROM inv.k5 k, LATERAL TABLE(describe_campaign(k.arn)) c",
      })
  void othersStopBeforeItIsPassed(String sql) throws SQLException {
    try (var inventory = new TestInventory();
        var db = open(inventory)) {
      refused(db, sql);
      // The connection works on. A call of the first statement may still be on its way meanwhile,
      // so the calls of both are counted.
      try (Statement statement = db.connection().createStatement();
          ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM campaigns")) {
        assertThat(rows.next()).isTrue();
        assertThat(rows.getInt(1)).isEqualTo(250);
      }
      assertThat(db.calls().total()).as(sql).isBetween(3, 2 * MOST);
    }
  }

  @Test
  void asManyAsAreAllowedAreMade() throws SQLException {
    try (var inventory = new TestInventory();
        var db = open(inventory)) {
      Cost.holds(db, "SELECT COUNT(*) FROM campaigns", "250", 3, "-");
      Cost.holds(db, "SELECT * FROM campaigns LIMIT 2", "=2", 1, "=2");
      Cost.holds(
          db, "SELECT c.* FROM inv.k3 k JOIN campaigns c ON c.campaign_arn = k.arn", "=3", 0, "=3");
      Cost.holds(
          db,
          "SELECT c.name FROM inv.k30 k JOIN campaigns c ON c.campaign_arn = k.arn",
          "=30",
          1,
          "-");
    }
  }

  @Test
  void attemptsAreNotCalls() throws SQLException {
    try (var db = PersonalizeFixture.of(account(3, 0), "maxCallsPerStatement=1")) {
      final AtomicInteger requests = new AtomicInteger();
      db.endpoint()
          .intercept(
              call ->
                  requests.incrementAndGet() == 1
                      ? Optional.of(Reply.error(500, "InternalFailure", "once"))
                      : Optional.empty());
      db.query("SELECT name FROM campaigns").returns("c000", "c001", "c002").lists(2);
    }
  }

  @Test
  void zeroMeansNone() throws SQLException {
    try (var db = PersonalizeFixture.of(account(30, 0), "maxCallsPerStatement=0")) {
      db.query("SELECT * FROM campaigns").returnsCount(30).lists(1).describes(30);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "many", "1.5", "3000000000"})
  void whatIsNoNumberOfCallsIsRefusedAtConnect(String value) throws SQLException {
    try (var db = PersonalizeFixture.of(account(1, 0))) {
      assertThatThrownBy(() -> db.connect("maxCallsPerStatement=" + value).close())
          .isInstanceOf(SQLNonTransientConnectionException.class)
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("08001"))
          .hasMessageContaining("maxCallsPerStatement")
          .hasMessageContaining(value);
    }
  }

  @Test
  void eachExecutionHasItsOwn() throws SQLException {
    try (var db = PersonalizeFixture.of(account(3, 0), "maxCallsPerStatement=1");
        PreparedStatement statement =
            db.connection().prepareStatement("SELECT name FROM campaigns WHERE campaign_arn = ?")) {
      for (String name : TestCampaigns.names("c", 0, 3)) {
        statement.setString(1, TestCampaigns.arn(name));
        try (ResultSet rows = statement.executeQuery()) {
          assertThat(rows.next()).isTrue();
          assertThat(rows.getString(1)).isEqualTo(name);
        }
      }
    }
  }

  @Test
  void answersThatAreKeptCostNothing() throws SQLException {
    try (var db = PersonalizeFixture.of(account(3, 0), "maxCallsPerStatement=1", "cacheTtl=1h")) {
      for (String name : TestCampaigns.names("c", 0, 3)) {
        Cost.holds(db, "SELECT name FROM campaigns WHERE campaign_arn = $" + name, name, 0, name);
      }
      Cost.holds(db, "SELECT name FROM campaigns", "c000 c001 c002", 1, "-");
      Cost.holds(db, "SELECT name, solution_arn FROM campaigns", "c000 c001 c002", 0, "-");
      Cost.holds(
          db,
          "SELECT name FROM campaigns WHERE campaign_arn IN ($c000, $c001)",
          "c000 c001",
          0,
          "-");
    }
  }

  @Test
  void byDefaultThereIsNone() throws SQLException {
    try (var db = PersonalizeFixture.of(account(30, 0))) {
      db.query("SELECT * FROM campaigns").returnsCount(30).lists(1).describes(30);
    }
  }
}
