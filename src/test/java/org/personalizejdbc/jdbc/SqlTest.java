package org.personalizejdbc.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.personalizejdbc.jdbc.Failures.assertFails;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLSyntaxErrorException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.personalizejdbc.PersonalizeFixture;

/** SQL as people and tools write it: what they take for granted works, the rest is refused well. */
class SqlTest {
  private static final String FLASH =
      "arn:aws:personalize:us-east-1:123456789012:campaign/shop-flashsale-for-you";

  private static PersonalizeFixture db;

  @BeforeAll
  static void connect() {
    db = PersonalizeFixture.sample();
  }

  @AfterAll
  static void close() throws SQLException {
    db.close();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '#',
      value = {
        "7 % 3, MOD(7, 3), 7 / 2, 7.0 / 2 # 1|1|3|3.500000000000",
        "1 != 2, 1 <> 2, NOT TRUE # true|true|false",
        "LENGTH('Łódź'), LEN('abc'), CHAR_LENGTH('abc'), OCTET_LENGTH('Łódź') # 4|3|3|7",
        "SUBSTR('abcd', 2, 2), SUBSTR('abcd', 2), SUBSTRING('abcd', 2), SUBSTRING('abcd' FROM 2 FOR 1)"
            + " # bc|bcd|bcd|b",
        "CONCAT('a', 'b', 'c'), CONCAT('a', 1), 'a' || 1, CONCAT_WS('-', 'a', 'b') # abc|a1|a1|a-b",
        "'Łódź', N'中文', U&'\\0141', 'it''s' # Łódź|中文|Ł|it's",
        "E'it\\'s {fn x};', E'a''b' # it's {fn x};|a'b",
        "UPPER('i'), LOWER('I'), UCASE('i'), LCASE('I'), INITCAP('ab cd') # I|i|I|i|Ab Cd",
        "TRIM(' a '), LTRIM(' a'), RTRIM('a '), TRIM(LEADING 'x' FROM 'xa') # a|a|a|a",
        "LEFT('abc', 2), RIGHT('abc', 2), REVERSE('abc'), REPEAT('a', 2) || SPACE(1) || 'b'"
            + " # ab|bc|cba|aa b",
        "POSITION('b' IN 'abc'), LOCATE('b', 'abc'), STRPOS('abc', 'b'), INSTR('abc', 'b'),"
            + " CHARINDEX('b', 'abc'), LOCATE('b', 'abcb', 3) # 2|2|2|2|2|4",
        "REPLACE('abc', 'b', 'x'), TRANSLATE('abc', 'ab', 'xy'), REGEXP_REPLACE('a1b2', '[0-9]', '')"
            + " # axc|xyc|ab2",
        "SPLIT_PART('a-b-c', '-', 2), LPAD('a', 3, '.'), RPAD('a', 3, '.') # b|..a|a..",
        "STARTS_WITH('abc', 'a'), ENDS_WITH('abc', 'c'), STARTSWITH('abc', 'b') # true|true|false",
        "COALESCE(NULL, 1), NULLIF(1, 1), NVL(NULL, 1), IFNULL(NULL, 1), ISNULL(NULL, 1) # 1|null|1|1|1",
        "NVL2(NULL, 1, 2), DECODE(2, 1, 'a', 2, 'b'), IF(TRUE, 1, 2) # 2|b|1",
        "CASE WHEN 1 = 1 THEN 'a' ELSE 'b' END, CASE 1 WHEN 1 THEN 'a' END # a|a",
        "GREATEST(1, 2), LEAST(1, 2), ABS(-1), SIGN(-1), TRUNC(1.9), POW(2, 3) # 2|1|1|-1|1.0|8.0",
        "CAST(1 AS VARCHAR), CAST('1.5' AS DOUBLE), CAST('2026-03-09' AS DATE), CAST('7' AS INTEGER)"
            + " # 1|1.5|2026-03-09|7",
        "CAST(1 AS TEXT), CAST('a' AS STRING), CAST(7 AS INT8), CAST('true' AS BOOL) # 1|a|7|true",
        "CAST(TIMESTAMP '2026-03-09 23:59:58.987' AS DATE), DATE(TIMESTAMP '2026-03-09 23:59:58')"
            + " # 2026-03-09|2026-03-09",
        "EXTRACT(YEAR FROM DATE '2026-03-09'), EXTRACT(DOW FROM DATE '2026-03-09'),"
            + " DATE_PART('month', DATE '2026-03-09'), YEAR(DATE '2026-03-09') # 2026|2|3|2026",
        "FLOOR(TIMESTAMP '2026-03-09 23:59:58' TO MONTH), CEIL(TIMESTAMP '2026-03-09 23:59:58' TO DAY)"
            + " # 2026-03-01 00:00:00.0|2026-03-10 00:00:00.0",
        "DATE_TRUNC('month', TIMESTAMP '2026-03-09 23:59:58'), DATE_TRUNC('QUARTER', DATE '2026-03-09')"
            + " # 2026-03-01 00:00:00.0|2026-01-01",
        "DATE_TRUNC('week', TIMESTAMP '2026-03-08 23:59:58'), DATE_TRUNC('week', DATE '2026-03-09')"
            + " # 2026-03-02 00:00:00.0|2026-03-09",
        "TIMESTAMPDIFF(DAY, DATE '2026-03-09', DATE '2026-04-09'), TIMESTAMPADD(MONTH, 1, DATE"
            + " '2026-01-31') # 31|2026-02-28",
        "TIMESTAMP '2026-03-09 00:00:00' + INTERVAL '1' DAY, DATE '2026-03-09' - INTERVAL '1' MONTH"
            + " # 2026-03-10 00:00:00.0|2026-02-09",
        "TO_CHAR(DATE '2026-03-09', 'YYYY-MM'), TO_DATE('2026-03', 'YYYY-MM'), TO_TIMESTAMP('2026',"
            + " 'YYYY') # 2026-03|2026-03-01|2026-01-01 00:00:00.0",
        "CURRENT_TIMESTAMP = NOW(), CURDATE() = CURRENT_DATE # true|true",
        "CURRENT_USER, SESSION_USER, CURRENT_SCHEMA, CURRENT_DATABASE() # ||personalize|",
        "1 BETWEEN 0 AND 2, 1 IN (1, 2), NULL IS DISTINCT FROM 1, 'abc' LIKE 'a!%' ESCAPE '!'"
            + " # true|true|true|false",
        "'ABC' ILIKE 'a%', 'ABC' NOT ILIKE 'a%', 'abc' RLIKE '^a', 'abc' SIMILAR TO 'a%'"
            + " # true|false|true|true",
      })
  void expressionsAnswer(String expressions, String answer) throws SQLException {
    db.query("SELECT " + expressions).returns(answer).lists(0).describes(0);
  }

