package org.personalizejdbc.adapter;

import java.util.List;
import org.apache.calcite.plan.Convention;
import org.apache.calcite.plan.RelOptRuleCall;
import org.apache.calcite.plan.RelRule;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rex.RexNode;
import org.jspecify.annotations.Nullable;
import org.personalizejdbc.api.Column;

/**
 * Narrows a listing to the Regions and accounts that a condition names. The condition stays above,
 * where it costs nothing.
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
    final ListSpec narrowed = narrowed(list.spec, filter);
    if (narrowed == list.spec) {
      return;
    }
    call.transformTo(filter.copy(filter.getTraitSet(), list.with(narrowed), filter.getCondition()));
  }

  private static ListSpec narrowed(ListSpec spec, Filter filter) {
    ListSpec narrowed = spec;
    if (narrowed.regions() == null) {
      final List<RexNode> regions = constants(spec, "region", filter);
      narrowed = regions == null ? narrowed : narrowed.withRegions(regions);
    }
    if (narrowed.accounts() == null) {
      final List<RexNode> accounts = constants(spec, "account_id", filter);
      narrowed = accounts == null ? narrowed : narrowed.withAccounts(accounts);
    }
    return narrowed;
  }

  /** The constants that a column is one of where the condition holds, or null. */
  private static @Nullable List<RexNode> constants(ListSpec spec, String column, Filter filter) {
    final int field =
        spec.table().listedColumns().stream().map(Column::name).toList().indexOf(column);
    if (field < 0) {
      return null;
    }
    final KeyCondition condition =
        KeyCondition.of(
            filter.getCondition(), f -> f == field, filter.getCluster().getRexBuilder());
    return condition == null || !condition.keys().stream().allMatch(Constants::isText)
        ? null
        : condition.keys();
  }
}
