package org.personalizejdbc.jdbc;

import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.Ref;
import java.sql.ResultSet;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.SQLXML;
import java.sql.Time;
import java.sql.Timestamp;
import org.jspecify.annotations.Nullable;

/**
 * A result set that nothing can be written to. Each method that would is refused, open or closed,
 * whatever it is given.
 */
interface ReadOnlyResultSet extends ResultSet {
  private static SQLException refusal() {
    return SqlErrors.notSupported("Writing to a result set");
  }

  @Override
  default void updateNull(int index) throws SQLException {
    throw refusal();
  }

  @Override
  default void updateBoolean(int index, boolean value) throws SQLException {
    throw refusal();
  }

  @Override
  default void updateByte(int index, byte value) throws SQLException {
    throw refusal();
  }

  @Override
  default void updateShort(int index, short value) throws SQLException {
    throw refusal();
  }

  @Override
  default void updateInt(int index, int value) throws SQLException {
    throw refusal();
  }

  @Override
  default void updateLong(int index, long value) throws SQLException {
    throw refusal();
  }

  @Override
  default void updateFloat(int index, float value) throws SQLException {
    throw refusal();
  }

  @Override
  default void updateDouble(int index, double value) throws SQLException {
    throw refusal();
  }

  @Override
  default void updateBigDecimal(int index, @Nullable BigDecimal value) throws SQLException {
    throw refusal();
  }

  @Override
  default void updateString(int index, @Nullable String value) throws SQLException {
    throw refusal();
  }

  @Override
  default void updateBytes(int index, byte @Nullable [] value) throws SQLException {
    throw refusal();
  }

  @Override
  default void updateDate(int index, @Nullable Date value) throws SQLException {
    throw refusal();
  }

  @Override
  default void updateTime(int index, @Nullable Time value) throws SQLException {
    throw refusal();
  }

  @Override
  default void updateTimestamp(int index, @Nullable Timestamp value) throws SQLException {
    throw refusal();
  }

  @Override
  default void updateAsciiStream(int index, @Nullable InputStream value, int length)
      throws SQLException {
    throw refusal();
  }

  @Override
  default void updateBinaryStream(int index, @Nullable InputStream value, int length)
      throws SQLException {
    throw refusal();
  }

  @Override
  default void updateCharacterStream(int index, @Nullable Reader value, int length)
      throws SQLException {
    throw refusal();
  }

  @Override
  default void updateObject(int index, @Nullable Object value, int scale) throws SQLException {
    throw refusal();
  }

  @Override
  default void updateObject(int index, @Nullable Object value) throws SQLException {
    throw refusal();
  }

  @Override
  default void updateNull(String label) throws SQLException {
    throw refusal();
  }

  @Override
  default void updateBoolean(String label, boolean value) throws SQLException {
    throw refusal();
  }

  @Override
  default void updateByte(String label, byte value) throws SQLException {
    throw refusal();
  }

  @Override
  default void updateShort(String label, short value) throws SQLException {
    throw refusal();
  }

  @Override
  default void updateInt(String label, int value) throws SQLException {
    throw refusal();
  }

  @Override
  default void updateLong(String label, long value) throws SQLException {
    throw refusal();
  }

  @Override
  default void updateFloat(String label, float value) throws SQLException {
    throw refusal();
  }

  @Override
  default void updateDouble(String label, double value) throws SQLException {
    throw refusal();
  }

  @Override
  default void updateBigDecimal(String label, @Nullable BigDecimal value) throws SQLException {
    throw refusal();
  }

  @Override
  default void updateString(String label, @Nullable String value) throws SQLException {
    throw refusal();
  }

  @Override
  default void updateBytes(String label, byte @Nullable [] value) throws SQLException {
    throw refusal();
  }

  @Override
  default void updateDate(String label, @Nullable Date value) throws SQLException {
    throw refusal();
  }

  @Override
  default void updateTime(String label, @Nullable Time value) throws SQLException {
    throw refusal();
  }

  @Override
  default void updateTimestamp(String label, @Nullable Timestamp value) throws SQLException {
    throw refusal();
  }

  @Override
  default void updateAsciiStream(String label, @Nullable InputStream value, int length)
      throws SQLException {
    throw refusal();
  }

  @Override
  default void updateBinaryStream(String label, @Nullable InputStream value, int length)
      throws SQLException {
    throw refusal();
  }

  @Override
  default void updateCharacterStream(String label, @Nullable Reader value, int length)
      throws SQLException {
    throw refusal();
  }

  @Override
  default void updateObject(String label, @Nullable Object value, int scale) throws SQLException {
    throw refusal();
  }

  @Override
  default void updateObject(String label, @Nullable Object value) throws SQLException {
    throw refusal();
  }

  @Override
  default void insertRow() throws SQLException {
    throw refusal();
  }

  @Override
  default void updateRow() throws SQLException {
    throw refusal();
  }

  @Override
  default void deleteRow() throws SQLException {
    throw refusal();
  }

  @Override
  default void refreshRow() throws SQLException {
    throw refusal();
  }

  @Override
  default void cancelRowUpdates() throws SQLException {
    throw refusal();
  }

  @Override
  default void moveToInsertRow() throws SQLException {
    throw refusal();
  }

  @Override
  default void moveToCurrentRow() throws SQLException {
    throw refusal();
  }

  @Override
  default void updateRef(int index, @Nullable Ref value) throws SQLException {
    throw refusal();
  }

  @Override
  default void updateRef(String label, @Nullable Ref value) throws SQLException {
    throw refusal();
  }

  @Override
  default void updateBlob(int index, @Nullable Blob value) throws SQLException {
    throw refusal();
  }

