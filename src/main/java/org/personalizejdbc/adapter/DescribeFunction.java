package org.personalizejdbc.adapter;

import java.lang.reflect.Type;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.FunctionParameter;
import org.apache.calcite.schema.TableFunction;
import org.apache.calcite.schema.impl.ReflectiveFunctionBase;
import org.jspecify.annotations.Nullable;
import org.personalizejdbc.api.PersonalizeSession;
import org.personalizejdbc.api.ResourceTable;

/**
 * The table function {@code describe_campaign(arn)}: the row of {@code campaigns} that an ARN
 * names. {@link DescribeFunctionRule} makes the describe operator of it.
 */
final class DescribeFunction implements TableFunction, ResourceDetails {
  static final String NAME = "describe_campaign";

  private final ResourceTable<?, ?, ?> table;
  private final PersonalizeSession session;

  DescribeFunction(ResourceTable<?, ?, ?> table, PersonalizeSession session) {
    this.table = table;
    this.session = session;
  }

  @Override
  public ResourceTable<?, ?, ?> table() {
    return table;
  }

  @Override
  public String remarks() {
    return "The row of " + table.name() + " that an ARN names; none where AWS knows no such one";
  }

  PersonalizeSession session() {
    return session;
  }

  @Override
  public RelDataType getRowType(
      RelDataTypeFactory typeFactory, List<? extends @Nullable Object> arguments) {
    return ColumnTypes.rowType(typeFactory, table);
  }

  @Override
  public Type getElementType(List<? extends @Nullable Object> arguments) {
    return Object[].class;
  }

  @Override
  public List<FunctionParameter> getParameters() {
    return ReflectiveFunctionBase.builder().add(String.class, "arn").build();
  }
}
