package org.personalizejdbc.jdbc;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Date;
import java.sql.Struct;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/**
 * What JDBC tells of a type: the numbers of {@code getColumns}, {@code getFunctionColumns} and
 * {@code ResultSetMetaData}, which so agree. Sizes are those of PostgreSQL's driver where JDBC
 * leaves a choice.
 *
 * @param code one of {@link Types}
 * @param name SQL's name of the type, without its length
 * @param precision characters, digits, or digits after the second; 0 where there is no bound
 * @param scale digits after a DECIMAL's point; of no meaning elsewhere
 */
record JdbcType(int code, String name, int precision, int scale) {
  /** The length of what has no bound, as PostgreSQL's driver tells it. */
  static final int UNBOUNDED = Integer.MAX_VALUE;

  /** Bytes that a character takes in UTF-8 at the most. */
  private static final int BYTES_PER_CHARACTER = 4;

  /** The type of one of Calcite's. */
  static JdbcType of(RelDataType type) {
    return new JdbcType(
        // Calcite's number of a GEOMETRY is none of JDBC's.
        type.getSqlTypeName() == SqlTypeName.GEOMETRY
            ? Types.VARCHAR
            : type.getSqlTypeName().getJdbcOrdinal(),
        name(type),
        Math.max(type.getPrecision(), 0),
        type.getScale() == RelDataType.SCALE_NOT_SPECIFIED ? 0 : type.getScale());
  }

  private static String name(RelDataType type) {
    return switch (type.getSqlTypeName()) {
      case ARRAY, MULTISET, MAP -> type.toString();
      case ROW -> "STRUCT";
      case INTERVAL_YEAR_MONTH -> "INTERVAL_YEAR_TO_MONTH";
      case INTERVAL_DAY_HOUR -> "INTERVAL_DAY_TO_HOUR";
      case INTERVAL_DAY_MINUTE -> "INTERVAL_DAY_TO_MINUTE";
      case INTERVAL_DAY_SECOND -> "INTERVAL_DAY_TO_SECOND";
      case INTERVAL_HOUR_MINUTE -> "INTERVAL_HOUR_TO_MINUTE";
      case INTERVAL_HOUR_SECOND -> "INTERVAL_HOUR_TO_SECOND";
      case INTERVAL_MINUTE_SECOND -> "INTERVAL_MINUTE_TO_SECOND";
      default -> type.getSqlTypeName().getName();
    };
  }

  /** Whether values are text. */
  boolean isText() {
    return switch (code) {
      case Types.CHAR, Types.VARCHAR, Types.LONGVARCHAR -> true;
      default -> false;
    };
  }

  private boolean isBinary() {
    return switch (code) {
      case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY -> true;
      default -> false;
    };
  }

  /** Whether values are numbers, which have a sign. */
  boolean isNumeric() {
    return switch (code) {
      case Types.TINYINT,
          Types.SMALLINT,
          Types.INTEGER,
          Types.BIGINT,
          Types.DECIMAL,
          Types.NUMERIC,
          Types.REAL,
          Types.FLOAT,
          Types.DOUBLE ->
          true;
      default -> false;
    };
  }

  private boolean isTimeOfDay() {
    return switch (code) {
      case Types.TIME, Types.TIMESTAMP, Types.TIME_WITH_TIMEZONE, Types.TIMESTAMP_WITH_TIMEZONE ->
          true;
      default -> false;
    };
  }

  /**
   * The most characters, bytes or digits; for dates and times the length of their text. {@link
   * #UNBOUNDED} where there is no bound.
   */
  int columnSize() {
    return switch (code) {
      case Types.BOOLEAN, Types.BIT -> 1;
      case Types.TINYINT -> 3;
      case Types.SMALLINT -> 5;
      case Types.INTEGER -> 10;
      case Types.BIGINT -> 19;
      case Types.REAL -> 8;
      case Types.FLOAT, Types.DOUBLE -> 17;
      case Types.DATE -> 10;
      case Types.TIME, Types.TIME_WITH_TIMEZONE -> 8 + fraction();
      case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE -> 19 + fraction();
      default -> precision > 0 ? precision : UNBOUNDED;
    };
  }

  /** The characters of a fraction of a second, its point included. */
  private int fraction() {
    return precision > 0 ? precision + 1 : 0;
  }

  /** Digits after the point, or after the second; null where the type has none. */
  @Nullable Integer decimalDigits() {
    return switch (code) {
      case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT -> 0;
      case Types.DECIMAL, Types.NUMERIC -> Math.max(scale, 0);
      case Types.REAL -> 8;
      case Types.FLOAT, Types.DOUBLE -> 17;
      default -> isTimeOfDay() ? (Integer) Math.max(precision, 0) : null;
    };
  }

  /** The base in which a number's digits are counted; null where the type is none. */
  @Nullable Integer radix() {
    return isNumeric() ? 10 : null;
  }

  /** The most bytes of a text, or of a binary value; null where the type is neither. */
  @Nullable Integer octetLength() {
    if (isText()) {
      return precision > 0 && precision <= UNBOUNDED / BYTES_PER_CHARACTER
          ? precision * BYTES_PER_CHARACTER
          : UNBOUNDED;
    }
    return isBinary() ? columnSize() : null;
  }

  /** The most characters that {@code getString} yields. */
  int displaySize() {
    return switch (code) {
      case Types.BOOLEAN, Types.BIT -> "false".length();
      case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT -> columnSize() + 1;
      case Types.DECIMAL, Types.NUMERIC -> columnSize() + (scale > 0 ? 2 : 1);
      // A sign, 9 or 17 digits, a point, and an exponent of up to three digits with its sign.
      case Types.REAL -> 15;
      case Types.FLOAT, Types.DOUBLE -> 25;
      default ->
          isBinary() && columnSize() <= UNBOUNDED / 2
              ? Math.max(columnSize() * 2, 1)
              : columnSize();
    };
  }

  /** The class of what {@code getObject} yields. */
  String className() {
    final Class<?> type =
        switch (code) {
          case Types.BOOLEAN, Types.BIT -> Boolean.class;
          case Types.TINYINT -> Byte.class;
          case Types.SMALLINT -> Short.class;
          case Types.INTEGER -> Integer.class;
          case Types.BIGINT -> Long.class;
          case Types.DECIMAL, Types.NUMERIC -> BigDecimal.class;
          case Types.REAL -> Float.class;
          case Types.FLOAT, Types.DOUBLE -> Double.class;
          case Types.CHAR, Types.VARCHAR, Types.LONGVARCHAR -> String.class;
          case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY -> byte[].class;
          case Types.DATE -> Date.class;
          case Types.TIME -> Time.class;
          case Types.TIMESTAMP -> Timestamp.class;
          case Types.ARRAY -> Array.class;
          case Types.STRUCT -> Struct.class;
          default -> Object.class;
        };
    return type.getName();
  }
}
