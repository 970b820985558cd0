package org.personalizejdbc.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.personalizejdbc.jdbc.Failures.assertFails;

import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLSyntaxErrorException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.personalizejdbc.PersonalizeFixture;

/** JDBC's escapes, one by one: JDBC 4.3, section 13.4 and appendix D. */
class EscapesTest {
  private static final String TIME = "TIMESTAMP '2026-03-09 23:59:58.987'";

  /** Each call of appendix D, and what it answers; null where that changes. */
  private static final Map<String, Map<String, String>> CALLS =
      Map.of(
          "string",
          calls(
              "ASCII('A') = 65",
              "CHAR(65) = A",
              "CHAR_LENGTH('Łódź') = 4",
              "CHARACTER_LENGTH('Łódź') = 4",
              "CONCAT('a', 'b') = ab",
              "DIFFERENCE('Robert', 'Rupert') = 4",
              "INSERT('abcd', 2, 2, 'x') = axd",
              "LCASE('ABC') = abc",
              "LEFT('abc', 2) = ab",
              "LENGTH('abc') = 3",
              "LOCATE('b', 'abcb') = 2",
              "LOCATE('b', 'abcb', 3) = 4",
              "LTRIM('  a') = a",
              "OCTET_LENGTH('Łódź') = 7",
              "POSITION('b' IN 'abc') = 2",
              "REPEAT('ab', 2) = abab",
              "REPLACE('abc', 'b', 'x') = axc",
              "RIGHT('abc', 2) = bc",
              "RTRIM('a  ') = a",
              "SOUNDEX('Robert') = R163",
              "SPACE(2) =   ",
              "SUBSTRING('abcd', 2, 2) = bc",
              "UCASE('abc') = ABC"),
          "numeric",
          calls(
              "ABS(-1) = 1",
              "ACOS(1) = 0.0",
              "ASIN(0) = 0.0",
              "ATAN(0) = 0.0",
              "ATAN2(0, 1) = 0.0",
              "CEILING(1.2) = 2",
              "COS(0) = 1.0",
              "COT(1) = 0.6420926159343306",
              "DEGREES(0) = 0.0",
              "EXP(0) = 1.0",
              "FLOOR(1.8) = 1",
              "LOG(EXP(1)) = 1.0",
              "LOG10(100) = 2.0",
              "MOD(7, 3) = 1",
              "PI() = 3.141592653589793",
              "POWER(2, 3) = 8.0",
              "RADIANS(0) = 0.0",
              "RAND() =",
              "RAND(7) =",
              "ROUND(12.5, 0) = 13.0",
              "SIGN(-2) = -1",
              "SIN(0) = 0.0",
              "SQRT(4) = 2.0",
              "TAN(0) = 0.0",
              "TRUNCATE(12.5, 0) = 12.0"),
          "timedate",
          calls(
              "CURDATE() =",
              "CURRENT_DATE =",
              "CURRENT_DATE() =",
              "CURRENT_TIME =",
              "CURRENT_TIME() =",
              "CURRENT_TIMESTAMP =",
              "CURRENT_TIMESTAMP() =",
              "CURTIME() =",
              "DAYNAME(" + TIME + ") = Monday",
              "DAYOFMONTH(" + TIME + ") = 9",
              "DAYOFWEEK(" + TIME + ") = 2",
              "DAYOFYEAR(" + TIME + ") = 68",
              "EXTRACT(YEAR FROM " + TIME + ") = 2026",
              "HOUR(" + TIME + ") = 23",
              "MINUTE(" + TIME + ") = 59",
              "MONTH(" + TIME + ") = 3",
              "MONTHNAME(" + TIME + ") = March",
              "NOW() =",
              "QUARTER(" + TIME + ") = 1",
              "SECOND(" + TIME + ") = 58",
              "TIMESTAMPADD(SQL_TSI_DAY, 1, " + TIME + ") = 2026-03-10 23:59:58.987",
              "TIMESTAMPDIFF(SQL_TSI_DAY, " + TIME + ", TIMESTAMP '2026-03-12 00:00:00') = 2",
              "WEEK(" + TIME + ") = 11",
              "YEAR(" + TIME + ") = 2026"),
          "system",
          calls("DATABASE() = ", "IFNULL(NULL, 'x') = x", "USER() = "));

  private static PersonalizeFixture db;

  @BeforeAll
  static void connect() {
    db = PersonalizeFixture.sample();
  }

  @AfterAll
  static void close() throws SQLException {
    db.close();
  }

