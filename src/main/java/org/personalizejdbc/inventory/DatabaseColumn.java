package org.personalizejdbc.inventory;

import java.sql.Types;
import java.util.Locale;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/**
 * A column of an attached database, as {@link java.sql.DatabaseMetaData#getColumns} describes it.
 *
 * @param name the column's name
 * @param jdbcType one of {@link Types}, or a number of the driver's own
 * @param typeName the database's name of the type
 * @param size length or precision
 * @param scale decimals, of seconds for times
 * @param nullable whether it may be null, or that is unknown
 * @param remarks the database's remark, or null
 * @param cast what it is read as; null where it is read as it is
 */
record DatabaseColumn(
    String name,
    int jdbcType,
    String typeName,
    int size,
    int scale,
    boolean nullable,
    @Nullable String remarks,
    ForeignTypes.@Nullable Cast cast) {
  /** The longest VARCHAR that gets a length; longer ones are as good as unbounded. */
  private static final int MAX_LENGTH = 65_536;

  /** Calcite keeps milliseconds, and drivers do not agree on where they say how many digits. */
  private static final int FRACTION = 3;

  /** The column's type; what SQL or Calcite has no type for is text. */
  RelDataType sqlType(RelDataTypeFactory factory) {
    return factory.createTypeWithNullability(notNull(factory), nullable);
  }

  private RelDataType notNull(RelDataTypeFactory factory) {
    if (cast != null) {
      return notNull(factory, cast.jdbcType(), cast.size(), cast.scale());
    }
    return notNull(factory, jdbcType, size, scale);
  }

  private RelDataType notNull(RelDataTypeFactory factory, int jdbcType, int size, int scale) {
    boolean unsigned = typeName.toUpperCase(Locale.ROOT).contains("UNSIGNED");
    switch (jdbcType) {
      case Types.BOOLEAN:
        return factory.createSqlType(SqlTypeName.BOOLEAN);
      case Types.BIT:
        return size > 1 ? text(factory) : factory.createSqlType(SqlTypeName.BOOLEAN);
      case Types.TINYINT:
        return factory.createSqlType(unsigned ? SqlTypeName.SMALLINT : SqlTypeName.TINYINT);
      case Types.SMALLINT:
        return factory.createSqlType(unsigned ? SqlTypeName.INTEGER : SqlTypeName.SMALLINT);
      case Types.INTEGER:
        return factory.createSqlType(unsigned ? SqlTypeName.BIGINT : SqlTypeName.INTEGER);
      case Types.BIGINT:
        return unsigned ? decimal(factory, 20, 0) : factory.createSqlType(SqlTypeName.BIGINT);
      case Types.REAL:
        return factory.createSqlType(SqlTypeName.REAL);
      case Types.FLOAT, Types.DOUBLE:
        return factory.createSqlType(SqlTypeName.DOUBLE);
      case Types.NUMERIC, Types.DECIMAL:
        return decimal(factory, size, scale);
      case Types.CHAR, Types.NCHAR:
        return size > 0 && size <= MAX_LENGTH
            ? factory.createSqlType(SqlTypeName.CHAR, size)
            : text(factory);
      case Types.VARCHAR, Types.NVARCHAR:
        return size > 0 && size <= MAX_LENGTH
            ? factory.createSqlType(SqlTypeName.VARCHAR, size)
            : text(factory);
      case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB:
        // HSQLDB calls a UUID a BINARY(16).
        return typeName.equalsIgnoreCase("UUID")
            ? text(factory)
            : factory.createSqlType(SqlTypeName.VARBINARY);
      case Types.DATE:
        return factory.createSqlType(SqlTypeName.DATE);
      case Types.TIME:
        return factory.createSqlType(SqlTypeName.TIME, Math.max(0, Math.min(scale, FRACTION)));
      case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE:
        // With a zone: as UTC, like every time of this driver.
        return factory.createSqlType(SqlTypeName.TIMESTAMP, FRACTION);
      default:
        return text(factory);
    }
  }

  private static RelDataType text(RelDataTypeFactory factory) {
    return factory.createSqlType(SqlTypeName.VARCHAR);
  }

  private static RelDataType decimal(RelDataTypeFactory factory, int size, int scale) {
    int max = factory.getTypeSystem().getMaxPrecision(SqlTypeName.DECIMAL);
    if (size <= 0) {
      // PostgreSQL's NUMERIC without precision: leave room on both sides.
      return factory.createSqlType(SqlTypeName.DECIMAL, max, max / 2);
    }
    int precision = Math.min(size, max);
    return factory.createSqlType(
        SqlTypeName.DECIMAL, precision, Math.max(0, Math.min(scale, precision)));
  }
}