  @Test
  void groupsAndOrdersMayBeNamedByPlaceAndAlias() throws SQLException {
    final String[] rows = {"us-east-1|137", "eu-west-1|24"};
    for (String sql :
        List.of(
            "SELECT region, COUNT(*) FROM campaigns GROUP BY 1 ORDER BY 2 DESC",
            "SELECT region AS r, COUNT(*) AS \"How Many\" FROM campaigns GROUP BY r"
                + " HAVING \"How Many\" > 1 ORDER BY \"How Many\" DESC",
            "SELECT region AS r, COUNT(*) n FROM campaigns GROUP BY region ORDER BY -COUNT(*);",
            "SELECT \"c\".\"REGION\" AS \"r\", COUNT(1) FROM \"Personalize\".\"CAMPAIGNS\" \"c\""
                + " GROUP BY \"c\".\"Region\" ORDER BY 1 DESC NULLS LAST")) {
      db.query(sql).returns(rows).lists(3).describes(0);
    }
    db.query(
            "SELECT name FROM campaigns WHERE region = 'eu-west-1' ORDER BY CHAR_LENGTH(name), name"
                + " LIMIT 1")
        .returns("shop-hero-for-you");
  }

  @Test
  void pagesMayBeAskedForInEveryForm() throws SQLException {
    for (String page :
        List.of(
            "LIMIT 2 OFFSET 1",
            "OFFSET 1 LIMIT 2",
            "LIMIT 1, 2",
            "OFFSET 1 ROWS FETCH NEXT 2 ROWS ONLY",
            "OFFSET 1 FETCH FIRST 2 ROWS ONLY")) {
      db.query("SELECT name, min_provisioned_tps FROM campaigns ORDER BY name " + page)
          .returns("games-legacy-hrnn|1", "games-lobby-for-you-prod|14")
          .describes(2);
    }
    db.query("SELECT * FROM (SELECT * FROM campaigns) \"Custom SQL Query\" LIMIT 0")
        .returns()
        .lists(0)
        .describes(0);
  }

