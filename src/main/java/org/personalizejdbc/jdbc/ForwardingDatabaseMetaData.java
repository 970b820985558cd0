package org.personalizejdbc.jdbc;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.RowIdLifetime;
import java.sql.SQLException;
import java.util.concurrent.Callable;

/**
 * The metadata of a database that hands every call on, and makes an SQLException of whatever fails.
 * It does nothing else: what this driver does otherwise stands in subclasses.
 */
abstract class ForwardingDatabaseMetaData implements DatabaseMetaData {
  final DatabaseMetaData delegate;

  ForwardingDatabaseMetaData(DatabaseMetaData delegate) {
    this.delegate = delegate;
  }

  /** Rows of metadata, as the subclass wants them read. */
  abstract ResultSet rows(Callable<ResultSet> action) throws SQLException;

  @Override
  public boolean allProceduresAreCallable() throws SQLException {
    return SqlErrors.get(() -> delegate.allProceduresAreCallable());
  }

  @Override
  public boolean allTablesAreSelectable() throws SQLException {
    return SqlErrors.get(() -> delegate.allTablesAreSelectable());
  }

  @Override
  public String getURL() throws SQLException {
    return SqlErrors.get(() -> delegate.getURL());
  }

  @Override
  public String getUserName() throws SQLException {
    return SqlErrors.get(() -> delegate.getUserName());
  }

  @Override
  public boolean isReadOnly() throws SQLException {
    return SqlErrors.get(() -> delegate.isReadOnly());
  }

  @Override
  public boolean nullsAreSortedHigh() throws SQLException {
    return SqlErrors.get(() -> delegate.nullsAreSortedHigh());
  }

  @Override
  public boolean nullsAreSortedLow() throws SQLException {
    return SqlErrors.get(() -> delegate.nullsAreSortedLow());
  }

  @Override
  public boolean nullsAreSortedAtStart() throws SQLException {
    return SqlErrors.get(() -> delegate.nullsAreSortedAtStart());
  }

  @Override
  public boolean nullsAreSortedAtEnd() throws SQLException {
    return SqlErrors.get(() -> delegate.nullsAreSortedAtEnd());
  }

  @Override
  public String getDatabaseProductName() throws SQLException {
    return SqlErrors.get(() -> delegate.getDatabaseProductName());
  }

  @Override
  public String getDatabaseProductVersion() throws SQLException {
    return SqlErrors.get(() -> delegate.getDatabaseProductVersion());
  }

  @Override
  public String getDriverName() throws SQLException {
    return SqlErrors.get(() -> delegate.getDriverName());
  }

  @Override
  public String getDriverVersion() throws SQLException {
    return SqlErrors.get(() -> delegate.getDriverVersion());
  }

  @Override
  public int getDriverMajorVersion() {
    return delegate.getDriverMajorVersion();
  }

  @Override
  public int getDriverMinorVersion() {
    return delegate.getDriverMinorVersion();
  }

  @Override
  public boolean usesLocalFiles() throws SQLException {
    return SqlErrors.get(() -> delegate.usesLocalFiles());
  }

  @Override
  public boolean usesLocalFilePerTable() throws SQLException {
    return SqlErrors.get(() -> delegate.usesLocalFilePerTable());
  }

  @Override
  public boolean supportsMixedCaseIdentifiers() throws SQLException {
    return SqlErrors.get(() -> delegate.supportsMixedCaseIdentifiers());
  }

  @Override
  public boolean storesUpperCaseIdentifiers() throws SQLException {
    return SqlErrors.get(() -> delegate.storesUpperCaseIdentifiers());
  }

  @Override
  public boolean storesLowerCaseIdentifiers() throws SQLException {
    return SqlErrors.get(() -> delegate.storesLowerCaseIdentifiers());
  }

  @Override
  public boolean storesMixedCaseIdentifiers() throws SQLException {
    return SqlErrors.get(() -> delegate.storesMixedCaseIdentifiers());
  }

  @Override
  public boolean supportsMixedCaseQuotedIdentifiers() throws SQLException {
    return SqlErrors.get(() -> delegate.supportsMixedCaseQuotedIdentifiers());
  }

  @Override
  public boolean storesUpperCaseQuotedIdentifiers() throws SQLException {
    return SqlErrors.get(() -> delegate.storesUpperCaseQuotedIdentifiers());
  }

