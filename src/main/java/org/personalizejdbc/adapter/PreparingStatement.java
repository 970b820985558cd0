package org.personalizejdbc.adapter;

import java.lang.reflect.Type;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.apache.calcite.adapter.enumerable.EnumerableRel;
import org.apache.calcite.avatica.Meta;
import org.apache.calcite.jdbc.CalcitePrepare;
import org.apache.calcite.plan.Convention;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.prepare.CalciteCatalogReader;
import org.apache.calcite.prepare.CalcitePrepareImpl;
import org.apache.calcite.rel.RelRoot;
import org.apache.calcite.rel.hint.HintStrategyTable;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.runtime.Bindable;
import org.apache.calcite.runtime.Typed;
import org.apache.calcite.sql.SqlExplain;
import org.apache.calcite.sql.SqlExplainFormat;
import org.apache.calcite.sql.SqlExplainLevel;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql2rel.SqlRexConvertletTable;
import org.apache.calcite.sql2rel.SqlToRelConverter;
import org.apache.calcite.tools.Program;
import org.apache.calcite.util.Litmus;
import org.jspecify.annotations.Nullable;
import org.personalizejdbc.api.Execution;

/** Plans one statement. */
final class PreparingStatement extends CalcitePrepareImpl.CalcitePreparingStmt {
  /** Hints are for other engines; Calcite logs a warning of each unless told not to. */
  private static final HintStrategyTable NO_HINTS =
      HintStrategyTable.builder().errorHandler(Litmus.IGNORE).build();

  private final RelOptCluster cluster;
  private final Supplier<@Nullable Execution> execution;
  private final boolean pushDown;

  /** The query that is planned, and what validated it. */
  private @Nullable SqlNode query;

  private @Nullable SqlValidator validator;

  private final HeldValues held = new HeldValues();
  private final MentionedTables mentioned = new MentionedTables();

  /** What became of the query; null as long as it is planned, and where it is an EXPLAIN. */
  private @Nullable BoundPlan<?> reusable;

  PreparingStatement(
      CalcitePrepareImpl prepare,
      CalcitePrepare.Context context,
      CalciteCatalogReader catalogReader,
      EnumerableRel.Prefer prefer,
      RelOptCluster cluster,
      Convention resultConvention,
      SqlRexConvertletTable convertletTable,
      Supplier<@Nullable Execution> execution,
      boolean pushDown) {
    super(
        prepare,
        context,
        catalogReader,
        catalogReader.getTypeFactory(),
        context.getRootSchema(),
        prefer,
        cluster,
        resultConvention,
        convertletTable);
    this.cluster = cluster;
    this.execution = execution;
    this.pushDown = pushDown;
  }

  @Override
  public PreparedResult prepareSql(
      SqlNode sqlQuery,
      SqlNode sqlNodeOriginal,
      Class<?> runtimeContextClass,
      SqlValidator validator,
      boolean needsValidation) {
    final SqlNode explained =
        sqlQuery instanceof SqlExplain explain ? explain.getExplicandum() : sqlQuery;
    if (explained.isA(SqlKind.DML)) {
      throw new WriteRefusedException(explained.getKind());
    }
    this.query = sqlQuery;
    this.validator = validator;
    return super.prepareSql(
        sqlQuery, sqlNodeOriginal, runtimeContextClass, validator, needsValidation);
  }

  /** Keeps IN lists of any length as a condition, so that they can become keys. */
  @Override
  protected SqlToRelConverter getSqlToRelConverter(
      SqlValidator validator, CatalogReader reader, SqlToRelConverter.Config config) {
    return new StatementConverter(
        this,
        validator,
        reader,
        cluster,
        convertletTable,
        config.withInSubQueryThreshold(Integer.MAX_VALUE).withHintStrategyTable(NO_HINTS),
        mentioned);
  }

