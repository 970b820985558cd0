package org.personalizejdbc.adapter;

import java.lang.reflect.Type;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.apache.calcite.DataContext;
import org.apache.calcite.adapter.enumerable.EnumerableRel;
import org.apache.calcite.avatica.Meta;
import org.apache.calcite.jdbc.CalcitePrepare;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.plan.Convention;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.prepare.CalciteCatalogReader;
import org.apache.calcite.prepare.CalcitePrepareImpl;
import org.apache.calcite.rel.RelRoot;
import org.apache.calcite.rel.hint.HintStrategyTable;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.runtime.Bindable;
import org.apache.calcite.runtime.Typed;
import org.apache.calcite.sql.SqlExplain;
import org.apache.calcite.sql.SqlExplainFormat;
import org.apache.calcite.sql.SqlExplainLevel;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.util.SqlOperatorTables;
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

  private final Supplier<@Nullable Execution> execution;
  private final boolean pushDown;

  /** The query that is planned, and what validated it. */
  private @Nullable SqlNode query;

  private @Nullable SqlValidator validator;

  private final HeldValues held = new HeldValues();

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
    return super.getSqlToRelConverter(
        validator,
        reader,
        config.withInSubQueryThreshold(Integer.MAX_VALUE).withHintStrategyTable(NO_HINTS));
  }

  @Override
  protected SqlValidator createSqlValidator(
      CatalogReader reader, UnaryOperator<SqlValidator.Config> change) {
    final SqlValidator stock = super.createSqlValidator(reader, change);
    return new StatementValidator(
        SqlOperatorTables.chain(Functions.TABLE, stock.getOperatorTable()),
        reader,
        stock.getTypeFactory(),
        stock.config());
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
    final PreparedResult result = super.implement(root);
    return new BoundResult(
        (PreparedResultImpl) result,
        root,
        Objects.requireNonNull(parameterRowType, "parameterRowType"),
        Plans.asksTwice(root.rel));
  }

  /** For each column of the result the table's column that it passes on, or null. */
  private List<@Nullable List<String>> origins() {
    return ColumnOrigins.of(
        Objects.requireNonNull(validator, "validator"), Objects.requireNonNull(query, "query"));
  }

  /** A plan that finds its execution when it begins to run. */
  private final class BoundResult extends PreparedResultImpl {
    private final PreparedResultImpl result;
    private final boolean asksTwice;

    BoundResult(
        PreparedResultImpl result, RelRoot root, RelDataType parameterRowType, boolean asksTwice) {
      super(
          result.getPhysicalRowType(),
          parameterRowType,
          origins(),
          root.collation.getFieldCollations().isEmpty() ? List.of() : List.of(root.collation),
          result.getRootRel(),
          null,
          result.isDml());
      this.result = result;
      this.asksTwice = asksTwice;
    }

    @Override
    public String getCode() {
      return result.getCode();
    }

    @Override
    public Bindable<?> getBindable(Meta.CursorFactory cursorFactory) {
      return bound(result.getBindable(cursorFactory));
    }

    private <T> Bindable<T> bound(Bindable<T> bindable) {
      return calcites -> {
        final DataContext root = held.in(calcites);
        final Execution current = execution.get();
        if (current == null) {
          return bindable.bind(root);
        }
        final Enumerable<T> rows = bindable.bind(Executions.with(root, current, asksTwice));
        // Avatica stops at Statement.setMaxRows, too, but reads a row more.
        return current.maxRows() == Long.MAX_VALUE
            ? rows
            : RowLimitRun.limited(rows, 0, current.maxRows());
      };
    }

    @Override
    public Type getElementType() {
      return ((Typed) result).getElementType();
    }
  }
}
