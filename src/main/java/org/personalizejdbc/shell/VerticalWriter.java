package org.personalizejdbc.shell;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.List;

/**
 * One line per column, an empty line between rows. Further lines of a value are indented below its
 * first. NULL is {@code null}.
 */
final class VerticalWriter implements ResultWriter {
  private final Output out;
  private List<String> labels = List.of();
  private int indent;
  private boolean first = true;

  VerticalWriter(Output out) {
    this.out = out;
  }

  @Override
  public void begin(ResultSetMetaData columns) throws SQLException {
    labels = ResultWriter.labels(columns).stream().map(Printable::line).toList();
    indent = 2 + labels.stream().mapToInt(Printable::width).max().orElse(0);
  }

  @Override
  public void row(ResultSet row) throws SQLException, IOException {
    if (!first) {
      out.text("\n");
    }
    first = false;
    for (int i = 0; i < labels.size(); i++) {
      String value = row.getString(i + 1);
      String label = labels.get(i);
      out.text(label + " ".repeat(indent - Printable.width(label)));
      List<String> lines = value == null ? List.of("null") : Printable.lines(value);
      out.text(String.join("\n" + " ".repeat(indent), lines) + "\n");
    }
  }

  @Override
  public void end() {}
}
