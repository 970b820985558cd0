package org.personalizejdbc.jdbc;

import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URL;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.Ref;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.SQLWarning;
import java.sql.SQLXML;
import java.sql.Statement;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Calendar;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A result set that hands every call on, and makes an SQLException of whatever fails. It does
 * nothing else: what this driver does otherwise stands in subclasses.
 */
@SuppressWarnings("deprecation") // Some of JDBC's methods are deprecated.
abstract class ForwardingResultSet implements ResultSet, SelfWrapper {
  final ResultSet delegate;

  ForwardingResultSet(ResultSet delegate) {
    this.delegate = delegate;
  }

  @Override
  public boolean next() throws SQLException {
    return SqlErrors.get(() -> delegate.next());
  }

  @Override
  public void close() throws SQLException {
    SqlErrors.run(() -> delegate.close());
  }

  @Override
  public boolean wasNull() throws SQLException {
    return SqlErrors.get(() -> delegate.wasNull());
  }

  @Override
  public @Nullable String getString(int i) throws SQLException {
    return SqlErrors.get(() -> delegate.getString(i));
  }

  @Override
  public boolean getBoolean(int i) throws SQLException {
    return SqlErrors.get(() -> delegate.getBoolean(i));
  }

  @Override
  public byte getByte(int i) throws SQLException {
    return SqlErrors.get(() -> delegate.getByte(i));
  }

  @Override
  public short getShort(int i) throws SQLException {
    return SqlErrors.get(() -> delegate.getShort(i));
  }

  @Override
  public int getInt(int i) throws SQLException {
    return SqlErrors.get(() -> delegate.getInt(i));
  }

  @Override
  public long getLong(int i) throws SQLException {
    return SqlErrors.get(() -> delegate.getLong(i));
  }

  @Override
  public float getFloat(int i) throws SQLException {
    return SqlErrors.get(() -> delegate.getFloat(i));
  }

  @Override
  public double getDouble(int i) throws SQLException {
    return SqlErrors.get(() -> delegate.getDouble(i));
  }

  @Override
  public @Nullable BigDecimal getBigDecimal(int i, int i2) throws SQLException {
    final BigDecimal value = getBigDecimal(i);
    return value == null ? null : value.setScale(i2, RoundingMode.HALF_UP);
  }

  @Override
  public byte @Nullable [] getBytes(int i) throws SQLException {
    return SqlErrors.get(() -> delegate.getBytes(i));
  }

  @Override
  public @Nullable Date getDate(int i) throws SQLException {
    return SqlErrors.get(() -> delegate.getDate(i));
  }

  @Override
  public @Nullable Time getTime(int i) throws SQLException {
    return SqlErrors.get(() -> delegate.getTime(i));
  }

  @Override
  public @Nullable Timestamp getTimestamp(int i) throws SQLException {
    return SqlErrors.get(() -> delegate.getTimestamp(i));
  }

  @Override
  public @Nullable InputStream getAsciiStream(int i) throws SQLException {
    return SqlErrors.get(() -> delegate.getAsciiStream(i));
  }

  @Override
  public @Nullable InputStream getUnicodeStream(int i) throws SQLException {
    throw SqlErrors.notSupported("getUnicodeStream, which JDBC 2 deprecated");
  }

  @Override
  public @Nullable InputStream getBinaryStream(int i) throws SQLException {
    return SqlErrors.get(() -> delegate.getBinaryStream(i));
  }

  @Override
  public @Nullable String getString(String s) throws SQLException {
    return SqlErrors.get(() -> delegate.getString(s));
  }

  @Override
  public boolean getBoolean(String s) throws SQLException {
    return SqlErrors.get(() -> delegate.getBoolean(s));
  }

  @Override
  public byte getByte(String s) throws SQLException {
    return SqlErrors.get(() -> delegate.getByte(s));
  }

  @Override
  public short getShort(String s) throws SQLException {
    return SqlErrors.get(() -> delegate.getShort(s));
  }

  @Override
  public int getInt(String s) throws SQLException {
    return SqlErrors.get(() -> delegate.getInt(s));
  }

  @Override
  public long getLong(String s) throws SQLException {
    return SqlErrors.get(() -> delegate.getLong(s));
  }

  @Override
  public float getFloat(String s) throws SQLException {
    return SqlErrors.get(() -> delegate.getFloat(s));
  }