  @Override
  default void updateBlob(String label, @Nullable Blob value) throws SQLException {
    throw refusal();
  }

  @Override
  default void updateClob(int index, @Nullable Clob value) throws SQLException {
    throw refusal();
  }

  @Override
  default void updateClob(String label, @Nullable Clob value) throws SQLException {
    throw refusal();
  }

  @Override
  default void updateArray(int index, @Nullable Array value) throws SQLException {
    throw refusal();
  }

  @Override
  default void updateArray(String label, @Nullable Array value) throws SQLException {
    throw refusal();
  }

  @Override
  default void updateRowId(int index, @Nullable RowId value) throws SQLException {
    throw refusal();
  }

  @Override
  default void updateRowId(String label, @Nullable RowId value) throws SQLException {
    throw refusal();
  }

  @Override
  default void updateNString(int index, @Nullable String value) throws SQLException {
    throw refusal();
  }

  @Override
  default void updateNString(String label, @Nullable String value) throws SQLException {
    throw refusal();
  }

  @Override
  default void updateNClob(int index, @Nullable NClob value) throws SQLException {
    throw refusal();
  }

  @Override
  default void updateNClob(String label, @Nullable NClob value) throws SQLException {
    throw refusal();
  }

  @Override
  default void updateSQLXML(int index, @Nullable SQLXML value) throws SQLException {
    throw refusal();
  }

  @Override
  default void updateSQLXML(String label, @Nullable SQLXML value) throws SQLException {
    throw refusal();
  }

  @Override
  default void updateNCharacterStream(int index, @Nullable Reader value, long length)
      throws SQLException {
    throw refusal();
  }

  @Override
  default void updateNCharacterStream(String label, @Nullable Reader value, long length)
      throws SQLException {
    throw refusal();
  }

  @Override
  default void updateAsciiStream(int index, @Nullable InputStream value, long length)
      throws SQLException {
    throw refusal();
  }

  @Override
  default void updateBinaryStream(int index, @Nullable InputStream value, long length)
      throws SQLException {
    throw refusal();
  }

  @Override
  default void updateCharacterStream(int index, @Nullable Reader value, long length)
      throws SQLException {
    throw refusal();
  }

  @Override
  default void updateAsciiStream(String label, @Nullable InputStream value, long length)
      throws SQLException {
    throw refusal();
  }

  @Override
  default void updateBinaryStream(String label, @Nullable InputStream value, long length)
      throws SQLException {
    throw refusal();
  }

  @Override
  default void updateCharacterStream(String label, @Nullable Reader value, long length)
      throws SQLException {
    throw refusal();
  }

  @Override
  default void updateBlob(int index, @Nullable InputStream value, long length) throws SQLException {
    throw refusal();
  }

  @Override
  default void updateBlob(String label, @Nullable InputStream value, long length)
      throws SQLException {
    throw refusal();
  }

  @Override
  default void updateClob(int index, @Nullable Reader value, long length) throws SQLException {
    throw refusal();
  }

  @Override
  default void updateClob(String label, @Nullable Reader value, long length) throws SQLException {
    throw refusal();
  }

  @Override
  default void updateNClob(int index, @Nullable Reader value, long length) throws SQLException {
    throw refusal();
  }

  @Override
  default void updateNClob(String label, @Nullable Reader value, long length) throws SQLException {
    throw refusal();
  }

  @Override
  default void updateNCharacterStream(int index, @Nullable Reader value) throws SQLException {
    throw refusal();
  }

  @Override
  default void updateNCharacterStream(String label, @Nullable Reader value) throws SQLException {
    throw refusal();
  }

  @Override
  default void updateAsciiStream(int index, @Nullable InputStream value) throws SQLException {
    throw refusal();
  }

  @Override
  default void updateBinaryStream(int index, @Nullable InputStream value) throws SQLException {
    throw refusal();
  }

  @Override
  default void updateCharacterStream(int index, @Nullable Reader value) throws SQLException {
    throw refusal();
  }

  @Override
  default void updateAsciiStream(String label, @Nullable InputStream value) throws SQLException {
    throw refusal();
  }

  @Override
  default void updateBinaryStream(String label, @Nullable InputStream value) throws SQLException {
    throw refusal();
  }

  @Override
  default void updateCharacterStream(String label, @Nullable Reader value) throws SQLException {
    throw refusal();
  }

  @Override
  default void updateBlob(int index, @Nullable InputStream value) throws SQLException {
    throw refusal();
  }

  @Override
  default void updateBlob(String label, @Nullable InputStream value) throws SQLException {
    throw refusal();
  }

  @Override
  default void updateClob(int index, @Nullable Reader value) throws SQLException {
    throw refusal();
  }

  @Override
  default void updateClob(String label, @Nullable Reader value) throws SQLException {
    throw refusal();
  }

  @Override
  default void updateNClob(int index, @Nullable Reader value) throws SQLException {
    throw refusal();
  }

  @Override
  default void updateNClob(String label, @Nullable Reader value) throws SQLException {
    throw refusal();
  }

  @Override
  default void updateObject(int index, @Nullable Object value, SQLType type, int scale)
      throws SQLException {
    throw refusal();
  }

  @Override
  default void updateObject(String label, @Nullable Object value, SQLType type, int scale)
      throws SQLException {
    throw refusal();
  }

  @Override
  default void updateObject(int index, @Nullable Object value, SQLType type) throws SQLException {
    throw refusal();
  }

  @Override
  default void updateObject(String label, @Nullable Object value, SQLType type)
      throws SQLException {
    throw refusal();
  }
}
