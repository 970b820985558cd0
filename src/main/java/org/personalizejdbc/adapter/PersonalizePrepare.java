package org.personalizejdbc.adapter;

import java.lang.reflect.Type;
import java.util.Objects;
import java.util.function.Supplier;
import org.apache.calcite.adapter.enumerable.EnumerableConvention;
import org.apache.calcite.adapter.enumerable.EnumerableRel;
import org.apache.calcite.plan.Contexts;
import org.apache.calcite.plan.ConventionTraitDef;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelOptPlanner;
import org.apache.calcite.plan.volcano.VolcanoPlanner;
import org.apache.calcite.prepare.CalciteCatalogReader;
import org.apache.calcite.prepare.CalcitePrepareImpl;
import org.apache.calcite.rel.RelCollationTraitDef;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParser;
import org.apache.calcite.sql2rel.SqlRexConvertletTable;
import org.jspecify.annotations.Nullable;
import org.personalizejdbc.api.Execution;

/** Plans statements of one connection; made anew for each of them. */
final class PersonalizePrepare extends CalcitePrepareImpl {
  private final Supplier<@Nullable Execution> execution;
  private final PlanCache plans;
  private final boolean pushDown;

  /** What plans the statement, once it has begun. */
  private @Nullable PreparingStatement preparing;

  /**
   * Makes a planner.
   *
   * @param execution tells, when a plan begins to run, the execution that it belongs to
   * @param plans those of the connection
   * @param pushDown see {@link PersonalizeProgram#create}
   */
  PersonalizePrepare(Supplier<@Nullable Execution> execution, PlanCache plans, boolean pushDown) {
    this.execution = execution;
    this.plans = plans;
    this.pushDown = pushDown;
  }

  @Override
  public <T> CalciteSignature<T> prepareSql(
      Context context, Query<T> query, Type elementType, long maxRowCount) {
    final String sql = Objects.requireNonNull(query.sql, "sql");
    final PlanCache.Key key = new PlanCache.Key(sql, context.getDefaultSchemaPath());
    final CalciteSignature<T> known = plans.get(key, context, maxRowCount);
    if (known != null) {
      return known;
    }
    final CalciteSignature<T> signature =
        super.prepareSql(new EngineContext(context), query, elementType, maxRowCount);
    final BoundPlan<?> plan = preparing == null ? null : preparing.reusable();
    if (preparing != null && plan != null) {
      plans.put(key, signature, plan, preparing.mentioned());
    }
    return signature;
  }

  /** Without a rule: see {@link PlannerRules}. */
  @Override
  protected RelOptPlanner createPlanner(
      Context prepareContext,
      org.apache.calcite.plan.@Nullable Context externalContext,
      org.apache.calcite.plan.@Nullable RelOptCostFactory costFactory) {
    final RelOptPlanner planner =
        new VolcanoPlanner(costFactory, Contexts.of(prepareContext.config()));
    planner.setExecutor(new ConstantReducer(execution));
    planner.addRelTraitDef(ConventionTraitDef.INSTANCE);
    planner.addRelTraitDef(RelCollationTraitDef.INSTANCE);
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
    final PreparingStatement statement =
        new PreparingStatement(
            this,
            context,
            catalogReader,
            elementType == Object[].class
                ? EnumerableRel.Prefer.ARRAY
                : EnumerableRel.Prefer.CUSTOM,
            cluster,
            EnumerableConvention.INSTANCE,
            createConvertletTable(),
            execution,
            pushDown);
    this.preparing = statement;
    return statement;
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
