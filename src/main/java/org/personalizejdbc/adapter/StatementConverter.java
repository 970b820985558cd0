package org.personalizejdbc.adapter;

import java.util.List;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelOptTable;
import org.apache.calcite.prepare.Prepare;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelRoot;
import org.apache.calcite.rel.hint.HintStrategyTable;
import org.apache.calcite.rel.hint.RelHint;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql2rel.SqlToRelConverter;
import org.apache.calcite.util.Litmus;
import org.jspecify.annotations.Nullable;

/** Makes the plan that a statement stands for, and notes the tables that it mentions. */
final class StatementConverter extends SqlToRelConverter {
  /**
   * Keeps IN lists of any length as a condition, so that they can become keys. Hints are for other
   * engines; Calcite logs a warning of each unless told not to.
   */
  private static final Config CONFIG =
      SqlToRelConverter.config()
          .withExpand(false)
          .withInSubQueryThreshold(Integer.MAX_VALUE)
          .withHintStrategyTable(HintStrategyTable.builder().errorHandler(Litmus.IGNORE).build());

  private final MentionedTables mentioned;

  /**
   * Makes a converter.
   *
   * @param mentioned takes the tables that the statement names
   */
  StatementConverter(
      SqlValidator validator,
      Prepare.CatalogReader catalog,
      RelOptCluster cluster,
      MentionedTables mentioned) {
    super(StatementConverter::refuseView, validator, catalog, cluster, Convertlets.TABLE, CONFIG);
    this.mentioned = mentioned;
  }

  private static RelRoot refuseView(
      RelDataType rowType, String query, List<String> schemaPath, @Nullable List<String> viewPath) {
    throw new UnsupportedOperationException("No schema has a view that is a text: " + viewPath);
  }

  @Override
  public RelNode toRel(RelOptTable table, List<RelHint> hints) {
    mentioned.add(table);
    return super.toRel(table, hints);
  }
}
