package org.personalizejdbc.jdbc;

import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.Objects;

/**
 * What the columns of a result are. A column's label is its alias, its name that of the table's
 * column which it passes on, through sub-queries and joins as well; one that is computed has its
 * label for a name, and an empty text for its table and schema. Nothing can be written to.
 */
final class PersonalizeResultSetMetaData extends ForwardingResultSetMetaData {
  PersonalizeResultSetMetaData(ResultSetMetaData delegate) {
    super(delegate);
  }

  private JdbcType type(int i) throws SQLException {
    return SqlErrors.get(
        () ->
            new JdbcType(
                delegate.getColumnType(i),
                delegate.getColumnTypeName(i),
                delegate.getPrecision(i),
                delegate.getScale(i)));
  }

  /** Refuses an index out of bounds, whatever the answer would be. */
  private boolean answer(int i, boolean answer) throws SQLException {
    super.getColumnType(i);
    return answer;
  }

  @Override
  public String getSchemaName(int i) throws SQLException {
    return Objects.requireNonNullElse(super.getSchemaName(i), "");
  }

  @Override
  public String getTableName(int i) throws SQLException {
    return Objects.requireNonNullElse(super.getTableName(i), "");
  }

  /** Always empty: there are no catalogs. */
  @Override
  public String getCatalogName(int i) throws SQLException {
    answer(i, true);
    return "";
  }

  @Override
  public int getPrecision(int i) throws SQLException {
    return type(i).columnSize();
  }

  @Override
  public int getScale(int i) throws SQLException {
    final Integer digits = type(i).decimalDigits();
    return digits == null ? 0 : digits;
  }

  @Override
  public int getColumnDisplaySize(int i) throws SQLException {
    return type(i).displaySize();
  }

  @Override
  public String getColumnClassName(int i) throws SQLException {
    return type(i).className();
  }

  @Override
  public boolean isSigned(int i) throws SQLException {
    return type(i).isNumeric();
  }

  @Override
  public boolean isCaseSensitive(int i) throws SQLException {
    return type(i).isText();
  }

  @Override
  public boolean isSearchable(int i) throws SQLException {
    return answer(i, true);
  }

  @Override
  public boolean isAutoIncrement(int i) throws SQLException {
    return answer(i, false);
  }

  @Override
  public boolean isCurrency(int i) throws SQLException {
    return answer(i, false);
  }

  @Override
  public boolean isReadOnly(int i) throws SQLException {
    return answer(i, true);
  }

  @Override
  public boolean isWritable(int i) throws SQLException {
    return answer(i, false);
  }

  @Override
  public boolean isDefinitelyWritable(int i) throws SQLException {
    return answer(i, false);
  }
}
