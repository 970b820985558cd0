package org.personalizejdbc.jdbc;

import java.sql.DatabaseMetaData;
import java.sql.Types;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.jspecify.annotations.Nullable;

/**
 * The types that columns and results have, as {@code getTypeInfo} tells them.
 *
 * @param type the type at its longest
 * @param prefix what begins a literal, or null
 * @param suffix what ends a literal, or null
 * @param parameters what CAST takes behind the name, or null
 * @param minimumScale the fewest digits after the point, or after the second
 * @param maximumScale the most
 */
record TypeInfo(
    JdbcType type,
    @Nullable String prefix,
    @Nullable String suffix,
    @Nullable String parameters,
    int minimumScale,
    int maximumScale) {
  /** Digits of a DECIMAL in Calcite's default type system. */
  private static final int DIGITS = 19;

  /** Digits after the second: Calcite keeps milliseconds. */
  private static final int FRACTION = 3;

  /** By JDBC's number, then by how near they are to JDBC's type of that number. */
  static final List<TypeInfo> ALL =
      List.of(
          plain(Types.TINYINT, "TINYINT"),
          plain(Types.BIGINT, "BIGINT"),
          bytes(Types.VARBINARY, "VARBINARY"),
          bytes(Types.BINARY, "BINARY"),
          text(Types.CHAR, "CHAR"),
          new TypeInfo(
              new JdbcType(Types.DECIMAL, "DECIMAL", DIGITS, 0),
              null,
              null,
              "precision,scale",
              0,
              DIGITS),
          plain(Types.INTEGER, "INTEGER"),
          plain(Types.SMALLINT, "SMALLINT"),
          plain(Types.FLOAT, "FLOAT"),
          plain(Types.REAL, "REAL"),
          plain(Types.DOUBLE, "DOUBLE"),
          text(Types.VARCHAR, "VARCHAR"),
          plain(Types.BOOLEAN, "BOOLEAN"),
          new TypeInfo(new JdbcType(Types.DATE, "DATE", 0, 0), "DATE '", "'", null, 0, 0),
          time(Types.TIME, "TIME"),
          time(Types.TIMESTAMP, "TIMESTAMP"));

  private static TypeInfo plain(int code, String name) {
    return new TypeInfo(new JdbcType(code, name, 0, 0), null, null, null, 0, 0);
  }

  private static TypeInfo text(int code, String name) {
    return new TypeInfo(new JdbcType(code, name, 0, 0), "'", "'", "length", 0, 0);
  }

  private static TypeInfo bytes(int code, String name) {
    return new TypeInfo(new JdbcType(code, name, 0, 0), "X'", "'", "length", 0, 0);
  }

  private static TypeInfo time(int code, String name) {
    return new TypeInfo(
        new JdbcType(code, name, FRACTION, 0), name + " '", "'", "precision", 0, FRACTION);
  }

  /** Whether a value of a type can be cast to another; both are of {@link Types}. */
  static boolean canConvert(RelDataTypeFactory factory, int from, int to) {
    final RelDataType fromType = type(factory, from);
    final RelDataType toType = type(factory, to);
    return fromType != null && toType != null && SqlTypeUtil.canCastFrom(toType, fromType, true);
  }

  private static @Nullable RelDataType type(RelDataTypeFactory factory, int code) {
    return ALL.stream()
        .filter(info -> info.type.code() == code)
        .findFirst()
        .map(info -> factory.createSqlType(SqlTypeName.valueOf(info.type.name())))
        .orElse(null);
  }

  /** All the types as rows. */
  static MetadataRows rows() {
    final MetadataRows rows =
        new MetadataRows(
            "TYPE_NAME",
            "DATA_TYPE int",
            "PRECISION int",
            "LITERAL_PREFIX",
            "LITERAL_SUFFIX",
            "CREATE_PARAMS",
            "NULLABLE short",
            "CASE_SENSITIVE boolean",
            "SEARCHABLE short",
            "UNSIGNED_ATTRIBUTE boolean",
            "FIXED_PREC_SCALE boolean",
            "AUTO_INCREMENT boolean",
            "LOCAL_TYPE_NAME",
            "MINIMUM_SCALE short",
            "MAXIMUM_SCALE short",
            "SQL_DATA_TYPE int",
            "SQL_DATETIME_SUB int",
            "NUM_PREC_RADIX int");
    for (TypeInfo info : ALL) {
      rows.add(
          info.type.name(),
          info.type.code(),
          info.type.columnSize(),
          info.prefix,
          info.suffix,
          info.parameters,
          (short) DatabaseMetaData.typeNullable,
          info.type.isText(),
          (short) DatabaseMetaData.typeSearchable,
          !info.type.isNumeric(),
          false,
          false,
          null,
          (short) info.minimumScale,
          (short) info.maximumScale,
          null,
          null,
          info.type.radix());
    }
    return rows.sortedBy("DATA_TYPE");
  }
}
