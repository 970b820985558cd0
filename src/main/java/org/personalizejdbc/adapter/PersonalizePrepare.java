package org.personalizejdbc.adapter;

import java.lang.reflect.Type;
import java.util.function.Supplier;
import org.apache.calcite.adapter.enumerable.EnumerableConvention;
import org.apache.calcite.adapter.enumerable.EnumerableRel;
import org.apache.calcite.adapter.enumerable.EnumerableRules;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelOptPlanner;
import org.apache.calcite.prepare.CalciteCatalogReader;
import org.apache.calcite.prepare.CalcitePrepareImpl;
import org.apache.calcite.rel.rules.CoreRules;
import org.apache.calcite.rel.rules.SingleValuesOptimizationRules;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParser;
import org.apache.calcite.sql2rel.SqlRexConvertletTable;
import org.jspecify.annotations.Nullable;
import org.personalizejdbc.api.Execution;

/** Plans statements of one connection; made anew for each of them. */
final class PersonalizePrepare extends CalcitePrepareImpl {
  private final Supplier<@Nullable Execution> execution;
  private final boolean pushDown;

  /**
   * Makes a planner.
   *
   * @param execution tells, when a plan begins to run, the execution that it belongs to
   * @param pushDown see {@link PersonalizeProgram#create}
   */
  PersonalizePrepare(Supplier<@Nullable Execution> execution, boolean pushDown) {
    this.execution = execution;
    this.pushDown = pushDown;
  }

  @Override
  protected RelOptPlanner createPlanner(
      Context prepareContext,
      org.apache.calcite.plan.@Nullable Context externalContext,
      org.apache.calcite.plan.@Nullable RelOptCostFactory costFactory) {
    final RelOptPlanner planner = super.createPlanner(prepareContext, externalContext, costFactory);
    planner.setExecutor(new ConstantReducer(execution));
    ResourceRules.registerIn(planner);
    planner.removeRule(EnumerableRules.ENUMERABLE_LIMIT_RULE);
    // They merge inputs that must be sorted alike, and are not: an attached database sorts texts by
    // its own collation, and Calcite takes a left join's right columns, nulls among them, for
    // sorted.
    planner.removeRule(EnumerableRules.ENUMERABLE_MERGE_JOIN_RULE);
    planner.removeRule(EnumerableRules.ENUMERABLE_MERGE_UNION_RULE);
    // They take out an aggregate without a GROUP BY, which has a row where its input has none.
    planner.removeRule(CoreRules.PROJECT_TO_SEMI_JOIN);
    planner.removeRule(CoreRules.JOIN_TO_SEMI_JOIN);
    // They put a literal's CHAR in the place of a VARCHAR, which the planner refuses.
    planner.removeRule(SingleValuesOptimizationRules.JOIN_LEFT_INSTANCE);
    planner.removeRule(SingleValuesOptimizationRules.JOIN_RIGHT_INSTANCE);
    planner.removeRule(SingleValuesOptimizationRules.JOIN_LEFT_PROJECT_INSTANCE);
    planner.removeRule(SingleValuesOptimizationRules.JOIN_RIGHT_PROJECT_INSTANCE);
    // Done before, in one pass: here they make a union of each pair in a chain of many.
    PersonalizeProgram.MERGE.forEach(planner::removeRule);
    planner.addRule(EnumerableRowLimit.RULE);
    planner.addRule(EnumerableSharedRows.RULE);
    return planner;
  }

  @Override
  protected CalcitePreparingStmt getPreparingStmt(
      Context context,
      Type elementType,
      CalciteCatalogReader catalogReader,
      RelOptPlanner planner) {
    final RelOptCluster cluster =
        createCluster(planner, new StoppableRexBuilder(context.getTypeFactory(), execution));
    return new PreparingStatement(
        this,
        context,
        catalogReader,
        elementType == Object[].class ? EnumerableRel.Prefer.ARRAY : EnumerableRel.Prefer.CUSTOM,
        cluster,
        EnumerableConvention.INSTANCE,
        createConvertletTable(),
        execution,
        pushDown);
  }

  @Override
  protected SqlParser.Config parserConfig() {
    return super.parserConfig().withParserFactory(StatementParser.FACTORY);
  }

  @Override
  protected SqlRexConvertletTable createConvertletTable() {
    return Convertlets.TABLE;
  }

  @Override
  public void executeDdl(Context context, SqlNode node) {
    throw new WriteRefusedException(node.getKind());
  }
}
