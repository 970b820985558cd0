package org.personalizejdbc.jdbc;

import java.sql.ParameterMetaData;
import java.sql.SQLException;
import java.util.List;
import org.apache.calcite.avatica.AvaticaParameter;

/**
 * What the parameters of a statement are; whether one may be NULL is not known. Immutable and safe
 * for concurrent use.
 */
final class PersonalizeParameterMetaData implements ParameterMetaData, SelfWrapper {
  private final List<AvaticaParameter> parameters;

  PersonalizeParameterMetaData(List<AvaticaParameter> parameters) {
    this.parameters = parameters;
  }

  private AvaticaParameter parameter(int index) throws SQLException {
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

  @Override
  public boolean isSigned(int index) throws SQLException {
    return parameter(index).signed;
  }

  @Override
  public int getPrecision(int index) throws SQLException {
    return parameter(index).precision;
  }

  @Override
  public int getScale(int index) throws SQLException {
    return parameter(index).scale;
  }

  /** Of {@link java.sql.Types}. */
  @Override
  public int getParameterType(int index) throws SQLException {
    return parameter(index).parameterType;
  }

  @Override
  public String getParameterTypeName(int index) throws SQLException {
    return parameter(index).typeName;
  }

  @Override
  public String getParameterClassName(int index) throws SQLException {
    return parameter(index).className;
  }

  @Override
  public int getParameterMode(int index) throws SQLException {
    parameter(index);
    return parameterModeIn;
  }
}