  @Override
  public boolean storesLowerCaseQuotedIdentifiers() throws SQLException {
    return SqlErrors.get(() -> delegate.storesLowerCaseQuotedIdentifiers());
  }

  @Override
  public boolean storesMixedCaseQuotedIdentifiers() throws SQLException {
    return SqlErrors.get(() -> delegate.storesMixedCaseQuotedIdentifiers());
  }

  @Override
  public String getIdentifierQuoteString() throws SQLException {
    return SqlErrors.get(() -> delegate.getIdentifierQuoteString());
  }

  @Override
  public String getSQLKeywords() throws SQLException {
    return SqlErrors.get(() -> delegate.getSQLKeywords());
  }

  @Override
  public String getNumericFunctions() throws SQLException {
    return SqlErrors.get(() -> delegate.getNumericFunctions());
  }

  @Override
  public String getStringFunctions() throws SQLException {
    return SqlErrors.get(() -> delegate.getStringFunctions());
  }

  @Override
  public String getSystemFunctions() throws SQLException {
    return SqlErrors.get(() -> delegate.getSystemFunctions());
  }

  @Override
  public String getTimeDateFunctions() throws SQLException {
    return SqlErrors.get(() -> delegate.getTimeDateFunctions());
  }

  @Override
  public String getSearchStringEscape() throws SQLException {
    return SqlErrors.get(() -> delegate.getSearchStringEscape());
  }

  @Override
  public String getExtraNameCharacters() throws SQLException {
    return SqlErrors.get(() -> delegate.getExtraNameCharacters());
  }

  @Override
  public boolean supportsAlterTableWithAddColumn() throws SQLException {
    return SqlErrors.get(() -> delegate.supportsAlterTableWithAddColumn());
  }

  @Override
  public boolean supportsAlterTableWithDropColumn() throws SQLException {
    return SqlErrors.get(() -> delegate.supportsAlterTableWithDropColumn());
  }

  @Override
  public boolean supportsColumnAliasing() throws SQLException {
    return SqlErrors.get(() -> delegate.supportsColumnAliasing());
  }

  @Override
  public boolean nullPlusNonNullIsNull() throws SQLException {
    return SqlErrors.get(() -> delegate.nullPlusNonNullIsNull());
  }

  @Override
  public boolean supportsConvert() throws SQLException {
    return SqlErrors.get(() -> delegate.supportsConvert());
  }

  @Override
  public boolean supportsConvert(int i, int i2) throws SQLException {
    return SqlErrors.get(() -> delegate.supportsConvert(i, i2));
  }

  @Override
  public boolean supportsTableCorrelationNames() throws SQLException {
    return SqlErrors.get(() -> delegate.supportsTableCorrelationNames());
  }

  @Override
  public boolean supportsDifferentTableCorrelationNames() throws SQLException {
    return SqlErrors.get(() -> delegate.supportsDifferentTableCorrelationNames());
  }

  @Override
  public boolean supportsExpressionsInOrderBy() throws SQLException {
    return SqlErrors.get(() -> delegate.supportsExpressionsInOrderBy());
  }

  @Override
  public boolean supportsOrderByUnrelated() throws SQLException {
    return SqlErrors.get(() -> delegate.supportsOrderByUnrelated());
  }

  @Override
  public boolean supportsGroupBy() throws SQLException {
    return SqlErrors.get(() -> delegate.supportsGroupBy());
  }

  @Override
  public boolean supportsGroupByUnrelated() throws SQLException {
    return SqlErrors.get(() -> delegate.supportsGroupByUnrelated());
  }

  @Override
  public boolean supportsGroupByBeyondSelect() throws SQLException {
    return SqlErrors.get(() -> delegate.supportsGroupByBeyondSelect());
  }

  @Override
  public boolean supportsLikeEscapeClause() throws SQLException {
    return SqlErrors.get(() -> delegate.supportsLikeEscapeClause());
  }

  @Override
  public boolean supportsMultipleResultSets() throws SQLException {
    return SqlErrors.get(() -> delegate.supportsMultipleResultSets());
  }

  @Override
  public boolean supportsMultipleTransactions() throws SQLException {
    return SqlErrors.get(() -> delegate.supportsMultipleTransactions());
  }

  @Override
  public boolean supportsNonNullableColumns() throws SQLException {
    return SqlErrors.get(() -> delegate.supportsNonNullableColumns());
  }

