package org.personalizejdbc.jdbc;

import java.util.List;
import org.personalizejdbc.adapter.PlannedQuery;

/**
 * A query that was planned, and what result sets know of its columns, which is worked out once.
 * Immutable and safe for concurrent use.
 */
record JdbcQuery(PlannedQuery plan, List<ResultColumn> columns) {
  static JdbcQuery of(PlannedQuery plan) {
    return new JdbcQuery(plan, ResultColumn.of(plan.columns()));
  }

  /** Whether it takes parameters. */
  boolean hasParameters() {
    return !plan.parameters().isEmpty();
  }
}
