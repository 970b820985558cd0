package org.personalizejdbc.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.personalizejdbc.PersonalizeFixture;

/** IN lists that are longer than a Java method, on columns that are no key. */
class LongListsTest {
  private static PersonalizeFixture db;

  @BeforeAll
  static void open() {
    db = PersonalizeFixture.sample();
  }

  @AfterAll
  static void close() throws SQLException {
    db.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {90, 110, 1_000, 50_000})
  void aListOfTextsIsLookedUp(int length) throws SQLException {
    db.query(
            "SELECT name FROM campaigns WHERE name IN ("
                + texts(length)
                + ",'video-home-for-you-prod')")
        .returns("video-home-for-you-prod")
        .lists(3)
        .describes(0);
  }

  @Test
  void itsOppositeIsToo() throws SQLException {
    String list = texts(1_000) + ",'video-home-for-you-prod'";
    db.query("SELECT COUNT(*) FROM campaigns WHERE name NOT IN (" + list + ")").returns("160");
    db.query("SELECT COUNT(*) FROM campaigns WHERE NOT (name IN (" + list + "))").returns("160");
  }

  @Test
  void nullIsNeitherInAListNorOutOfIt() throws SQLException {
    String list = texts(1_000);
    int failed = db.rows("SELECT name FROM campaigns WHERE failure_reason IS NOT NULL").size();
    assertThat(failed).isBetween(1, 160);
    db.query("SELECT COUNT(*) FROM campaigns WHERE failure_reason IN (" + list + ")").returns("0");
    db.query("SELECT COUNT(*) FROM campaigns WHERE failure_reason NOT IN (" + list + ")")
        .returns(Integer.toString(failed));
    db.query("SELECT COUNT(*) FROM campaigns WHERE (failure_reason IN (" + list + ")) IS UNKNOWN")
        .returns(Integer.toString(161 - failed));
    db.query(
            "SELECT COUNT(*) FROM campaigns WHERE failure_reason IS NULL OR failure_reason IN ("
                + list
                + ")")
        .returns(Integer.toString(161 - failed));
  }

  @Test
  void aListMayStandAnywhere() throws SQLException {
    String list = texts(1_000) + ",'video-home-for-you-prod'";
    db.query(
            "SELECT name IN ("
                + list
                + ") AS listed, COUNT(*) FROM campaigns GROUP BY name IN ("
                + list
                + ") ORDER BY 2")
        .returns("true|1", "false|160");
    db.query(
            "SELECT name FROM campaigns WHERE region = 'nowhere' OR name IN ("
                + list
                + ") OR name > 'zzz'")
        .returns("video-home-for-you-prod");
    db.query(
            "SELECT c.name FROM campaigns c JOIN campaigns d ON c.campaign_arn = d.campaign_arn AND"
                + " (c.name IN ("
                + list
                + ") OR d.region = 'x')")
        .returns("video-home-for-you-prod");
    db.query(
            "SELECT CASE WHEN status IN ("
                + texts(300)
                + ") THEN 'a' WHEN name IN ("
                + list
                + ") THEN 'b' END FROM campaigns WHERE name LIKE 'video-home-for-you-prod'")
        .returns("b");
  }

  @Test
  void numbersAndTimesAreLookedUpToo() throws SQLException {
    String numbers =
        IntStream.range(1_000, 2_000).mapToObj(Integer::toString).collect(Collectors.joining(","));
    String same = "SELECT COUNT(*) FROM campaigns WHERE region = 'eu-west-1' AND ";
    String one = db.lines(same + "min_provisioned_tps = 1").get(0);
    assertThat(one).isNotEqualTo("0");
    db.query(same + "min_provisioned_tps IN (1," + numbers + ")").returns(one);
    db.query(same + "min_provisioned_tps + 0.0 IN (1.00," + numbers + ")").returns(one);
    String half = db.lines(same + "exploration_weight = 0.3").get(0);
    db.query(same + "exploration_weight IN (0.3," + numbers + ")").returns(half);
    db.query(
            "SELECT region FROM campaigns GROUP BY region HAVING COUNT(*) IN (137," + numbers + ")")
        .returns("us-east-1");
    String first =
        db.lines("SELECT CAST(MIN(creation_date_time) AS VARCHAR) FROM campaigns").get(0);
    String times =
        IntStream.range(0, 500)
            .mapToObj(i -> "TIMESTAMP '1999-01-01 00:00:00." + (100 + i) + "'")
            .collect(Collectors.joining(","));
    db.query(
            "SELECT COUNT(*) FROM campaigns WHERE creation_date_time IN (TIMESTAMP '"
                + first
                + "',"
                + times
                + ")")
        .returns("1");
    db.query(
            "SELECT COUNT(*) FROM campaigns WHERE CAST(creation_date_time AS DATE) IN (DATE '"
                + first.substring(0, 10)
                + "',"
                + times
                    .replace("TIMESTAMP '", "DATE '")
                    .replaceAll(" 00:00:00\\.\\d+", "")
                    .replaceAll("1999", "1998")
                + ")")
        .returnsCount(1);
  }

  @Test
  void aPreparedStatementKeepsItsList() throws SQLException {
    String sql = "SELECT name FROM campaigns WHERE region = ? AND name IN (" + texts(500) + ",?)";
    db.query(sql, "us-east-1", "video-home-for-you-prod").returns("video-home-for-you-prod");
    db.query(sql, "eu-west-1", "video-home-for-you-prod").returnsCount(0);
  }

  @Test
  void fiftyThousandKeysAreRead() throws SQLException {
    String prefix = "arn:aws:personalize:us-east-1:123456789012:campaign/";
    String list =
        Stream.concat(
                IntStream.range(0, 50_000).mapToObj(i -> "nonsense-" + i),
                Stream.of(prefix + "video-home-for-you-prod"))
            .collect(Collectors.joining("','", "'", "'"));
    db.query("SELECT name FROM campaigns WHERE campaign_arn IN (" + list + ")")
        .returns("video-home-for-you-prod")
        .lists(0)
        .describes(1);
  }

  private static String texts(int count) {
    List<String> texts = IntStream.range(0, count).mapToObj(i -> "'no-such-" + i + "'").toList();
    return String.join(",", texts);
  }
}
