package org.personalizejdbc.inventory;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.adapter.jdbc.JdbcImplementor;
import org.apache.calcite.adapter.jdbc.JdbcTable;
import org.apache.calcite.adapter.jdbc.JdbcTableScan;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelOptTable;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.hint.RelHint;
import org.apache.calcite.sql.SqlAlienSystemTypeNameSpec;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/**
 * A table of an attached database of which some columns are read as another type, see {@link
 * ForeignTypes}:
 *
 * <pre>
 * (SELECT id, CAST(settings AS TEXT) AS settings FROM deployment)
 * </pre>
 */
final class DatabaseScan extends JdbcTableScan {
  private static final SqlParserPos ZERO = SqlParserPos.ZERO;

  private final DatabaseConvention inside;
  private final List<DatabaseColumn> columns;

  DatabaseScan(
      RelOptCluster cluster,
      List<RelHint> hints,
      RelOptTable table,
      JdbcTable jdbcTable,
      DatabaseConvention inside,
      List<DatabaseColumn> columns) {
    super(cluster, hints, table, jdbcTable, inside);
    this.inside = inside;
    this.columns = columns;
  }

  @Override
  public RelNode copy(RelTraitSet traitSet, List<RelNode> inputs) {
    return withHints(getHints());
  }

  @Override
  public RelNode withHints(List<RelHint> hints) {
    return new DatabaseScan(getCluster(), hints, getTable(), jdbcTable, inside, columns);
  }

  @Override
  public JdbcImplementor.Result implement(JdbcImplementor implementor) {
    final List<SqlNode> selected = new ArrayList<>();
    for (DatabaseColumn column : columns) {
      final SqlNode name = new SqlIdentifier(column.name(), ZERO);
      final ForeignTypes.Cast cast = column.cast();
      selected.add(
          cast == null
              ? name
              : SqlStdOperatorTable.AS.createCall(ZERO, cast(name, cast.sqlType()), name));
    }
    final @Nullable SqlNodeList none = null;
    final SqlSelect select =
        new SqlSelect(
            ZERO,
            none,
            new SqlNodeList(selected, ZERO),
            jdbcTable.tableName(),
            none,
            none,
            none,
            none,
            none,
            none,
            none,
            none,
            none);
    return implementor.result(
        select, List.of(JdbcImplementor.Clause.FROM, JdbcImplementor.Clause.SELECT), this, null);
  }

  private static SqlNode cast(SqlNode operand, String sqlType) {
    return SqlStdOperatorTable.CAST.createCall(
        ZERO,
        operand,
        new SqlDataTypeSpec(
            new SqlAlienSystemTypeNameSpec(sqlType, SqlTypeName.VARCHAR, ZERO), ZERO));
  }
}
