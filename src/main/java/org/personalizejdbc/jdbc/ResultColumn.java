package org.personalizejdbc.jdbc;

import java.sql.ResultSetMetaData;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.jspecify.annotations.Nullable;
import org.personalizejdbc.adapter.QueryColumn;

/**
 * What a result set knows of a column. Immutable and safe for concurrent use.
 *
 * @param label its alias
 * @param name of the table's column that it passes on; its label where it is computed
 * @param table empty where it is computed
 * @param schema empty where it is computed
 * @param type of its values
 * @param nullability of {@link ResultSetMetaData}
 * @param form in which it holds its values
 * @param planned its type in Calcite; null where it is of metadata
 */
record ResultColumn(
    String label,
    String name,
    String table,
    String schema,
    JdbcType type,
    int nullability,
    ValueForm form,
    @Nullable RelDataType planned) {

  /** The columns of a query. */
  static List<ResultColumn> of(List<QueryColumn> columns) {
    final List<ResultColumn> result = new ArrayList<>(columns.size());
    for (QueryColumn column : columns) {
      result.add(of(column));
    }
    return List.copyOf(result);
  }

  private static ResultColumn of(QueryColumn column) {
    final QueryColumn.Origin origin = column.origin();
    final JdbcType type = JdbcType.of(column.type());
    return new ResultColumn(
        column.label(),
        origin == null ? column.label() : origin.column(),
        origin == null ? "" : origin.table(),
        origin == null ? "" : origin.schema(),
        type,
        nullability(column.type()),
        ValueForm.of(column.type(), type),
        column.type());
  }

  /** Whether values of a type may be NULL, as ResultSetMetaData tells it. */
  static int nullability(RelDataType type) {
    return type.isNullable() ? ResultSetMetaData.columnNullable : ResultSetMetaData.columnNoNulls;
  }

  /** A column of metadata, whose values are texts, numbers or truths. */
  static ResultColumn ofMetadata(String name, JdbcType type) {
    return new ResultColumn(
        name, name, "", "", type, ResultSetMetaData.columnNullable, ValueForm.PLAIN, null);
  }
}
