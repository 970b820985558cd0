package org.personalizejdbc.adapter;

import com.google.common.base.Suppliers;
import java.util.List;
import java.util.function.Supplier;
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
import org.personalizejdbc.api.PersonalizeSession;
import org.personalizejdbc.api.ResourceTable;

/**
 * A table of a resource. It reads as a describe over a listing of ARNs; the rules in {@link
 * ResourceRules} find something cheaper where they can.
 */
final class PersonalizeTable extends AbstractTable implements TranslatableTable, ResourceDetails {
  private final ResourceTable<?, ?, ?> table;
  private final PersonalizeSession session;

  /** Asked for again and again by each planning, and by a plain look-up never. */
  private final Supplier<Statistic> statistic = Suppliers.memoize(this::newStatistic);

  PersonalizeTable(ResourceTable<?, ?, ?> table, PersonalizeSession session) {
    this.table = table;
    this.session = session;
  }

  @Override
  public ResourceTable<?, ?, ?> table() {
    return table;
  }

  @Override
  public RelDataType getRowType(RelDataTypeFactory typeFactory) {
    return ColumnTypes.rowType(typeFactory, table);
  }

  @Override
  public Statistic getStatistic() {
    return statistic.get();
  }

  private Statistic newStatistic() {
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
