package org.personalizejdbc.adapter;

import java.time.LocalDateTime;
import java.util.List;

/**
 * What HSQLDB 2.7.3 does not know, or answers wrongly, said in other words there. So nothing is
 * left out of the comparison but:
 *
 * <ul>
 *   <li>LIMIT 0, which HSQLDB takes for no limit: it is compared where any rows will do;
 *   <li>{@code x IS DISTINCT FROM ?} and a parameter in CASE, which Calcite cannot convert;
 *   <li>COALESCE of others than texts: in a condition Calcite reads its NULL as 0;
 *   <li>EXISTS inside of a sub-query: Calcite takes NOT EXISTS without correlation, inside of one
 *       with, for FALSE;
 *   <li>what HSQLDB as an inventory cannot parse of the SQL that Calcite writes, such as TRIM(x) =
 *       'a' where a value is to stand: see {@link OracleComparison};
 *   <li>a correlated sub-query among the selected values over a join: Calcite takes other columns
 *       for those of the join's right side;
 *   <li>LATERAL inside of a sub-query or beside a correlated one, whose correlation Calcite leaves
 *       behind;
 *   <li>constants under DISTINCT, which Calcite's decorrelation cannot count, and which HSQLDB
 *       refuses in the ORDER BY that Calcite sends it;
 *   <li>parameters in WITH, and {@code NOT LIKE '%'} of NULL, which HSQLDB gets wrong;
 *   <li>a CHAR in a set operation, in GROUP BY or in a derived table: its blanks count in Calcite
 *       when rows are compared as wholes, so it is trimmed there;
 *   <li>texts with trailing spaces, which HSQLDB ignores when it compares;
 *   <li>ARNs of other Regions or accounts, which only the keys of a look-up refuse.
 * </ul>
 *
 * @param mark tells it from others in a template
 * @param driver as the driver reads it, around %s
 * @param hsqldb as HSQLDB reads it, around %s
 */
record OracleDialect(char mark, String driver, String hsqldb) {
  /** The relation of the campaign that an ARN names. */
  static final OracleDialect DESCRIBE =
      new OracleDialect(
          'D',
          "TABLE(describe_campaign(%s))",
          "(SELECT * FROM campaigns described WHERE described.campaign_arn = %s)");

  /** HSQLDB counts wrongly with a FILTER. */
  static final OracleDialect FILTER =
      new OracleDialect('C', "COUNT(*) FILTER (WHERE %s)", "COUNT(CASE WHEN %s THEN 1 END)");

  /** HSQLDB says NULL of NULL IS TRUE. */
  static final List<OracleDialect> TRUTHS =
      List.of(
          truth('T', "(%s) IS TRUE", "%s", true),
          truth('N', "(%s) IS NOT TRUE", "%s", false),
          truth('F', "(%s) IS FALSE", "NOT (%s)", true),
          truth('G', "(%s) IS NOT FALSE", "NOT (%s)", false));

  private static final List<OracleDialect> OTHERS = List.of(DESCRIBE, FILTER);

  private static OracleDialect truth(char mark, String driver, String condition, boolean answer) {
    return new OracleDialect(
        mark, driver, "(CASE WHEN " + condition + " THEN " + answer + " ELSE " + !answer + " END)");
  }

  /** The words for a template. */
  String around(String operand) {
    return "⟦" + mark + operand + mark + "⟧";
  }

  static String forDriver(String template) {
    String text = template;
    for (List<OracleDialect> some : List.of(TRUTHS, OTHERS)) {
      for (OracleDialect one : some) {
        text = one.replace(text, one.driver);
      }
    }
    return text;
  }

  static String forHsqldb(String template) {
    String text = template;
    for (List<OracleDialect> some : List.of(TRUTHS, OTHERS)) {
      for (OracleDialect one : some) {
        text = one.replace(text, one.hsqldb);
      }
    }
    return text;
  }

  private String replace(String text, String words) {
    final int operand = words.indexOf("%s");
    return text.replace("⟦" + mark, words.substring(0, operand))
        .replace(mark + "⟧", words.substring(operand + 2));
  }

  /** HSQLDB does not guess a parameter's type as often as Calcite does. */
  static String hsqldbParameter(Object value) {
    final String type;
    if (value instanceof String) {
      type = "VARCHAR(600)";
    } else if (value instanceof Integer) {
      type = "INTEGER";
    } else if (value instanceof Double) {
      type = "DOUBLE";
    } else if (value instanceof LocalDateTime) {
      type = "TIMESTAMP(3)";
    } else {
      type = "BOOLEAN";
    }
    return "CAST(? AS " + type + ")";
  }
}
