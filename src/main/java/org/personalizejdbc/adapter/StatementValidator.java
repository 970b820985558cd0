package org.personalizejdbc.adapter;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.sql.validate.SqlValidatorCatalogReader;
import org.apache.calcite.sql.validate.SqlValidatorImpl;
import org.apache.calcite.sql.validate.SqlValidatorScope;
import org.jspecify.annotations.Nullable;

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

  /**
   * The call that an identifier is, where it names a function that needs no brackets. Calcite looks
   * every column's name up among all functions, those of the schemas included, which have brackets.
   */
  @Override
  public @Nullable SqlCall makeNullaryCall(SqlIdentifier id) {
    return EngineFunctions.mayBeBare(id.names.get(id.names.size() - 1))
        ? super.makeNullaryCall(id)
        : null;
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
