package org.personalizejdbc.adapter;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.calcite.avatica.ColumnMetaData;
import org.apache.calcite.jdbc.CalcitePrepare.CalciteSignature;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;

/** What Calcite tells of a plan, and what a result set has to know of it. Immutable. */
final class PlannedSignature extends CalciteSignature<Object> {
  private final List<QueryColumn> queryColumns;
  private final List<RelDataType> parameterTypes;

  PlannedSignature(CalciteSignature<Object> told, List<RelDataType> parameterTypes) {
    super(
        told.sql,
        told.parameters,
        told.internalParameters,
        told.rowType,
        told.columns,
        told.cursorFactory,
        told.rootSchema,
        told.getCollationList(),
        -1,
        told::enumerable,
        told.statementType);
    this.queryColumns = queryColumns(told);
    this.parameterTypes = parameterTypes;
  }

  private static List<QueryColumn> queryColumns(CalciteSignature<Object> told) {
    final List<QueryColumn> columns = new ArrayList<>();
    for (RelDataTypeField field : told.rowType.getFieldList()) {
      final ColumnMetaData column = told.columns.get(field.getIndex());
      final QueryColumn.Origin origin =
          column.tableName == null || column.tableName.isEmpty()
              ? null
              : new QueryColumn.Origin(
                  Objects.requireNonNullElse(column.schemaName, ""),
                  column.tableName,
                  column.columnName);
      columns.add(new QueryColumn(field.getName(), origin, field.getType()));
    }
    return List.copyOf(columns);
  }

  List<QueryColumn> queryColumns() {
    return queryColumns;
  }

  List<RelDataType> parameterTypes() {
    return parameterTypes;
  }
}