  @Override
  public double getDouble(String s) throws SQLException {
    return SqlErrors.get(() -> delegate.getDouble(s));
  }

  @Override
  public @Nullable BigDecimal getBigDecimal(String s, int i) throws SQLException {
    final BigDecimal value = getBigDecimal(s);
    return value == null ? null : value.setScale(i, RoundingMode.HALF_UP);
  }

  @Override
  public byte @Nullable [] getBytes(String s) throws SQLException {
    return SqlErrors.get(() -> delegate.getBytes(s));
  }

  @Override
  public @Nullable Date getDate(String s) throws SQLException {
    return SqlErrors.get(() -> delegate.getDate(s));
  }

  @Override
  public @Nullable Time getTime(String s) throws SQLException {
    return SqlErrors.get(() -> delegate.getTime(s));
  }

  @Override
  public @Nullable Timestamp getTimestamp(String s) throws SQLException {
    return SqlErrors.get(() -> delegate.getTimestamp(s));
  }

  @Override
  public @Nullable InputStream getAsciiStream(String s) throws SQLException {
    return SqlErrors.get(() -> delegate.getAsciiStream(s));
  }

  @Override
  public @Nullable InputStream getUnicodeStream(String s) throws SQLException {
    throw SqlErrors.notSupported("getUnicodeStream, which JDBC 2 deprecated");
  }

