package org.personalizejdbc.adapter;

import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Sort;

/**
 * Tells look-ups whose keys are ARNs that another operator has listed or described: they exist, so
 * that no listing need tell which of them do.
 *
 * <pre>
 * CampaignDescribe(key=[campaign_arn], keys=[EXISTING])
 *   CampaignDescribe
 *     Project(campaign_arn)
 *       CampaignList
 * </pre>
 */
final class ExistingKeys {
  private ExistingKeys() {}

  /** The same plan, its look-ups with where their keys come from. */
  static RelNode apply(RelNode root) {
    return BottomUp.rewrite(
        root,
        rel ->
            rel instanceof ResourceDescribe describe && areKnownToExist(describe)
                ? ResourceDescribe.create(
                    describe.getInput(),
                    describe.spec.withKeys(describe.spec.key(), DescribeSpec.Keys.EXISTING))
                : rel);
  }

  private static boolean areKnownToExist(ResourceDescribe describe) {
    // Where summaries hold all that is asked for, a listing is the cheaper.
    return describe.spec.keys() == DescribeSpec.Keys.JOINED
        && !describe.spec.needsNoDescription()
        && exists(describe.getInput(), describe.spec.key());
  }

  /** Whether a field is an ARN that AWS has named, or null. */
  private static boolean exists(RelNode rel, int field) {
    final RelNode node = rel.stripped();
    if (node instanceof ResourceList list) {
      return list.spec.indexOf(0) == field;
    } else if (node instanceof ResourceDescribe describe) {
      return describe.isArn(field)
          || (field < describe.inputWidth() && exists(describe.getInput(), field));
    } else if (node instanceof Project project) {
      final int column = KeyCondition.columnOf(project.getProjects().get(field));
      return column >= 0 && exists(project.getInput(), column);
    } else if (node instanceof Aggregate aggregate) {
      return field < aggregate.getGroupCount()
          && exists(aggregate.getInput(), aggregate.getGroupSet().nth(field));
    }
    return (node instanceof Filter || node instanceof Sort || node instanceof Join)
        && Refs.ofInput(node.getInputs(), field, ExistingKeys::exists);
  }
}
