package org.personalizejdbc.adapter;

import org.apache.calcite.adapter.java.JavaTypeFactory;
import org.apache.calcite.rel.type.DelegatingTypeSystem;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rel.type.RelDataTypeSystem;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;

/** The SQL types of a connection: Calcite's, with texts neither padded nor bound to Latin-1. */
final class PersonalizeTypeSystem extends DelegatingTypeSystem {
  private PersonalizeTypeSystem() {
    super(RelDataTypeSystem.DEFAULT);
  }

  /** Rows of a VALUES list with texts of unequal length are not padded to the longest. */
  @Override
  public boolean shouldConvertRaggedUnionTypesToVarying() {
    return true;
  }

  /** Averages of whole numbers have fractions, as in every database that tools know. */
  @Override
  public RelDataType deriveAvgAggType(RelDataTypeFactory factory, RelDataType argument) {
    return SqlTypeUtil.isExactNumeric(argument)
        ? nullable(factory, factory.createSqlType(SqlTypeName.DOUBLE), argument)
        : super.deriveAvgAggType(factory, argument);
  }

  /** A sum may be larger than what it sums: than an INTEGER, or than the 1.0 of a literal. */
  @Override
  public RelDataType deriveSumType(RelDataTypeFactory factory, RelDataType argument) {
    if (SqlTypeUtil.isIntType(argument)) {
      return nullable(factory, factory.createSqlType(SqlTypeName.BIGINT), argument);
    } else if (SqlTypeUtil.isDecimal(argument)) {
      return nullable(
          factory,
          factory.createSqlType(
              SqlTypeName.DECIMAL, getMaxPrecision(SqlTypeName.DECIMAL), argument.getScale()),
          argument);
    }
    return super.deriveSumType(factory, argument);
  }

  private static RelDataType nullable(
      RelDataTypeFactory factory, RelDataType type, RelDataType argument) {
    return factory.createTypeWithNullability(type, argument.isNullable());
  }

  /** A factory of these types, whose literals are UTF-8. */
  static JavaTypeFactory typeFactory() {
    return new PersonalizeTypeFactory(new PersonalizeTypeSystem());
  }

  /**
   * The type of a parameter that is text: not of the length of what it is compared with, to which
   * its value would be padded or cut.
   */
  static RelDataType textParameter(RelDataTypeFactory types) {
    return types.createTypeWithNullability(types.createSqlType(SqlTypeName.VARCHAR), true);
  }
}
