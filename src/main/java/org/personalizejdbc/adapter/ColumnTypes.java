package org.personalizejdbc.adapter;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rel.type.RelDataTypeField;
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
    return factory instanceof PersonalizeTypeFactory own
        ? own.rowType(table)
        : newRowType(factory, table);
  }

  /** The same, made anew. */
  static RelDataType newRowType(RelDataTypeFactory factory, ResourceTable<?, ?, ?> table) {
    final RelDataTypeFactory.Builder builder = factory.builder();
    for (Column<?, ?> column : table.columns()) {
      builder.add(column.name(), type(factory, column.type())).nullable(table.isNullable(column));
    }
    return builder.build();
  }

  /** The row type of some of the columns of a table. */
  static RelDataType rowType(
      RelDataTypeFactory factory, ResourceTable<?, ?, ?> table, List<Integer> indexes) {
    final List<RelDataTypeField> fields = rowType(factory, table).getFieldList();
    final RelDataTypeFactory.Builder builder = factory.builder();
    indexes.forEach(index -> builder.add(fields.get(index)));
    return builder.build();
  }

  /** The row type of a listing: what summaries tell, and the parent that it is narrowed to. */
  static RelDataType listedRowType(RelDataTypeFactory factory, ResourceTable<?, ?, ?> table) {
    final List<Integer> indexes = new ArrayList<>();
    table.listedColumns().forEach(column -> indexes.add(table.columns().indexOf(column)));
    final Column<?, ?> parent = table.parentColumn();
    if (parent != null) {
      indexes.add(table.columns().indexOf(parent));
    }
    return rowType(factory, table, indexes);
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
