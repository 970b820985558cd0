package org.personalizejdbc.jdbc;

import java.sql.Array;
import java.sql.Blob;
import java.sql.CallableStatement;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.NClob;
import java.sql.PreparedStatement;
import java.sql.SQLClientInfoException;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.SQLXML;
import java.sql.Savepoint;
import java.sql.ShardingKey;
import java.sql.Statement;
import java.sql.Struct;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * A connection that hands every call on, and makes an SQLException of whatever fails. It does
 * nothing else: what this driver does otherwise stands in subclasses.
 */
abstract class ForwardingConnection implements Connection {
  final Connection delegate;

  ForwardingConnection(Connection delegate) {
    this.delegate = delegate;
  }

  @Override
  public Statement createStatement() throws SQLException {
    return SqlErrors.get(() -> delegate.createStatement());
  }

  @Override
  public PreparedStatement prepareStatement(String s) throws SQLException {
    return SqlErrors.get(() -> delegate.prepareStatement(s));
  }

  @Override
  public CallableStatement prepareCall(String s) throws SQLException {
    return SqlErrors.get(() -> delegate.prepareCall(s));
  }

  @Override
  public String nativeSQL(String s) throws SQLException {
    return SqlErrors.get(() -> delegate.nativeSQL(s));
  }

  @Override
  public void setAutoCommit(boolean b) throws SQLException {
    SqlErrors.run(() -> delegate.setAutoCommit(b));
  }

  @Override
  public boolean getAutoCommit() throws SQLException {
    return SqlErrors.get(() -> delegate.getAutoCommit());
  }

  @Override
  public void commit() throws SQLException {
    SqlErrors.run(() -> delegate.commit());
  }

  @Override
  public void rollback() throws SQLException {
    SqlErrors.run(() -> delegate.rollback());
  }

  @Override
  public void close() throws SQLException {
    SqlErrors.run(() -> delegate.close());
  }

  @Override
  public boolean isClosed() throws SQLException {
    return SqlErrors.get(() -> delegate.isClosed());
  }

  @Override
  public DatabaseMetaData getMetaData() throws SQLException {
    return SqlErrors.get(() -> delegate.getMetaData());
  }

  @Override
  public void setReadOnly(boolean b) throws SQLException {
    SqlErrors.run(() -> delegate.setReadOnly(b));
  }

  @Override
  public boolean isReadOnly() throws SQLException {
    return SqlErrors.get(() -> delegate.isReadOnly());
  }

  @Override
  public void setCatalog(String s) throws SQLException {
    SqlErrors.run(() -> delegate.setCatalog(s));
  }

  @Override
  public @Nullable String getCatalog() throws SQLException {
    return SqlErrors.get(() -> delegate.getCatalog());
  }

  @Override
  public void setTransactionIsolation(int i) throws SQLException {
    SqlErrors.run(() -> delegate.setTransactionIsolation(i));
  }

