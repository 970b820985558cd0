package org.personalizejdbc.adapter;

import java.util.function.Supplier;
import org.apache.calcite.DataContext;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.runtime.Bindable;
import org.jspecify.annotations.Nullable;
import org.personalizejdbc.api.Execution;

/**
 * A plan that finds its execution when it begins to run. It holds on to nothing of the planner,
 * which is many times as large. Immutable and safe for concurrent use.
 *
 * @param held what the plan reads besides parameters
 * @param execution tells the execution that runs on the caller's thread, null for none
 * @param asksTwice see {@link Plans#asksTwice}
 */
record BoundPlan<T>(
    Bindable<T> plan, HeldValues held, Supplier<@Nullable Execution> execution, boolean asksTwice)
    implements Bindable<T> {

  /** Whether it is a {@link DirectPlan}. */
  boolean isDirect() {
    return plan instanceof DirectPlan;
  }

  @Override
  public Enumerable<T> bind(DataContext calcites) {
    final DataContext root = held.in(calcites);
    final Execution current = execution.get();
    return plan.bind(current == null ? root : Executions.with(root, current, asksTwice));
  }
}
