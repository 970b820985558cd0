package org.personalizejdbc.adapter;

import com.google.common.collect.ImmutableList;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.rel.RelCollation;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.metadata.RelMetadataQuery;

/**
 * What is known of a plan's operators as long as nothing is chosen by cost: not in which order
 * their rows come, which no table of ours has. Calcite asks for it with every projection, and
 * generates and compiles a class to work it out, anew for each kind of operator; in a new JVM that
 * takes as long as the call that the plan is for. For one thread.
 */
final class UnorderedMetadata extends RelMetadataQuery {
  private UnorderedMetadata() {}

  /** Has a cluster ask this. */
  static void begin(RelOptCluster cluster) {
    cluster.setMetadataQuerySupplier(UnorderedMetadata::new);
    cluster.invalidateMetadataQuery();
  }

  /** Has a cluster ask for the order, too. */
  static void end(RelOptCluster cluster) {
    cluster.setMetadataQuerySupplier(RelMetadataQuery::instance);
    cluster.invalidateMetadataQuery();
  }

  @Override
  public ImmutableList<RelCollation> collations(RelNode rel) {
    return ImmutableList.of();
  }
}