  @Override
  public int getTransactionIsolation() throws SQLException {
    return SqlErrors.get(() -> delegate.getTransactionIsolation());
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
  public Statement createStatement(int i, int i2) throws SQLException {
    return SqlErrors.get(() -> delegate.createStatement(i, i2));
  }

  @Override
  public PreparedStatement prepareStatement(String s, int i, int i2) throws SQLException {
    return SqlErrors.get(() -> delegate.prepareStatement(s, i, i2));
  }

  @Override
  public CallableStatement prepareCall(String s, int i, int i2) throws SQLException {
    return SqlErrors.get(() -> delegate.prepareCall(s, i, i2));
  }

  @Override
  public Map<String, Class<?>> getTypeMap() throws SQLException {
    return SqlErrors.get(() -> delegate.getTypeMap());
  }

  @Override
  public void setTypeMap(Map<String, Class<?>> map) throws SQLException {
    SqlErrors.run(() -> delegate.setTypeMap(map));
  }

  @Override
  public void setHoldability(int i) throws SQLException {
    SqlErrors.run(() -> delegate.setHoldability(i));
  }

  @Override
  public int getHoldability() throws SQLException {
    return SqlErrors.get(() -> delegate.getHoldability());
  }

  @Override
  public Savepoint setSavepoint() throws SQLException {
    return SqlErrors.get(() -> delegate.setSavepoint());
  }

  @Override
  public Savepoint setSavepoint(String s) throws SQLException {
    return SqlErrors.get(() -> delegate.setSavepoint(s));
  }

  @Override
  public void rollback(Savepoint savepoint) throws SQLException {
    SqlErrors.run(() -> delegate.rollback(savepoint));
  }

  @Override
  public void releaseSavepoint(Savepoint savepoint) throws SQLException {
    SqlErrors.run(() -> delegate.releaseSavepoint(savepoint));
  }

  @Override
  public Statement createStatement(int i, int i2, int i3) throws SQLException {
    return SqlErrors.get(() -> delegate.createStatement(i, i2, i3));
  }

  @Override
  public PreparedStatement prepareStatement(String s, int i, int i2, int i3) throws SQLException {
    return SqlErrors.get(() -> delegate.prepareStatement(s, i, i2, i3));
  }

  @Override
  public CallableStatement prepareCall(String s, int i, int i2, int i3) throws SQLException {
    return SqlErrors.get(() -> delegate.prepareCall(s, i, i2, i3));
  }

  @Override
  public PreparedStatement prepareStatement(String s, int i) throws SQLException {
    return SqlErrors.get(() -> delegate.prepareStatement(s, i));
  }

  @Override
  public PreparedStatement prepareStatement(String s, int[] is) throws SQLException {
    return SqlErrors.get(() -> delegate.prepareStatement(s, is));
  }

  @Override
  public PreparedStatement prepareStatement(String s, String[] strings) throws SQLException {
    return SqlErrors.get(() -> delegate.prepareStatement(s, strings));
  }

  @Override
  public Clob createClob() throws SQLException {
    return SqlErrors.get(() -> delegate.createClob());
  }

  @Override
  public Blob createBlob() throws SQLException {
    return SqlErrors.get(() -> delegate.createBlob());
  }

  @Override
  public NClob createNClob() throws SQLException {
    return SqlErrors.get(() -> delegate.createNClob());
  }

  @Override
  public SQLXML createSQLXML() throws SQLException {
    return SqlErrors.get(() -> delegate.createSQLXML());
  }

  @Override
  public boolean isValid(int i) throws SQLException {
    return SqlErrors.get(() -> delegate.isValid(i));
  }

  @Override
  public void setClientInfo(String s, String s2) throws SQLClientInfoException {
    delegate.setClientInfo(s, s2);
  }

  @Override
  public void setClientInfo(Properties properties) throws SQLClientInfoException {
    delegate.setClientInfo(properties);
  }

  @Override
  public @Nullable String getClientInfo(String s) throws SQLException {
    return SqlErrors.get(() -> delegate.getClientInfo(s));
  }

  @Override
  public Properties getClientInfo() throws SQLException {
    return SqlErrors.get(() -> delegate.getClientInfo());
  }

  @Override
  public Array createArrayOf(String s, Object[] objects) throws SQLException {
    return SqlErrors.get(() -> delegate.createArrayOf(s, objects));
  }

  @Override
  public Struct createStruct(String s, Object[] objects) throws SQLException {
    return SqlErrors.get(() -> delegate.createStruct(s, objects));
  }

  @Override
  public void setSchema(String s) throws SQLException {
    SqlErrors.run(() -> delegate.setSchema(s));
  }

  @Override
  public @Nullable String getSchema() throws SQLException {
    return SqlErrors.get(() -> delegate.getSchema());
  }

  @Override
  public void abort(Executor executor) throws SQLException {
    SqlErrors.run(() -> delegate.abort(executor));
  }

  @Override
  public void setNetworkTimeout(Executor executor, int i) throws SQLException {
    SqlErrors.run(() -> delegate.setNetworkTimeout(executor, i));
  }

  @Override
  public int getNetworkTimeout() throws SQLException {
    return SqlErrors.get(() -> delegate.getNetworkTimeout());
  }

  @Override
  public void beginRequest() throws SQLException {
    SqlErrors.run(() -> delegate.beginRequest());
  }

  @Override
  public void endRequest() throws SQLException {
    SqlErrors.run(() -> delegate.endRequest());
  }

  @Override
  public boolean setShardingKeyIfValid(ShardingKey shardingKey, ShardingKey shardingKey2, int i)
      throws SQLException {
    return SqlErrors.get(() -> delegate.setShardingKeyIfValid(shardingKey, shardingKey2, i));
  }

  @Override
  public boolean setShardingKeyIfValid(ShardingKey shardingKey, int i) throws SQLException {
    return SqlErrors.get(() -> delegate.setShardingKeyIfValid(shardingKey, i));
  }

  @Override
  public void setShardingKey(ShardingKey shardingKey, ShardingKey shardingKey2)
      throws SQLException {
    SqlErrors.run(() -> delegate.setShardingKey(shardingKey, shardingKey2));
  }

  @Override
  public void setShardingKey(ShardingKey shardingKey) throws SQLException {
    SqlErrors.run(() -> delegate.setShardingKey(shardingKey));
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