  @Override
  public boolean supportsMinimumSQLGrammar() throws SQLException {
    return SqlErrors.get(() -> delegate.supportsMinimumSQLGrammar());
  }

  @Override
  public boolean supportsCoreSQLGrammar() throws SQLException {
    return SqlErrors.get(() -> delegate.supportsCoreSQLGrammar());
  }

  @Override
  public boolean supportsExtendedSQLGrammar() throws SQLException {
    return SqlErrors.get(() -> delegate.supportsExtendedSQLGrammar());
  }

  @Override
  public boolean supportsANSI92EntryLevelSQL() throws SQLException {
    return SqlErrors.get(() -> delegate.supportsANSI92EntryLevelSQL());
  }

  @Override
  public boolean supportsANSI92IntermediateSQL() throws SQLException {
    return SqlErrors.get(() -> delegate.supportsANSI92IntermediateSQL());
  }

  @Override
  public boolean supportsANSI92FullSQL() throws SQLException {
    return SqlErrors.get(() -> delegate.supportsANSI92FullSQL());
  }

  @Override
  public boolean supportsIntegrityEnhancementFacility() throws SQLException {
    return SqlErrors.get(() -> delegate.supportsIntegrityEnhancementFacility());
  }

  @Override
  public boolean supportsOuterJoins() throws SQLException {
    return SqlErrors.get(() -> delegate.supportsOuterJoins());
  }

  @Override
  public boolean supportsFullOuterJoins() throws SQLException {
    return SqlErrors.get(() -> delegate.supportsFullOuterJoins());
  }

  @Override
  public boolean supportsLimitedOuterJoins() throws SQLException {
    return SqlErrors.get(() -> delegate.supportsLimitedOuterJoins());
  }

  @Override
  public String getSchemaTerm() throws SQLException {
    return SqlErrors.get(() -> delegate.getSchemaTerm());
  }

  @Override
  public String getProcedureTerm() throws SQLException {
    return SqlErrors.get(() -> delegate.getProcedureTerm());
  }

  @Override
  public String getCatalogTerm() throws SQLException {
    return SqlErrors.get(() -> delegate.getCatalogTerm());
  }

  @Override
  public boolean isCatalogAtStart() throws SQLException {
    return SqlErrors.get(() -> delegate.isCatalogAtStart());
  }

  @Override
  public String getCatalogSeparator() throws SQLException {
    return SqlErrors.get(() -> delegate.getCatalogSeparator());
  }

  @Override
  public boolean supportsSchemasInDataManipulation() throws SQLException {
    return SqlErrors.get(() -> delegate.supportsSchemasInDataManipulation());
  }

  @Override
  public boolean supportsSchemasInProcedureCalls() throws SQLException {
    return SqlErrors.get(() -> delegate.supportsSchemasInProcedureCalls());
  }

  @Override
  public boolean supportsSchemasInTableDefinitions() throws SQLException {
    return SqlErrors.get(() -> delegate.supportsSchemasInTableDefinitions());
  }

  @Override
  public boolean supportsSchemasInIndexDefinitions() throws SQLException {
    return SqlErrors.get(() -> delegate.supportsSchemasInIndexDefinitions());
  }

  @Override
  public boolean supportsSchemasInPrivilegeDefinitions() throws SQLException {
    return SqlErrors.get(() -> delegate.supportsSchemasInPrivilegeDefinitions());
  }

  @Override
  public boolean supportsCatalogsInDataManipulation() throws SQLException {
    return SqlErrors.get(() -> delegate.supportsCatalogsInDataManipulation());
  }

  @Override
  public boolean supportsCatalogsInProcedureCalls() throws SQLException {
    return SqlErrors.get(() -> delegate.supportsCatalogsInProcedureCalls());
  }

  @Override
  public boolean supportsCatalogsInTableDefinitions() throws SQLException {
    return SqlErrors.get(() -> delegate.supportsCatalogsInTableDefinitions());
  }

  @Override
  public boolean supportsCatalogsInIndexDefinitions() throws SQLException {
    return SqlErrors.get(() -> delegate.supportsCatalogsInIndexDefinitions());
  }

  @Override
  public boolean supportsCatalogsInPrivilegeDefinitions() throws SQLException {
    return SqlErrors.get(() -> delegate.supportsCatalogsInPrivilegeDefinitions());
  }

