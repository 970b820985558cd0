package org.personalizejdbc.adapter;

import java.util.List;
import org.apache.calcite.adapter.java.JavaTypeFactory;
import org.apache.calcite.jdbc.CalciteSchema;
import org.apache.calcite.schema.SchemaPlus;
import org.apache.calcite.schema.impl.LongSchemaVersion;
import org.jspecify.annotations.Nullable;
import org.personalizejdbc.api.Execution;

/**
 * Calcite as the SQL engine of one connection: its schemas, and the way to plan a query. It is
 * neither a driver nor a connection of Calcite's, which would load some hundred classes for a
 * remote protocol, and take properties that load classes by name. Safe for concurrent use.
 */
public final class CalciteEngine {
  private final JavaTypeFactory types = PersonalizeTypeSystem.typeFactory();

  /** Without Calcite's own schema "metadata": what it tells of tables is not what JDBC does. */
  private final CalciteSchema root = CalciteSchema.createRootSchema(false);

  private final PlanCache plans = new PlanCache();
  private final PlainLookUps lookUps = new PlainLookUps(types);
  private final boolean pushDown;

  /** Where unqualified names are looked up: a schema's name, or nothing. */
  private volatile List<String> schemaPath = List.of();

  /** Creates an engine that makes the fewest calls it can, with an empty root schema. */
  public CalciteEngine() {
    this(true);
  }

  /**
   * Creates an engine.
   *
   * @param pushDown false to have every mention of a table list and describe all of it: the answers
   *     are the same, which tests check
   */
  CalciteEngine(boolean pushDown) {
    this.pushDown = pushDown;
  }

  /** The root of its schemas, to which the caller adds. */
  public SchemaPlus rootSchema() {
    return root.plus();
  }

  /** What makes the types of its values. */
  public JavaTypeFactory typeFactory() {
    return types;
  }

  /** Has unqualified names be looked up in a schema, which need not be there yet. */
  public void setSchema(String name) {
    this.schemaPath = List.of(name);
  }

  /** Where unqualified names are looked up: a schema's name, or nothing. */
  public List<String> schemaPath() {
    return schemaPath;
  }

  /** The schema in which unqualified names are looked up; null for none. */
  public @Nullable String schema() {
    final List<String> path = schemaPath;
    return path.isEmpty() ? null : path.get(0);
  }

  /**
   * A query that can be planned at once, and run on any thread: a plain look-up; or a text that was
   * planned before, without an inventory's table that may have changed since. Its plan looks with
   * each row whether its execution goes on, which generated code may not.
   *
   * @return null where the query has to be planned, on a thread that may be left behind
   */
  public @Nullable PlannedQuery planned(String sql) {
    final RecentTexts.Key key = new RecentTexts.Key(sql, schemaPath);
    final QueryPlan kept = plans.lasting(key);
    final QueryPlan known = kept == null ? lookUp(key) : kept;
    return known == null ? null : new PlannedQuery(types, null, known);
  }

  private @Nullable QueryPlan lookUp(RecentTexts.Key key) {
    final QueryPlan plan = pushDown ? lookUps.plan(key.sql(), root, key.schemaPath()) : null;
    if (plan != null) {
      plans.put(key, plan);
    }
    return plan;
  }

  /**
   * Plans a query, unless its plan is kept.
   *
   * @param execution what it is planned for, whose end ends the planning as soon as that comes to
   *     look; null for none
   * @throws RuntimeException where the query cannot be read or planned
   */
  public PlannedQuery plan(String sql, @Nullable Execution execution) {
    final RecentTexts.Key key = new RecentTexts.Key(sql, schemaPath);
    final CalciteSchema now =
        root.createSnapshot(new LongSchemaVersion(System.currentTimeMillis()));
    final QueryPlan known = plans.get(key, now);
    if (known != null) {
      return new PlannedQuery(types, now, known);
    }
    final QueryPlan plan =
        new QueryPlanner(types, now, key.schemaPath(), execution, pushDown).plan(sql);
    plans.put(key, plan);
    return new PlannedQuery(types, now, plan);
  }
}
