package org.personalizejdbc.adapter;

import java.util.ArrayList;
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
    return ofColumns(factory, table, table.columns());
  }

  /** The row type of some of the columns of a table. */
  static RelDataType rowType(
      RelDataTypeFactory factory, ResourceTable<?, ?, ?> table, List<Integer> indexes) {
    return ofColumns(
        factory,
        table,
        indexes.stream().<Column<?, ?>>map(index -> table.columns().get(index)).toList());
  }

  /** The row type of a listing: what summaries tell, and the parent that it is narrowed to. */
  static RelDataType listedRowType(RelDataTypeFactory factory, ResourceTable<?, ?, ?> table) {
    final List<Column<?, ?>> columns = new ArrayList<>(table.listedColumns());
    final Column<?, ?> parent = table.parentColumn();
    if (parent != null) {
      columns.add(parent);
    }
    return ofColumns(factory, table, columns);
  }

  private static RelDataType ofColumns(
      RelDataTypeFactory factory,
      ResourceTable<?, ?, ?> table,
      List<? extends Column<?, ?>> columns) {
    final RelDataTypeFactory.Builder builder = factory.builder();
    for (Column<?, ?> column : columns) {
      builder.add(column.name(), type(factory, column.type())).nullable(table.isNullable(column));
    }
    return builder.build();
  }

  static RelDataType type(RelDataTypeFactory factory, ColumnType type) {
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
