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

/**
 * The list operator, a leaf: the summaries of every account and Region in scope, as far as the
 * columns of a table can be read from them. Its first column is the ARN; its last, where the table
 * has one, is the parent's ARN, null where the listing is not narrowed to one.
 */
class ResourceList extends AbstractRelNode {
  /** Nobody knows how many resources there are before listing them; an account has some dozens. */
  static final double GUESSED_ROWS = 100;

  final ListSpec spec;

  ResourceList(RelOptCluster cluster, RelTraitSet traits, ListSpec spec) {
    super(cluster, traits);
    this.spec = spec;
  }

  static ResourceList create(RelOptCluster cluster, ListSpec spec) {
    return new ResourceList(cluster, cluster.traitSetOf(Convention.NONE), spec);
  }

  /** The same operator with another specification, whose row must be the same. */
  ResourceList with(ListSpec changed) {
    return new ResourceList(getCluster(), getTraitSet(), changed);
  }

  @Override
  protected RelDataType deriveRowType() {
    return ColumnTypes.listedRowType(getCluster().getTypeFactory(), spec.table());
  }

  @Override
  public RelNode copy(RelTraitSet traitSet, List<RelNode> inputs) {
    return new ResourceList(getCluster(), traitSet, spec);
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
    return spec.table().resource().name() + "List";
  }

  @Override
  public RelWriter explainTerms(RelWriter writer) {
    final ListSpec.Parent parent = spec.parent();
    return writeSession(
        super.explainTerms(writer)
            .item("operation", spec.table().resource().listOperation())
            .item("regions", scope())
            .itemIf("accounts", accounts(), spec.accounts() != null || hasSeveralAccounts())
            .itemIf("table", spec.table().name(), isDigest(writer))
            .itemIf(
                "parent",
                parent == null
                    ? ""
                    : parent.column().name() + " = " + Constants.tell(parent.value()),
                parent != null)
            .itemIf("rows", spec.bound(), isDigest(writer) || spec.bound().isTold())
            .itemIf("mayLeaveOut", true, isDigest(writer) && spec.mayLeaveOut())
            .item("calls", calls()),
        spec.session());
  }

  /** An upper bound on the calls, in words. */
  private String calls() {
    return spec.parent() != null
        ? "one per page of 100 of that parent"
        : "one per page of 100, at least one per Region"
            + (hasSeveralAccounts() ? " and account" : "")
            + (spec.bound().isTold() ? ", as rows are read" : "");
  }

  private String scope() {
    if (spec.regions() != null) {
      return spec.regions().stream().map(Constants::tell).toList().toString();
    }
    return spec.session().regionChoice().toString();
  }

  private boolean hasSeveralAccounts() {
    return spec.session().accounts().size() > 1;
  }

  private String accounts() {
    return spec.accounts() == null
        ? spec.session().accounts().toString()
        : spec.accounts().stream().map(Constants::tell).toList().toString();
  }

  /** Tells operators of different sessions apart where the planner compares them. */
  static RelWriter writeSession(RelWriter writer, PersonalizeSession session) {
    return writer.itemIf("session", System.identityHashCode(session), isDigest(writer));
  }

  static boolean isDigest(RelWriter writer) {
    return Objects.equals(writer.getDetailLevel(), SqlExplainLevel.DIGEST_ATTRIBUTES);
  }
}