  @Override
  public boolean supportsPositionedDelete() throws SQLException {
    return SqlErrors.get(() -> delegate.supportsPositionedDelete());
  }

  @Override
  public boolean supportsPositionedUpdate() throws SQLException {
    return SqlErrors.get(() -> delegate.supportsPositionedUpdate());
  }

  @Override
  public boolean supportsSelectForUpdate() throws SQLException {
    return SqlErrors.get(() -> delegate.supportsSelectForUpdate());
  }

  @Override
  public boolean supportsStoredProcedures() throws SQLException {
    return SqlErrors.get(() -> delegate.supportsStoredProcedures());
  }

  @Override
  public boolean supportsSubqueriesInComparisons() throws SQLException {
    return SqlErrors.get(() -> delegate.supportsSubqueriesInComparisons());
  }

  @Override
  public boolean supportsSubqueriesInExists() throws SQLException {
    return SqlErrors.get(() -> delegate.supportsSubqueriesInExists());
  }

  @Override
  public boolean supportsSubqueriesInIns() throws SQLException {
    return SqlErrors.get(() -> delegate.supportsSubqueriesInIns());
  }

  @Override
  public boolean supportsSubqueriesInQuantifieds() throws SQLException {
    return SqlErrors.get(() -> delegate.supportsSubqueriesInQuantifieds());
  }

  @Override
  public boolean supportsCorrelatedSubqueries() throws SQLException {
    return SqlErrors.get(() -> delegate.supportsCorrelatedSubqueries());
  }

  @Override
  public boolean supportsUnion() throws SQLException {
    return SqlErrors.get(() -> delegate.supportsUnion());
  }

  @Override
  public boolean supportsUnionAll() throws SQLException {
    return SqlErrors.get(() -> delegate.supportsUnionAll());
  }

  @Override
  public boolean supportsOpenCursorsAcrossCommit() throws SQLException {
    return SqlErrors.get(() -> delegate.supportsOpenCursorsAcrossCommit());
  }

  @Override
  public boolean supportsOpenCursorsAcrossRollback() throws SQLException {
    return SqlErrors.get(() -> delegate.supportsOpenCursorsAcrossRollback());
  }

  @Override
  public boolean supportsOpenStatementsAcrossCommit() throws SQLException {
    return SqlErrors.get(() -> delegate.supportsOpenStatementsAcrossCommit());
  }

  @Override
  public boolean supportsOpenStatementsAcrossRollback() throws SQLException {
    return SqlErrors.get(() -> delegate.supportsOpenStatementsAcrossRollback());
  }

  @Override
  public int getMaxBinaryLiteralLength() throws SQLException {
    return SqlErrors.get(() -> delegate.getMaxBinaryLiteralLength());
  }

  @Override
  public int getMaxCharLiteralLength() throws SQLException {
    return SqlErrors.get(() -> delegate.getMaxCharLiteralLength());
  }

  @Override
  public int getMaxColumnNameLength() throws SQLException {
    return SqlErrors.get(() -> delegate.getMaxColumnNameLength());
  }

  @Override
  public int getMaxColumnsInGroupBy() throws SQLException {
    return SqlErrors.get(() -> delegate.getMaxColumnsInGroupBy());
  }

  @Override
  public int getMaxColumnsInIndex() throws SQLException {
    return SqlErrors.get(() -> delegate.getMaxColumnsInIndex());
  }

  @Override
  public int getMaxColumnsInOrderBy() throws SQLException {
    return SqlErrors.get(() -> delegate.getMaxColumnsInOrderBy());
  }

  @Override
  public int getMaxColumnsInSelect() throws SQLException {
    return SqlErrors.get(() -> delegate.getMaxColumnsInSelect());
  }

  @Override
  public int getMaxColumnsInTable() throws SQLException {
    return SqlErrors.get(() -> delegate.getMaxColumnsInTable());
  }

  @Override
  public int getMaxConnections() throws SQLException {
    return SqlErrors.get(() -> delegate.getMaxConnections());
  }

  @Override
  public int getMaxCursorNameLength() throws SQLException {
    return SqlErrors.get(() -> delegate.getMaxCursorNameLength());
  }

  @Override
  public int getMaxIndexLength() throws SQLException {
    return SqlErrors.get(() -> delegate.getMaxIndexLength());
  }

