package org.personalizejdbc.adapter;

import java.util.List;
import org.apache.calcite.plan.RelOptPlanner;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.rel.core.RelFactories;
import org.apache.calcite.tools.RelBuilder;
import org.apache.calcite.tools.RelBuilderFactory;

/**
 * The rules around the two operators. Each leaves the plan alone where it cannot tell, and the
 * answer is then right all the same, at more calls.
 */
final class ResourceRules {
  /** Builders that keep expressions as they are: other rules simplify. */
  static final RelBuilderFactory BUILDERS =
      RelBuilder.proto(RelFactories.DEFAULT_TABLE_SCAN_FACTORY);

  /** A condition on the ARN becomes keys to describe, in place of the listing. */
  static final RelOptRule FILTER_TO_KEYS = FilterToKeysRule.CONFIG.toRule();

  /** A call of describe_campaign becomes the describe operator. */
  static final RelOptRule FUNCTION_TO_DESCRIBE = DescribeFunctionRule.CONFIG.toRule();

  /** The list operator becomes ready to run. */
  static final RelOptRule LIST_TO_ENUMERABLE = ResourceConverterRules.LIST;

  /** The describe operator becomes ready to run. */
  static final RelOptRule DESCRIBE_TO_ENUMERABLE = ResourceConverterRules.DESCRIBE;

  /** The rewritings that are always for the better. */
  static final List<RelOptRule> LOGICAL = List.of(FUNCTION_TO_DESCRIBE, FILTER_TO_KEYS);

  private ResourceRules() {}

  /** Adds every rule to a planner; it ignores those that it has. */
  static void registerIn(RelOptPlanner planner) {
    LOGICAL.forEach(planner::addRule);
    planner.addRule(LIST_TO_ENUMERABLE);
    planner.addRule(DESCRIBE_TO_ENUMERABLE);
  }
}
