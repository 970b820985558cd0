package org.personalizejdbc.adapter;

import java.lang.reflect.Type;
import java.util.List;
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
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParser;
import org.apache.calcite.sql2rel.SqlRexConvertletTable;
import org.jspecify.annotations.Nullable;
import org.personalizejdbc.api.Execution;

/** Plans statements of one connection; made anew for each of them. */
final class PersonalizePrepare extends CalcitePrepareImpl {
  private final Supplier<@Nullable Execution> execution;
  private final boolean pushDown;

  /** What plans the statement, once it has begun. */
  private @Nullable PreparingStatement preparing;

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

  /** Keeps what was planned, where it can run again. */
  void keep(PlanCache.Key key, PlannedSignature signature, PlanCache plans) {
    final BoundPlan<?> plan = preparing == null ? null : preparing.reusable();
    if (preparing != null && plan != null) {
      plans.put(key, signature, plan.isDirect(), preparing.mentioned());
    }
  }

  /** The types of the parameters of what was planned, in order. */
  List<RelDataType> parameterTypes() {
    return preparing == null ? List.of() : preparing.parameterTypes();
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
    UnorderedMetadata.begin(cluster);
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
