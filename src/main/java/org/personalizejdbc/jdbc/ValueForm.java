package org.personalizejdbc.jdbc;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalTime;
import org.apache.calcite.avatica.util.ByteString;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.type.SqlTypeName;

/** The form in which Calcite's plans hold the values of a column. */
enum ValueForm {
  /** What a getter gives, or converts: truths, INTEGER and BIGINT, maps, whatever else. */
  PLAIN,
  /** Text. */
  VARCHAR,
  /** Text that may be shorter than its type. */
  CHAR,
  /** A number of any class. */
  TINYINT,
  /** A number of any class. */
  SMALLINT,
  /** A number of any class. */
  REAL,
  /** A number of any class. */
  DOUBLE,
  /** A number of any class. */
  DECIMAL,
  /** Days since 1970. */
  DATE,
  /** Milliseconds of the day. */
  TIME,
  /** Milliseconds since 1970 of the wall clock. */
  TIMESTAMP,
  /** A ByteString. */
  BINARY,
  /** What {@link RareValues} read. */
  RARE;

  /** The form of a type's values. */
  static ValueForm of(RelDataType planned, JdbcType type) {
    final SqlTypeName name = planned.getSqlTypeName();
    if (SqlTypeName.INTERVAL_TYPES.contains(name) || SqlTypeName.UNSIGNED_TYPES.contains(name)) {
      return RARE;
    }
    return switch (type.code()) {
      case Types.CHAR -> CHAR;
      case Types.VARCHAR -> VARCHAR;
      case Types.TINYINT -> TINYINT;
      case Types.SMALLINT -> SMALLINT;
      case Types.REAL -> REAL;
      case Types.FLOAT, Types.DOUBLE -> DOUBLE;
      case Types.DECIMAL, Types.NUMERIC -> DECIMAL;
      case Types.DATE -> DATE;
      case Types.TIME -> TIME;
      case Types.TIMESTAMP -> TIMESTAMP;
      case Types.BINARY, Types.VARBINARY -> BINARY;
      case Types.ARRAY, Types.STRUCT -> RARE;
      default -> PLAIN;
    };
  }

  /**
   * A value as {@link Conversions} takes it.
   *
   * @param type the column's, of this form, which is not {@link #RARE}
   * @param held not null
   * @throws SQLException where it is not held as Calcite holds that type
   */
  Object plain(JdbcType type, Object held) throws SQLException {
    return switch (this) {
      case PLAIN, RARE -> held;
      case VARCHAR, CHAR -> text(type, held);
      case TINYINT -> held instanceof Byte ? held : (Byte) number(held).byteValue();
      case SMALLINT -> held instanceof Short ? held : (Short) number(held).shortValue();
      case REAL -> held instanceof Float ? held : (Float) number(held).floatValue();
      case DOUBLE -> held instanceof Double ? held : (Double) number(held).doubleValue();
      case DECIMAL -> held instanceof BigDecimal ? held : decimal(type, held);
      case DATE -> LocalDate.ofEpochDay(number(held).longValue());
      case TIME -> LocalTime.ofNanoOfDay(number(held).longValue() * 1_000_000L);
      case TIMESTAMP -> Temporals.ofMillis(number(held).longValue());
      case BINARY -> bytes(held);
    };
  }

  /**
   * The text of a value.
   *
   * @param type the column's, of this form, which is not {@link #RARE}
   * @param held not null
   * @throws SQLException where it is not held as Calcite holds that type
   */
  String text(JdbcType type, Object held) throws SQLException {
    return switch (this) {
      case CHAR -> padded(held.toString(), type.precision());
      case DATE -> Temporals.text(LocalDate.ofEpochDay(number(held).longValue()));
      case TIME -> Temporals.text(number(held).intValue(), type.precision());
      case TIMESTAMP -> Temporals.text(Temporals.ofMillis(number(held).longValue()));
      case BINARY ->
          held instanceof byte[] bytes
              ? new String(bytes, StandardCharsets.UTF_8)
              : held.toString();
      default -> held.toString();
    };
  }

  private static String padded(String text, int length) {
    return text.length() >= length ? text : text + " ".repeat(length - text.length());
  }

  private static Number number(Object held) throws SQLException {
    if (held instanceof Number number) {
      return number;
    }
    throw Conversions.notSupported(held, "a number");
  }

  /** Cut to the type's scale, unless it is 0. */
  private static BigDecimal decimal(JdbcType type, Object held) throws SQLException {
    final BigDecimal decimal = Conversions.toDecimal(number(held), "BigDecimal");
    return type.scale() == 0 ? decimal : decimal.setScale(type.scale(), RoundingMode.DOWN);
  }

  private static byte[] bytes(Object held) throws SQLException {
    return held instanceof ByteString bytes ? bytes.getBytes() : Conversions.toBytes(held);
  }
}
