package org.personalizejdbc.adapter;

import java.util.List;
import java.util.Objects;
import org.apache.calcite.plan.Convention;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelOptCost;
import org.apache.calcite.plan.RelOptPlanner;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.AbstractRelNode;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlExplainLevel;
import org.jspecify.annotations.Nullable;
import org.personalizejdbc.api.PersonalizeSession;
import org.personalizejdbc.api.ResourceTable;

/**
 * The list operator, a leaf: the summaries of every Region in scope, as far as the columns of a
 * table can be read from them. Its first column is the ARN.
 */
class ResourceList extends AbstractRelNode {
  /** Nobody knows how many resources there are before listing them; an account has some dozens. */
  static final double GUESSED_ROWS = 100;

  final ResourceTable<?, ?, ?> table;
  final PersonalizeSession session;

  ResourceList(
      RelOptCluster cluster,
      RelTraitSet traits,
      ResourceTable<?, ?, ?> table,
      PersonalizeSession session) {
    super(cluster, traits);
    this.table = table;
    this.session = session;
  }

  static ResourceList create(
      RelOptCluster cluster, ResourceTable<?, ?, ?> table, PersonalizeSession session) {
    return new ResourceList(cluster, cluster.traitSetOf(Convention.NONE), table, session);
  }

  @Override
  protected RelDataType deriveRowType() {
    return ColumnTypes.listedRowType(getCluster().getTypeFactory(), table);
  }

  @Override
  public RelNode copy(RelTraitSet traitSet, List<RelNode> inputs) {
    return new ResourceList(getCluster(), traitSet, table, session);
  }

  @Override
  public void register(RelOptPlanner planner) {
    ResourceRules.registerIn(planner);
  }

  @Override
  public double estimateRowCount(RelMetadataQuery mq) {
    return GUESSED_ROWS;
  }

  @Override
  public @Nullable RelOptCost computeSelfCost(RelOptPlanner planner, RelMetadataQuery mq) {
    return planner.getCostFactory().makeCost(GUESSED_ROWS, GUESSED_ROWS, GUESSED_ROWS);
  }

  @Override
  public String getRelTypeName() {
    return table.resource().name() + "List";
  }

  @Override
  public RelWriter explainTerms(RelWriter writer) {
    return writeSession(
        super.explainTerms(writer)
            .item("operation", table.resource().listOperation())
            .item(
                "regions",
                session.configuredRegions().isEmpty() ? "default" : session.configuredRegions())
            .item("columns", table.listedColumns()),
        session);
  }

  /** Tells operators of different sessions apart where the planner compares them. */
  static RelWriter writeSession(RelWriter writer, PersonalizeSession session) {
    return writer.itemIf(
        "session",
        System.identityHashCode(session),
        Objects.equals(writer.getDetailLevel(), SqlExplainLevel.DIGEST_ATTRIBUTES));
  }
}
