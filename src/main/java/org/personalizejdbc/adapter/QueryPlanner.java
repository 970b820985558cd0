package org.personalizejdbc.adapter;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.calcite.adapter.enumerable.EnumerableConvention;
import org.apache.calcite.adapter.java.JavaTypeFactory;
import org.apache.calcite.jdbc.CalciteSchema;
import org.apache.calcite.linq4j.Linq4j;
import org.apache.calcite.plan.Contexts;
import org.apache.calcite.plan.ConventionTraitDef;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelOptPlanner;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.plan.volcano.VolcanoPlanner;
import org.apache.calcite.prepare.CalciteCatalogReader;
import org.apache.calcite.rel.RelCollationTraitDef;
import org.apache.calcite.rel.RelRoot;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.runtime.Bindable;
import org.apache.calcite.runtime.Hook;
import org.apache.calcite.sql.SqlExplain;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParseException;
import org.apache.calcite.sql.parser.SqlParser;
import org.apache.calcite.sql.validate.SqlValidator;
import org.jspecify.annotations.Nullable;
import org.personalizejdbc.api.Execution;

/**
 * Plans a query: its text is read, validated, made a plan of, and that rewritten until it can run.
 * Calcite's own way from a text to a plan, {@code CalcitePrepareImpl}, loads all of its rules, and
 * says of each column what only a remote protocol needs. Made for one query, on one thread.
 */
final class QueryPlanner {
  private static final SqlParser.Config PARSER =
      SqlParser.config()
          .withQuotedCasing(EngineConfig.INSTANCE.quotedCasing())
          .withUnquotedCasing(EngineConfig.INSTANCE.unquotedCasing())
          .withQuoting(EngineConfig.INSTANCE.quoting())
          .withConformance(EngineConfig.INSTANCE.conformance())
          .withCaseSensitive(EngineConfig.INSTANCE.caseSensitive())
          .withParserFactory(StatementParser.FACTORY);

  /** What tools of Oracle's ask to learn whether a connection works; there is no such table. */
  private static final Pattern PROBE =
      Pattern.compile("\\s*SELECT\\s+1\\s+FROM\\s+DUAL\\s*", Pattern.CASE_INSENSITIVE);

  private final CalciteCatalogReader catalog;
  private final boolean pushDown;
  private final RelOptPlanner planner;
  private final RelOptCluster cluster;
  private final HeldValues held = new HeldValues();
  private final MentionedTables mentioned = new MentionedTables();

  /**
   * Makes a planner.
   *
   * @param root the schemas as they are now
   * @param schemaPath where unqualified names are looked up
   * @param execution what ends the planning when it ends; null for none
   * @param pushDown see {@link PersonalizeProgram#create}
   */
  QueryPlanner(
      JavaTypeFactory types,
      CalciteSchema root,
      List<String> schemaPath,
      @Nullable Execution execution,
      boolean pushDown) {
    this.catalog = new CalciteCatalogReader(root, schemaPath, types, EngineConfig.INSTANCE);
    this.pushDown = pushDown;
    this.planner = planner(execution);
    this.cluster = RelOptCluster.create(planner, new StoppableRexBuilder(types, execution));
    UnorderedMetadata.begin(cluster);
  }

  /** Without a rule: see {@link PlannerRules}. */
  private static RelOptPlanner planner(@Nullable Execution execution) {
    final RelOptPlanner planner = new VolcanoPlanner(null, Contexts.of(EngineConfig.INSTANCE));
    planner.setExecutor(new ConstantReducer(execution));
    planner.addRelTraitDef(ConventionTraitDef.INSTANCE);
    planner.addRelTraitDef(RelCollationTraitDef.INSTANCE);
    return planner;
  }

  /**
   * Plans a query.
   *
   * @throws WriteRefusedException where the statement is none
   * @throws RuntimeException where it cannot be read or planned
   */
  QueryPlan plan(String sql) {
    final SqlNode statement = read(sql);
    final SqlNode query =
        statement instanceof SqlExplain explain ? explain.getExplicandum() : statement;
    if (query.isA(SqlKind.DML) || query.isA(SqlKind.DDL)) {
      throw new WriteRefusedException(query.getKind());
    }
    final SqlValidator validator = new StatementValidator(catalog);
    final StatementConverter converter =
        new StatementConverter(validator, catalog, cluster, mentioned);
    final RelRoot converted = converter.convertQuery(query, true, true);
    final List<RelDataType> parameters =
        validator.getParameterRowType(query).getFieldList().stream()
            .map(RelDataTypeField::getType)
            .toList();
    if (statement instanceof SqlExplain explain) {
      final String text =
          switch (explain.getDepth()) {
            case TYPE -> Explanation.of(validator.getValidatedNodeType(query));
            case LOGICAL -> Explanation.of(explain, converted.rel);
            case PHYSICAL -> Explanation.of(explain, choose(converted).rel);
          };
      return new QueryPlan(
          List.of(Explanation.column(cluster.getTypeFactory())),
          parameters,
          Map.of(),
          new BoundPlan(root -> Linq4j.singletonEnumerable(text), held, false),
          false,
          mentioned);
    }
    final RelRoot chosen = choose(converted);
    // What generated code finds by name.
    final Map<String, Object> internal = new HashMap<>();
    final Bindable<?> implemented = implement(chosen, internal);
    return new QueryPlan(
        columns(query, validator),
        parameters,
        Map.copyOf(internal),
        new BoundPlan(implemented, held, Plans.asksTwice(chosen.rel)),
        Plans.isReusable(chosen.rel),
        mentioned);
  }

  private static SqlNode read(String sql) {
    try {
      final String text = PROBE.matcher(sql).matches() ? "SELECT 1" : sql;
      final SqlNode statement = SqlParser.create(text, PARSER).parseStmt();
      // As Calcite's own way does.
      Hook.PARSE_TREE.run(new Object[] {sql, statement});
      return statement;
    } catch (SqlParseException e) {
      throw new IllegalArgumentException("parse failed: " + e.getMessage(), e);
    }
  }

  /** Chooses how to run a query. */
  private RelRoot choose(RelRoot query) {
    final RelTraitSet wanted =
        query
            .rel
            .getTraitSet()
            .replace(EnumerableConvention.INSTANCE)
            .replace(query.collation)
            .simplify();
    return query.withRel(
        PersonalizeProgram.create(pushDown, held)
            .run(planner, query.rel, wanted, List.of(), List.of()));
  }

  private Bindable<?> implement(RelRoot chosen, Map<String, Object> internal) {
    final DirectRows direct = pushDown ? DirectPlans.of(chosen) : null;
    return direct == null
        ? GeneratedPlan.of(chosen, catalog, internal)
        : DirectPlan.of(direct, chosen.fields.size());
  }

  private static List<QueryColumn> columns(SqlNode query, SqlValidator validator) {
    final List<QueryColumn.@Nullable Origin> origins = ColumnOrigins.of(validator, query);
    return validator.getValidatedNodeType(query).getFieldList().stream()
        .map(
            field ->
                new QueryColumn(field.getName(), origins.get(field.getIndex()), field.getType()))
        .toList();
  }
}
