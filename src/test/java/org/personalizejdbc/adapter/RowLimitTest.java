package org.personalizejdbc.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.personalizejdbc.adapter.TestCampaigns.account;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.personalizejdbc.PersonalizeFixture;

/** LIMIT and OFFSET at their edges, over 120 campaigns (2 pages). */
class RowLimitTest {
  private static PersonalizeFixture db;

  @BeforeAll
  static void open() {
    db = PersonalizeFixture.of(account(120, 0));
  }

  @AfterAll
  static void close() throws SQLException {
    db.close();
  }

  /** The names of a statement whose parameters are these numbers, null for NULL. */
  private static List<String> names(String sql, @Nullable Object... values) throws SQLException {
    db.endpoint().forgetCalls();
    try (PreparedStatement statement = db.connection().prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        if (values[i] == null) {
          statement.setNull(i + 1, Types.BIGINT);
        } else {
          statement.setObject(i + 1, values[i]);
        }
      }
      final List<String> names = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          names.add(rows.getString(1));
        }
      }
      return names;
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT name FROM campaigns LIMIT ?",
        "SELECT name FROM campaigns ORDER BY name LIMIT ?",
        "SELECT name FROM campaigns ORDER BY min_provisioned_tps, name LIMIT ?",
        "SELECT * FROM campaigns WHERE status = 'ACTIVE' ORDER BY solution_arn LIMIT ?",
        "SELECT status FROM campaigns GROUP BY status LIMIT ?",
      })
  void aLimitOfNoneCostsNothing(String sql) throws SQLException {
    assertThat(names(sql, 0)).isEmpty();
    assertThat(db.calls().total()).as(sql).isZero();
  }

  @Test
  void aNullOffsetSkipsNothing() throws SQLException {
    assertThat(names("SELECT name FROM campaigns OFFSET ?", (Object) null)).hasSize(120);
    assertThat(names("SELECT name FROM campaigns ORDER BY name LIMIT 2 OFFSET ?", (Object) null))
        .containsExactly("c000", "c001");
    assertThat(names("SELECT * FROM campaigns LIMIT 2 OFFSET ?", (Object) null)).hasSize(2);
    assertThat(db.calls().describes()).isEqualTo(2);
    assertThat(db.calls().lists()).isEqualTo(1);
  }

  @Test
  void aNullLimitIsNone() throws SQLException {
    assertThat(names("SELECT name FROM campaigns LIMIT ?", (Object) null)).hasSize(120);
    assertThat(names("SELECT name FROM campaigns ORDER BY name LIMIT ?", (Object) null))
        .hasSize(120);
    assertThat(names("SELECT name FROM campaigns LIMIT ? OFFSET ?", null, 119)).hasSize(1);
    assertThat(names("SELECT name FROM campaigns LIMIT ? OFFSET ?", null, null)).hasSize(120);
  }

  @Test
  void limitsBeyondAnyNumberOfRowsAreNone() throws SQLException {
    assertThat(names("SELECT * FROM campaigns LIMIT ? OFFSET ?", Integer.MAX_VALUE, 100))
        .hasSize(20);
    assertThat(db.calls().describes()).isEqualTo(20);
    assertThat(names("SELECT * FROM campaigns LIMIT ? OFFSET ?", 5, Integer.MAX_VALUE)).isEmpty();
    assertThat(names("SELECT name FROM campaigns LIMIT 9223372036854775806 OFFSET 100"))
        .hasSize(20);
    assertThat(names("SELECT * FROM campaigns ORDER BY name LIMIT 3000000000")).hasSize(120);
    assertThat(db.plan("SELECT * FROM campaigns ORDER BY name LIMIT 3000000000"))
        .contains("EnumerableRowLimit(fetch=[3000000000:BIGINT])");
  }
}
