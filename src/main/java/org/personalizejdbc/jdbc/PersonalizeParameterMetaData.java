package org.personalizejdbc.jdbc;

import java.sql.ParameterMetaData;
import java.sql.SQLException;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;

/**
 * What the parameters of a statement are; whether one may be NULL is not known. Immutable and safe
 * for concurrent use.
 */
final class PersonalizeParameterMetaData implements ParameterMetaData, SelfWrapper {
  private final List<JdbcType> parameters;

  /** Of the types of the parameters, in order. */
  PersonalizeParameterMetaData(List<RelDataType> parameters) {
    this.parameters = parameters.stream().map(JdbcType::of).toList();
  }

  private JdbcType parameter(int index) throws SQLException {
    if (index < 1 || index > parameters.size()) {
      throw SqlErrors.invalidArgument(
          "There is no parameter " + index + ": the statement has " + parameters.size());
    }
    return parameters.get(index - 1);
  }

  @Override
  public int getParameterCount() {
    return parameters.size();
  }

  @Override
  public int isNullable(int index) throws SQLException {
    parameter(index);
    return parameterNullableUnknown;
  }

  /** Always false, as Calcite has it. */
  @Override
  public boolean isSigned(int index) throws SQLException {
    parameter(index);
    return false;
  }

  @Override
  public int getPrecision(int index) throws SQLException {
    return parameter(index).precision();
  }

  @Override
  public int getScale(int index) throws SQLException {
    return parameter(index).scale();
  }

  /** Of {@link java.sql.Types}. */
  @Override
  public int getParameterType(int index) throws SQLException {
    return parameter(index).code();
  }

  @Override
  public String getParameterTypeName(int index) throws SQLException {
    return parameter(index).name();
  }

  /** Any: a value of any class that can be converted is taken. */
  @Override
  public String getParameterClassName(int index) throws SQLException {
    parameter(index);
    return Object.class.getName();
  }

  @Override
  public int getParameterMode(int index) throws SQLException {
    parameter(index);
    return parameterModeIn;
  }
}
