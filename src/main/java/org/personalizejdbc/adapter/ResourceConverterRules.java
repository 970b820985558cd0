package org.personalizejdbc.adapter;

import org.apache.calcite.adapter.enumerable.EnumerableConvention;
import org.apache.calcite.plan.Convention;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.convert.ConverterRule;
import org.jspecify.annotations.Nullable;

/** The rules that make the operators ready to run. */
final class ResourceConverterRules {
  static final RelOptRule LIST =
      ConverterRule.Config.INSTANCE
          .withConversion(
              ResourceList.class,
              Convention.NONE,
              EnumerableConvention.INSTANCE,
              "ResourceListToEnumerable")
          .withRuleFactory(ListConverter::new)
          .toRule(ListConverter.class);

  static final RelOptRule DESCRIBE =
      ConverterRule.Config.INSTANCE
          .withConversion(
              ResourceDescribe.class,
              Convention.NONE,
              EnumerableConvention.INSTANCE,
              "ResourceDescribeToEnumerable")
          .withRuleFactory(DescribeConverter::new)
          .toRule(DescribeConverter.class);

  private ResourceConverterRules() {}

  private static final class ListConverter extends ConverterRule {
    ListConverter(Config config) {
      super(config);
    }

    @Override
    public @Nullable RelNode convert(RelNode rel) {
      return EnumerableResourceList.create((ResourceList) rel);
    }
  }

  private static final class DescribeConverter extends ConverterRule {
    DescribeConverter(Config config) {
      super(config);
    }

    @Override
    public @Nullable RelNode convert(RelNode rel) {
      final ResourceDescribe describe = (ResourceDescribe) rel;
      final RelNode input =
          convert(
              describe.getInput(),
              describe.getInput().getTraitSet().replace(EnumerableConvention.INSTANCE));
      return EnumerableResourceDescribe.create(describe, input);
    }
  }
}
