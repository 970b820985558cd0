package org.personalizejdbc.inventory;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.adapter.jdbc.JdbcTable;
import org.apache.calcite.plan.RelOptTable;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.TranslatableTable;
import org.apache.calcite.schema.impl.AbstractTable;
import org.jspecify.annotations.Nullable;

/**
 * A table of an attached database, for reading only. Its columns are read when it is first named.
 * Safe for concurrent use.
 */
final class DatabaseTable extends AbstractTable implements TranslatableTable, InventoryTable {
  private final DatabaseSchema schema;
  private final String name;
  private final long createdAt = System.nanoTime();
  private @Nullable List<DatabaseColumn> columns;
  private @Nullable JdbcTable jdbcTable;

  DatabaseTable(DatabaseSchema schema, String name) {
    this.schema = schema;
    this.name = name;
  }

  @Override
  public RelDataType getRowType(RelDataTypeFactory typeFactory) {
    RelDataTypeFactory.Builder builder = typeFactory.builder();
    for (DatabaseColumn column : columns()) {
      builder.add(column.name(), column.sqlType(typeFactory));
    }
    return builder.build();
  }

  @Override
  public RelNode toRel(RelOptTable.ToRelContext context, RelOptTable relOptTable) {
    return columns().stream().allMatch(column -> column.cast() == null)
        ? jdbcTable().toRel(context, relOptTable)
        : new DatabaseScan(
            context.getCluster(),
            context.getTableHints(),
            relOptTable,
            jdbcTable(),
            schema.inside(),
            columns());
  }

  /** Calcite writes a table into a query by the name that its JdbcTable gives. */
  @Override
  public <C> @Nullable C unwrap(Class<C> type) {
    return type == JdbcTable.class ? type.cast(jdbcTable()) : super.unwrap(type);
  }

  /** How long it is known, in nanoseconds. */
  long age() {
    return System.nanoTime() - createdAt;
  }

  @Override
  public Kind kind() {
    return schema.listed(name).kind();
  }

  @Override
  public @Nullable String remarks() {
    return schema.listed(name).remarks();
  }

  @Override
  public List<@Nullable String> columnRemarks() {
    List<@Nullable String> remarks = new ArrayList<>();
    columns().forEach(column -> remarks.add(column.remarks()));
    return remarks;
  }

  @Override
  public List<String> primaryKey() {
    try {
      return DatabaseMetadata.primaryKey(schema.database(), name);
    } catch (SQLException e) {
      throw schema.database().failed("reading the primary key of " + name, e);
    }
  }

  private synchronized List<DatabaseColumn> columns() {
    if (columns == null) {
      try {
        columns = List.copyOf(DatabaseMetadata.columns(schema.database(), name));
      } catch (SQLException e) {
        throw schema.database().failed("reading the columns of " + name, e);
      }
    }
    return columns;
  }

  private synchronized JdbcTable jdbcTable() {
    if (jdbcTable == null) {
      jdbcTable = schema.jdbcTable(name);
    }
    if (jdbcTable == null) {
      throw new InventoryException(
          "The table "
              + name
              + " of attach."
              + schema.database().name()
              + " is no longer there: connect again.");
    }
    return jdbcTable;
  }
}
