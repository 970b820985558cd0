package org.personalizejdbc.adapter;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.calcite.adapter.java.JavaTypeFactory;
import org.apache.calcite.jdbc.CalciteSchema;
import org.apache.calcite.rel.type.RelDataType;
import org.jspecify.annotations.Nullable;
import org.personalizejdbc.api.Execution;

/**
 * A query that was planned, which may run any number of times, also at once. Immutable and safe for
 * concurrent use.
 */
public final class PlannedQuery {
  private final JavaTypeFactory types;
  private final @Nullable CalciteSchema root;
  private final QueryPlan plan;

  /**
   * A plan that is bound to schemas.
   *
   * @param root the schemas as they are now, in which generated code finds its tables; null for a
   *     plan that asks for none
   */
  PlannedQuery(JavaTypeFactory types, @Nullable CalciteSchema root, QueryPlan plan) {
    this.types = types;
    this.root = root;
    this.plan = plan;
  }

  /** The columns of its result; the same list as long as the same plan is kept. */
  public List<QueryColumn> columns() {
    return plan.columns();
  }

  /** The types of its parameters, in their order. */
  public List<RelDataType> parameters() {
    return plan.parameters();
  }

  /**
   * Begins to run it, and reads the first row.
   *
   * @param execution what it belongs to: its calls, its warnings, and its end
   * @param parameters a value for each parameter, of the class in which Calcite's plans hold the
   *     parameter's type; null for NULL
   * @param cancelled set by another thread when it should read no further
   * @param timeoutSeconds how long a database that it reads may take; 0 for no limit
   * @return the rows, to be closed by whoever reads them; more than the execution's {@code maxRows}
   *     where more are read
   * @throws RuntimeException whatever the plan fails with
   */
  public QueryRows run(
      Execution execution,
      List<? extends @Nullable Object> parameters,
      AtomicBoolean cancelled,
      int timeoutSeconds) {
    return plan.plan()
        .begin(
            new QueryContext(types, root, plan.internal(), parameters, cancelled, timeoutSeconds),
            execution,
            plan.columns().size());
  }
}
