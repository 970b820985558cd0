package org.personalizejdbc.shell;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * RFC 4180 with a header line, lines ended by LF. The data are exact: NULL is an empty field, an
 * empty text is {@code ""}, and nothing is altered. (Jackson's generator drops NULLs of a row of
 * unnamed columns and does not quote an empty text.)
 */
final class CsvWriter implements ResultWriter {
  private final Output out;
  private int count;

  CsvWriter(Output out) {
    this.out = out;
  }

  @Override
  public void begin(ResultSetMetaData columns) throws SQLException, IOException {
    count = columns.getColumnCount();
    StringJoiner line = line();
    for (String label : ResultWriter.labels(columns)) {
      line.add(field(label));
    }
    out.text(line.toString());
  }

  @Override
  public void row(ResultSet row) throws SQLException, IOException {
    StringJoiner line = line();
    for (int i = 1; i <= count; i++) {
      line.add(field(row.getString(i)));
    }
    out.text(line.toString());
  }

  @Override
  public void end() {}

  private static StringJoiner line() {
    return new StringJoiner(",", "", "\n");
  }

  private static String field(@Nullable String value) {
    if (value == null) {
      return "";
    }
    boolean plain =
        !value.isEmpty()
            && value.equals(value.strip()) // Some readers trim what is not quoted.
            && value.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? value : '"' + value.replace("\"", "\"\"") + '"';
  }
}
