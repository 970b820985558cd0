package org.personalizejdbc.adapter;

import java.util.List;
import org.apache.calcite.plan.Convention;
import org.apache.calcite.plan.RelOptCost;
import org.apache.calcite.plan.RelOptPlanner;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rel.SingleRel;
import org.apache.calcite.rel.core.Calc;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Values;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.sql.validate.SqlValidatorUtil;
import org.apache.calcite.tools.RelBuilder;
import org.apache.calcite.util.ImmutableIntList;
import org.jspecify.annotations.Nullable;

/**
 * The describe operator: looks the ARN in one column of its input up, and adds columns of a table.
 * Its row is the input's row followed by the table's columns, as a join's is; it keeps the input's
 * order and asks for each distinct ARN once.
 *
 * <p>A row whose ARN is null, cannot name such a resource, or is unknown to AWS is dropped, or
 * padded with nulls where the operator is outer.
 */
class ResourceDescribe extends SingleRel {
  /** What a call weighs against handling a row. */
  private static final double CALL_COST = 10;

  final DescribeSpec spec;

  ResourceDescribe(RelTraitSet traits, RelNode input, DescribeSpec spec) {
    super(input.getCluster(), traits, input);
    this.spec = spec;
  }

  /** Makes the logical operator. */
  static ResourceDescribe create(RelNode input, DescribeSpec spec) {
    return new ResourceDescribe(input.getCluster().traitSetOf(Convention.NONE), input, spec);
  }

  /** The table's columns alone, without the input's. */
  static RelNode rowsOnly(RelBuilder builder, ResourceDescribe describe) {
    builder.push(describe);
    final int from = describe.inputWidth();
    return builder
        .project(
            builder.fields(ImmutableIntList.range(from, from + describe.spec.columns().size())),
            ColumnTypes.rowType(builder.getTypeFactory(), describe.spec.table()).getFieldNames(),
            true)
        .build();
  }

  /** The width of the input's row: the index of the first of the table's columns. */
  final int inputWidth() {
    return getInput().getRowType().getFieldCount();
  }

  /**
   * Which of the table's columns stands in a field of this operator's row.
   *
   * @return the column's index, 0 (the ARN) for the key itself, -1 for another field of the input
   */
  final int tableColumn(int field) {
    if (field >= inputWidth()) {
      return spec.columns().get(field - inputWidth());
    }
    return field == spec.key() && !spec.outer() ? 0 : -1;
  }

  /** Whether a field of this operator's row holds the ARN that was looked up. */
  final boolean isArn(int field) {
    return tableColumn(field) == 0;
  }

  /**
   * What stands below the projection to the ARN, where the ARNs come out of a listing: filters and
   * sorts over a list operator, with that operator's row.
   *
   * @return null where the ARNs come from elsewhere
   */
  final @Nullable RelNode listing() {
    if (spec.keys() != DescribeSpec.Keys.LISTED) {
      return null;
    }
    final RelNode input = getInput().stripped();
    if (input instanceof Project project) {
      return project.getProjects().size() == 1
              && project.getProjects().get(0) instanceof RexInputRef ref
              && ref.getIndex() == 0
          ? project.getInput().stripped()
          : null;
    }
    // A listing of which no other column is read needs no projection.
    return input.getRowType().getFieldCount() == 1 ? input : null;
  }

  /** The list operator below filters and sorts. */
  static @Nullable ResourceList listOf(@Nullable RelNode listing) {
    RelNode node = listing;
    while (node != null && !(node instanceof ResourceList)) {
      node = node.getInputs().size() == 1 ? node.getInput(0).stripped() : null;
    }
    return (ResourceList) node;
  }

  @Override
  protected RelDataType deriveRowType() {
    return SqlValidatorUtil.deriveJoinRowType(
        getInput().getRowType(),
        ColumnTypes.rowType(getCluster().getTypeFactory(), spec.table(), spec.columns()),
        spec.outer() ? JoinRelType.LEFT : JoinRelType.INNER,
        getCluster().getTypeFactory(),
        null,
        List.of());
  }

  @Override
  public RelNode copy(RelTraitSet traitSet, List<RelNode> inputs) {
    return new ResourceDescribe(traitSet, sole(inputs), spec);
  }

  @Override
  public void register(RelOptPlanner planner) {
    ResourceRules.registerIn(planner);
  }

  @Override
  public double estimateRowCount(RelMetadataQuery mq) {
    return mq.getRowCount(getInput());
  }

  @Override
  public @Nullable RelOptCost computeSelfCost(RelOptPlanner planner, RelMetadataQuery mq) {
    // Calcite's VolcanoCost compares row counts alone, so that is where calls must count.
    final double calls = mq.getRowCount(getInput()) * CALL_COST;
    return planner.getCostFactory().makeCost(calls, calls, calls);
  }

  @Override
  public String getRelTypeName() {
    return spec.table().resource().name() + "Describe";
  }

  @Override
  public RelWriter explainTerms(RelWriter writer) {
    final boolean digest = ResourceList.isDigest(writer);
    return ResourceList.writeSession(
        super.explainTerms(writer)
            .item("operation", spec.table().resource().describeOperation())
            .item("key", getInput().getRowType().getFieldNames().get(spec.key()))
            .item("table", spec.table().name())
            .itemIf("keyIndex", spec.key(), digest)
            .itemIf("keys", spec.keys(), digest)
            .itemIf("columns", spec.columns(), digest)
            .itemIf("weakened", true, digest && spec.weakened())
            .itemIf("mayLeaveOut", true, digest && spec.mayLeaveOut())
            .itemIf("outer", true, spec.outer())
            .itemIf("recheck", spec.recheck(), spec.recheck() != null)
            .itemIf("rows", spec.bound(), digest || spec.bound().isTold())
            .item("calls", calls()),
        spec.session());
  }

  /** An upper bound on the calls, in words. */
  private String calls() {
    final String bounded =
        spec.bound() instanceof RowBound.Limit ? ", as rows are read: " + spec.bound() : "";
    return switch (spec.keys()) {
      case LISTED -> "one per resource listed" + bounded;
      case CONDITION, ARGUMENT -> {
        final int known = listedKeys();
        yield known >= 0 ? "at most " + known : "one per distinct key";
      }
      case EXISTING -> "one per distinct ARN" + bounded;
      case JOINED ->
          spec.needsNoDescription()
              ? "one per distinct ARN; above " + ExistingArns.THRESHOLD + " none but the listing's"
              : "one per distinct ARN; above "
                  + ExistingArns.THRESHOLD
                  + " the scope is listed first, then one per ARN that exists"
                  + bounded;
    };
  }

  /** The most keys that there can be, where a condition lists them, else -1. */
  private int listedKeys() {
    RelNode input = getInput().stripped();
    while (input instanceof Filter || input instanceof Project || input instanceof Calc) {
      input = input.getInput(0).stripped();
    }
    if (input instanceof KeyList list) {
      return list.keys.size();
    }
    return input instanceof Values values ? values.getTuples().size() : -1;
  }
}
