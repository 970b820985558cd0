package org.personalizejdbc.jdbc;

import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.net.URL;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.Ref;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.SQLXML;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Calendar;

/**
 * A prepared statement that hands every call on, and makes an SQLException of whatever fails. It
 * does nothing else: what this driver does otherwise stands in subclasses.
 */
@SuppressWarnings("deprecation") // Some of JDBC's methods are deprecated.
abstract class ForwardingPreparedStatement extends ForwardingStatement
    implements PreparedStatement {
  final PreparedStatement prepared;

  ForwardingPreparedStatement(PreparedStatement prepared) {
    super(prepared);
    this.prepared = prepared;
  }

  @Override
  public ResultSet executeQuery() throws SQLException {
    return SqlErrors.get(() -> prepared.executeQuery());
  }

  @Override
  public int executeUpdate() throws SQLException {
    return SqlErrors.get(() -> prepared.executeUpdate());
  }

  @Override
  public void setNull(int i, int i2) throws SQLException {
    SqlErrors.run(() -> prepared.setNull(i, i2));
  }

  @Override
  public void setBoolean(int i, boolean b) throws SQLException {
    SqlErrors.run(() -> prepared.setBoolean(i, b));
  }

  @Override
  public void setByte(int i, byte v) throws SQLException {
    SqlErrors.run(() -> prepared.setByte(i, v));
  }

  @Override
  public void setShort(int i, short v) throws SQLException {
    SqlErrors.run(() -> prepared.setShort(i, v));
  }

  @Override
  public void setInt(int i, int i2) throws SQLException {
    SqlErrors.run(() -> prepared.setInt(i, i2));
  }

  @Override
  public void setLong(int i, long l) throws SQLException {
    SqlErrors.run(() -> prepared.setLong(i, l));
  }

  @Override
  public void setFloat(int i, float v) throws SQLException {
    SqlErrors.run(() -> prepared.setFloat(i, v));
  }

  @Override
  public void setDouble(int i, double v) throws SQLException {
    SqlErrors.run(() -> prepared.setDouble(i, v));
  }

  @Override
  public void setBigDecimal(int i, BigDecimal bigDecimal) throws SQLException {
    SqlErrors.run(() -> prepared.setBigDecimal(i, bigDecimal));
  }

  @Override
  public void setString(int i, String s) throws SQLException {
    SqlErrors.run(() -> prepared.setString(i, s));
  }

  @Override
  public void setBytes(int i, byte[] bytes) throws SQLException {
    SqlErrors.run(() -> prepared.setBytes(i, bytes));
  }

  @Override
  public void setDate(int i, Date date) throws SQLException {
    SqlErrors.run(() -> prepared.setDate(i, date));
  }

  @Override
  public void setTime(int i, Time time) throws SQLException {
    SqlErrors.run(() -> prepared.setTime(i, time));
  }

  @Override
  public void setTimestamp(int i, Timestamp timestamp) throws SQLException {
    SqlErrors.run(() -> prepared.setTimestamp(i, timestamp));
  }

  @Override
  public void setAsciiStream(int i, InputStream inputStream, int i2) throws SQLException {
    SqlErrors.run(() -> prepared.setAsciiStream(i, inputStream, i2));
  }

  @Override
  public void setUnicodeStream(int i, InputStream inputStream, int i2) throws SQLException {
    throw SqlErrors.notSupported("setUnicodeStream, which JDBC 2 deprecated");
  }

  @Override
  public void setBinaryStream(int i, InputStream inputStream, int i2) throws SQLException {
    SqlErrors.run(() -> prepared.setBinaryStream(i, inputStream, i2));
  }

  @Override
  public void clearParameters() throws SQLException {
    SqlErrors.run(() -> prepared.clearParameters());
  }

  @Override
  public void setObject(int i, Object value, int i2) throws SQLException {
    SqlErrors.run(() -> prepared.setObject(i, value, i2));
  }

  @Override
  public void setObject(int i, Object value) throws SQLException {
    SqlErrors.run(() -> prepared.setObject(i, value));
  }

  @Override
  public boolean execute() throws SQLException {
    return SqlErrors.get(() -> prepared.execute());
  }

  @Override
  public void addBatch() throws SQLException {
    SqlErrors.run(() -> prepared.addBatch());
  }

  @Override
  public void setCharacterStream(int i, Reader reader, int i2) throws SQLException {
    SqlErrors.run(() -> prepared.setCharacterStream(i, reader, i2));
  }

  @Override
  public void setRef(int i, Ref ref) throws SQLException {
    SqlErrors.run(() -> prepared.setRef(i, ref));
  }

  @Override
  public void setBlob(int i, Blob blob) throws SQLException {
    SqlErrors.run(() -> prepared.setBlob(i, blob));
  }

  @Override
  public void setClob(int i, Clob clob) throws SQLException {
    SqlErrors.run(() -> prepared.setClob(i, clob));
  }

  @Override
  public void setArray(int i, Array array) throws SQLException {
    SqlErrors.run(() -> prepared.setArray(i, array));
  }

  @Override
  public ResultSetMetaData getMetaData() throws SQLException {
    return SqlErrors.get(() -> prepared.getMetaData());
  }

  @Override
  public void setDate(int i, Date date, Calendar calendar) throws SQLException {
    SqlErrors.run(() -> prepared.setDate(i, date, calendar));
  }

  @Override
  public void setTime(int i, Time time, Calendar calendar) throws SQLException {
    SqlErrors.run(() -> prepared.setTime(i, time, calendar));
  }

  @Override
  public void setTimestamp(int i, Timestamp timestamp, Calendar calendar) throws SQLException {
    SqlErrors.run(() -> prepared.setTimestamp(i, timestamp, calendar));
  }

  @Override
  public void setNull(int i, int i2, String s) throws SQLException {
    SqlErrors.run(() -> prepared.setNull(i, i2, s));
  }

  @Override
  public void setURL(int i, URL uRL) throws SQLException {
    SqlErrors.run(() -> prepared.setURL(i, uRL));
  }

  @Override
  public ParameterMetaData getParameterMetaData() throws SQLException {
    return SqlErrors.get(() -> prepared.getParameterMetaData());
  }

  @Override
  public void setRowId(int i, RowId rowId) throws SQLException {
    SqlErrors.run(() -> prepared.setRowId(i, rowId));
  }

  @Override
  public void setNString(int i, String s) throws SQLException {
    SqlErrors.run(() -> prepared.setNString(i, s));
  }

  @Override
  public void setNCharacterStream(int i, Reader reader, long l) throws SQLException {
    SqlErrors.run(() -> prepared.setNCharacterStream(i, reader, l));
  }

  @Override
  public void setNClob(int i, NClob nClob) throws SQLException {
    SqlErrors.run(() -> prepared.setNClob(i, nClob));
  }

  @Override
  public void setClob(int i, Reader reader, long l) throws SQLException {
    SqlErrors.run(() -> prepared.setClob(i, reader, l));
  }

  @Override
  public void setBlob(int i, InputStream inputStream, long l) throws SQLException {
    SqlErrors.run(() -> prepared.setBlob(i, inputStream, l));
  }

  @Override
  public void setNClob(int i, Reader reader, long l) throws SQLException {
    SqlErrors.run(() -> prepared.setNClob(i, reader, l));
  }

  @Override
  public void setSQLXML(int i, SQLXML sQLXML) throws SQLException {
    SqlErrors.run(() -> prepared.setSQLXML(i, sQLXML));
  }

  @Override
  public void setObject(int i, Object value, int i2, int i3) throws SQLException {
    SqlErrors.run(() -> prepared.setObject(i, value, i2, i3));
  }

  @Override
  public void setAsciiStream(int i, InputStream inputStream, long l) throws SQLException {
    SqlErrors.run(() -> prepared.setAsciiStream(i, inputStream, l));
  }

  @Override
  public void setBinaryStream(int i, InputStream inputStream, long l) throws SQLException {
    SqlErrors.run(() -> prepared.setBinaryStream(i, inputStream, l));
  }

  @Override
  public void setCharacterStream(int i, Reader reader, long l) throws SQLException {
    SqlErrors.run(() -> prepared.setCharacterStream(i, reader, l));
  }

  @Override
  public void setAsciiStream(int i, InputStream inputStream) throws SQLException {
    SqlErrors.run(() -> prepared.setAsciiStream(i, inputStream));
  }

  @Override
  public void setBinaryStream(int i, InputStream inputStream) throws SQLException {
    SqlErrors.run(() -> prepared.setBinaryStream(i, inputStream));
  }

  @Override
  public void setCharacterStream(int i, Reader reader) throws SQLException {
    SqlErrors.run(() -> prepared.setCharacterStream(i, reader));
  }

  @Override
  public void setNCharacterStream(int i, Reader reader) throws SQLException {
    SqlErrors.run(() -> prepared.setNCharacterStream(i, reader));
  }

  @Override
  public void setClob(int i, Reader reader) throws SQLException {
    SqlErrors.run(() -> prepared.setClob(i, reader));
  }

  @Override
  public void setBlob(int i, InputStream inputStream) throws SQLException {
    SqlErrors.run(() -> prepared.setBlob(i, inputStream));
  }

  @Override
  public void setNClob(int i, Reader reader) throws SQLException {
    SqlErrors.run(() -> prepared.setNClob(i, reader));
  }

  @Override
  public void setObject(int i, Object value, SQLType sQLType, int i2) throws SQLException {
    SqlErrors.run(() -> prepared.setObject(i, value, sQLType, i2));
  }

  @Override
  public void setObject(int i, Object value, SQLType sQLType) throws SQLException {
    SqlErrors.run(() -> prepared.setObject(i, value, sQLType));
  }

  @Override
  public long executeLargeUpdate() throws SQLException {
    return SqlErrors.get(() -> prepared.executeLargeUpdate());
  }
}