  @Override
  protected SqlValidator createSqlValidator(
      CatalogReader reader, UnaryOperator<SqlValidator.Config> change) {
    final SqlValidator stock = super.createSqlValidator(reader, change);
    return new StatementValidator(
        stock.getOperatorTable(), reader, stock.getTypeFactory(), stock.config());
  }

  /**
   * Leaves it to the program: before sub-queries are joins, Calcite's trimmer fails on columns that
   * only a sub-query uses.
   */
  @Override
  protected RelRoot trimUnusedFields(RelRoot root) {
    return root;
  }

  @Override
  protected Program getProgram() {
    // Calcite has put its own in the place of the one that the planner began with.
    cluster.getPlanner().setExecutor(new ConstantReducer(execution));
    return PersonalizeProgram.create(pushDown, held);
  }

  @Override
  protected PreparedResult createPreparedExplanation(
      @Nullable RelDataType resultType,
      RelDataType parameterRowType,
      @Nullable RelRoot root,
      SqlExplainFormat format,
      SqlExplainLevel detailLevel) {
    return new Explanation(resultType, parameterRowType, root, format, detailLevel);
  }

  @Override
  protected PreparedResult implement(RelRoot root) {
    final boolean asksTwice = Plans.asksTwice(root.rel);
    final RelDataType parameters = Objects.requireNonNull(parameterRowType, "parameterRowType");
    final DirectRows direct = pushDown ? DirectPlans.of(root) : null;
    final BoundResult result;
    if (direct != null) {
      final Bindable<?> rows =
          root.fields.size() == 1 ? new DirectPlan.OfValues(direct) : new DirectPlan.OfRows(direct);
      result = new BoundResult(root, parameters, bound(rows, asksTwice), Object[].class);
    } else {
      final PreparedResultImpl generated = (PreparedResultImpl) super.implement(root);
      // Calcite has made the bindable by now, and heeds no argument.
      final Bindable<?> rows = new GeneratedPlan<>(generated.getBindable(Meta.CursorFactory.ARRAY));
      result =
          new BoundResult(
              root, parameters, bound(rows, asksTwice), ((Typed) generated).getElementType());
    }
    this.reusable = Plans.isReusable(root.rel) ? result.plan : null;
    return result;
  }

  private <T> BoundPlan<T> bound(Bindable<T> plan, boolean asksTwice) {
    return new BoundPlan<>(plan, held, execution, asksTwice);
  }

  /** The plan, if it is one that can run again whenever the same text comes; else null. */
  @Nullable BoundPlan<?> reusable() {
    return reusable;
  }

  /** The types of the statement's parameters, in order. */
  List<RelDataType> parameterTypes() {
    return parameterRowType == null
        ? List.of()
        : parameterRowType.getFieldList().stream().map(RelDataTypeField::getType).toList();
  }

  /** The tables that the statement names. */
  MentionedTables mentioned() {
    return mentioned;
  }

  /** For each column of the result the table's column that it passes on, or null. */
  private List<@Nullable List<String>> origins() {
    return ColumnOrigins.of(
        Objects.requireNonNull(validator, "validator"), Objects.requireNonNull(query, "query"));
  }

  /** A plan, and what Calcite wants to know of it. */
  private final class BoundResult extends PreparedResultImpl {
    private final BoundPlan<?> plan;
    private final Type elementType;

    BoundResult(RelRoot root, RelDataType parameterRowType, BoundPlan<?> plan, Type elementType) {
      super(
          root.rel.getRowType(),
          parameterRowType,
          origins(),
          root.collation.getFieldCollations().isEmpty() ? List.of() : List.of(root.collation),
          root.rel,
          null,
          false);
      this.plan = plan;
      this.elementType = elementType;
    }

    @Override
    public String getCode() {
      throw new UnsupportedOperationException("a plan has no code to show");
    }

    @Override
    public Bindable<?> getBindable(Meta.CursorFactory cursorFactory) {
      return plan;
    }

    @Override
    public Type getElementType() {
      return elementType;
    }
  }
}
