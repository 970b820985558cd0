package org.personalizejdbc.jdbc;

import java.sql.Array;
import java.sql.Blob;
import java.sql.CallableStatement;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.NClob;
import java.sql.ResultSet;
import java.sql.SQLClientInfoException;
import java.sql.SQLException;
import java.sql.SQLXML;
import java.sql.Savepoint;
import java.sql.ShardingKey;
import java.sql.Struct;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * What JDBC asks of any connection and means nothing to one that only reads: transactions, large
 * objects, the information that pools and tools leave behind. What they set is remembered, and of
 * no consequence.
 */
abstract class ReadOnlyConnection implements Connection, SelfWrapper {
  private volatile boolean autoCommit = true;
  private volatile int isolation = TRANSACTION_NONE;
  private volatile int holdability = ResultSet.HOLD_CURSORS_OVER_COMMIT;
  private volatile int networkTimeout;
  private volatile @Nullable String catalog;

  /** Refuses a closed connection. */
  abstract void checkOpen() throws SQLException;

  /** What is told who asks for what only a driver that writes has. */
  SQLException refuse(String feature) throws SQLException {
    checkOpen();
    return SqlErrors.notSupported(feature + ", in a driver that only reads,");
  }

  /** The same text: Calcite reads JDBC's escapes itself. */
  @Override
  public String nativeSQL(String sql) throws SQLException {
    checkOpen();
    return sql;
  }

  @Override
  public void setAutoCommit(boolean autoCommit) throws SQLException {
    checkOpen();
    this.autoCommit = autoCommit;
  }

  @Override
  public boolean getAutoCommit() throws SQLException {
    checkOpen();
    return autoCommit;
  }

  /** Does nothing, since nothing was written; tools call it all the same. */
  @Override
  public void commit() throws SQLException {
    checkOpen();
  }

  /** Does nothing, since nothing was written; tools call it all the same. */
  @Override
  public void rollback() throws SQLException {
    checkOpen();
  }

  @Override
  public void rollback(Savepoint savepoint) throws SQLException {
    throw refuse("A savepoint");
  }

  @Override
  public Savepoint setSavepoint() throws SQLException {
    throw refuse("A savepoint");
  }

  @Override
  public Savepoint setSavepoint(String name) throws SQLException {
    throw refuse("A savepoint");
  }

  @Override
  public void releaseSavepoint(Savepoint savepoint) throws SQLException {
    throw refuse("A savepoint");
  }

  @Override
  public void setTransactionIsolation(int level) throws SQLException {
    checkOpen();
    this.isolation = level;
  }

  @Override
  public int getTransactionIsolation() throws SQLException {
    checkOpen();
    return isolation;
  }

  @Override
  public void setHoldability(int holdability) throws SQLException {
    checkOpen();
    if (holdability != ResultSet.HOLD_CURSORS_OVER_COMMIT
        && holdability != ResultSet.CLOSE_CURSORS_AT_COMMIT) {
      throw SqlErrors.invalidArgument(
          "A holdability is HOLD_CURSORS_OVER_COMMIT, not " + holdability);
    }
    this.holdability = holdability;
  }

  @Override
  public int getHoldability() throws SQLException {
    checkOpen();
    return holdability;
  }

  @Override
  public boolean isReadOnly() throws SQLException {
    checkOpen();
    return true;
  }

  /** Does nothing, since there is nothing to write to. */
  @Override
  public void setReadOnly(boolean readOnly) throws SQLException {
    checkOpen();
  }

  /** Remembered, and of no consequence: there are no catalogs. */
  @Override
  public void setCatalog(@Nullable String catalog) throws SQLException {
    checkOpen();
    this.catalog = catalog;
  }

  @Override
  public @Nullable String getCatalog() throws SQLException {
    checkOpen();
    return catalog;
  }

  /** Remembered, and of no consequence: property callTimeout bounds each call to AWS. */
  @Override
  public void setNetworkTimeout(@Nullable Executor executor, int millis) throws SQLException {
    checkOpen();
    if (millis < 0) {
      throw SqlErrors.invalidArgument(
          "A time-out of " + millis + " milliseconds is less than none");
    }
    this.networkTimeout = millis;
  }

  @Override
  public int getNetworkTimeout() throws SQLException {
    checkOpen();
    return networkTimeout;
  }

  @Override
  public CallableStatement prepareCall(String sql) throws SQLException {
    throw refuse("A procedure");
  }

  @Override
  public CallableStatement prepareCall(String sql, int type, int concurrency) throws SQLException {
    throw refuse("A procedure");
  }

  @Override
  public CallableStatement prepareCall(String sql, int type, int concurrency, int holdability)
      throws SQLException {
    throw refuse("A procedure");
  }

  /** Always empty: no column is of a type that a program defines. */
  @Override
  public Map<String, Class<?>> getTypeMap() throws SQLException {
    checkOpen();
    return Map.of();
  }

  /** Takes no mapping, since there is nothing to map. */
  @Override
  public void setTypeMap(@Nullable Map<String, Class<?>> map) throws SQLException {
    checkOpen();
    if (map != null && !map.isEmpty()) {
      throw SqlErrors.notSupported("A type map");
    }
  }

  @Override
  public Clob createClob() throws SQLException {
    throw refuse("A large object");
  }

  @Override
  public Blob createBlob() throws SQLException {
    throw refuse("A large object");
  }

  @Override
  public NClob createNClob() throws SQLException {
    throw refuse("A large object");
  }

  @Override
  public SQLXML createSQLXML() throws SQLException {
    throw refuse("XML");
  }

  @Override
  public Array createArrayOf(String type, Object[] elements) throws SQLException {
    throw refuse("An array as a parameter");
  }

  @Override
  public Struct createStruct(String type, Object[] attributes) throws SQLException {
    throw refuse("A structure as a parameter");
  }

  @Override
  public void setShardingKey(ShardingKey key) throws SQLException {
    throw refuse("A sharding key");
  }

  @Override
  public void setShardingKey(ShardingKey key, ShardingKey superKey) throws SQLException {
    throw refuse("A sharding key");
  }

  @Override
  public boolean setShardingKeyIfValid(ShardingKey key, int timeout) throws SQLException {
    throw refuse("A sharding key");
  }

  @Override
  public boolean setShardingKeyIfValid(ShardingKey key, ShardingKey superKey, int timeout)
      throws SQLException {
    throw refuse("A sharding key");
  }

  @Override
  public void setClientInfo(String name, String value) throws SQLClientInfoException {
    // Nothing goes to AWS with a call; names of tools are not worth an error.
  }

  @Override
  public void setClientInfo(Properties properties) throws SQLClientInfoException {
    // As above.
  }

  @Override
  public Properties getClientInfo() throws SQLException {
    checkOpen();
    return new Properties();
  }

  @Override
  public @Nullable String getClientInfo(String name) throws SQLException {
    checkOpen();
    return null;
  }
}
