package org.personalizejdbc.jdbc;

import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.List;

/**
 * What the columns of a result are. A column's label is its alias, its name that of the table's
 * column which it passes on, through sub-queries and joins as well; one that is computed has its
 * label for a name, and an empty text for its table and schema. Nothing can be written to.
 * Immutable and safe for concurrent use.
 */
final class PersonalizeResultSetMetaData implements ResultSetMetaData, SelfWrapper {
  private final List<ResultColumn> columns;

  PersonalizeResultSetMetaData(List<ResultColumn> columns) {
    this.columns = columns;
  }

  private ResultColumn column(int i) throws SQLException {
    if (i < 1 || i > columns.size()) {
      throw SqlErrors.noColumn(i, columns.size());
    }
    return columns.get(i - 1);
  }

  private JdbcType type(int i) throws SQLException {
    return column(i).type();
  }

  /** Refuses an index out of bounds, whatever the answer would be. */
  private boolean answer(int i, boolean answer) throws SQLException {
    column(i);
    return answer;
  }

  @Override
  public int getColumnCount() {
    return columns.size();
  }

  @Override
  public String getColumnLabel(int i) throws SQLException {
    return column(i).label();
  }

  @Override
  public String getColumnName(int i) throws SQLException {
    return column(i).name();
  }

  @Override
  public String getTableName(int i) throws SQLException {
    return column(i).table();
  }

  @Override
  public String getSchemaName(int i) throws SQLException {
    return column(i).schema();
  }

  /** Always empty: there are no catalogs. */
  @Override
  public String getCatalogName(int i) throws SQLException {
    column(i);
    return "";
  }

  @Override
  public int getColumnType(int i) throws SQLException {
    return type(i).code();
  }

  @Override
  public String getColumnTypeName(int i) throws SQLException {
    return type(i).name();
  }

  @Override
  public int isNullable(int i) throws SQLException {
    return column(i).nullability();
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
