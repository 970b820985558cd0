package org.personalizejdbc.adapter;

import java.util.List;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelOptTable;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.Statistic;
import org.apache.calcite.schema.Statistics;
import org.apache.calcite.schema.TranslatableTable;
import org.apache.calcite.schema.impl.AbstractTable;
import org.apache.calcite.tools.RelBuilder;
import org.apache.calcite.util.ImmutableBitSet;
import org.jspecify.annotations.Nullable;
import org.personalizejdbc.api.PersonalizeSession;
import org.personalizejdbc.api.ResourceTable;

/**
 * A table of a resource. It reads as a describe over a listing of ARNs; the rules in {@link
 * ResourceRules} find something cheaper where they can.
 */
final class PersonalizeTable extends AbstractTable implements TranslatableTable, ResourceDetails {
  private final ResourceTable<?, ?, ?> table;
  private final PersonalizeSession session;

  /** What was asked for last: one engine asks, again and again. */
  private volatile @Nullable RowType rowType;

  /** A row type, and what made it. */
  private record RowType(RelDataTypeFactory factory, RelDataType type) {}

  PersonalizeTable(ResourceTable<?, ?, ?> table, PersonalizeSession session) {
    this.table = table;
    this.session = session;
  }

  @Override
  public ResourceTable<?, ?, ?> table() {
    return table;
  }

  /** The session whose calls reading it makes. */
  PersonalizeSession session() {
    return session;
  }

  @Override
  public RelDataType getRowType(RelDataTypeFactory typeFactory) {
    final RowType known = rowType;
    if (known != null && known.factory == typeFactory) {
      return known.type;
    }
    final RelDataType type = ColumnTypes.rowType(typeFactory, table);
    rowType = new RowType(typeFactory, type);
    return type;
  }

  @Override
  public Statistic getStatistic() {
    final int[] key =
        table.primaryKey().stream()
            .mapToInt(name -> table.columns().stream().map(c -> c.name()).toList().indexOf(name))
            .toArray();
    return Statistics.of(ResourceList.GUESSED_ROWS, List.of(ImmutableBitSet.of(key)));
  }

  /**
   * The plan of the whole table.
   *
   * <pre>
   * Project(campaign_arn, name, …)
   *   CampaignDescribe(key=[campaign_arn])
   *     Project(campaign_arn)
   *       CampaignList
   * </pre>
   */
  @Override
  public RelNode toRel(RelOptTable.ToRelContext context, RelOptTable relOptTable) {
    final RelOptCluster cluster = context.getCluster();
    final RelBuilder builder = ResourceRules.BUILDERS.create(cluster, null);
    builder.push(ResourceList.create(cluster, ListSpec.of(table, session)));
    builder.project(builder.field(0));
    return ResourceDescribe.rowsOnly(
        builder,
        ResourceDescribe.create(
            builder.build(), DescribeSpec.of(table, session, 0, DescribeSpec.Keys.LISTED)));
  }
}
