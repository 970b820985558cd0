package org.personalizejdbc.adapter;

import java.util.List;
import org.apache.calcite.plan.Convention;
import org.apache.calcite.plan.RelOptCost;
import org.apache.calcite.plan.RelOptPlanner;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rel.SingleRel;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.validate.SqlValidatorUtil;
import org.apache.calcite.tools.RelBuilder;
import org.jspecify.annotations.Nullable;
import org.personalizejdbc.api.PersonalizeSession;
import org.personalizejdbc.api.ResourceTable;

/**
 * The describe operator: looks the ARN in one column of its input up, and adds the columns of a
 * table. Its row is the input's row followed by the table's, as a join's is; it keeps the input's
 * order and asks for each distinct ARN once.
 *
 * <p>A row whose ARN is null, cannot name such a resource, or is unknown to AWS is dropped, or
 * padded with nulls where the operator is {@code outer}. Where it is {@code strict} an ARN that
 * cannot name such a resource is an error instead, as it is for a function's argument.
 */
class ResourceDescribe extends SingleRel {
  /** What a call weighs against handling a row. */
  private static final double CALL_COST = 10;

  final int key;
  final ResourceTable<?, ?, ?> table;
  final PersonalizeSession session;
  final boolean outer;
  final boolean strict;

  ResourceDescribe(
      RelTraitSet traits,
      RelNode input,
      int key,
      ResourceTable<?, ?, ?> table,
      PersonalizeSession session,
      boolean outer,
      boolean strict) {
    super(input.getCluster(), traits, input);
    this.key = key;
    this.table = table;
    this.session = session;
    this.outer = outer;
    this.strict = strict;
  }

  /**
   * Makes the logical operator.
   *
   * @param key the input's column that holds the ARN
   */
  static ResourceDescribe create(
      RelNode input,
      int key,
      ResourceTable<?, ?, ?> table,
      PersonalizeSession session,
      boolean outer,
      boolean strict) {
    return new ResourceDescribe(
        input.getCluster().traitSetOf(Convention.NONE), input, key, table, session, outer, strict);
  }

  /** The table's columns alone, without the input's. */
  static RelNode rowsOnly(RelBuilder builder, ResourceDescribe describe) {
    builder.push(describe);
    final int from = describe.firstDescribed();
    return builder
        .project(
            builder.fields(
                org.apache.calcite.util.ImmutableIntList.range(
                    from, from + describe.table.columns().size())),
            ColumnTypes.rowType(builder.getTypeFactory(), describe.table).getFieldNames(),
            true)
        .build();
  }

  /** The index of the first of the table's columns, which holds the ARN. */
  final int firstDescribed() {
    return getInput().getRowType().getFieldCount();
  }

  /** Whether a column of this operator's row holds the ARN that was looked up. */
  final boolean isArn(int field) {
    return field == key || field == firstDescribed();
  }

  @Override
  protected RelDataType deriveRowType() {
    return SqlValidatorUtil.deriveJoinRowType(
        getInput().getRowType(),
        ColumnTypes.rowType(getCluster().getTypeFactory(), table),
        outer ? JoinRelType.LEFT : JoinRelType.INNER,
        getCluster().getTypeFactory(),
        null,
        List.of());
  }

  @Override
  public RelNode copy(RelTraitSet traitSet, List<RelNode> inputs) {
    return new ResourceDescribe(traitSet, sole(inputs), key, table, session, outer, strict);
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
    return table.resource().name() + "Describe";
  }

  @Override
  public RelWriter explainTerms(RelWriter writer) {
    return ResourceList.writeSession(
        super.explainTerms(writer)
            .item("operation", table.resource().describeOperation())
            .item("key", getInput().getRowType().getFieldNames().get(key))
            .item("table", table.name())
            .itemIf("keyIndex", key, writer.getDetailLevel() == DIGEST)
            .itemIf("outer", true, outer)
            .itemIf("strict", true, strict),
        session);
  }

  private static final org.apache.calcite.sql.SqlExplainLevel DIGEST =
      org.apache.calcite.sql.SqlExplainLevel.DIGEST_ATTRIBUTES;
}
