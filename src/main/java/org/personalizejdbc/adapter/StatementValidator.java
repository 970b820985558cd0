package org.personalizejdbc.adapter;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.sql.validate.SqlValidatorCatalogReader;
import org.apache.calcite.sql.validate.SqlValidatorImpl;
import org.apache.calcite.sql.validate.SqlValidatorScope;

/**
 * Calcite's validator, to which a parameter is text where nothing around it says otherwise, as to
 * PostgreSQL: in {@code SELECT ?}, {@code UPPER(?)}, {@code ? || 'x'}.
 */
final class StatementValidator extends SqlValidatorImpl {
  StatementValidator(
      SqlOperatorTable operators,
      SqlValidatorCatalogReader reader,
      RelDataTypeFactory factory,
      Config config) {
    super(operators, reader, factory, config);
  }

  @Override
  protected void inferUnknownTypes(
      RelDataType inferredType, SqlValidatorScope scope, SqlNode node) {
    super.inferUnknownTypes(
        node instanceof SqlDynamicParam && isText(inferredType) ? unbounded() : inferredType,
        scope,
        node);
  }

  private boolean isText(RelDataType type) {
    return type.equals(unknownType) || SqlTypeUtil.inCharFamily(type);
  }

  /** Not of the length of what it is compared with, to which its value would be padded or cut. */
  private RelDataType unbounded() {
    return typeFactory.createTypeWithNullability(
        typeFactory.createSqlType(SqlTypeName.VARCHAR), true);
  }
}
