package org.personalizejdbc.adapter;

import java.util.List;
import java.util.stream.Collectors;
import org.apache.calcite.plan.Convention;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.AbstractRelNode;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexNode;

/**
 * The values of literals and parameters, each once, as rows of one column: the keys of a condition
 * with parameters, or with very many literals. For a thousand of them Calcite would take minutes
 * over a union of one-row relations, and for some more could not compile VALUES.
 */
class KeyList extends AbstractRelNode {
  final List<RexNode> keys;

  /**
   * Makes the operator.
   *
   * @param keys texts as {@link Constants#isText} reads them
   */
  KeyList(RelOptCluster cluster, RelTraitSet traits, List<RexNode> keys) {
    super(cluster, traits);
    this.keys = keys;
  }

  /** Makes the logical operator. */
  static KeyList create(RelOptCluster cluster, List<RexNode> keys) {
    return new KeyList(cluster, cluster.traitSetOf(Convention.NONE), List.copyOf(keys));
  }

  @Override
  protected RelDataType deriveRowType() {
    return getCluster()
        .getTypeFactory()
        .builder()
        .add("key", KeyCondition.keyType(getCluster().getRexBuilder()))
        .build();
  }

  @Override
  public RelNode copy(RelTraitSet traitSet, List<RelNode> inputs) {
    return new KeyList(getCluster(), traitSet, keys);
  }

  @Override
  public double estimateRowCount(RelMetadataQuery mq) {
    return keys.size();
  }

  @Override
  public RelWriter explainTerms(RelWriter writer) {
    return super.explainTerms(writer)
        .item(
            "keys", keys.stream().map(Constants::tell).collect(Collectors.joining(", ", "[", "]")));
  }
}
