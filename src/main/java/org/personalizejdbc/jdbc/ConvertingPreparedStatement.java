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
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.SQLXML;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.Arrays;
import java.util.Calendar;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.jspecify.annotations.Nullable;

/**
 * A prepared statement each of whose setters leads to {@link Parameter}, so that a value means the
 * same whichever of them it comes by. Times are set by the rule by which they are read, see {@link
 * Temporals}.
 */
abstract class ConvertingPreparedStatement extends ReadingStatement implements PreparedStatement {
  /** Stands where no value was set. */
  private static final Object UNSET = new Object();

  private final PersonalizeParameterMetaData declared;
  private final @Nullable Object[] values;

  ConvertingPreparedStatement(PersonalizeConnection connection, List<RelDataType> declared) {
    super(connection);
    this.declared = new PersonalizeParameterMetaData(declared);
    this.values = new @Nullable Object[declared.size()];
    Arrays.fill(values, UNSET);
  }

  /**
   * The values that are set, of the classes in which Calcite's plans hold them; a copy.
   *
   * @throws SQLException where one is not
   */
  List<@Nullable Object> parameters() throws SQLException {
    for (int i = 0; i < values.length; i++) {
      if (values[i] == UNSET) {
        throw new SQLException(
            "A parameter of the statement is not set: number " + (i + 1),
            SqlState.PARAMETER_NOT_SET.code());
      }
    }
    return Arrays.asList(values.clone());
  }

  @Override
  public ParameterMetaData getParameterMetaData() throws SQLException {
    executions.checkOpen();
    return declared;
  }

  @Override
  public void clearParameters() throws SQLException {
    executions.checkOpen();
    Arrays.fill(values, UNSET);
  }

  /** Sets a parameter to a value of any class. */
  private void bind(int index, @Nullable Object value) throws SQLException {
    executions.checkOpen();
    final int type = declared.getParameterType(index);
    values[index - 1] = value == null ? null : Parameter.of(type, value);
  }

  private void refuse(int index, @Nullable Object value, String what) throws SQLException {
    if (value != null) {
      throw SqlErrors.notSupported(what);
    }
    bind(index, null);
  }

  private static long checked(long length) throws SQLException {
    if (length < 0) {
      throw SqlErrors.invalidArgument("A stream cannot have a length of " + length);
    }
    return length;
  }

  private static int number(SQLType type) throws SQLException {
    final Integer number = type == null ? null : type.getVendorTypeNumber();
    return number == null ? Types.OTHER : number;
  }

  @Override
  public void setBoolean(int index, boolean value) throws SQLException {
    bind(index, value);
  }

  @Override
  public void setByte(int index, byte value) throws SQLException {
    bind(index, value);
  }

  @Override
  public void setShort(int index, short value) throws SQLException {
    bind(index, value);
  }

  @Override
  public void setInt(int index, int value) throws SQLException {
    bind(index, value);
  }

  @Override
  public void setLong(int index, long value) throws SQLException {
    bind(index, value);
  }

  @Override
  public void setFloat(int index, float value) throws SQLException {
    bind(index, value);
  }

  @Override
  public void setDouble(int index, double value) throws SQLException {
    bind(index, value);
  }

  @Override
  public void setBigDecimal(int index, @Nullable BigDecimal value) throws SQLException {
    bind(index, value);
  }

  @Override
  public void setString(int index, @Nullable String value) throws SQLException {
    bind(index, value);
  }

  @Override
  public void setNString(int index, @Nullable String value) throws SQLException {
    bind(index, value);
  }

  @Override
  public void setBytes(int index, byte @Nullable [] value) throws SQLException {
    bind(index, value);
  }

  @Override
  public void setDate(int index, @Nullable Date value) throws SQLException {
    setDate(index, value, null);
  }

  @Override
  public void setDate(int index, @Nullable Date value, @Nullable Calendar calendar)
      throws SQLException {
    bind(index, value == null ? null : Temporals.localDateTime(value, calendar).toLocalDate());
  }

  @Override
  public void setTime(int index, @Nullable Time value) throws SQLException {
    setTime(index, value, null);
  }

  @Override
  public void setTime(int index, @Nullable Time value, @Nullable Calendar calendar)
      throws SQLException {
    bind(index, value == null ? null : Temporals.localDateTime(value, calendar).toLocalTime());
  }

  @Override
  public void setTimestamp(int index, @Nullable Timestamp value) throws SQLException {
    setTimestamp(index, value, null);
  }

  @Override
  public void setTimestamp(int index, @Nullable Timestamp value, @Nullable Calendar calendar)
      throws SQLException {
    bind(index, value == null ? null : Temporals.localDateTime(value, calendar));
  }

  @Override
  public void setAsciiStream(int index, @Nullable InputStream value) throws SQLException {
    bind(index, Streams.ascii(value, -1));
  }

  @Override
  public void setAsciiStream(int index, @Nullable InputStream value, int length)
      throws SQLException {
    bind(index, Streams.ascii(value, checked(length)));
  }