  @Test
  void aggregatesAnswerAsInOtherDatabases() throws SQLException {
    final String of = " FROM (VALUES 1, 2, 2, 6) AS t (n)";
    db.query("SELECT AVG(n), SUM(n), COUNT(DISTINCT n), MIN(n), MAX(n)" + of)
        .returns("2.75|11|3|1|6");
    db.query("SELECT STDDEV_POP(n) > 1.92, VAR_POP(n), STDDEV(n) > 2.2" + of)
        .returns("true|3.6875|true");
    db.query("SELECT SUM(n)" + " FROM (VALUES 2000000000, 2000000000) AS t (n)")
        .returns("4000000000");
    db.query("SELECT AVG(n), SUM(n) FROM (VALUES 1) AS t (n) WHERE n > 1").returns("null|null");
    db.query("SELECT MEDIAN(n), PERCENTILE_CONT(0.25) WITHIN GROUP (ORDER BY n DESC)" + of)
        .returns("2.0|3.0");
    db.query(
            "SELECT n > 1, PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY n), COUNT(*)"
                + of
                + " GROUP BY n > 1 ORDER BY 1")
        .returns("false|1.0|1", "true|2.0|3");
    db.query("SELECT PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY n)" + of + " WHERE n > 9")
        .returns("null");
    db.query("SELECT LISTAGG(n, ',') WITHIN GROUP (ORDER BY n), COUNT(*) FILTER (WHERE n > 1)" + of)
        .returns("1,2,2,6|3");
    db.query(
            "SELECT STRING_AGG(name, ',' ORDER BY name) FROM campaigns WHERE status LIKE 'DELETE%'"
                + " AND region = 'eu-west-1'")
        .returns("shop-legacy-ranking");
  }

  @Test
  void groupingSetsGiveTotals() throws SQLException {
    for (String groups :
        List.of("ROLLUP(region)", "CUBE(region)", "GROUPING SETS ((region), ())")) {
      db.query(
              "SELECT region, COUNT(*), GROUPING(region) FROM campaigns GROUP BY "
                  + groups
                  + " ORDER BY 3, 1")
          .returns("eu-west-1|24|0", "us-east-1|137|0", "null|161|1");
    }
  }

  @Test
  void windowsNumberAndCompareRows() throws SQLException {
    final String of = " FROM (VALUES 1, 2, 2, 6) AS t (n) ORDER BY n";
    db.query(
            "SELECT n, ROW_NUMBER() OVER (ORDER BY n), LAG(n) OVER (ORDER BY n), SUM(n) OVER (),"
                + " RANK() OVER (ORDER BY n), AVG(n) OVER ()"
                + of)
        .returns("1|1|null|11|1|2.75", "2|2|1|11|2|2.75", "2|3|2|11|2|2.75", "6|4|2|11|4|2.75");
    db.query("SELECT PERCENT_RANK() OVER (ORDER BY n), CUME_DIST() OVER (ORDER BY n)" + of)
        .returns("0.0|0.25", "0.3333333333333333|0.75", "0.3333333333333333|0.75", "1.0|1.0");
    db.query("SELECT PERCENT_RANK() OVER (PARTITION BY n ORDER BY n) FROM (VALUES 1) AS t (n)")
        .returns("0.0");
  }

  @Test
  void queriesCombine() throws SQLException {
    db.query("WITH a (n) AS (SELECT region FROM campaigns) SELECT COUNT(*) FROM a").returns("161");
    db.query(
            "WITH RECURSIVE t (n) AS (VALUES 1 UNION ALL SELECT n + 1 FROM t WHERE n < 5)"
                + " SELECT SUM(n) FROM t")
        .returns("15");
    db.query("SELECT 1 UNION ALL SELECT 1 UNION SELECT 2 INTERSECT SELECT 2 ORDER BY 1")
        .returns("1", "2");
    db.query("SELECT 1 EXCEPT SELECT 2").returns("1");
    db.query("TABLE campaigns").returnsCount(161);
    db.query("(SELECT name FROM campaigns WHERE campaign_arn = '" + FLASH + "');")
        .returns("shop-flashsale-for-you")
        .describes(FLASH);
    db.query("SELECT 1 FROM DUAL").returns("1");
    db.query("-- leading\nSELECT 1 /* two */ + -- three\n 4").returns("5");
  }

