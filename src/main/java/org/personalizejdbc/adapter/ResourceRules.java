package org.personalizejdbc.adapter;

import java.util.List;
import org.apache.calcite.plan.RelOptPlanner;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.rel.core.RelFactories;
import org.apache.calcite.rel.rules.PruneEmptyRules;
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

  /** NOT IN need not count where its operand is known not to be null. */
  static final RelOptRule NOT_IN = NotInRule.CONFIG.toRule();

  /** A condition on the ARN becomes keys to describe, in place of the listing. */
  static final RelOptRule FILTER_TO_KEYS = FilterToKeysRule.CONFIG.toRule();

  /** A call of describe_campaign becomes the describe operator. */
  static final RelOptRule FUNCTION_TO_DESCRIBE = DescribeFunctionRule.CONFIG.toRule();

  /** A join by ARN becomes a look-up. */
  static final RelOptRule JOIN_TO_DESCRIBE = JoinToDescribeRule.CONFIG.toRule();

  /** A join by ARN that is no look-up describes the other side's keys. */
  static final RelOptRule JOIN_KEYS = JoinKeysRule.CONFIG.toRule();

  /** LATERAL TABLE(describe_campaign(…)) becomes a look-up. */
  static final RelOptRule CORRELATE_TO_DESCRIBE = CorrelateToDescribeRule.CONFIG.toRule();

  /** EXISTS reads one row. */
  static final RelOptRule EXISTS_LIMIT = ExistsLimitRule.CONFIG.toRule();

  /** No keys, no rows. */
  static final RelOptRule PRUNE_EMPTY_DESCRIBE =
      PruneEmptyRules.RemoveEmptySingleRule.RemoveEmptySingleRuleConfig.FILTER
          .withOperandFor(ResourceDescribe.class, describe -> true)
          .withDescription("PruneEmptyDescribe")
          .toRule();

  /** Conditions move below the describe operator. */
  static final RelOptRule DESCRIBE_FILTER = DescribeFilterRule.CONFIG.toRule();

  /** Conditions narrow the listing. */
  static final RelOptRule LIST_FILTER = ListFilterRule.CONFIG.toRule();

  /** Sorts and offsets move below the describe operator. */
  static final RelOptRule DESCRIBE_SORT = DescribeSortRule.CONFIG.toRule();

  /** The list operator becomes ready to run. */
  static final RelOptRule LIST_TO_ENUMERABLE = ResourceConverterRules.LIST;

  /** The describe operator becomes ready to run. */
  static final RelOptRule DESCRIBE_TO_ENUMERABLE = ResourceConverterRules.DESCRIBE;

  /** The list of keys becomes ready to run. */
  static final RelOptRule KEY_LIST_TO_ENUMERABLE = ResourceConverterRules.KEY_LIST;

  /** What finds the keys. */
  static final List<RelOptRule> KEYS =
      List.of(
          FUNCTION_TO_DESCRIBE,
          FILTER_TO_KEYS,
          PRUNE_EMPTY_DESCRIBE,
          JOIN_TO_DESCRIBE,
          CORRELATE_TO_DESCRIBE,
          EXISTS_LIMIT);

  /** What moves below, once the keys are found. */
  static final List<RelOptRule> BELOW = List.of(DESCRIBE_FILTER, LIST_FILTER);

  /** In a planner's context: the rewritings were decided on before it began. */
  record PlannedElsewhere() {}

  private ResourceRules() {}

  /**
   * Adds to a planner the rules that make the operators run and find keys in conditions, which is
   * all that a plain Calcite connection has of them; a planner ignores those that it has.
   */
  static void registerIn(RelOptPlanner planner) {
    planner.addRule(FUNCTION_TO_DESCRIBE);
    if (planner.getContext().maybeUnwrap(PlannedElsewhere.class).isEmpty()) {
      planner.addRule(FILTER_TO_KEYS);
    }
    planner.addRule(KEY_LIST_TO_ENUMERABLE);
    planner.addRule(LIST_TO_ENUMERABLE);
    planner.addRule(DESCRIBE_TO_ENUMERABLE);
  }
}
