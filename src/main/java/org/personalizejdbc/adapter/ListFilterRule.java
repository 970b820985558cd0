package org.personalizejdbc.adapter;

import org.apache.calcite.plan.Convention;
import org.apache.calcite.plan.RelOptRuleCall;
import org.apache.calcite.plan.RelRule;
import org.apache.calcite.rel.core.Filter;
import org.personalizejdbc.api.ResourceTable;

/**
 * Narrows a listing to the Regions that a condition names. The condition stays above, where it
 * costs nothing.
 *
 * <pre>
 * Filter(region = 'us-east-1')
 *   CampaignList
 * </pre>
 *
 * becomes
 *
 * <pre>
 * Filter(region = 'us-east-1')
 *   CampaignList(regions=['us-east-1'])
 * </pre>
 */
final class ListFilterRule extends RelRule<RuleConfig> {
  static final RuleConfig CONFIG =
      new RuleConfig(
          "ListFilterRule",
          b ->
              b.operand(Filter.class)
                  .oneInput(b1 -> b1.operand(ResourceList.class).trait(Convention.NONE).noInputs()),
          ListFilterRule::new);

  private ListFilterRule(RuleConfig config) {
    super(config);
  }

  @Override
  public void onMatch(RelOptRuleCall call) {
    final Filter filter = call.rel(0);
    final ResourceList list = call.rel(1);
    final int region = regionField(list.spec.table());
    if (region < 0 || list.spec.regions() != null) {
      return;
    }
    final KeyCondition condition =
        KeyCondition.of(
            filter.getCondition(), field -> field == region, filter.getCluster().getRexBuilder());
    if (condition == null || !condition.keys().stream().allMatch(Constants::isText)) {
      return;
    }
    call.transformTo(
        filter.copy(
            filter.getTraitSet(),
            list.with(list.spec.withRegions(condition.keys())),
            filter.getCondition()));
  }

  private static int regionField(ResourceTable<?, ?, ?> table) {
    return table.listedColumns().stream().map(column -> column.name()).toList().indexOf("region");
  }
}