  @Test
  void aMergedColumnNeedsNoTable() throws SQLException {
    final String using = " FROM campaigns c LEFT JOIN campaign_updates u USING (campaign_arn) ";
    db.query(
            "SELECT campaign_arn, COUNT(*)"
                + using
                + "WHERE campaign_arn = '"
                + FLASH
                + "' GROUP BY campaign_arn HAVING campaign_arn > 'a' ORDER BY campaign_arn")
        .returns(FLASH + "|1")
        .lists(0)
        .describes(FLASH);
    db.query("SELECT c.name" + using + "ORDER BY campaign_arn LIMIT 1")
        .returns("shop-books-for-you-prod");
    db.query("SELECT DISTINCT campaign_arn AS a" + using + "ORDER BY a LIMIT 1").returnsCount(1);
    db.query("SELECT *" + using + "WHERE campaign_arn IN ('" + FLASH + "') ORDER BY campaign_arn")
        .returnsCount(1)
        .describes(FLASH);
    db.query(
            "SELECT campaign_arn FROM campaigns JOIN campaign_updates USING (campaign_arn)"
                + " JOIN campaign_config_entries USING (campaign_arn) WHERE campaign_arn = 'x'")
        .returns();
    db.query(
            "SELECT b, COUNT(*) FROM (VALUES (1, 1)) AS x (a, b) FULL JOIN (VALUES 1, 2) AS y (b)"
                + " USING (b) WHERE b > 0 GROUP BY b ORDER BY b")
        .returns("1|1", "2|1");
    db.query(
            "SELECT b FROM (VALUES 1) AS x (b) RIGHT JOIN (VALUES 1, 2) AS y (b) USING (b)"
                + " WHERE b > 1")
        .returns("2");
    // A sub-query has columns of its own.
    db.query(
            "SELECT COUNT(*)"
                + using
                + "WHERE campaign_arn = (SELECT MAX(campaign_arn) FROM campaigns WHERE name ="
                + " 'shop-flashsale-for-you')")
        .returns("1");
  }

  @Test
  void functionsOverKeysKeepTheirCalls() throws SQLException {
    db.query(
            "SELECT UCASE(name), DATE_TRUNC('month', creation_date_time), NVL(failure_reason, '-')"
                + " FROM campaigns WHERE region = 'eu-west-1' AND LCASE(status) = 'active'")
        .returnsCount(20)
        .lists(1)
        .describes(0);
    db.query(
            "SELECT LOCATE('x', name), min_provisioned_tps FROM campaigns WHERE campaign_arn = ?",
            FLASH)
        .returnsCount(1)
        .lists(0)
        .describes(FLASH);
    db.query(
            "SELECT MEDIAN(min_provisioned_tps) FROM campaigns WHERE campaign_arn = '"
                + FLASH
                + "'")
        .returns("500.0")
        .lists(0)
        .describes(FLASH);
  }

  @Test
  void hintsAreIgnoredInSilence() throws SQLException {
    final List<LogRecord> records = new ArrayList<>();
    final Handler handler =
        new Handler() {
          @Override
          public void publish(LogRecord record) {
            records.add(record);
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    final Logger root = Logger.getLogger("");
    root.addHandler(handler);
    try {
      db.query("SELECT /*+ INDEX(c) */ COUNT(*) FROM campaigns /*+ WHOLE */ AS c").returns("161");
    } finally {
      root.removeHandler(handler);
    }
    assertThat(records).isEmpty();
  }

  @Test
  void errorsPointAtWhatWasWritten() throws SQLException {
    try (Statement statement = db.connection().createStatement()) {
      assertFails(
          SQLSyntaxErrorException.class,
          "42000",
          () -> statement.executeQuery("SELECT name,\n  NOSUCH(name) FROM campaigns"),
          "line 2, column 3");
      assertFails(
          SQLSyntaxErrorException.class,
          "42S22",
          () ->
              statement.executeQuery(
                  "SELECT LOCATE('x', name)\nFROM campaigns WHERE DATE_TRUNC('month', nosuch) > ?"),
          "line 2, column 42");
      assertFails(
          SQLSyntaxErrorException.class,
          "42000",
          () ->
              statement.executeQuery(
                  "SELECT DATE_TRUNC('fortnight', creation_date_time) FROM campaigns"),
          "line 1, column 8");
      assertFails(
          SQLSyntaxErrorException.class,
          "42000",
          () -> statement.executeQuery("SELECT 1; SELECT 2"),
          "line 1, column 9");
      assertFails(
          SQLFeatureNotSupportedException.class,
          "0A000",
          () ->
              statement.executeQuery(
                  "SELECT PERCENTILE_DISC(0.5) WITHIN GROUP (ORDER BY min_provisioned_tps)"
                      + " FROM campaigns"),
          "another way");
    }
  }

  @Test
  void aParameterIsNeitherCutNorPaddedToAColumnsLength() throws SQLException {
    try (Connection inventory = DriverManager.getConnection("jdbc:hsqldb:mem:padded");
        Statement create = inventory.createStatement()) {
      create.execute("CREATE TABLE t (arn CHAR(80))");
      create.execute("INSERT INTO t VALUES ('arn:aws:personalize')");
      try (Connection connection = db.connect("attach.inv=jdbc:hsqldb:mem:padded");
          var prepared =
              connection.prepareStatement("SELECT COUNT(*) FROM inv.t WHERE arn NOT LIKE ?")) {
        prepared.setString(1, "arn:%e%");
        try (var rows = prepared.executeQuery()) {
          assertThat(rows.next()).isTrue();
          assertThat(rows.getInt(1)).isZero();
        }
      } finally {
        create.execute("SHUTDOWN");
      }
    }
  }
}
