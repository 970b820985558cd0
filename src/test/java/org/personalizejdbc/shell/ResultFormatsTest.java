package org.personalizejdbc.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values of every kind come out of every format as they are. */
class ResultFormatsTest {
  private static final String NASTY = "q\"uote', line\nnext\ttab \\ \u001b[31mred \u0000 é 日本 😀";
  private static final String NASTY_SQL =
      "U&'q\"uote'', line\\000anext\\0009tab \\\\ \\001b[31mred \\0000 é 日本 😀'";

  @Test
  void aTableIsFramedAndItsNumbersStandRight() {
    assertThat(print("table", "VALUES (1, 'one', TRUE), (100, NULL, NULL)"))
        .isEqualTo(
            """
            +-----+------+------+
            | C1  | C2   | C3   |
            +-----+------+------+
            |   1 | one  | TRUE |
            | 100 | null | null |
            +-----+------+------+
            """);
  }

  @Test
  void aTableKeepsWideValuesWhole() {
    String wide = "x".repeat(3000);
    assertThat(print("table", "VALUES '" + wide + "'")).contains("| " + wide + " |");
  }

  @Test
  void aTableAlignsLinesAndWideCharacters() {
    assertThat(print("table", "VALUES (U&'日本\\000ab\\000a', 'x')"))
        .isEqualTo(
            """
            +------+----+
            | C1   | C2 |
            +------+----+
            | 日本 | x  |
            | b    |    |
            +------+----+
            """);
  }

  @Test
  void anEmptyTableIsItsHeader() {
    assertThat(print("table", "SELECT 1 AS a FROM (VALUES 0) WHERE FALSE"))
        .isEqualTo("+---+\n| A |\n+---+\n");
  }

  @Test
  void rowsBeyondThoseThatDecideTheWidthsAreNotCut() {
    String out =
        print(
            "table",
            "SELECT CASE WHEN n = 1500 THEN 'a much wider value' ELSE 'x' END AS v"
                + " FROM UNNEST(SEQUENCE_ARRAY(1, 1500, 1)) AS t(n)");
    assertThat(out.lines()).hasSize(1500 + 4);
    assertThat(out).contains("| a much wider value |");
  }

  @ParameterizedTest
  @ValueSource(strings = {"table", "vertical"})
  void noValueSteersTheTerminal(String format) {
    String out =
        print(
            format,
            "VALUES U&'\\001b[2J \\0007 \\007f \\009b31m \\000d \\0009 \\202e \\2066 \\2028'");
    assertThat(out).contains("\\u001b[2J \\u0007 \\u007f \\u009b31m \\r \\t \\u202e \\u2066");
    assertThat(out.replace("\n", "").chars()).noneMatch(Character::isISOControl);
  }

  @Test
  void verticalGivesEachColumnALine() {
    assertThat(print("vertical", "VALUES (1, U&'a\\000ab'), (2, NULL)"))
        .isEqualTo("C1  1\nC2  a\n    b\n\nC1  2\nC2  null\n");
  }

  @Test
  void csvIsExact() throws Exception {
    String out =
        print(
            "csv",
            "CREATE TABLE t (c1 INTEGER, c2 VARCHAR(99)); INSERT INTO t VALUES (1, "
                + NASTY_SQL
                + "), (2, NULL), (3, ''), (4, '=1+1'), (5, ' a '); SELECT * FROM t");
    assertThat(out).startsWith("C1,C2\n1,\"q\"\"uote', line\n").endsWith("4,=1+1\n5,\" a \"\n");
    assertThat(out).contains("\n2,\n3,\"\"\n");
    try (MappingIterator<List<String>> rows =
        new CsvMapper()
            .readerForListOf(String.class)
            .with(CsvParser.Feature.WRAP_AS_ARRAY)
            .readValues(out)) {
      assertThat(rows.readAll().get(1)).containsExactly("1", NASTY);
    }
  }

  @Test
  void csvOfAnEmptyResultIsItsHeader() {
    assertThat(print("csv", "SELECT 1 AS \"a,b\" FROM (VALUES 0) WHERE FALSE"))
        .isEqualTo("\"a,b\"\n");
  }

  @Test
  void jsonHasItsOwnTypes() throws Exception {
    String out =
        print(
            "json",
            "SELECT 1 AS i, CAST(9007199254740993 AS BIGINT) AS l, 0.3E0 AS d, 12345678901234.50 AS"
                + " n, TRUE AS b, 'x' AS s, TIMESTAMP '2026-01-02 03:04:05' AS t FROM (VALUES 0)");
    assertThat(out)
        .isEqualTo(
            "[\n{\"I\":1,\"L\":9007199254740993,\"D\":0.3,\"N\":12345678901234.50,\"B\":true,"
                + "\"S\":\"x\",\"T\":\"2026-01-02 03:04:05\"}\n]\n");
  }

  @Test
  void jsonNullsAreNull() throws Exception {
    String out =
        print(
            "json",
            "SELECT CAST(NULL AS INTEGER) AS i, CAST(NULL AS DOUBLE) AS d, CAST(NULL AS DECIMAL) AS"
                + " n, CAST(NULL AS BOOLEAN) AS b, CAST(NULL AS VARCHAR(1)) AS s FROM (VALUES 0)");
    assertThat(out).isEqualTo("[\n{\"I\":null,\"D\":null,\"N\":null,\"B\":null,\"S\":null}\n]\n");
  }

  @Test
  void jsonTextsAreExact() throws Exception {
    JsonNode rows = new ObjectMapper().readTree(print("json", "VALUES (" + NASTY_SQL + ")"));
    assertThat(rows.get(0).get("C1").textValue()).isEqualTo(NASTY);
  }

  @Test
  void jsonOfAnEmptyResultIsAnEmptyArray() {
    assertThat(print("json", "SELECT 1 AS a FROM (VALUES 0) WHERE FALSE")).isEqualTo("[]\n");
  }

  @Test
  void jsonTellsColumnsOfOneLabelApart() {
    assertThat(print("json", "SELECT 1 AS a, 2 AS a, 3 AS a_2, 4 AS a FROM (VALUES 0)"))
        .isEqualTo("[\n{\"A\":1,\"A_3\":2,\"A_2\":3,\"A_4\":4}\n]\n");
  }

  @Test
  void resultsOfSeveralStatementsFollowEachOther() {
    assertThat(print("csv", "VALUES 1; VALUES 2")).isEqualTo("C1\n1\n\nC1\n2\n");
    assertThat(print("json", "VALUES 1; VALUES 2"))
        .isEqualTo("[\n{\"C1\":1}\n]\n[\n{\"C1\":2}\n]\n");
  }

  @Test
  void theNumberOfRowsGoesToStandardError() {
    assertThat(Ran.onEmptyDatabase("-e", "VALUES 1; VALUES (1), (2)").err())
        .isEqualTo("(1 row)\n(2 rows)\n");
  }

  @Test
  void aResultThatBreaksOffDoesNotLookWhole() {
    Ran ran =
        Ran.shell(
            "--url",
            AwkwardDriver.breaksAtThirdRow(),
            "--format",
            "json",
            "-e",
            "VALUES (1), (2), (3)");
    assertThat(ran.status()).isEqualTo(1);
    assertThat(ran.out()).isEqualTo("[\n{\"C1\":1},\n{\"C1\":2}");
    assertThat(ran.err()).isEqualTo("error: the third row is lost [08006]\n");
  }

  private static String print(String format, String sql) {
    Ran ran = Ran.onEmptyDatabase("--format", format, "-e", sql);
    assertThat(ran.status()).as(ran.err()).isZero();
    return ran.out();
  }
}
