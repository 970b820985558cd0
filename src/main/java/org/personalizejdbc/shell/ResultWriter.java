package org.personalizejdbc.shell;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes one result. {@link #end} is called only after the last row was read without an error, so
 * that a partial result never looks whole.
 */
interface ResultWriter {
  /** Starts a result of these columns. */
  void begin(ResultSetMetaData columns) throws SQLException, IOException;

  /** Writes the row that the cursor is on. */
  void row(ResultSet row) throws SQLException, IOException;

  /** Finishes a whole result. */
  void end() throws IOException;

  /** The columns' labels, in order. */
  static List<String> labels(ResultSetMetaData columns) throws SQLException {
    List<String> labels = new ArrayList<>();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      labels.add(columns.getColumnLabel(i));
    }
    return labels;
  }
}
