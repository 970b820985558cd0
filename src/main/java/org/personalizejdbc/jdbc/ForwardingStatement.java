package org.personalizejdbc.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * A statement that hands every call on, and makes an SQLException of whatever fails. It does
 * nothing else: what this driver does otherwise stands in subclasses.
 */
abstract class ForwardingStatement implements Statement {
  final Statement delegate;

  ForwardingStatement(Statement delegate) {
    this.delegate = delegate;
  }

  @Override
  public ResultSet executeQuery(String s) throws SQLException {
    return SqlErrors.get(() -> delegate.executeQuery(s));
  }

  @Override
  public int executeUpdate(String s) throws SQLException {
    return SqlErrors.get(() -> delegate.executeUpdate(s));
  }

  @Override
  public void close() throws SQLException {
    SqlErrors.run(() -> delegate.close());
  }

  @Override
  public int getMaxFieldSize() throws SQLException {
    return SqlErrors.get(() -> delegate.getMaxFieldSize());
  }

  @Override
  public void setMaxFieldSize(int i) throws SQLException {
    SqlErrors.run(() -> delegate.setMaxFieldSize(i));
  }

  @Override
  public int getMaxRows() throws SQLException {
    return SqlErrors.get(() -> delegate.getMaxRows());
  }

  @Override
  public void setMaxRows(int i) throws SQLException {
    SqlErrors.run(() -> delegate.setMaxRows(i));
  }

  @Override
  public void setEscapeProcessing(boolean b) throws SQLException {
    SqlErrors.run(() -> delegate.setEscapeProcessing(b));
  }

  @Override
  public int getQueryTimeout() throws SQLException {
    return SqlErrors.get(() -> delegate.getQueryTimeout());
  }

  @Override
  public void setQueryTimeout(int i) throws SQLException {
    SqlErrors.run(() -> delegate.setQueryTimeout(i));
  }

  @Override
  public void cancel() throws SQLException {
    SqlErrors.run(() -> delegate.cancel());
  }

  @Override
  public @Nullable SQLWarning getWarnings() throws SQLException {
    return SqlErrors.get(() -> delegate.getWarnings());
  }

  @Override
  public void clearWarnings() throws SQLException {
    SqlErrors.run(() -> delegate.clearWarnings());
  }

  @Override
  public void setCursorName(String s) throws SQLException {
    SqlErrors.run(() -> delegate.setCursorName(s));
  }

  @Override
  public boolean execute(String s) throws SQLException {
    return SqlErrors.get(() -> delegate.execute(s));
  }

  @Override
  public @Nullable ResultSet getResultSet() throws SQLException {
    return SqlErrors.get(() -> delegate.getResultSet());
  }

  @Override
  public int getUpdateCount() throws SQLException {
    return SqlErrors.get(() -> delegate.getUpdateCount());
  }

  @Override
  public boolean getMoreResults() throws SQLException {
    return SqlErrors.get(() -> delegate.getMoreResults());
  }

  @Override
  public void setFetchDirection(int i) throws SQLException {
    SqlErrors.run(() -> delegate.setFetchDirection(i));
  }

  @Override
  public int getFetchDirection() throws SQLException {
    return SqlErrors.get(() -> delegate.getFetchDirection());
  }

  @Override
  public void setFetchSize(int i) throws SQLException {
    SqlErrors.run(() -> delegate.setFetchSize(i));
  }

  @Override
  public int getFetchSize() throws SQLException {
    return SqlErrors.get(() -> delegate.getFetchSize());
  }

  @Override
  public int getResultSetConcurrency() throws SQLException {
    return SqlErrors.get(() -> delegate.getResultSetConcurrency());
  }

  @Override
  public int getResultSetType() throws SQLException {
    return SqlErrors.get(() -> delegate.getResultSetType());
  }

  @Override
  public void addBatch(String s) throws SQLException {
    SqlErrors.run(() -> delegate.addBatch(s));
  }

  @Override
  public void clearBatch() throws SQLException {
    SqlErrors.run(() -> delegate.clearBatch());
  }

  @Override
  public int[] executeBatch() throws SQLException {
    return SqlErrors.get(() -> delegate.executeBatch());
  }

