package org.personalizejdbc.adapter;

import org.apache.calcite.DataContext;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.runtime.Bindable;
import org.personalizejdbc.api.Execution;

/**
 * A plan with what it needs to run. It holds on to nothing of the planner, which is many times as
 * large. Immutable and safe for concurrent use.
 *
 * @param held what the plan reads besides parameters
 * @param asksTwice see {@link Plans#asksTwice}
 */
record BoundPlan(Bindable<?> plan, HeldValues held, boolean asksTwice) {

  /** Whether it is a {@link DirectPlan}. */
  boolean isDirect() {
    return plan instanceof DirectPlan;
  }

  /** The rows of an execution, not read yet. */
  Enumerable<?> rows(DataContext root, Execution execution) {
    return plan.bind(Executions.with(held.in(root), execution, asksTwice));
  }
}