  @Override
  public int getMaxSchemaNameLength() throws SQLException {
    return SqlErrors.get(() -> delegate.getMaxSchemaNameLength());
  }

  @Override
  public int getMaxProcedureNameLength() throws SQLException {
    return SqlErrors.get(() -> delegate.getMaxProcedureNameLength());
  }

  @Override
  public int getMaxCatalogNameLength() throws SQLException {
    return SqlErrors.get(() -> delegate.getMaxCatalogNameLength());
  }

  @Override
  public int getMaxRowSize() throws SQLException {
    return SqlErrors.get(() -> delegate.getMaxRowSize());
  }

  @Override
  public boolean doesMaxRowSizeIncludeBlobs() throws SQLException {
    return SqlErrors.get(() -> delegate.doesMaxRowSizeIncludeBlobs());
  }

  @Override
  public int getMaxStatementLength() throws SQLException {
    return SqlErrors.get(() -> delegate.getMaxStatementLength());
  }

  @Override
  public int getMaxStatements() throws SQLException {
    return SqlErrors.get(() -> delegate.getMaxStatements());
  }

  @Override
  public int getMaxTableNameLength() throws SQLException {
    return SqlErrors.get(() -> delegate.getMaxTableNameLength());
  }

  @Override
  public int getMaxTablesInSelect() throws SQLException {
    return SqlErrors.get(() -> delegate.getMaxTablesInSelect());
  }

  @Override
  public int getMaxUserNameLength() throws SQLException {
    return SqlErrors.get(() -> delegate.getMaxUserNameLength());
  }

  @Override
  public int getDefaultTransactionIsolation() throws SQLException {
    return SqlErrors.get(() -> delegate.getDefaultTransactionIsolation());
  }

  @Override
  public boolean supportsTransactions() throws SQLException {
    return SqlErrors.get(() -> delegate.supportsTransactions());
  }

  @Override
  public boolean supportsTransactionIsolationLevel(int i) throws SQLException {
    return SqlErrors.get(() -> delegate.supportsTransactionIsolationLevel(i));
  }

  @Override
  public boolean supportsDataDefinitionAndDataManipulationTransactions() throws SQLException {
    return SqlErrors.get(() -> delegate.supportsDataDefinitionAndDataManipulationTransactions());
  }

  @Override
  public boolean supportsDataManipulationTransactionsOnly() throws SQLException {
    return SqlErrors.get(() -> delegate.supportsDataManipulationTransactionsOnly());
  }

  @Override
  public boolean dataDefinitionCausesTransactionCommit() throws SQLException {
    return SqlErrors.get(() -> delegate.dataDefinitionCausesTransactionCommit());
  }

  @Override
  public boolean dataDefinitionIgnoredInTransactions() throws SQLException {
    return SqlErrors.get(() -> delegate.dataDefinitionIgnoredInTransactions());
  }

  @Override
  public ResultSet getProcedures(String s, String s2, String s3) throws SQLException {
    return rows(() -> delegate.getProcedures(s, s2, s3));
  }

  @Override
  public ResultSet getProcedureColumns(String s, String s2, String s3, String s4)
      throws SQLException {
    return rows(() -> delegate.getProcedureColumns(s, s2, s3, s4));
  }

  @Override
  public ResultSet getTables(String s, String s2, String s3, String[] strings) throws SQLException {
    return rows(() -> delegate.getTables(s, s2, s3, strings));
  }

  @Override
  public ResultSet getSchemas() throws SQLException {
    return rows(() -> delegate.getSchemas());
  }

  @Override
  public ResultSet getCatalogs() throws SQLException {
    return rows(() -> delegate.getCatalogs());
  }

  @Override
  public ResultSet getTableTypes() throws SQLException {
    return rows(() -> delegate.getTableTypes());
  }

  @Override
  public ResultSet getColumns(String s, String s2, String s3, String s4) throws SQLException {
    return rows(() -> delegate.getColumns(s, s2, s3, s4));
  }

  @Override
  public ResultSet getColumnPrivileges(String s, String s2, String s3, String s4)
      throws SQLException {
    return rows(() -> delegate.getColumnPrivileges(s, s2, s3, s4));
  }

  @Override
  public ResultSet getTablePrivileges(String s, String s2, String s3) throws SQLException {
    return rows(() -> delegate.getTablePrivileges(s, s2, s3));
  }

