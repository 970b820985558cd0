package org.personalizejdbc.jdbc;

import java.sql.ParameterMetaData;
import java.sql.SQLException;

/**
 * The metadata of parameters that hands every call on, and makes an SQLException of whatever fails.
 * It does nothing else: what this driver does otherwise stands in subclasses.
 */
abstract class ForwardingParameterMetaData implements ParameterMetaData {
  final ParameterMetaData delegate;

  ForwardingParameterMetaData(ParameterMetaData delegate) {
    this.delegate = delegate;
  }

  @Override
  public int getParameterCount() throws SQLException {
    return SqlErrors.get(() -> delegate.getParameterCount());
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
  public int getPrecision(int i) throws SQLException {
    return SqlErrors.get(() -> delegate.getPrecision(i));
  }

  @Override
  public int getScale(int i) throws SQLException {
    return SqlErrors.get(() -> delegate.getScale(i));
  }

  @Override
  public int getParameterType(int i) throws SQLException {
    return SqlErrors.get(() -> delegate.getParameterType(i));
  }

  @Override
  public String getParameterTypeName(int i) throws SQLException {
    return SqlErrors.get(() -> delegate.getParameterTypeName(i));
  }

  @Override
  public String getParameterClassName(int i) throws SQLException {
    return SqlErrors.get(() -> delegate.getParameterClassName(i));
  }

  @Override
  public int getParameterMode(int i) throws SQLException {
    return SqlErrors.get(() -> delegate.getParameterMode(i));
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return Wrapping.unwrap(this, delegate, type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    return Wrapping.isWrapperFor(this, delegate, type);
  }
}
