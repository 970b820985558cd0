package org.personalizejdbc.adapter;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.adapter.enumerable.EnumerableConvention;
import org.apache.calcite.adapter.enumerable.EnumerableFilter;
import org.apache.calcite.adapter.enumerable.EnumerableProject;
import org.apache.calcite.plan.Convention;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.convert.ConverterRule;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.util.ImmutableBitSet;
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

  static final RelOptRule KEY_LIST =
      ConverterRule.Config.INSTANCE
          .withConversion(
              KeyList.class, Convention.NONE, EnumerableConvention.INSTANCE, "KeyListToEnumerable")
          .withRuleFactory(KeyListConverter::new)
          .toRule(KeyListConverter.class);

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

  private static final class KeyListConverter extends ConverterRule {
    KeyListConverter(Config config) {
      super(config);
    }

    @Override
    public @Nullable RelNode convert(RelNode rel) {
      return EnumerableKeyList.create((KeyList) rel);
    }
  }

  private static final class DescribeConverter extends ConverterRule {
    DescribeConverter(Config config) {
      super(config);
    }

    @Override
    public @Nullable RelNode convert(RelNode rel) {
      final ResourceDescribe describe = (ResourceDescribe) rel;
      return describe(
          describe,
          convert(
              describe.getInput(),
              describe.getInput().getTraitSet().replace(EnumerableConvention.INSTANCE)));
    }
  }

  /**
   * The describe operator, ready to run over an input that is. The re-check becomes a filter above,
   * over the columns that it needs besides.
   */
  static RelNode describe(ResourceDescribe describe, RelNode input) {
    final DescribeSpec spec = describe.spec;
    final RexNode recheck = spec.recheck();
    if (recheck == null) {
      return EnumerableResourceDescribe.create(input, spec);
    }
    final List<Integer> columns =
        ImmutableBitSet.of(spec.columns()).union(RelOptUtil.InputFinder.bits(recheck)).asList();
    final EnumerableResourceDescribe wide =
        EnumerableResourceDescribe.create(input, spec.withRecheck(null).withColumns(columns));
    final int width = wide.inputWidth();
    final EnumerableFilter filter =
        EnumerableFilter.create(
            wide,
            recheck.accept(
                new RexShuttle() {
                  @Override
                  public RexNode visitInputRef(RexInputRef ref) {
                    return RexInputRef.of(
                        width + columns.indexOf(ref.getIndex()), wide.getRowType());
                  }
                }));
    final List<RexNode> fields = new ArrayList<>();
    for (int i = 0; i < width; i++) {
      fields.add(RexInputRef.of(i, wide.getRowType()));
    }
    for (int column : spec.columns()) {
      fields.add(RexInputRef.of(width + columns.indexOf(column), wide.getRowType()));
    }
    return EnumerableProject.create(filter, fields, describe.getRowType());
  }
}
