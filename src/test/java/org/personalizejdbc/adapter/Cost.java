package org.personalizejdbc.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.personalizejdbc.PersonalizeFixture;
import org.personalizejdbc.QueryResult;

/**
 * What statements are held to, each as {@code SQL -> rows -> pages listed -> described}.
 *
 * <p>Rows are {@code =3} for a number of them, or the first column's values in any order, {@code -}
 * for none; described is {@code =3} or the names of just those campaigns, {@code -} for none.
 */
final class Cost {
  private Cost() {}

  /** A test for each of some statements; what follows the SQL stands on a line of its own. */
  static Stream<DynamicTest> tests(PersonalizeFixture db, String statements) {
    return Arrays.stream(statements.replaceAll("\\n\\s*->", " ->").split("\n"))
        .map(line -> line.strip().split(" -> "))
        .map(
            parts ->
                DynamicTest.dynamicTest(
                    parts[0],
                    () -> holds(db, parts[0], parts[1], Integer.parseInt(parts[2]), parts[3])));
  }

  /** Holds one statement to what it may cost. */
  static QueryResult holds(
      PersonalizeFixture db, String sql, String rows, int lists, String described, Object... values)
      throws SQLException {
    final QueryResult result = db.query(TestCampaigns.sql(sql), values);
    if (rows.startsWith("=")) {
      result.returnsCount(Integer.parseInt(rows.substring(1)));
    } else {
      assertThat(result.rows().stream().map(row -> String.valueOf(row.get(0))))
          .as(sql)
          .containsExactlyInAnyOrder(words(rows));
    }
    final Map<String, Integer> expected = new TreeMap<>();
    if (described.startsWith("=")) {
      assertThat(result.calls().describes())
          .as("DescribeCampaign of %s", sql)
          .isEqualTo(Integer.parseInt(described.substring(1)));
      assertThat(result.calls().described().values()).as("each once").containsOnly(1);
    } else {
      for (String name : words(described)) {
        expected.put(TestCampaigns.arn(name), 1);
      }
      assertThat(result.calls().described()).as("DescribeCampaign of %s", sql).isEqualTo(expected);
    }
    return result.lists(lists);
  }

  private static String[] words(String text) {
    return Arrays.stream(text.split(" "))
        .filter(word -> !word.isEmpty() && !word.equals("-"))
        .toArray(String[]::new);
  }
}
