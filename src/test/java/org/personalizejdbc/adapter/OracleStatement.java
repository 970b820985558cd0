package org.personalizejdbc.adapter;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A generated statement.
 *
 * @param template its text, where {@code ‹n›} is the parameter of that number, in the words that
 *     {@link OracleDialect} replaces
 * @param parameters the parameters by number
 * @param ordered whether its ORDER BY decides on the order of all its rows
 * @param limit where a LIMIT stands without an order, so that any such rows will do; else null
 * @param maxRows Statement.setMaxRows, 0 for none
 * @param costs whether it mentions a table that costs calls
 */
record OracleStatement(
    String template,
    List<Object> parameters,
    boolean ordered,
    AnyRows limit,
    int maxRows,
    boolean costs) {
  private static final Pattern PARAMETER = Pattern.compile("(LIMIT )?‹(\\d+)›");

  /** A LIMIT and OFFSET without an order; the most and the skipped rows. */
  record AnyRows(int most, int skipped) {
    static final AnyRows ALL = new AnyRows(Integer.MAX_VALUE, 0);

    String sql() {
      return this.equals(ALL) ? "" : " LIMIT " + most + (skipped > 0 ? " OFFSET " + skipped : "");
    }
  }

  /** A statement as an engine reads it, and the values of its question marks. */
  record Text(String sql, List<Object> values) {}

  /** As the driver reads it. */
  Text forDriver() {
    return filled(OracleDialect.forDriver(template) + limit.sql(), value -> "?");
  }

  /** As HSQLDB reads it; without the LIMIT that any rows satisfy. */
  Text forHsqldb() {
    return filled(OracleDialect.forHsqldb(template), OracleDialect::hsqldbParameter);
  }

  private Text filled(String text, Function<Object, String> mark) {
    final List<Object> values = new ArrayList<>();
    final StringBuilder sql = new StringBuilder();
    final Matcher matcher = PARAMETER.matcher(text);
    while (matcher.find()) {
      final Object value = parameters.get(Integer.parseInt(matcher.group(2)));
      values.add(value);
      matcher.appendReplacement(
          sql, matcher.group(1) == null ? mark.apply(value) : matcher.group(1) + "?");
    }
    matcher.appendTail(sql);
    return new Text(sql.toString(), values);
  }
}
