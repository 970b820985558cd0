package org.personalizejdbc.adapter;

import java.util.List;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelOptTable;
import org.apache.calcite.prepare.Prepare;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.hint.RelHint;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql2rel.SqlRexConvertletTable;
import org.apache.calcite.sql2rel.SqlToRelConverter;

/** Makes the plan that a statement stands for, and notes the tables that it mentions. */
final class StatementConverter extends SqlToRelConverter {
  private final MentionedTables mentioned;

  StatementConverter(
      RelOptTable.ViewExpander viewExpander,
      SqlValidator validator,
      Prepare.CatalogReader reader,
      RelOptCluster cluster,
      SqlRexConvertletTable convertletTable,
      Config config,
      MentionedTables mentioned) {
    super(viewExpander, validator, reader, cluster, convertletTable, config);
    this.mentioned = mentioned;
  }

  @Override
  public RelNode toRel(RelOptTable table, List<RelHint> hints) {
    mentioned.add(table);
    return super.toRel(table, hints);
  }
}