  @Override
  public ResultSet getBestRowIdentifier(String s, String s2, String s3, int i, boolean b)
      throws SQLException {
    return rows(() -> delegate.getBestRowIdentifier(s, s2, s3, i, b));
  }

  @Override
  public ResultSet getVersionColumns(String s, String s2, String s3) throws SQLException {
    return rows(() -> delegate.getVersionColumns(s, s2, s3));
  }

  @Override
  public ResultSet getPrimaryKeys(String s, String s2, String s3) throws SQLException {
    return rows(() -> delegate.getPrimaryKeys(s, s2, s3));
  }

  @Override
  public ResultSet getImportedKeys(String s, String s2, String s3) throws SQLException {
    return rows(() -> delegate.getImportedKeys(s, s2, s3));
  }

  @Override
  public ResultSet getExportedKeys(String s, String s2, String s3) throws SQLException {
    return rows(() -> delegate.getExportedKeys(s, s2, s3));
  }

  @Override
  public ResultSet getCrossReference(
      String s, String s2, String s3, String s4, String s5, String s6) throws SQLException {
    return rows(() -> delegate.getCrossReference(s, s2, s3, s4, s5, s6));
  }

  @Override
  public ResultSet getTypeInfo() throws SQLException {
    return rows(() -> delegate.getTypeInfo());
  }

  @Override
  public ResultSet getIndexInfo(String s, String s2, String s3, boolean b, boolean b2)
      throws SQLException {
    return rows(() -> delegate.getIndexInfo(s, s2, s3, b, b2));
  }

  @Override
  public boolean supportsResultSetType(int i) throws SQLException {
    return SqlErrors.get(() -> delegate.supportsResultSetType(i));
  }

  @Override
  public boolean supportsResultSetConcurrency(int i, int i2) throws SQLException {
    return SqlErrors.get(() -> delegate.supportsResultSetConcurrency(i, i2));
  }

  @Override
  public boolean ownUpdatesAreVisible(int i) throws SQLException {
    return SqlErrors.get(() -> delegate.ownUpdatesAreVisible(i));
  }

  @Override
  public boolean ownDeletesAreVisible(int i) throws SQLException {
    return SqlErrors.get(() -> delegate.ownDeletesAreVisible(i));
  }

  @Override
  public boolean ownInsertsAreVisible(int i) throws SQLException {
    return SqlErrors.get(() -> delegate.ownInsertsAreVisible(i));
  }

  @Override
  public boolean othersUpdatesAreVisible(int i) throws SQLException {
    return SqlErrors.get(() -> delegate.othersUpdatesAreVisible(i));
  }

  @Override
  public boolean othersDeletesAreVisible(int i) throws SQLException {
    return SqlErrors.get(() -> delegate.othersDeletesAreVisible(i));
  }

  @Override
  public boolean othersInsertsAreVisible(int i) throws SQLException {
    return SqlErrors.get(() -> delegate.othersInsertsAreVisible(i));
  }

  @Override
  public boolean updatesAreDetected(int i) throws SQLException {
    return SqlErrors.get(() -> delegate.updatesAreDetected(i));
  }

  @Override
  public boolean deletesAreDetected(int i) throws SQLException {
    return SqlErrors.get(() -> delegate.deletesAreDetected(i));
  }

  @Override
  public boolean insertsAreDetected(int i) throws SQLException {
    return SqlErrors.get(() -> delegate.insertsAreDetected(i));
  }

  @Override
  public boolean supportsBatchUpdates() throws SQLException {
    return SqlErrors.get(() -> delegate.supportsBatchUpdates());
  }

  @Override
  public ResultSet getUDTs(String s, String s2, String s3, int[] is) throws SQLException {
    return rows(() -> delegate.getUDTs(s, s2, s3, is));
  }

  @Override
  public Connection getConnection() throws SQLException {
    return SqlErrors.get(() -> delegate.getConnection());
  }

  @Override
  public boolean supportsSavepoints() throws SQLException {
    return SqlErrors.get(() -> delegate.supportsSavepoints());
  }

  @Override
  public boolean supportsNamedParameters() throws SQLException {
    return SqlErrors.get(() -> delegate.supportsNamedParameters());
  }

  @Override
  public boolean supportsMultipleOpenResults() throws SQLException {
    return SqlErrors.get(() -> delegate.supportsMultipleOpenResults());
  }

