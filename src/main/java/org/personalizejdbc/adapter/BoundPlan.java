package org.personalizejdbc.adapter;

import org.apache.calcite.runtime.Bindable;
import org.personalizejdbc.api.Execution;

/**
 * A plan with what it needs to run. It holds on to nothing of the planner, which is many times as
 * large. Immutable and safe for concurrent use.
 *
 * @param held what the plan reads besides parameters
 * @param asksTwice see {@link Plans#asksTwice}
 */
record BoundPlan(Bindable<?> plan, HeldValues held, boolean asksTwice) implements RunnablePlan {

  /** Whether it is a {@link DirectPlan}. */
  @Override
  public boolean isDirect() {
    return plan instanceof DirectPlan;
  }

  @Override
  public QueryRows begin(QueryContext context, Execution execution, int columns) {
    return PlanRows.begin(
        plan.bind(Executions.with(held.in(context), execution, asksTwice)).enumerator(), columns);
  }
}
