package org.personalizejdbc.adapter;

import org.apache.calcite.prepare.CalciteCatalogReader;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.sql.util.SqlOperatorTables;
import org.apache.calcite.sql.validate.SqlValidatorImpl;
import org.apache.calcite.sql.validate.SqlValidatorScope;
import org.jspecify.annotations.Nullable;

/**
 * Calcite's validator, to which a parameter is text where nothing around it says otherwise, as to
 * PostgreSQL: in {@code SELECT ?}, {@code UPPER(?)}, {@code ? || 'x'}.
 */
final class StatementValidator extends SqlValidatorImpl {
  private static final Config CONFIG =
      Config.DEFAULT
          .withLenientOperatorLookup(EngineConfig.INSTANCE.lenientOperatorLookup())
          .withConformance(EngineConfig.INSTANCE.conformance())
          .withDefaultNullCollation(EngineConfig.INSTANCE.defaultNullCollation())
          .withIdentifierExpansion(true);

  /** Makes a validator of one statement, whose tables and functions a catalog has. */
  StatementValidator(CalciteCatalogReader catalog) {
    super(
        SqlOperatorTables.chain(EngineFunctions.TABLE, catalog),
        catalog,
        catalog.getTypeFactory(),
        CONFIG);
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
        node instanceof SqlDynamicParam && isText(inferredType)
            ? PersonalizeTypeSystem.textParameter(typeFactory)
            : inferredType,
        scope,
        node);
  }

  private boolean isText(RelDataType type) {
    return type.equals(unknownType) || SqlTypeUtil.inCharFamily(type);
  }
}
