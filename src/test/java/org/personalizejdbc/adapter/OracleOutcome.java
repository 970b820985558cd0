package org.personalizejdbc.adapter;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What an engine made of a statement.
 *
 * @param rows the rows in their order, each as a line of normalised values
 * @param failure why there are none, or null
 */
record OracleOutcome(List<String> rows, @Nullable Throwable failure) {
  private static final MathContext DIGITS = new MathContext(9, RoundingMode.HALF_EVEN);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT);

  static OracleOutcome failed(Throwable failure) {
    return new OracleOutcome(List.of(), failure);
  }

  boolean hasFailed() {
    return failure != null;
  }

  List<String> sorted() {
    return rows.stream().sorted().toList();
  }

  /** Reads rows of the engine, so many at the most. */
  static OracleOutcome read(List<QueryColumn> columns, QueryRows rows, long maxRows) {
    final List<String> result = new ArrayList<>();
    while (result.size() < maxRows && rows.next()) {
      final StringBuilder row = new StringBuilder();
      for (int i = 0; i < columns.size(); i++) {
        row.append(i == 0 ? "" : " | ").append(value(columns.get(i), rows.value(i)));
      }
      result.add(row.toString());
    }
    return new OracleOutcome(result, null);
  }

  private static String value(QueryColumn column, @Nullable Object held) {
    if (held == null) {
      return "NULL";
    }
    return switch (column.type().getSqlTypeName()) {
      case TIMESTAMP ->
          TIME.format(LocalDateTime.ofInstant(Instant.ofEpochMilli((Long) held), ZoneOffset.UTC));
      case DATE -> LocalDate.ofEpochDay((Integer) held).toString();
      default -> value(held);
    };
  }

  /** Reads all rows of another database. */
  static OracleOutcome read(ResultSet resultSet) throws SQLException {
    final List<String> rows = new ArrayList<>();
    final int columns = resultSet.getMetaData().getColumnCount();
    while (resultSet.next()) {
      final StringBuilder row = new StringBuilder();
      for (int i = 1; i <= columns; i++) {
        row.append(i == 1 ? "" : " | ").append(value(resultSet, i));
      }
      rows.add(row.toString());
    }
    return new OracleOutcome(rows, null);
  }

  private static String value(ResultSet resultSet, int i) throws SQLException {
    if (resultSet.getMetaData().getColumnType(i) == Types.TIMESTAMP) {
      return time(resultSet, i);
    }
    return value(resultSet.getObject(i));
  }

  private static String value(@Nullable Object value) {
    if (value == null) {
      return "NULL";
    } else if (value instanceof Number) {
      // COUNT, SUM and AVG are of other types elsewhere, and sums of doubles of another order.
      final BigDecimal number = new BigDecimal(value.toString()).round(DIGITS);
      return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    } else if (value instanceof String text) {
      // A CHAR's padding is kept by some and not by others.
      return "'" + text.stripTrailing() + "'";
    }
    return value.toString();
  }

  private static String time(ResultSet resultSet, int i) throws SQLException {
    final LocalDateTime time = resultSet.getObject(i, LocalDateTime.class);
    return time == null ? "NULL" : TIME.format(time);
  }

  @Override
  public String toString() {
    if (failure != null) {
      final StringBuilder text = new StringBuilder("failed: ").append(failure);
      for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
        text.append("\n    because of ").append(cause);
      }
      return text.toString();
    }
    return rows.size() + " rows\n    " + String.join("\n    ", rows);
  }
}
