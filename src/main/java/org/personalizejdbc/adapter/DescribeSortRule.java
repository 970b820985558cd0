package org.personalizejdbc.adapter;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.Convention;
import org.apache.calcite.plan.RelOptRuleCall;
import org.apache.calcite.plan.RelRule;
import org.apache.calcite.rel.RelCollations;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.logical.LogicalSort;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.tools.RelBuilder;
import org.jspecify.annotations.Nullable;
import org.personalizejdbc.api.ResourceTable;

/**
 * Moves a sort by what the summaries tell, and the rows that OFFSET skips, below the describe
 * operator, so that only the winners are described. The limit stays above: if a campaign vanishes
 * meanwhile, the next one takes its place.
 *
 * <pre>
 * Sort(name, offset=[2], fetch=[5])
 *   CampaignDescribe
 *     Project(campaign_arn)
 *       CampaignList
 * </pre>
 *
 * becomes
 *
 * <pre>
 * Sort(fetch=[5])
 *   CampaignDescribe
 *     Project(campaign_arn)
 *       Sort(name, offset=[2])
 *         CampaignList
 * </pre>
 */
final class DescribeSortRule extends RelRule<RuleConfig> {
  static final RuleConfig CONFIG =
      new RuleConfig(
          "DescribeSortRule",
          b ->
              b.operand(LogicalSort.class)
                  .trait(Convention.NONE)
                  .predicate(sort -> sort.fetch != null || sort.offset != null)
                  .anyInputs(),
          DescribeSortRule::new);

  private DescribeSortRule(RuleConfig config) {
    super(config);
  }

  @Override
  public void onMatch(RelOptRuleCall call) {
    final Sort sort = call.rel(0);
    final Project project = sort.getInput().stripped() instanceof Project p ? p : null;
    final RelNode below = project == null ? sort.getInput() : project.getInput();
    if (!(below.stripped() instanceof ResourceDescribe describe)
        || (project != null && project.containsOver())) {
      return;
    }
    final RelNode listing = describe.listing();
    final boolean sorts = !sort.getCollation().getFieldCollations().isEmpty();
    // Over other inputs a row that is skipped might be one without a description.
    final boolean skips =
        sort.offset != null
            && listing != null
            && describe.spec.table().multiplicity() == ResourceTable.Multiplicity.ONE;
    // This rule's own sort, which moved here through another operator, goes on.
    final boolean moves = sort.fetch != null || skipsNothing(sort);
    if (!skips && !(sorts && moves)) {
      return;
    }
    final RelBuilder builder = ResourceRules.BUILDERS.create(sort.getCluster(), null);
    builder.push(listing == null ? describe.getInput() : listing);
    // Calcite drops a sort that neither skips nor limits from below other operators.
    final RexNode skipped =
        skips && sort.offset != null
            ? sort.offset
            : sort.getCluster().getRexBuilder().makeExactLiteral(BigDecimal.ZERO);
    if (!sorts) {
      builder.push(LogicalSort.create(builder.build(), RelCollations.EMPTY, skipped, null));
    } else if (!pushSort(builder, sort, project, describe, skipped)) {
      return;
    }
    if (listing != null) {
      builder.project(builder.field(0));
    }
    builder.push(ResourceDescribe.create(builder.build(), describe.spec));
    if (project != null) {
      builder.project(project.getProjects(), project.getRowType().getFieldNames(), true);
    }
    final RelNode described = builder.build();
    final RexNode offset = skips || skipsNothing(sort) ? null : sort.offset;
    call.transformTo(
        sort.fetch == null && offset == null
            ? described
            : LogicalSort.create(described, RelCollations.EMPTY, offset, sort.fetch));
  }

  private static boolean skipsNothing(Sort sort) {
    return sort.offset instanceof RexLiteral literal
        && BigDecimal.ZERO.equals(literal.getValueAs(BigDecimal.class));
  }

  /** Pushes the sort over what is below, whose row stays as it is; false where a key needs more. */
  private static boolean pushSort(
      RelBuilder builder,
      Sort sort,
      @Nullable Project project,
      ResourceDescribe describe,
      RexNode skipped) {
    final List<RexNode> fields = new ArrayList<>(builder.fields());
    final int width = fields.size();
    final List<RelFieldCollation> keys = new ArrayList<>();
    for (RelFieldCollation collation : sort.getCollation().getFieldCollations()) {
      final RexNode key =
          project == null
              ? describe
                  .getCluster()
                  .getRexBuilder()
                  .makeInputRef(describe, collation.getFieldIndex())
              : project.getProjects().get(collation.getFieldIndex());
      if (!RexUtil.isDeterministic(key)
          || !DescribeFilterRule.refersOnlyTo(key, field -> below(describe, field) >= 0)) {
        return false;
      }
      fields.add(
          Refs.replace(
              builder.getRexBuilder(), key, field -> builder.field(below(describe, field))));
      keys.add(collation.withFieldIndex(fields.size() - 1));
    }
    final List<String> names = builder.peek().getRowType().getFieldNames();
    builder.project(fields);
    builder.push(LogicalSort.create(builder.build(), RelCollations.of(keys), skipped, null));
    builder.project(builder.fields().subList(0, width), names, true);
    return true;
  }

  /** Where a field of the describe operator stands in what is below; -1 where it does not. */
  private static int below(ResourceDescribe describe, int field) {
    final ResourceList list = ResourceDescribe.listOf(describe.listing());
    if (list != null) {
      return list.spec.indexOf(describe.tableColumn(field));
    } else if (field < describe.inputWidth()) {
      return field;
    }
    return describe.isArn(field) && !describe.spec.outer() ? describe.spec.key() : -1;
  }
}
