package org.personalizejdbc.adapter;

import java.util.List;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelOptTable;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.logical.LogicalValues;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.schema.FunctionParameter;
import org.apache.calcite.schema.TableMacro;
import org.apache.calcite.schema.TranslatableTable;
import org.apache.calcite.schema.impl.AbstractTable;
import org.apache.calcite.schema.impl.ReflectiveFunctionBase;
import org.apache.calcite.tools.RelBuilder;
import org.jspecify.annotations.Nullable;
import org.personalizejdbc.api.PersonalizeSession;
import org.personalizejdbc.api.ResourceTable;

/**
 * {@code describe_campaign('…')} for a plain Calcite connection, which does not know the rule that
 * makes the describe operator of {@link DescribeFunction}: it takes constants only.
 */
final class DescribeMacro implements TableMacro {
  private final ResourceTable<?, ?, ?> table;
  private final PersonalizeSession session;

  DescribeMacro(ResourceTable<?, ?, ?> table, PersonalizeSession session) {
    this.table = table;
    this.session = session;
  }

  @Override
  public TranslatableTable apply(List<? extends @Nullable Object> arguments) {
    final Object arn = arguments.get(0);
    return new Described(arn == null ? null : arn.toString());
  }

  @Override
  public List<FunctionParameter> getParameters() {
    return ReflectiveFunctionBase.builder().add(String.class, "arn").build();
  }

  /** The row of one ARN, as a table. */
  private final class Described extends AbstractTable implements TranslatableTable {
    private final @Nullable String arn;

    Described(@Nullable String arn) {
      this.arn = arn;
    }

    @Override
    public RelDataType getRowType(RelDataTypeFactory typeFactory) {
      return ColumnTypes.rowType(typeFactory, table);
    }

    @Override
    public RelNode toRel(RelOptTable.ToRelContext context, RelOptTable relOptTable) {
      final RelOptCluster cluster = context.getCluster();
      final RexBuilder rexBuilder = cluster.getRexBuilder();
      final RelDataType type = KeyCondition.keyType(rexBuilder);
      final RexNode key =
          arn == null
              ? rexBuilder.makeNullLiteral(type)
              : rexBuilder.makeCast(type, rexBuilder.makeLiteral(arn));
      final RelBuilder builder = ResourceRules.BUILDERS.create(cluster, null);
      builder.push(LogicalValues.createOneRow(cluster));
      builder.project(List.of(key), List.of("key"), true);
      return ResourceDescribe.rowsOnly(
          builder,
          ResourceDescribe.create(
              builder.build(), DescribeSpec.of(table, session, 0, DescribeSpec.Keys.ARGUMENT)));
    }
  }
}
