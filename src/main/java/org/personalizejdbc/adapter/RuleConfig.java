package org.personalizejdbc.adapter;

import java.util.function.Function;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.RelRule;
import org.apache.calcite.tools.RelBuilderFactory;
import org.jspecify.annotations.Nullable;

/**
 * What a rule applies to. Immutable.
 *
 * @param description the rule's name, distinct among all rules of a planner
 * @param operandSupplier the pattern that the rule matches
 * @param relBuilderFactory makes the builders that the rule uses
 * @param factory makes the rule
 */
record RuleConfig(
    @Nullable String description,
    RelRule.OperandTransform operandSupplier,
    RelBuilderFactory relBuilderFactory,
    Function<RuleConfig, RelOptRule> factory)
    implements RelRule.Config {

  RuleConfig(
      String description,
      RelRule.OperandTransform operandSupplier,
      Function<RuleConfig, RelOptRule> factory) {
    this(description, operandSupplier, ResourceRules.BUILDERS, factory);
  }

  @Override
  public RelOptRule toRule() {
    return factory.apply(this);
  }

  @Override
  public RelRule.Config withRelBuilderFactory(RelBuilderFactory builders) {
    return new RuleConfig(description, operandSupplier, builders, factory);
  }

  @Override
  public RelRule.Config withDescription(@Nullable String name) {
    return new RuleConfig(name, operandSupplier, relBuilderFactory, factory);
  }

  @Override
  public RelRule.Config withOperandSupplier(RelRule.OperandTransform operands) {
    return new RuleConfig(description, operands, relBuilderFactory, factory);
  }
}