  @Override
  public Connection getConnection() throws SQLException {
    return SqlErrors.get(() -> delegate.getConnection());
  }

  @Override
  public boolean getMoreResults(int i) throws SQLException {
    return SqlErrors.get(() -> delegate.getMoreResults(i));
  }

  @Override
  public ResultSet getGeneratedKeys() throws SQLException {
    return SqlErrors.get(() -> delegate.getGeneratedKeys());
  }

  @Override
  public int executeUpdate(String s, int i) throws SQLException {
    return SqlErrors.get(() -> delegate.executeUpdate(s, i));
  }

  @Override
  public int executeUpdate(String s, int[] is) throws SQLException {
    return SqlErrors.get(() -> delegate.executeUpdate(s, is));
  }

  @Override
  public int executeUpdate(String s, String[] strings) throws SQLException {
    return SqlErrors.get(() -> delegate.executeUpdate(s, strings));
  }

  @Override
  public boolean execute(String s, int i) throws SQLException {
    return SqlErrors.get(() -> delegate.execute(s, i));
  }

  @Override
  public boolean execute(String s, int[] is) throws SQLException {
    return SqlErrors.get(() -> delegate.execute(s, is));
  }

  @Override
  public boolean execute(String s, String[] strings) throws SQLException {
    return SqlErrors.get(() -> delegate.execute(s, strings));
  }

  @Override
  public int getResultSetHoldability() throws SQLException {
    return SqlErrors.get(() -> delegate.getResultSetHoldability());
  }

  @Override
  public boolean isClosed() throws SQLException {
    return SqlErrors.get(() -> delegate.isClosed());
  }

  @Override
  public void setPoolable(boolean b) throws SQLException {
    SqlErrors.run(() -> delegate.setPoolable(b));
  }

  @Override
  public boolean isPoolable() throws SQLException {
    return SqlErrors.get(() -> delegate.isPoolable());
  }

  @Override
  public void closeOnCompletion() throws SQLException {
    SqlErrors.run(() -> delegate.closeOnCompletion());
  }

  @Override
  public boolean isCloseOnCompletion() throws SQLException {
    return SqlErrors.get(() -> delegate.isCloseOnCompletion());
  }

  @Override
  public long getLargeUpdateCount() throws SQLException {
    return SqlErrors.get(() -> delegate.getLargeUpdateCount());
  }

  @Override
  public void setLargeMaxRows(long l) throws SQLException {
    SqlErrors.run(() -> delegate.setLargeMaxRows(l));
  }

  @Override
  public long getLargeMaxRows() throws SQLException {
    return SqlErrors.get(() -> delegate.getLargeMaxRows());
  }

  @Override
  public long[] executeLargeBatch() throws SQLException {
    return SqlErrors.get(() -> delegate.executeLargeBatch());
  }

  @Override
  public long executeLargeUpdate(String s) throws SQLException {
    return SqlErrors.get(() -> delegate.executeLargeUpdate(s));
  }

  @Override
  public long executeLargeUpdate(String s, int i) throws SQLException {
    return SqlErrors.get(() -> delegate.executeLargeUpdate(s, i));
  }

  @Override
  public long executeLargeUpdate(String s, int[] is) throws SQLException {
    return SqlErrors.get(() -> delegate.executeLargeUpdate(s, is));
  }

  @Override
  public long executeLargeUpdate(String s, String[] strings) throws SQLException {
    return SqlErrors.get(() -> delegate.executeLargeUpdate(s, strings));
  }

  @Override
  public String enquoteLiteral(String s) throws SQLException {
    return SqlErrors.get(() -> delegate.enquoteLiteral(s));
  }

  @Override
  public String enquoteIdentifier(String s, boolean b) throws SQLException {
    return SqlErrors.get(() -> delegate.enquoteIdentifier(s, b));
  }

  @Override
  public boolean isSimpleIdentifier(String s) throws SQLException {
    return SqlErrors.get(() -> delegate.isSimpleIdentifier(s));
  }

  @Override
  public String enquoteNCharLiteral(String s) throws SQLException {
    return SqlErrors.get(() -> delegate.enquoteNCharLiteral(s));
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
