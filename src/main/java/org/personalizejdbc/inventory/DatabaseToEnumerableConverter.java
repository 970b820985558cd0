package org.personalizejdbc.inventory;

import java.lang.reflect.Method;
import java.util.List;
import org.apache.calcite.DataContext;
import org.apache.calcite.adapter.enumerable.EnumerableRelImplementor;
import org.apache.calcite.adapter.enumerable.JavaRowFormat;
import org.apache.calcite.adapter.enumerable.PhysType;
import org.apache.calcite.adapter.enumerable.PhysTypeImpl;
import org.apache.calcite.adapter.java.JavaTypeFactory;
import org.apache.calcite.adapter.jdbc.JdbcCorrelationDataContextBuilderImpl;
import org.apache.calcite.adapter.jdbc.JdbcImplementor;
import org.apache.calcite.adapter.jdbc.JdbcToEnumerableConverter;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.linq4j.function.Function1;
import org.apache.calcite.linq4j.tree.BlockBuilder;
import org.apache.calcite.linq4j.tree.Expression;
import org.apache.calcite.linq4j.tree.Expressions;
import org.apache.calcite.linq4j.tree.Types;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelOptCost;
import org.apache.calcite.plan.RelOptPlanner;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rex.RexCorrelVariable;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlString;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of a query that runs inside an attached database.
 *
 * <p>Calcite's converter reads times through java.sql.Timestamp and a time zone that it froze when
 * it was loaded; so values in a daylight-saving gap change, and others when the default zone did.
 * This one reads them as what they are, {@code java.time} without a zone.
 */
final class DatabaseToEnumerableConverter extends JdbcToEnumerableConverter {
  private static final Method APPLY = Types.lookupMethod(Function1.class, "apply", Object.class);

  DatabaseToEnumerableConverter(RelOptCluster cluster, RelTraitSet traits, RelNode input) {
    super(cluster, traits, input);
  }

  @Override
  public RelNode copy(RelTraitSet traitSet, List<RelNode> inputs) {
    return new DatabaseToEnumerableConverter(getCluster(), traitSet, sole(inputs));
  }

  /** Fewer columns are better, all else being equal. */
  @Override
  public @Nullable RelOptCost computeSelfCost(RelOptPlanner planner, RelMetadataQuery query) {
    RelOptCost cost = super.computeSelfCost(planner, query);
    return cost == null ? null : cost.multiplyBy(1 + getRowType().getFieldCount() / 1000.0);
  }

  @Override
  public Result implement(EnumerableRelImplementor implementor, Prefer pref) {
    Database database = ((DatabaseConvention) getInput().getConvention()).database();
    JavaTypeFactory typeFactory = implementor.getTypeFactory();
    PhysType physType = PhysTypeImpl.of(typeFactory, getRowType(), JavaRowFormat.ARRAY);
    BlockBuilder builder = new BlockBuilder(false);
    JdbcCorrelationDataContextBuilderImpl context =
        new JdbcCorrelationDataContextBuilderImpl(implementor, builder, DataContext.ROOT);
    SqlString sql =
        TruthTests.in(
                PlainLiterals.in(
                    new CorrelatingImplementor(database, typeFactory, context)
                        .visitRoot(getInput())
                        .asStatement()),
                database.dialect())
            .toSqlString(database.dialect());
    DatabaseQuery query =
        new DatabaseQuery(
            database,
            sql.getSql(),
            sql.getDynamicParameters() == null ? List.of() : sql.getDynamicParameters(),
            getRowType().getFieldList().stream()
                .map(field -> field.getType().getSqlTypeName())
                .toList());
    // As a Function1, since the generated code cannot see a class that is not public.
    Expression function = implementor.stash((Function1<DataContext, ?>) query, Function1.class);
    builder.add(
        Expressions.return_(
            null,
            Expressions.convert_(
                Expressions.call(function, APPLY, context.build()), Enumerable.class)));
    return implementor.result(physType, builder.toBlock());
  }

  /**
   * Writes a variable of an outer query as a parameter. JdbcImplementor can do that too, but by a
   * constructor that only its own package sees.
   */
  private static final class CorrelatingImplementor extends JdbcImplementor {
    private final JavaTypeFactory typeFactory;
    private final JdbcCorrelationDataContextBuilderImpl parameters;

    CorrelatingImplementor(
        Database database,
        JavaTypeFactory typeFactory,
        JdbcCorrelationDataContextBuilderImpl parameters) {
      super(database.dialect(), typeFactory);
      this.typeFactory = typeFactory;
      this.parameters = parameters;
    }

    /** Calcite would write any scan as its table's name. */
    @Override
    protected Result dispatch(RelNode rel) {
      return rel instanceof DatabaseScan scan ? scan.implement(this) : super.dispatch(rel);
    }

    @Override
    protected Context getAliasContext(RexCorrelVariable variable) {
      Context context = correlTableMap.get(variable.id);
      if (context != null) {
        return context;
      }
      List<RelDataTypeField> fields = variable.getType().getFieldList();
      return new Context(dialect, fields.size()) {
        @Override
        public SqlNode field(int ordinal) {
          return new SqlDynamicParam(
              parameters.add(
                  variable.id, ordinal, typeFactory.getJavaClass(fields.get(ordinal).getType())),
              SqlParserPos.ZERO);
        }

        @Override
        public CorrelatingImplementor implementor() {
          return CorrelatingImplementor.this;
        }
      };
    }
  }
}
