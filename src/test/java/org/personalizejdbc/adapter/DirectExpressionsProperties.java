package org.personalizejdbc.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.personalizejdbc.adapter.TestCampaigns.account;

import java.sql.SQLException;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.personalizejdbc.PersonalizeFixture;

/**
 * Whatever a condition is made of, it comes to the same with and without generated code: beside it
 * stands its plan over a sort, which takes code.
 */
class DirectExpressionsProperties {
  private static PersonalizeFixture db;

  @BeforeContainer
  static void open() {
    db = PersonalizeFixture.of(account(24, 0), "cacheTtl=1h");
  }

  @AfterContainer
  static void close() throws SQLException {
    db.close();
  }

  @Property(tries = 60)
  void aConditionIsWorthTheSameWithAndWithoutCode(@ForAll("conditions") String condition)
      throws SQLException {
    final String asColumn = "SELECT name, (" + condition + ") AS worth FROM campaigns";
    final String asFilter = "SELECT name FROM campaigns WHERE " + condition;
    try (GeneratedCode generated = new GeneratedCode()) {
      final List<List<Object>> worth = db.rows(asColumn);
      final List<List<Object>> rows = db.rows(asFilter);
      assertThat(generated.plans()).as("generated for %s", condition).isZero();
      assertThat(worth)
          .as(asColumn)
          .containsExactlyInAnyOrderElementsOf(
              db.rows(asColumn + " ORDER BY name -- " + System.nanoTime()));
      assertThat(generated.plans()).as("generated for comparison").isPositive();
      assertThat(rows)
          .as(asFilter)
          .containsExactlyInAnyOrderElementsOf(db.rows(asFilter + " ORDER BY name"));
    }
  }

  @Provide
  Arbitrary<String> conditions() {
    return conditions(3);
  }

  private static Arbitrary<String> conditions(int depth) {
    if (depth == 0) {
      return simple();
    }
    final Arbitrary<String> below = conditions(depth - 1);
    final Arbitrary<String> joined =
        Combinators.combine(below, Arbitraries.of("AND", "OR", "=", "<>"), below)
            .as((left, operator, right) -> "(" + left + ") " + operator + " (" + right + ")");
    final Arbitrary<String> changed =
        Combinators.combine(
                below,
                Arbitraries.of(
                    "NOT (%s)",
                    "(%s) IS TRUE",
                    "(%s) IS NOT TRUE",
                    "(%s) IS FALSE",
                    "(%s) IS NOT FALSE",
                    "(%s) IS NULL",
                    "(%s) IS NOT NULL"))
            .as((condition, change) -> change.replace("%s", condition));
    return Arbitraries.oneOf(simple(), joined, changed);
  }

  private static Arbitrary<String> simple() {
    final Arbitrary<String> comparisons = Arbitraries.of("=", "<>", "<", "<=", ">", ">=");
    return Arbitraries.oneOf(
        Combinators.combine(
                Arbitraries.of("name", "status", "failure_reason"),
                comparisons,
                Arbitraries.of("'c007'", "'ACTIVE'", "'no data'", "''", "name", "failure_reason"))
            .as((left, operator, right) -> left + " " + operator + " " + right),
        Combinators.combine(
                Arbitraries.of("min_provisioned_tps", "2"),
                comparisons,
                Arbitraries.of("1", "3", "min_provisioned_tps"))
            .as((left, operator, right) -> left + " " + operator + " " + right),
        Combinators.combine(
                Arbitraries.of("creation_date_time", "last_updated_date_time"),
                comparisons,
                Arbitraries.of(
                    "TIMESTAMP '2026-01-01 05:00:00'",
                    "TIMESTAMP '2026-01-01 05:01:00'",
                    "creation_date_time"))
            .as((left, operator, right) -> left + " " + operator + " " + right),
        Combinators.combine(
                Arbitraries.of("name", "status", "failure_reason"),
                Arbitraries.of("LIKE", "NOT LIKE", "ILIKE"),
                Arbitraries.of("'%0_7'", "'c%'", "'CREATE%'", "'%'", "'_'", "''", "'%A%'"))
            .as((left, operator, right) -> left + " " + operator + " " + right),
        Arbitraries.of(
            "failure_reason IS NULL",
            "failure_reason IS NOT NULL",
            "status IN ('ACTIVE', 'CREATE FAILED')",
            "failure_reason NOT IN ('no data', 'x')",
            "min_provisioned_tps IN (1, 3)",
            "min_provisioned_tps NOT BETWEEN 2 AND 3",
            "name BETWEEN 'c003' AND 'c010'"));
  }
}
