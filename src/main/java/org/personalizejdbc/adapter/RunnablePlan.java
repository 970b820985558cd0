package org.personalizejdbc.adapter;

import org.personalizejdbc.api.Execution;

/** What runs a query, any number of times. Immutable and safe for concurrent use. */
sealed interface RunnablePlan permits BoundPlan, LookUpPlan {

  /** Whether it runs no generated code, and looks with each row whether its execution goes on. */
  boolean isDirect();

  /**
   * Begins to run it, and reads the first row.
   *
   * @param columns how many its rows have
   * @throws RuntimeException whatever the plan fails with
   */
  QueryRows begin(QueryContext context, Execution execution, int columns);
}
