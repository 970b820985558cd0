package org.personalizejdbc.adapter;

import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.type.SqlTypeName;
import org.personalizejdbc.api.Column;
import org.personalizejdbc.api.ColumnType;
import org.personalizejdbc.api.ResourceTable;

/** Calcite's types for declared columns. */
final class ColumnTypes {
  /** Digits after the second: the service tells milliseconds. */
  private static final int TIMESTAMP_PRECISION = 3;

  private ColumnTypes() {}

  /** The row type of all the columns of a table. */
  static RelDataType rowType(RelDataTypeFactory factory, ResourceTable<?, ?, ?> table) {
    return rowType(factory, table, table.columns());
  }

  /** The row type of the columns that a listing yields. */
  static RelDataType listedRowType(RelDataTypeFactory factory, ResourceTable<?, ?, ?> table) {
    return rowType(factory, table, table.listedColumns());
  }

  private static RelDataType rowType(
      RelDataTypeFactory factory,
      ResourceTable<?, ?, ?> table,
      List<? extends Column<?, ?>> columns) {
    final RelDataTypeFactory.Builder builder = factory.builder();
    for (Column<?, ?> column : columns) {
      builder.add(column.name(), type(factory, column.type())).nullable(table.isNullable(column));
    }
    return builder.build();
  }

  private static RelDataType type(RelDataTypeFactory factory, ColumnType type) {
    return switch (type.kind()) {
      case VARCHAR ->
          type.length() == ColumnType.UNBOUNDED
              ? factory.createSqlType(SqlTypeName.VARCHAR)
              : factory.createSqlType(SqlTypeName.VARCHAR, type.length());
      case INTEGER -> factory.createSqlType(SqlTypeName.INTEGER);
      case BIGINT -> factory.createSqlType(SqlTypeName.BIGINT);
      case DOUBLE -> factory.createSqlType(SqlTypeName.DOUBLE);
      case BOOLEAN -> factory.createSqlType(SqlTypeName.BOOLEAN);
      case TIMESTAMP -> factory.createSqlType(SqlTypeName.TIMESTAMP, TIMESTAMP_PRECISION);
    };
  }
}