  @Override
  public boolean supportsGetGeneratedKeys() throws SQLException {
    return SqlErrors.get(() -> delegate.supportsGetGeneratedKeys());
  }

  @Override
  public ResultSet getSuperTypes(String s, String s2, String s3) throws SQLException {
    return rows(() -> delegate.getSuperTypes(s, s2, s3));
  }

  @Override
  public ResultSet getSuperTables(String s, String s2, String s3) throws SQLException {
    return rows(() -> delegate.getSuperTables(s, s2, s3));
  }

  @Override
  public ResultSet getAttributes(String s, String s2, String s3, String s4) throws SQLException {
    return rows(() -> delegate.getAttributes(s, s2, s3, s4));
  }

  @Override
  public boolean supportsResultSetHoldability(int i) throws SQLException {
    return SqlErrors.get(() -> delegate.supportsResultSetHoldability(i));
  }

  @Override
  public int getResultSetHoldability() throws SQLException {
    return SqlErrors.get(() -> delegate.getResultSetHoldability());
  }

  @Override
  public int getDatabaseMajorVersion() throws SQLException {
    return SqlErrors.get(() -> delegate.getDatabaseMajorVersion());
  }

  @Override
  public int getDatabaseMinorVersion() throws SQLException {
    return SqlErrors.get(() -> delegate.getDatabaseMinorVersion());
  }

  @Override
  public int getJDBCMajorVersion() throws SQLException {
    return SqlErrors.get(() -> delegate.getJDBCMajorVersion());
  }

  @Override
  public int getJDBCMinorVersion() throws SQLException {
    return SqlErrors.get(() -> delegate.getJDBCMinorVersion());
  }

  @Override
  public int getSQLStateType() throws SQLException {
    return SqlErrors.get(() -> delegate.getSQLStateType());
  }

  @Override
  public boolean locatorsUpdateCopy() throws SQLException {
    return SqlErrors.get(() -> delegate.locatorsUpdateCopy());
  }

  @Override
  public boolean supportsStatementPooling() throws SQLException {
    return SqlErrors.get(() -> delegate.supportsStatementPooling());
  }

  @Override
  public RowIdLifetime getRowIdLifetime() throws SQLException {
    return SqlErrors.get(() -> delegate.getRowIdLifetime());
  }

  @Override
  public ResultSet getSchemas(String s, String s2) throws SQLException {
    return rows(() -> delegate.getSchemas(s, s2));
  }

  @Override
  public boolean supportsStoredFunctionsUsingCallSyntax() throws SQLException {
    return SqlErrors.get(() -> delegate.supportsStoredFunctionsUsingCallSyntax());
  }

  @Override
  public boolean autoCommitFailureClosesAllResultSets() throws SQLException {
    return SqlErrors.get(() -> delegate.autoCommitFailureClosesAllResultSets());
  }

  @Override
  public ResultSet getClientInfoProperties() throws SQLException {
    return rows(() -> delegate.getClientInfoProperties());
  }

  @Override
  public ResultSet getFunctions(String s, String s2, String s3) throws SQLException {
    return rows(() -> delegate.getFunctions(s, s2, s3));
  }

  @Override
  public ResultSet getFunctionColumns(String s, String s2, String s3, String s4)
      throws SQLException {
    return rows(() -> delegate.getFunctionColumns(s, s2, s3, s4));
  }

  @Override
  public ResultSet getPseudoColumns(String s, String s2, String s3, String s4) throws SQLException {
    return rows(() -> delegate.getPseudoColumns(s, s2, s3, s4));
  }

  @Override
  public boolean generatedKeyAlwaysReturned() throws SQLException {
    return SqlErrors.get(() -> delegate.generatedKeyAlwaysReturned());
  }

  @Override
  public long getMaxLogicalLobSize() throws SQLException {
    return SqlErrors.get(() -> delegate.getMaxLogicalLobSize());
  }

  @Override
  public boolean supportsRefCursors() throws SQLException {
    return SqlErrors.get(() -> delegate.supportsRefCursors());
  }

  @Override
  public boolean supportsSharding() throws SQLException {
    return SqlErrors.get(() -> delegate.supportsSharding());
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return SqlErrors.get(() -> type.isInstance(this) ? type.cast(this) : delegate.unwrap(type));
  }

  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    return SqlErrors.get(() -> type.isInstance(this) || delegate.isWrapperFor(type));
  }
}