  @Override
  public void setAsciiStream(int index, @Nullable InputStream value, long length)
      throws SQLException {
    bind(index, Streams.ascii(value, checked(length)));
  }

  @Override
  public void setBinaryStream(int index, @Nullable InputStream value) throws SQLException {
    bind(index, Streams.bytes(value, -1));
  }

  @Override
  public void setBinaryStream(int index, @Nullable InputStream value, int length)
      throws SQLException {
    bind(index, Streams.bytes(value, checked(length)));
  }

  @Override
  public void setBinaryStream(int index, @Nullable InputStream value, long length)
      throws SQLException {
    bind(index, Streams.bytes(value, checked(length)));
  }

  @Override
  public void setCharacterStream(int index, @Nullable Reader value) throws SQLException {
    bind(index, Streams.text(value, -1));
  }

  @Override
  public void setCharacterStream(int index, @Nullable Reader value, int length)
      throws SQLException {
    bind(index, Streams.text(value, checked(length)));
  }

  @Override
  public void setCharacterStream(int index, @Nullable Reader value, long length)
      throws SQLException {
    bind(index, Streams.text(value, checked(length)));
  }

  @Override
  public void setNCharacterStream(int index, @Nullable Reader value) throws SQLException {
    bind(index, Streams.text(value, -1));
  }

  @Override
  public void setNCharacterStream(int index, @Nullable Reader value, long length)
      throws SQLException {
    bind(index, Streams.text(value, checked(length)));
  }

  @Override
  public void setClob(int index, @Nullable Reader value) throws SQLException {
    bind(index, Streams.text(value, -1));
  }

  @Override
  public void setClob(int index, @Nullable Reader value, long length) throws SQLException {
    bind(index, Streams.text(value, checked(length)));
  }

  @Override
  public void setNClob(int index, @Nullable Reader value) throws SQLException {
    bind(index, Streams.text(value, -1));
  }

  @Override
  public void setNClob(int index, @Nullable Reader value, long length) throws SQLException {
    bind(index, Streams.text(value, checked(length)));
  }

  @Override
  public void setBlob(int index, @Nullable InputStream value) throws SQLException {
    bind(index, Streams.bytes(value, -1));
  }

  @Override
  public void setBlob(int index, @Nullable InputStream value, long length) throws SQLException {
    bind(index, Streams.bytes(value, checked(length)));
  }

  @Override
  public void setClob(int index, @Nullable Clob value) throws SQLException {
    bind(index, value == null ? null : Streams.text(value.getCharacterStream(), -1));
  }

  @Override
  public void setNClob(int index, @Nullable NClob value) throws SQLException {
    bind(index, value == null ? null : Streams.text(value.getCharacterStream(), -1));
  }

  @Override
  public void setBlob(int index, @Nullable Blob value) throws SQLException {
    bind(index, value == null ? null : Streams.bytes(value.getBinaryStream(), -1));
  }

  @Override
  public void setNull(int index, int type) throws SQLException {
    bind(index, null);
  }

  @Override
  public void setNull(int index, int type, @Nullable String typeName) throws SQLException {
    bind(index, null);
  }

  @Override
  public void setObject(int index, @Nullable Object value) throws SQLException {
    bind(index, value);
  }

  @Override
  public void setObject(int index, @Nullable Object value, int type) throws SQLException {
    bind(index, value == null ? null : Parameter.ofType(value, type, -1));
  }

  @Override
  public void setObject(int index, @Nullable Object value, int type, int scale)
      throws SQLException {
    bind(index, value == null ? null : Parameter.ofType(value, type, scale));
  }

  @Override
  public void setObject(int index, @Nullable Object value, SQLType type) throws SQLException {
    setObject(index, value, number(type));
  }

  @Override
  public void setObject(int index, @Nullable Object value, SQLType type, int scale)
      throws SQLException {
    setObject(index, value, number(type), scale);
  }

  @Override
  public void setURL(int index, @Nullable URL value) throws SQLException {
    refuse(index, value, "A URL as a parameter: pass its text, since that");
  }

  @Override
  public void setRef(int index, @Nullable Ref value) throws SQLException {
    refuse(index, value, "A REF as a parameter");
  }

  @Override
  public void setRowId(int index, @Nullable RowId value) throws SQLException {
    refuse(index, value, "A ROWID as a parameter");
  }

  @Override
  public void setSQLXML(int index, @Nullable SQLXML value) throws SQLException {
    refuse(index, value, "XML as a parameter");
  }

  @Override
  public void setArray(int index, @Nullable Array value) throws SQLException {
    refuse(index, value, "An array as a parameter");
  }

  @Override
  @SuppressWarnings("deprecation") // JDBC still has it.
  public void setUnicodeStream(int index, @Nullable InputStream value, int length)
      throws SQLException {
    refuse(index, value, "setUnicodeStream, which JDBC 2 deprecated,");
  }
}
