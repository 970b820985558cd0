package org.personalizejdbc.shell;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;

/**
 * A framed table. The first {@value #SAMPLE_ROWS} rows decide the widths and are held until then;
 * later rows stream, and a wider value there moves its frame but is never cut. A value of several
 * lines takes several lines of its cell. NULL is {@code null}; numbers stand right.
 */
final class TableWriter implements ResultWriter {
  private static final int SAMPLE_ROWS = 1000;

  private final Output out;
  private final List<List<List<String>>> sample = new ArrayList<>();
  private boolean streaming;
  private boolean[] numeric = {};
  private int[] widths = {};

  TableWriter(Output out) {
    this.out = out;
  }

  @Override
  public void begin(ResultSetMetaData columns) throws SQLException {
    numeric = new boolean[columns.getColumnCount()];
    widths = new int[columns.getColumnCount()];
    for (int i = 0; i < numeric.length; i++) {
      numeric[i] = isNumeric(columns.getColumnType(i + 1));
    }
    sample.add(ResultWriter.labels(columns).stream().map(Printable::lines).toList());
  }

  @Override
  public void row(ResultSet row) throws SQLException, IOException {
    List<List<String>> cells = new ArrayList<>(widths.length);
    for (int i = 1; i <= widths.length; i++) {
      String value = row.getString(i);
      cells.add(value == null ? List.of("null") : Printable.lines(value));
    }
    if (streaming) {
      line(cells, numeric);
      return;
    }
    sample.add(cells);
    if (sample.size() > SAMPLE_ROWS) {
      writeSample();
    }
  }

  @Override
  public void end() throws IOException {
    boolean empty = sample.size() == 1;
    writeSample();
    if (!empty) {
      frame();
    }
  }

  private void writeSample() throws IOException {
    if (streaming) {
      return;
    }
    for (List<List<String>> cells : sample) {
      for (int i = 0; i < widths.length; i++) {
        for (String part : cells.get(i)) {
          widths[i] = Math.max(widths[i], Printable.width(part));
        }
      }
    }
    frame();
    line(sample.get(0), new boolean[widths.length]);
    frame();
    for (List<List<String>> cells : sample.subList(1, sample.size())) {
      line(cells, numeric);
    }
    sample.clear();
    streaming = true;
  }

  private void frame() throws IOException {
    StringBuilder line = new StringBuilder("+");
    for (int width : widths) {
      line.append("-".repeat(width + 2)).append('+');
    }
    out.text(line.append('\n').toString());
  }

  private void line(List<List<String>> cells, boolean[] right) throws IOException {
    int height = cells.stream().mapToInt(List::size).max().orElse(1);
    for (int y = 0; y < height; y++) {
      StringBuilder line = new StringBuilder("|");
      for (int i = 0; i < widths.length; i++) {
        String part = y < cells.get(i).size() ? cells.get(i).get(y) : "";
        String padding = " ".repeat(Math.max(0, widths[i] - Printable.width(part)));
        line.append(' ').append(right[i] ? padding + part : part + padding).append(" |");
      }
      out.text(line.append('\n').toString());
    }
  }

  private static boolean isNumeric(int type) {
    return switch (type) {
      case Types.TINYINT,
          Types.SMALLINT,
          Types.INTEGER,
          Types.BIGINT,
          Types.REAL,
          Types.FLOAT,
          Types.DOUBLE,
          Types.DECIMAL,
          Types.NUMERIC ->
          true;
      default -> false;
    };
  }
}