  @Override
  public @Nullable InputStream getBinaryStream(String s) throws SQLException {
    return SqlErrors.get(() -> delegate.getBinaryStream(s));
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
  public @Nullable String getCursorName() throws SQLException {
    return SqlErrors.get(() -> delegate.getCursorName());
  }

  @Override
  public ResultSetMetaData getMetaData() throws SQLException {
    return SqlErrors.get(() -> delegate.getMetaData());
  }

  @Override
  public @Nullable Object getObject(int i) throws SQLException {
    return SqlErrors.get(() -> delegate.getObject(i));
  }

  @Override
  public @Nullable Object getObject(String s) throws SQLException {
    return SqlErrors.get(() -> delegate.getObject(s));
  }

  @Override
  public int findColumn(String s) throws SQLException {
    return SqlErrors.get(() -> delegate.findColumn(s));
  }

  @Override
  public @Nullable Reader getCharacterStream(int i) throws SQLException {
    return SqlErrors.get(() -> delegate.getCharacterStream(i));
  }

  @Override
  public @Nullable Reader getCharacterStream(String s) throws SQLException {
    return SqlErrors.get(() -> delegate.getCharacterStream(s));
  }

  @Override
  public @Nullable BigDecimal getBigDecimal(int i) throws SQLException {
    return SqlErrors.get(() -> delegate.getBigDecimal(i));
  }

  @Override
  public @Nullable BigDecimal getBigDecimal(String s) throws SQLException {
    return SqlErrors.get(() -> delegate.getBigDecimal(s));
  }

  @Override
  public boolean isBeforeFirst() throws SQLException {
    return SqlErrors.get(() -> delegate.isBeforeFirst());
  }

  @Override
  public boolean isAfterLast() throws SQLException {
    return SqlErrors.get(() -> delegate.isAfterLast());
  }

  @Override
  public boolean isFirst() throws SQLException {
    return SqlErrors.get(() -> delegate.isFirst());
  }

  @Override
  public boolean isLast() throws SQLException {
    return SqlErrors.get(() -> delegate.isLast());
  }

  @Override
  public void beforeFirst() throws SQLException {
    SqlErrors.run(() -> delegate.beforeFirst());
  }

  @Override
  public void afterLast() throws SQLException {
    SqlErrors.run(() -> delegate.afterLast());
  }

  @Override
  public boolean first() throws SQLException {
    return SqlErrors.get(() -> delegate.first());
  }

  @Override
  public boolean last() throws SQLException {
    return SqlErrors.get(() -> delegate.last());
  }

  @Override
  public int getRow() throws SQLException {
    return SqlErrors.get(() -> delegate.getRow());
  }

  @Override
  public boolean absolute(int i) throws SQLException {
    return SqlErrors.get(() -> delegate.absolute(i));
  }

  @Override
  public boolean relative(int i) throws SQLException {
    return SqlErrors.get(() -> delegate.relative(i));
  }

  @Override
  public boolean previous() throws SQLException {
    return SqlErrors.get(() -> delegate.previous());
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
  public int getType() throws SQLException {
    return SqlErrors.get(() -> delegate.getType());
  }

  @Override
  public int getConcurrency() throws SQLException {
    return SqlErrors.get(() -> delegate.getConcurrency());
  }

  @Override
  public boolean rowUpdated() throws SQLException {
    return SqlErrors.get(() -> delegate.rowUpdated());
  }

  @Override
  public boolean rowInserted() throws SQLException {
    return SqlErrors.get(() -> delegate.rowInserted());
  }

  @Override
  public boolean rowDeleted() throws SQLException {
    return SqlErrors.get(() -> delegate.rowDeleted());
  }

  @Override
  public void updateNull(int i) throws SQLException {
    SqlErrors.run(() -> delegate.updateNull(i));
  }

  @Override
  public void updateBoolean(int i, boolean b) throws SQLException {
    SqlErrors.run(() -> delegate.updateBoolean(i, b));
  }

  @Override
  public void updateByte(int i, byte v) throws SQLException {
    SqlErrors.run(() -> delegate.updateByte(i, v));
  }

  @Override
  public void updateShort(int i, short v) throws SQLException {
    SqlErrors.run(() -> delegate.updateShort(i, v));
  }

  @Override
  public void updateInt(int i, int i2) throws SQLException {
    SqlErrors.run(() -> delegate.updateInt(i, i2));
  }

  @Override
  public void updateLong(int i, long l) throws SQLException {
    SqlErrors.run(() -> delegate.updateLong(i, l));
  }

  @Override
  public void updateFloat(int i, float v) throws SQLException {
    SqlErrors.run(() -> delegate.updateFloat(i, v));
  }

  @Override
  public void updateDouble(int i, double v) throws SQLException {
    SqlErrors.run(() -> delegate.updateDouble(i, v));
  }

  @Override
  public void updateBigDecimal(int i, BigDecimal bigDecimal) throws SQLException {
    SqlErrors.run(() -> delegate.updateBigDecimal(i, bigDecimal));
  }

  @Override
  public void updateString(int i, String s) throws SQLException {
    SqlErrors.run(() -> delegate.updateString(i, s));
  }

  @Override
  public void updateBytes(int i, byte[] bytes) throws SQLException {
    SqlErrors.run(() -> delegate.updateBytes(i, bytes));
  }

  @Override
  public void updateDate(int i, Date date) throws SQLException {
    SqlErrors.run(() -> delegate.updateDate(i, date));
  }

  @Override
  public void updateTime(int i, Time time) throws SQLException {
    SqlErrors.run(() -> delegate.updateTime(i, time));
  }

  @Override
  public void updateTimestamp(int i, Timestamp timestamp) throws SQLException {
    SqlErrors.run(() -> delegate.updateTimestamp(i, timestamp));
  }

  @Override
  public void updateAsciiStream(int i, InputStream inputStream, int i2) throws SQLException {
    SqlErrors.run(() -> delegate.updateAsciiStream(i, inputStream, i2));
  }

  @Override
  public void updateBinaryStream(int i, InputStream inputStream, int i2) throws SQLException {
    SqlErrors.run(() -> delegate.updateBinaryStream(i, inputStream, i2));
  }

  @Override
  public void updateCharacterStream(int i, Reader reader, int i2) throws SQLException {
    SqlErrors.run(() -> delegate.updateCharacterStream(i, reader, i2));
  }

  @Override
  public void updateObject(int i, Object value, int i2) throws SQLException {
    SqlErrors.run(() -> delegate.updateObject(i, value, i2));
  }

  @Override
  public void updateObject(int i, Object value) throws SQLException {
    SqlErrors.run(() -> delegate.updateObject(i, value));
  }

  @Override
  public void updateNull(String s) throws SQLException {
    SqlErrors.run(() -> delegate.updateNull(s));
  }

  @Override
  public void updateBoolean(String s, boolean b) throws SQLException {
    SqlErrors.run(() -> delegate.updateBoolean(s, b));
  }

  @Override
  public void updateByte(String s, byte v) throws SQLException {
    SqlErrors.run(() -> delegate.updateByte(s, v));
  }

  @Override
  public void updateShort(String s, short v) throws SQLException {
    SqlErrors.run(() -> delegate.updateShort(s, v));
  }

  @Override
  public void updateInt(String s, int i) throws SQLException {
    SqlErrors.run(() -> delegate.updateInt(s, i));
  }

  @Override
  public void updateLong(String s, long l) throws SQLException {
    SqlErrors.run(() -> delegate.updateLong(s, l));
  }

  @Override
  public void updateFloat(String s, float v) throws SQLException {
    SqlErrors.run(() -> delegate.updateFloat(s, v));
  }

  @Override
  public void updateDouble(String s, double v) throws SQLException {
    SqlErrors.run(() -> delegate.updateDouble(s, v));
  }

  @Override
  public void updateBigDecimal(String s, BigDecimal bigDecimal) throws SQLException {
    SqlErrors.run(() -> delegate.updateBigDecimal(s, bigDecimal));
  }

  @Override
  public void updateString(String s, String s2) throws SQLException {
    SqlErrors.run(() -> delegate.updateString(s, s2));
  }

  @Override
  public void updateBytes(String s, byte[] bytes) throws SQLException {
    SqlErrors.run(() -> delegate.updateBytes(s, bytes));
  }

  @Override
  public void updateDate(String s, Date date) throws SQLException {
    SqlErrors.run(() -> delegate.updateDate(s, date));
  }

  @Override
  public void updateTime(String s, Time time) throws SQLException {
    SqlErrors.run(() -> delegate.updateTime(s, time));
  }

  @Override
  public void updateTimestamp(String s, Timestamp timestamp) throws SQLException {
    SqlErrors.run(() -> delegate.updateTimestamp(s, timestamp));
  }

  @Override
  public void updateAsciiStream(String s, InputStream inputStream, int i) throws SQLException {
    SqlErrors.run(() -> delegate.updateAsciiStream(s, inputStream, i));
  }

  @Override
  public void updateBinaryStream(String s, InputStream inputStream, int i) throws SQLException {
    SqlErrors.run(() -> delegate.updateBinaryStream(s, inputStream, i));
  }

  @Override
  public void updateCharacterStream(String s, Reader reader, int i) throws SQLException {
    SqlErrors.run(() -> delegate.updateCharacterStream(s, reader, i));
  }

  @Override
  public void updateObject(String s, Object value, int i) throws SQLException {
    SqlErrors.run(() -> delegate.updateObject(s, value, i));
  }

  @Override
  public void updateObject(String s, Object value) throws SQLException {
    SqlErrors.run(() -> delegate.updateObject(s, value));
  }

  @Override
  public void insertRow() throws SQLException {
    SqlErrors.run(() -> delegate.insertRow());
  }

  @Override
  public void updateRow() throws SQLException {
    SqlErrors.run(() -> delegate.updateRow());
  }

  @Override
  public void deleteRow() throws SQLException {
    SqlErrors.run(() -> delegate.deleteRow());
  }

  @Override
  public void refreshRow() throws SQLException {
    SqlErrors.run(() -> delegate.refreshRow());
  }

  @Override
  public void cancelRowUpdates() throws SQLException {
    SqlErrors.run(() -> delegate.cancelRowUpdates());
  }

  @Override
  public void moveToInsertRow() throws SQLException {
    SqlErrors.run(() -> delegate.moveToInsertRow());
  }

  @Override
  public void moveToCurrentRow() throws SQLException {
    SqlErrors.run(() -> delegate.moveToCurrentRow());
  }

  @Override
  public @Nullable Statement getStatement() throws SQLException {
    return SqlErrors.get(() -> delegate.getStatement());
  }

  @Override
  public @Nullable Object getObject(int i, Map<String, Class<?>> map) throws SQLException {
    return SqlErrors.get(() -> delegate.getObject(i, map));
  }

  @Override
  public @Nullable Ref getRef(int i) throws SQLException {
    return SqlErrors.get(() -> delegate.getRef(i));
  }

  @Override
  public @Nullable Blob getBlob(int i) throws SQLException {
    return SqlErrors.get(() -> delegate.getBlob(i));
  }

  @Override
  public @Nullable Clob getClob(int i) throws SQLException {
    return SqlErrors.get(() -> delegate.getClob(i));
  }

  @Override
  public @Nullable Array getArray(int i) throws SQLException {
    return SqlErrors.get(() -> delegate.getArray(i));
  }

  @Override
  public @Nullable Object getObject(String s, Map<String, Class<?>> map) throws SQLException {
    return SqlErrors.get(() -> delegate.getObject(s, map));
  }

  @Override
  public @Nullable Ref getRef(String s) throws SQLException {
    return SqlErrors.get(() -> delegate.getRef(s));
  }

  @Override
  public @Nullable Blob getBlob(String s) throws SQLException {
    return SqlErrors.get(() -> delegate.getBlob(s));
  }

  @Override
  public @Nullable Clob getClob(String s) throws SQLException {
    return SqlErrors.get(() -> delegate.getClob(s));
  }

  @Override
  public @Nullable Array getArray(String s) throws SQLException {
    return SqlErrors.get(() -> delegate.getArray(s));
  }

  @Override
  public @Nullable Date getDate(int i, Calendar calendar) throws SQLException {
    return SqlErrors.get(() -> delegate.getDate(i, calendar));
  }

  @Override
  public @Nullable Date getDate(String s, Calendar calendar) throws SQLException {
    return SqlErrors.get(() -> delegate.getDate(s, calendar));
  }

  @Override
  public @Nullable Time getTime(int i, Calendar calendar) throws SQLException {
    return SqlErrors.get(() -> delegate.getTime(i, calendar));
  }

  @Override
  public @Nullable Time getTime(String s, Calendar calendar) throws SQLException {
    return SqlErrors.get(() -> delegate.getTime(s, calendar));
  }

  @Override
  public @Nullable Timestamp getTimestamp(int i, Calendar calendar) throws SQLException {
    return SqlErrors.get(() -> delegate.getTimestamp(i, calendar));
  }

  @Override
  public @Nullable Timestamp getTimestamp(String s, Calendar calendar) throws SQLException {
    return SqlErrors.get(() -> delegate.getTimestamp(s, calendar));
  }

  @Override
  public @Nullable URL getURL(int i) throws SQLException {
    return SqlErrors.get(() -> delegate.getURL(i));
  }

  @Override
  public @Nullable URL getURL(String s) throws SQLException {
    return SqlErrors.get(() -> delegate.getURL(s));
  }

  @Override
  public void updateRef(int i, Ref ref) throws SQLException {
    SqlErrors.run(() -> delegate.updateRef(i, ref));
  }

  @Override
  public void updateRef(String s, Ref ref) throws SQLException {
    SqlErrors.run(() -> delegate.updateRef(s, ref));
  }

  @Override
  public void updateBlob(int i, Blob blob) throws SQLException {
    SqlErrors.run(() -> delegate.updateBlob(i, blob));
  }

  @Override
  public void updateBlob(String s, Blob blob) throws SQLException {
    SqlErrors.run(() -> delegate.updateBlob(s, blob));
  }

  @Override
  public void updateClob(int i, Clob clob) throws SQLException {
    SqlErrors.run(() -> delegate.updateClob(i, clob));
  }

  @Override
  public void updateClob(String s, Clob clob) throws SQLException {
    SqlErrors.run(() -> delegate.updateClob(s, clob));
  }

  @Override
  public void updateArray(int i, Array array) throws SQLException {
    SqlErrors.run(() -> delegate.updateArray(i, array));
  }

  @Override
  public void updateArray(String s, Array array) throws SQLException {
    SqlErrors.run(() -> delegate.updateArray(s, array));
  }

  @Override
  public @Nullable RowId getRowId(int i) throws SQLException {
    return SqlErrors.get(() -> delegate.getRowId(i));
  }

  @Override
  public @Nullable RowId getRowId(String s) throws SQLException {
    return SqlErrors.get(() -> delegate.getRowId(s));
  }

  @Override
  public void updateRowId(int i, RowId rowId) throws SQLException {
    SqlErrors.run(() -> delegate.updateRowId(i, rowId));
  }

  @Override
  public void updateRowId(String s, RowId rowId) throws SQLException {
    SqlErrors.run(() -> delegate.updateRowId(s, rowId));
  }

  @Override
  public int getHoldability() throws SQLException {
    return SqlErrors.get(() -> delegate.getHoldability());
  }

  @Override
  public boolean isClosed() throws SQLException {
    return SqlErrors.get(() -> delegate.isClosed());
  }

  @Override
  public void updateNString(int i, String s) throws SQLException {
    SqlErrors.run(() -> delegate.updateNString(i, s));
  }

  @Override
  public void updateNString(String s, String s2) throws SQLException {
    SqlErrors.run(() -> delegate.updateNString(s, s2));
  }

  @Override
  public void updateNClob(int i, NClob nClob) throws SQLException {
    SqlErrors.run(() -> delegate.updateNClob(i, nClob));
  }

  @Override
  public void updateNClob(String s, NClob nClob) throws SQLException {
    SqlErrors.run(() -> delegate.updateNClob(s, nClob));
  }

  @Override
  public @Nullable NClob getNClob(int i) throws SQLException {
    return SqlErrors.get(() -> delegate.getNClob(i));
  }

  @Override
  public @Nullable NClob getNClob(String s) throws SQLException {
    return SqlErrors.get(() -> delegate.getNClob(s));
  }

  @Override
  public @Nullable SQLXML getSQLXML(int i) throws SQLException {
    return SqlErrors.get(() -> delegate.getSQLXML(i));
  }

  @Override
  public @Nullable SQLXML getSQLXML(String s) throws SQLException {
    return SqlErrors.get(() -> delegate.getSQLXML(s));
  }

  @Override
  public void updateSQLXML(int i, SQLXML sQLXML) throws SQLException {
    SqlErrors.run(() -> delegate.updateSQLXML(i, sQLXML));
  }

  @Override
  public void updateSQLXML(String s, SQLXML sQLXML) throws SQLException {
    SqlErrors.run(() -> delegate.updateSQLXML(s, sQLXML));
  }

  @Override
  public @Nullable String getNString(int i) throws SQLException {
    return SqlErrors.get(() -> delegate.getNString(i));
  }

  @Override
  public @Nullable String getNString(String s) throws SQLException {
    return SqlErrors.get(() -> delegate.getNString(s));
  }

  @Override
  public @Nullable Reader getNCharacterStream(int i) throws SQLException {
    return SqlErrors.get(() -> delegate.getNCharacterStream(i));
  }

  @Override
  public @Nullable Reader getNCharacterStream(String s) throws SQLException {
    return SqlErrors.get(() -> delegate.getNCharacterStream(s));
  }

  @Override
  public void updateNCharacterStream(int i, Reader reader, long l) throws SQLException {
    SqlErrors.run(() -> delegate.updateNCharacterStream(i, reader, l));
  }

  @Override
  public void updateNCharacterStream(String s, Reader reader, long l) throws SQLException {
    SqlErrors.run(() -> delegate.updateNCharacterStream(s, reader, l));
  }

  @Override
  public void updateAsciiStream(int i, InputStream inputStream, long l) throws SQLException {
    SqlErrors.run(() -> delegate.updateAsciiStream(i, inputStream, l));
  }

  @Override
  public void updateBinaryStream(int i, InputStream inputStream, long l) throws SQLException {
    SqlErrors.run(() -> delegate.updateBinaryStream(i, inputStream, l));
  }

  @Override
  public void updateCharacterStream(int i, Reader reader, long l) throws SQLException {
    SqlErrors.run(() -> delegate.updateCharacterStream(i, reader, l));
  }

  @Override
  public void updateAsciiStream(String s, InputStream inputStream, long l) throws SQLException {
    SqlErrors.run(() -> delegate.updateAsciiStream(s, inputStream, l));
  }

  @Override
  public void updateBinaryStream(String s, InputStream inputStream, long l) throws SQLException {
    SqlErrors.run(() -> delegate.updateBinaryStream(s, inputStream, l));
  }

  @Override
  public void updateCharacterStream(String s, Reader reader, long l) throws SQLException {
    SqlErrors.run(() -> delegate.updateCharacterStream(s, reader, l));
  }

  @Override
  public void updateBlob(int i, InputStream inputStream, long l) throws SQLException {
    SqlErrors.run(() -> delegate.updateBlob(i, inputStream, l));
  }

  @Override
  public void updateBlob(String s, InputStream inputStream, long l) throws SQLException {
    SqlErrors.run(() -> delegate.updateBlob(s, inputStream, l));
  }

  @Override
  public void updateClob(int i, Reader reader, long l) throws SQLException {
    SqlErrors.run(() -> delegate.updateClob(i, reader, l));
  }

  @Override
  public void updateClob(String s, Reader reader, long l) throws SQLException {
    SqlErrors.run(() -> delegate.updateClob(s, reader, l));
  }

  @Override
  public void updateNClob(int i, Reader reader, long l) throws SQLException {
    SqlErrors.run(() -> delegate.updateNClob(i, reader, l));
  }

  @Override
  public void updateNClob(String s, Reader reader, long l) throws SQLException {
    SqlErrors.run(() -> delegate.updateNClob(s, reader, l));
  }

  @Override
  public void updateNCharacterStream(int i, Reader reader) throws SQLException {
    SqlErrors.run(() -> delegate.updateNCharacterStream(i, reader));
  }

  @Override
  public void updateNCharacterStream(String s, Reader reader) throws SQLException {
    SqlErrors.run(() -> delegate.updateNCharacterStream(s, reader));
  }

  @Override
  public void updateAsciiStream(int i, InputStream inputStream) throws SQLException {
    SqlErrors.run(() -> delegate.updateAsciiStream(i, inputStream));
  }

  @Override
  public void updateBinaryStream(int i, InputStream inputStream) throws SQLException {
    SqlErrors.run(() -> delegate.updateBinaryStream(i, inputStream));
  }

  @Override
  public void updateCharacterStream(int i, Reader reader) throws SQLException {
    SqlErrors.run(() -> delegate.updateCharacterStream(i, reader));
  }

  @Override
  public void updateAsciiStream(String s, InputStream inputStream) throws SQLException {
    SqlErrors.run(() -> delegate.updateAsciiStream(s, inputStream));
  }

  @Override
  public void updateBinaryStream(String s, InputStream inputStream) throws SQLException {
    SqlErrors.run(() -> delegate.updateBinaryStream(s, inputStream));
  }

  @Override
  public void updateCharacterStream(String s, Reader reader) throws SQLException {
    SqlErrors.run(() -> delegate.updateCharacterStream(s, reader));
  }

  @Override
  public void updateBlob(int i, InputStream inputStream) throws SQLException {
    SqlErrors.run(() -> delegate.updateBlob(i, inputStream));
  }

  @Override
  public void updateBlob(String s, InputStream inputStream) throws SQLException {
    SqlErrors.run(() -> delegate.updateBlob(s, inputStream));
  }

  @Override
  public void updateClob(int i, Reader reader) throws SQLException {
    SqlErrors.run(() -> delegate.updateClob(i, reader));
  }

  @Override
  public void updateClob(String s, Reader reader) throws SQLException {
    SqlErrors.run(() -> delegate.updateClob(s, reader));
  }

  @Override
  public void updateNClob(int i, Reader reader) throws SQLException {
    SqlErrors.run(() -> delegate.updateNClob(i, reader));
  }

  @Override
  public void updateNClob(String s, Reader reader) throws SQLException {
    SqlErrors.run(() -> delegate.updateNClob(s, reader));
  }

  @Override
  public <T> @Nullable T getObject(int i, Class<T> type) throws SQLException {
    return SqlErrors.get(() -> delegate.getObject(i, type));
  }

  @Override
  public <T> @Nullable T getObject(String s, Class<T> type) throws SQLException {
    return SqlErrors.get(() -> delegate.getObject(s, type));
  }

  @Override
  public void updateObject(int i, Object value, SQLType sQLType, int i2) throws SQLException {
    SqlErrors.run(() -> delegate.updateObject(i, value, sQLType, i2));
  }

  @Override
  public void updateObject(String s, Object value, SQLType sQLType, int i) throws SQLException {
    SqlErrors.run(() -> delegate.updateObject(s, value, sQLType, i));
  }

  @Override
  public void updateObject(int i, Object value, SQLType sQLType) throws SQLException {
    SqlErrors.run(() -> delegate.updateObject(i, value, sQLType));
  }

  @Override
  public void updateObject(String s, Object value, SQLType sQLType) throws SQLException {
    SqlErrors.run(() -> delegate.updateObject(s, value, sQLType));
  }

  /** As a type that it has, or what it hands calls on to. */
  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return type != null && !type.isInstance(this) && type.isInstance(delegate)
        ? type.cast(delegate)
        : SelfWrapper.super.unwrap(type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    return SelfWrapper.super.isWrapperFor(type) || type.isInstance(delegate);
  }
}
