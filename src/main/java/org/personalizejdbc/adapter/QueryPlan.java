package org.personalizejdbc.adapter;

import java.util.List;
import java.util.Map;
import org.apache.calcite.rel.type.RelDataType;

/**
 * What became of a query's text: all that is needed to run it, and nothing of the planner.
 * Immutable and safe for concurrent use.
 *
 * @param columns of its result
 * @param parameters the types of its parameters, in their order
 * @param internal what generated code finds by name, beside parameters
 * @param plan what runs
 * @param reusable whether it can run again whenever the same text comes
 * @param tables the tables that the text names
 */
record QueryPlan(
    List<QueryColumn> columns,
    List<RelDataType> parameters,
    Map<String, Object> internal,
    RunnablePlan plan,
    boolean reusable,
    MentionedTables tables) {

  /** Whether it is direct, and holds whatever becomes of the inventories. */
  boolean isLasting() {
    return plan.isDirect() && tables.areOwn();
  }
}
