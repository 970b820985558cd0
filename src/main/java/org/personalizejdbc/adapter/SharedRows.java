package org.personalizejdbc.adapter;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.calcite.plan.Convention;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rel.SingleRel;

/**
 * A relation that stands at several places of a plan and is read once: all see the same rows, even
 * where the inventory changes meanwhile. Its rows are kept while the statement runs.
 */
class SharedRows extends SingleRel {
  /** Tells relations apart within a plan; JVM-wide only since nothing else is at hand. */
  private static final AtomicLong IDS = new AtomicLong();

  final long id;

  SharedRows(RelTraitSet traits, RelNode input, long id) {
    super(input.getCluster(), traits, input);
    this.id = id;
  }

  /** Makes the first place; {@link #copy} makes others that share its rows. */
  static SharedRows create(RelNode input) {
    return new SharedRows(
        input.getCluster().traitSetOf(Convention.NONE), input, IDS.incrementAndGet());
  }

  @Override
  public RelNode copy(RelTraitSet traitSet, List<RelNode> inputs) {
    return new SharedRows(traitSet, sole(inputs), id);
  }

  @Override
  public RelWriter explainTerms(RelWriter writer) {
    return super.explainTerms(writer).itemIf("id", id, ResourceList.isDigest(writer));
  }
}