  private static Map<String, String> calls(String... calls) {
    final Map<String, String> answers = new TreeMap<>();
    for (String call : calls) {
      final int equals = call.lastIndexOf(" =");
      answers.put(
          call.substring(0, equals),
          call.length() < equals + 3 ? null : call.substring(equals + 3));
    }
    return answers;
  }

  private static String text(String expression) throws SQLException {
    try (var row = db.connection().createStatement().executeQuery("SELECT " + expression)) {
      row.next();
      return row.getString(1);
    }
  }

  @Test
  void everyFunctionThatTheMetadataNamesRunsAndNoOther() throws SQLException {
    final DatabaseMetaData metaData = db.connection().getMetaData();
    final Map<String, String> listed =
        Map.of(
            "string", metaData.getStringFunctions(),
            "numeric", metaData.getNumericFunctions(),
            "timedate", metaData.getTimeDateFunctions(),
            "system", metaData.getSystemFunctions());
    for (Map.Entry<String, Map<String, String>> kind : CALLS.entrySet()) {
      final TreeSet<String> running = new TreeSet<>();
      for (Map.Entry<String, String> call : kind.getValue().entrySet()) {
        final String answer = text("{fn " + call.getKey() + "}");
        if (call.getValue() != null) {
          assertThat(answer).as(call.getKey()).isEqualTo(call.getValue());
        }
        running.add(call.getKey().replaceAll("\\(.*", ""));
      }
      assertThat(List.of(listed.get(kind.getKey()).split(",")))
          .as(kind.getKey())
          .containsExactlyInAnyOrderElementsOf(running);
    }
  }

  @Test
  void escapesStandForSql() throws SQLException {
    db.query(
            "SELECT {d '2026-03-09'}, {t '23:59:58'}, {ts '2026-03-09 23:59:58'},"
                + " {ts '2026-03-09 23:59:58.987'}")
        .returns("2026-03-09|23:59:58|2026-03-09 23:59:58.0|2026-03-09 23:59:58.987");
    db.query("SELECT {fn UCASE({fn LEFT('abc', 2)})}, { FN  lcase('X') }, {fn\nABS(-1)}")
        .returns("AB|x|1");
    db.query("SELECT 'a_b' LIKE 'a!_b' {escape '!'}, 'axb' LIKE 'a!_b' { ESCAPE '!' }")
        .returns("true|false");
    db.query(
            "SELECT COUNT(*) FROM {oj campaigns c LEFT OUTER JOIN campaign_updates u"
                + " ON c.campaign_arn = u.campaign_arn}")
        .returns("161");
    db.query("SELECT name FROM campaigns ORDER BY name {limit 1 offset 1}")
        .returns("games-legacy-hrnn");
    db.query("SELECT {fn CONVERT('7', SQL_INTEGER)}, {fn CONVERT(7, VARCHAR)}").returns("7|7");
    db.query("SELECT {fn TIMESTAMPADD(SQL_TSI_MONTH, 1, {d '2026-01-31'})}").returns("2026-02-28");
    db.query("SELECT {fn UPPER('a')}, {fn COALESCE(NULL, 'x')}").returns("A|x");
  }

  @Test
  void whatLooksLikeAnEscapeInATextIsText() throws SQLException {
    db.query("SELECT '{fn X}', '{oj', \"{call a}\" FROM (VALUES 1) AS t (\"{call a}\") -- {call b}")
        .returns("{fn X}|{oj|1");
    db.query("SELECT /* {call x} ; */ 'it''s; {escape' ;").returns("it's; {escape");
    db.query("SELECT 1 // it's {call x}\n; // done").returns("1");
    db.query("SELECT E'it\\'s {fn x}', {fn UCASE('a')};").returns("it's {fn x}|A");
  }

  @Test
  void procedureCallsAreRefused() {
    for (String sql : List.of("{call p(1)}", "{ ? = call p(1) }", "{?=CALL p}")) {
      assertFails(
          SQLFeatureNotSupportedException.class,
          "0A000",
          () -> db.connection().createStatement().execute(sql),
          "stored procedure");
    }
  }

  @Test
  void anErrorBehindAnEscapeIsStillWhereItWas() {
    assertFails(
        SQLSyntaxErrorException.class,
        "42S22",
        () ->
            db.lines(
                "SELECT {fn EXTRACT(YEAR FROM creation_date_time)}\n"
                    + "FROM {oj campaigns c LEFT JOIN campaign_updates u USING (campaign_arn)}\n"
                    + "WHERE N'x' = 'x' AND nosuch = 1"),
        "line 3, column 22");
    assertFails(
        SQLSyntaxErrorException.class,
        "42000",
        () -> db.lines("SELECT {fn NOSUCH(1)}"),
        "line 1, column 12",
        "NOSUCH");
  }
}
