package org.personalizejdbc.jdbc;

import java.sql.ResultSetMetaData;
import java.sql.SQLException;

/**
 * The metadata of a result set that hands every call on, and makes an SQLException of whatever
 * fails. It does nothing else: what this driver does otherwise stands in subclasses.
 */
abstract class ForwardingResultSetMetaData implements ResultSetMetaData, SelfWrapper {
  final ResultSetMetaData delegate;

  ForwardingResultSetMetaData(ResultSetMetaData delegate) {
    this.delegate = delegate;
  }

  @Override
  public int getColumnCount() throws SQLException {
    return SqlErrors.get(() -> delegate.getColumnCount());
  }

  @Override
  public boolean isAutoIncrement(int i) throws SQLException {
    return SqlErrors.get(() -> delegate.isAutoIncrement(i));
  }

  @Override
  public boolean isCaseSensitive(int i) throws SQLException {
    return SqlErrors.get(() -> delegate.isCaseSensitive(i));
  }

  @Override
  public boolean isSearchable(int i) throws SQLException {
    return SqlErrors.get(() -> delegate.isSearchable(i));
  }

  @Override
  public boolean isCurrency(int i) throws SQLException {
    return SqlErrors.get(() -> delegate.isCurrency(i));
  }

  @Override
  public int isNullable(int i) throws SQLException {
    return SqlErrors.get(() -> delegate.isNullable(i));
  }

  @Override
  public boolean isSigned(int i) throws SQLException {
    return SqlErrors.get(() -> delegate.isSigned(i));
  }

  @Override
  public int getColumnDisplaySize(int i) throws SQLException {
    return SqlErrors.get(() -> delegate.getColumnDisplaySize(i));
  }

  @Override
  public String getColumnLabel(int i) throws SQLException {
    return SqlErrors.get(() -> delegate.getColumnLabel(i));
  }

  @Override
  public String getColumnName(int i) throws SQLException {
    return SqlErrors.get(() -> delegate.getColumnName(i));
  }

  @Override
  public String getSchemaName(int i) throws SQLException {
    return SqlErrors.get(() -> delegate.getSchemaName(i));
  }

  @Override
  public int getPrecision(int i) throws SQLException {
    return SqlErrors.get(() -> delegate.getPrecision(i));
  }

  @Override
  public int getScale(int i) throws SQLException {
    return SqlErrors.get(() -> delegate.getScale(i));
  }

  @Override
  public String getTableName(int i) throws SQLException {
    return SqlErrors.get(() -> delegate.getTableName(i));
  }

  @Override
  public String getCatalogName(int i) throws SQLException {
    return SqlErrors.get(() -> delegate.getCatalogName(i));
  }

  @Override
  public int getColumnType(int i) throws SQLException {
    return SqlErrors.get(() -> delegate.getColumnType(i));
  }

  @Override
  public String getColumnTypeName(int i) throws SQLException {
    return SqlErrors.get(() -> delegate.getColumnTypeName(i));
  }

  @Override
  public boolean isReadOnly(int i) throws SQLException {
    return SqlErrors.get(() -> delegate.isReadOnly(i));
  }

  @Override
  public boolean isWritable(int i) throws SQLException {
    return SqlErrors.get(() -> delegate.isWritable(i));
  }

  @Override
  public boolean isDefinitelyWritable(int i) throws SQLException {
    return SqlErrors.get(() -> delegate.isDefinitelyWritable(i));
  }

  @Override
  public String getColumnClassName(int i) throws SQLException {
    return SqlErrors.get(() -> delegate.getColumnClassName(i));
  }
}
