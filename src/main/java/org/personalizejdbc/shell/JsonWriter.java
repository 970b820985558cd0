package org.personalizejdbc.shell;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One JSON array, one object a line. Numbers, booleans and null are JSON's own; everything else is
 * the text that {@code getString} gives. A label that occurs twice gets {@code _2}, {@code _3}, …,
 * since an object's second member of a name would hide the first.
 */
final class JsonWriter implements ResultWriter {
  private final Output out;
  private final JsonGenerator json;
  private List<String> names = List.of();
  private int[] types = {};
  private boolean first = true;

  JsonWriter(Output out) {
    this.out = out;
    try {
      this.json =
          JsonFactory.builder()
              .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
              .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
              .build()
              .createGenerator(out)
              .setRootValueSeparator(null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void begin(ResultSetMetaData columns) throws SQLException, IOException {
    names = distinct(ResultWriter.labels(columns));
    types = new int[names.size()];
    for (int i = 0; i < types.length; i++) {
      types[i] = columns.getColumnType(i + 1);
    }
    out.text("[");
  }

  @Override
  public void row(ResultSet row) throws SQLException, IOException {
    out.text(first ? "\n" : ",\n");
    first = false;
    json.writeStartObject();
    for (int i = 0; i < types.length; i++) {
      json.writeFieldName(names.get(i));
      value(row, i + 1, types[i]);
    }
    json.writeEndObject();
    json.flush(); // Into our own buffer, which decides when bytes leave.
  }

  @Override
  public void end() throws IOException {
    json.close();
    out.text(first ? "]\n" : "\n]\n");
  }

  private void value(ResultSet row, int column, int type) throws SQLException, IOException {
    switch (type) {
      case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT -> {
        long value = row.getLong(column);
        if (row.wasNull()) {
          json.writeNull();
        } else {
          json.writeNumber(value);
        }
      }
      case Types.REAL, Types.FLOAT, Types.DOUBLE -> {
        double value = row.getDouble(column);
        if (row.wasNull()) {
          json.writeNull();
        } else {
          json.writeNumber(value); // NaN and the infinities become texts: JSON has no such numbers.
        }
      }
      case Types.DECIMAL, Types.NUMERIC -> {
        BigDecimal value = row.getBigDecimal(column);
        if (value == null) {
          json.writeNull();
        } else {
          json.writeNumber(value);
        }
      }
      case Types.BOOLEAN -> {
        boolean value = row.getBoolean(column);
        if (row.wasNull()) {
          json.writeNull();
        } else {
          json.writeBoolean(value);
        }
      }
      default -> json.writeString(row.getString(column)); // Writes null for null.
    }
  }

  private static List<String> distinct(List<String> labels) {
    Set<String> taken = new HashSet<>(labels);
    Set<String> seen = new HashSet<>();
    List<String> names = new ArrayList<>();
    for (String label : labels) {
      String name = label;
      for (int n = 2; !seen.add(name); n++) {
        String candidate = label + "_" + n;
        name = taken.contains(candidate) ? label : candidate;
      }
      names.add(name);
    }
    return names;
  }
}
