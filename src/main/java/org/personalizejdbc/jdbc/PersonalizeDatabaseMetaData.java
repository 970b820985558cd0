package org.personalizejdbc.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.personalizejdbc.adapter.TableDetails;
import org.personalizejdbc.jdbc.Catalog.ColumnEntry;
import org.personalizejdbc.jdbc.Catalog.Entry;
import org.personalizejdbc.jdbc.Catalog.FunctionEntry;

/**
 * The metadata of a connection; reading it makes no call to AWS. Where JDBC leaves a choice it
 * answers as PostgreSQL's driver does. There are no catalogs: one that is asked for has nothing in
 * it. Names match in any case, see {@link NamePattern}; attached inventories and what becomes of
 * one that fails, see {@link Catalog}.
 */
final class PersonalizeDatabaseMetaData extends DatabaseFeatures implements SelfWrapper {
  /** What {@code getTables} tells a table to be, in their order. */
  static final List<String> TABLE_TYPES = List.of("SYSTEM TABLE", "TABLE", "VIEW");

  private final PersonalizeConnection connection;
  private final Catalog catalog;

  PersonalizeDatabaseMetaData(PersonalizeConnection connection) {
    this.connection = connection;
    this.catalog = new Catalog(connection.engine(), connection::warn);
  }

  /** Makes rows out of the catalog. */
  private interface Reader {
    MetadataRows read() throws SQLException;
  }

  private ResultSet rows(Reader reader) throws SQLException {
    connection.checkOpen();
    final MetadataRows rows = SqlErrors.get(reader::read);
    return connection.metadata(rows);
  }

  /** Whether a catalog that is asked for can have anything in it. */
  private static boolean isNone(@Nullable String catalogName) {
    return catalogName == null || catalogName.isEmpty();
  }

  private List<Entry> tables(@Nullable String catalogName, NamePattern schema, NamePattern table) {
    return isNone(catalogName) ? catalog.tables(schema, table) : List.of();
  }

  /** The tables of a name, as keys and indexes are asked for: without wildcards. */
  private List<Entry> named(
      @Nullable String catalogName, @Nullable String schema, @Nullable String table) {
    return tables(catalogName, NamePattern.ofName(schema), NamePattern.ofName(table));
  }

  @Override
  public ResultSet getCatalogs() throws SQLException {
    return rows(() -> new MetadataRows("TABLE_CAT"));
  }

  @Override
  public ResultSet getSchemas() throws SQLException {
    return getSchemas(null, null);
  }

  @Override
  public ResultSet getSchemas(@Nullable String catalogName, @Nullable String schemaPattern)
      throws SQLException {
    return rows(
        () -> {
          final MetadataRows rows = new MetadataRows("TABLE_SCHEM", "TABLE_CATALOG");
          if (isNone(catalogName)) {
            catalog.schemas(NamePattern.of(schemaPattern)).forEach(name -> rows.add(name, null));
          }
          return rows.sortedBy("TABLE_SCHEM");
        });
  }

  @Override
  public ResultSet getTableTypes() throws SQLException {
    return rows(
        () -> {
          final MetadataRows rows = new MetadataRows("TABLE_TYPE");
          TABLE_TYPES.forEach(rows::add);
          return rows;
        });
  }

  @Override
  public ResultSet getTables(
      @Nullable String catalogName,
      @Nullable String schemaPattern,
      @Nullable String tablePattern,
      String @Nullable [] types)
      throws SQLException {
    return rows(
        () -> {
          final MetadataRows rows =
              new MetadataRows(
                  "TABLE_CAT",
                  "TABLE_SCHEM",
                  "TABLE_NAME",
                  "TABLE_TYPE",
                  "REMARKS",
                  "TYPE_CAT",
                  "TYPE_SCHEM",
                  "TYPE_NAME",
                  "SELF_REFERENCING_COL_NAME",
                  "REF_GENERATION");
          final @Nullable List<String> wanted = types == null ? null : Arrays.asList(types);
          for (Entry table :
              tables(catalogName, NamePattern.of(schemaPattern), NamePattern.of(tablePattern))) {
            final String type = table.type();
            if (wanted == null || wanted.stream().anyMatch(type::equalsIgnoreCase)) {
              rows.add(
                  null,
                  table.schema(),
                  table.name(),
                  type,
                  table.remarks(),
                  null,
                  null,
                  null,
                  null,
                  null);
            }
          }
          return rows.sortedBy("TABLE_TYPE", "TABLE_SCHEM", "TABLE_NAME");
        });
  }

  @Override
  public ResultSet getColumns(
      @Nullable String catalogName,
      @Nullable String schemaPattern,
      @Nullable String tablePattern,
      @Nullable String columnPattern)
      throws SQLException {
    return rows(
        () -> {
          final MetadataRows rows =
              new MetadataRows(
                  "TABLE_CAT",
                  "TABLE_SCHEM",
                  "TABLE_NAME",
                  "COLUMN_NAME",
                  "DATA_TYPE int",
                  "TYPE_NAME",
                  "COLUMN_SIZE int",
                  "BUFFER_LENGTH int",
                  "DECIMAL_DIGITS int",
                  "NUM_PREC_RADIX int",
                  "NULLABLE int",
                  "REMARKS",
                  "COLUMN_DEF",
                  "SQL_DATA_TYPE int",
                  "SQL_DATETIME_SUB int",
                  "CHAR_OCTET_LENGTH int",
                  "ORDINAL_POSITION int",
                  "IS_NULLABLE",
                  "SCOPE_CATALOG",
                  "SCOPE_SCHEMA",
                  "SCOPE_TABLE",
                  "SOURCE_DATA_TYPE short",
                  "IS_AUTOINCREMENT",
                  "IS_GENERATEDCOLUMN");
          final NamePattern schema = NamePattern.of(schemaPattern);
          final NamePattern table = NamePattern.of(tablePattern);
          for (Entry entry : tables(catalogName, schema, table)) {
            final boolean asked = schema.isExact() && table.isExact();
            // Of an inventory's columns it is not known.
            final String generated = entry.details() == null ? "" : "NO";
            for (ColumnEntry column :
                matching(catalog.columns(entry, asked), NamePattern.of(columnPattern))) {
              final JdbcType type = column.type();
              rows.add(
                  null,
                  entry.schema(),
                  entry.name(),
                  column.name(),
                  type.code(),
                  type.name(),
                  type.columnSize(),
                  null,
                  type.decimalDigits(),
                  type.radix(),
                  column.nullable() ? columnNullable : columnNoNulls,
                  column.remarks(),
                  null,
                  null,
                  null,
                  type.octetLength(),
                  column.ordinal(),
                  column.nullable() ? "YES" : "NO",
                  null,
                  null,
                  null,
                  null,
                  generated,
                  generated);
            }
          }
          return rows.sortedBy("TABLE_SCHEM", "TABLE_NAME", "ORDINAL_POSITION");
        });
  }

  private static List<ColumnEntry> matching(List<ColumnEntry> columns, NamePattern pattern) {
    final Set<String> names =
        Set.copyOf(pattern.among(columns.stream().map(ColumnEntry::name).toList()));
    return columns.stream().filter(column -> names.contains(column.name())).toList();
  }

  private static boolean isExact(@Nullable String schema, @Nullable String table) {
    return schema != null && !schema.isEmpty() && table != null && !table.isEmpty();
  }

  @Override
  public ResultSet getPrimaryKeys(
      @Nullable String catalogName, @Nullable String schema, @Nullable String table)
      throws SQLException {
    return rows(
        () -> {
          final MetadataRows rows =
              new MetadataRows(
                  "TABLE_CAT",
                  "TABLE_SCHEM",
                  "TABLE_NAME",
                  "COLUMN_NAME",
                  "KEY_SEQ short",
                  "PK_NAME");
          for (Entry entry : named(catalogName, schema, table)) {
            short sequence = 1;
            for (String column : catalog.primaryKey(entry, isExact(schema, table))) {
              rows.add(
                  null, entry.schema(), entry.name(), column, sequence++, primaryKeyName(entry));
            }
          }
          return rows.sortedBy("COLUMN_NAME", "TABLE_SCHEM", "TABLE_NAME");
        });
  }

  private static String primaryKeyName(Entry entry) {
    return entry.name() + "_pkey";
  }

  @Override
  public ResultSet getImportedKeys(
      @Nullable String catalogName, @Nullable String schema, @Nullable String table)
      throws SQLException {
    return foreignKeys(null, null, null, catalogName, schema, table, "PKTABLE");
  }

  @Override
  public ResultSet getExportedKeys(
      @Nullable String catalogName, @Nullable String schema, @Nullable String table)
      throws SQLException {
    return foreignKeys(catalogName, schema, table, null, null, null, "FKTABLE");
  }

  @Override
  public ResultSet getCrossReference(
      @Nullable String parentCatalog,
      @Nullable String parentSchema,
      @Nullable String parentTable,
      @Nullable String foreignCatalog,
      @Nullable String foreignSchema,
      @Nullable String foreignTable)
      throws SQLException {
    return foreignKeys(
        parentCatalog,
        parentSchema,
        parentTable,
        foreignCatalog,
        foreignSchema,
        foreignTable,
        "FKTABLE");
  }

  private ResultSet foreignKeys(
      @Nullable String parentCatalog,
      @Nullable String parentSchema,
      @Nullable String parentTable,
      @Nullable String foreignCatalog,
      @Nullable String foreignSchema,
      @Nullable String foreignTable,
      String order)
      throws SQLException {
    return rows(
        () -> {
          final MetadataRows rows =
              new MetadataRows(
                  "PKTABLE_CAT",
                  "PKTABLE_SCHEM",
                  "PKTABLE_NAME",
                  "PKCOLUMN_NAME",
                  "FKTABLE_CAT",
                  "FKTABLE_SCHEM",
                  "FKTABLE_NAME",
                  "FKCOLUMN_NAME",
                  "KEY_SEQ short",
                  "UPDATE_RULE short",
                  "DELETE_RULE short",
                  "FK_NAME",
                  "PK_NAME",
                  "DEFERRABILITY short");
          final List<Entry> parents = own(named(parentCatalog, parentSchema, parentTable));
          for (Entry foreign : own(named(foreignCatalog, foreignSchema, foreignTable))) {
            final TableDetails details = foreign.details();
            for (Entry parent : parents) {
              if (details != null
                  && parent.schema().equals(foreign.schema())
                  && parent.name().equals(details.foreignKey())) {
                // The foreign key is the first column, and refers to a key of one column.
                final String column = catalog.columns(foreign, true).get(0).name();
                rows.add(
                    null,
                    parent.schema(),
                    parent.name(),
                    catalog.primaryKey(parent, true).get(0),
                    null,
                    foreign.schema(),
                    foreign.name(),
                    column,
                    (short) 1,
                    (short) importedKeyNoAction,
                    (short) importedKeyNoAction,
                    foreign.name() + "_" + column + "_fkey",
                    primaryKeyName(parent),
                    (short) importedKeyNotDeferrable);
              }
            }
          }
          return rows.sortedBy(order + "_SCHEM", order + "_NAME", "FK_NAME", "KEY_SEQ");
        });
  }

  /** The driver's own tables: which keys an inventory's refer to is not asked for. */
  private static List<Entry> own(List<Entry> tables) {
    return tables.stream().filter(table -> table.details() != null).toList();
  }

  @Override
  public ResultSet getIndexInfo(
      @Nullable String catalogName,
      @Nullable String schema,
      @Nullable String table,
      boolean unique,
      boolean approximate)
      throws SQLException {
    return rows(
        () -> {
          final MetadataRows rows =
              new MetadataRows(
                  "TABLE_CAT",
                  "TABLE_SCHEM",
                  "TABLE_NAME",
                  "NON_UNIQUE boolean",
                  "INDEX_QUALIFIER",
                  "INDEX_NAME",
                  "TYPE short",
                  "ORDINAL_POSITION short",
                  "COLUMN_NAME",
                  "ASC_OR_DESC",
                  "CARDINALITY long",
                  "PAGES long",
                  "FILTER_CONDITION");
          for (Entry entry : named(catalogName, schema, table)) {
            short ordinal = 1;
            for (String column : catalog.primaryKey(entry, isExact(schema, table))) {
              rows.add(
                  null,
                  entry.schema(),
                  entry.name(),
                  false,
                  null,
                  primaryKeyName(entry),
                  tableIndexOther,
                  ordinal++,
                  column,
                  null,
                  // Counting would take a call.
                  0L,
                  0L,
                  null);
            }
          }
          return rows.sortedBy("NON_UNIQUE", "TYPE", "INDEX_NAME", "ORDINAL_POSITION");
        });
  }

  /** The primary key, which tells a row for good whatever the scope that is asked for. */
  @Override
  public ResultSet getBestRowIdentifier(
      @Nullable String catalogName,
      @Nullable String schema,
      @Nullable String table,
      int scope,
      boolean nullable)
      throws SQLException {
    return rows(
        () -> {
          final MetadataRows rows = identifyingColumns();
          final boolean asked = isExact(schema, table);
          for (Entry entry : named(catalogName, schema, table)) {
            final List<String> key = catalog.primaryKey(entry, asked);
            if (key.isEmpty()) {
              continue;
            }
            for (ColumnEntry column : catalog.columns(entry, asked)) {
              if (key.contains(column.name())) {
                final JdbcType type = column.type();
                rows.add(
                    (short) bestRowSession,
                    column.name(),
                    type.code(),
                    type.name(),
                    type.columnSize(),
                    null,
                    shortOf(type.decimalDigits()),
                    (short) bestRowNotPseudo);
              }
            }
          }
          return rows.sortedBy("SCOPE");
        });
  }

  /** The columns of what tells rows, or versions of rows, apart. */
  private static MetadataRows identifyingColumns() {
    return new MetadataRows(
        "SCOPE short",
        "COLUMN_NAME",
        "DATA_TYPE int",
        "TYPE_NAME",
        "COLUMN_SIZE int",
        "BUFFER_LENGTH int",
        "DECIMAL_DIGITS short",
        "PSEUDO_COLUMN short");
  }

  private static @Nullable Short shortOf(@Nullable Integer value) {
    return value == null ? null : value.shortValue();
  }

  /** None: no column is changed whenever any other is. */
  @Override
  public ResultSet getVersionColumns(
      @Nullable String catalogName, @Nullable String schema, @Nullable String table)
      throws SQLException {
    return rows(PersonalizeDatabaseMetaData::identifyingColumns);
  }

  @Override
  public ResultSet getTypeInfo() throws SQLException {
    return rows(TypeInfo::rows);
  }

  /** Whoever has the connection may read every table; what AWS allows shows when it is asked. */
  @Override
  public ResultSet getTablePrivileges(
      @Nullable String catalogName, @Nullable String schemaPattern, @Nullable String tablePattern)
      throws SQLException {
    return rows(
        () -> {
          final MetadataRows rows =
              new MetadataRows(
                  "TABLE_CAT",
                  "TABLE_SCHEM",
                  "TABLE_NAME",
                  "GRANTOR",
                  "GRANTEE",
                  "PRIVILEGE",
                  "IS_GRANTABLE");
          for (Entry table :
              tables(catalogName, NamePattern.of(schemaPattern), NamePattern.of(tablePattern))) {
            rows.add(null, table.schema(), table.name(), null, "PUBLIC", "SELECT", "NO");
          }
          return rows.sortedBy("TABLE_SCHEM", "TABLE_NAME", "PRIVILEGE");
        });
  }

  @Override
  public ResultSet getColumnPrivileges(
      @Nullable String catalogName,
      @Nullable String schema,
      @Nullable String table,
      @Nullable String columnPattern)
      throws SQLException {
    return rows(
        () -> {
          final MetadataRows rows =
              new MetadataRows(
                  "TABLE_CAT",
                  "TABLE_SCHEM",
                  "TABLE_NAME",
                  "COLUMN_NAME",
                  "GRANTOR",
                  "GRANTEE",
                  "PRIVILEGE",
                  "IS_GRANTABLE");
          for (Entry entry : named(catalogName, schema, table)) {
            for (ColumnEntry column :
                matching(
                    catalog.columns(entry, isExact(schema, table)),
                    NamePattern.of(columnPattern))) {
              rows.add(
                  null,
                  entry.schema(),
                  entry.name(),
                  column.name(),
                  null,
                  "PUBLIC",
                  "SELECT",
                  "NO");
            }
          }
          return rows.sortedBy("COLUMN_NAME", "PRIVILEGE");
        });
  }

  @Override
  public ResultSet getFunctions(
      @Nullable String catalogName,
      @Nullable String schemaPattern,
      @Nullable String functionPattern)
      throws SQLException {
    return rows(
        () -> {
          final MetadataRows rows =
              new MetadataRows(
                  "FUNCTION_CAT",
                  "FUNCTION_SCHEM",
                  "FUNCTION_NAME",
                  "REMARKS",
                  "FUNCTION_TYPE short",
                  "SPECIFIC_NAME");
          for (FunctionEntry function : functions(catalogName, schemaPattern, functionPattern)) {
            rows.add(
                null,
                function.schema(),
                function.name(),
                function.remarks(),
                (short) functionReturnsTable,
                function.name());
          }
          return rows.sortedBy("FUNCTION_SCHEM", "FUNCTION_NAME", "SPECIFIC_NAME");
        });
  }

  private List<FunctionEntry> functions(
      @Nullable String catalogName,
      @Nullable String schemaPattern,
      @Nullable String functionPattern) {
    return isNone(catalogName)
        ? catalog.functions(NamePattern.of(schemaPattern), NamePattern.of(functionPattern))
        : List.of();
  }

  @Override
  public ResultSet getFunctionColumns(
      @Nullable String catalogName,
      @Nullable String schemaPattern,
      @Nullable String functionPattern,
      @Nullable String columnPattern)
      throws SQLException {
    return rows(
        () -> {
          final MetadataRows rows =
              new MetadataRows(
                  "FUNCTION_CAT",
                  "FUNCTION_SCHEM",
                  "FUNCTION_NAME",
                  "COLUMN_NAME",
                  "COLUMN_TYPE short",
                  "DATA_TYPE int",
                  "TYPE_NAME",
                  "PRECISION int",
                  "LENGTH int",
                  "SCALE short",
                  "RADIX short",
                  "NULLABLE short",
                  "REMARKS",
                  "CHAR_OCTET_LENGTH int",
                  "ORDINAL_POSITION int",
                  "IS_NULLABLE",
                  "SPECIFIC_NAME");
          final NamePattern columns = NamePattern.of(columnPattern);
          // In JDBC's order as they come: parameters in call order, then what is yielded.
          for (FunctionEntry function : functions(catalogName, schemaPattern, functionPattern)) {
            for (ColumnEntry column : matching(catalog.parameters(function), columns)) {
              addTo(rows, function, column, functionColumnIn);
            }
            for (ColumnEntry column : matching(catalog.results(function), columns)) {
              addTo(rows, function, column, functionColumnResult);
            }
          }
          return rows;
        });
  }

  private static void addTo(
      MetadataRows rows, FunctionEntry function, ColumnEntry column, int kind) {
    final JdbcType type = column.type();
    rows.add(
        null,
        function.schema(),
        function.name(),
        column.name(),
        (short) kind,
        type.code(),
        type.name(),
        type.columnSize(),
        type.columnSize(),
        shortOf(type.decimalDigits()),
        shortOf(type.radix()),
        (short) (column.nullable() ? functionNullable : functionNoNulls),
        column.remarks(),
        type.octetLength(),
        column.ordinal(),
        column.nullable() ? "YES" : "NO",
        function.name());
  }

  /** None: {@code describe_campaign} is a function. */
  @Override
  public ResultSet getProcedures(
      @Nullable String catalogName,
      @Nullable String schemaPattern,
      @Nullable String procedurePattern)
      throws SQLException {
    return rows(
        () ->
            new MetadataRows(
                "PROCEDURE_CAT",
                "PROCEDURE_SCHEM",
                "PROCEDURE_NAME",
                "RESERVED1",
                "RESERVED2",
                "RESERVED3",
                "REMARKS",
                "PROCEDURE_TYPE short",
                "SPECIFIC_NAME"));
  }

  @Override
  public ResultSet getProcedureColumns(
      @Nullable String catalogName,
      @Nullable String schemaPattern,
      @Nullable String procedurePattern,
      @Nullable String columnPattern)
      throws SQLException {
    return rows(
        () ->
            new MetadataRows(
                "PROCEDURE_CAT",
                "PROCEDURE_SCHEM",
                "PROCEDURE_NAME",
                "COLUMN_NAME",
                "COLUMN_TYPE short",
                "DATA_TYPE int",
                "TYPE_NAME",
                "PRECISION int",
                "LENGTH int",
                "SCALE short",
                "RADIX short",
                "NULLABLE short",
                "REMARKS",
                "COLUMN_DEF",
                "SQL_DATA_TYPE int",
                "SQL_DATETIME_SUB int",
                "CHAR_OCTET_LENGTH int",
                "ORDINAL_POSITION int",
                "IS_NULLABLE",
                "SPECIFIC_NAME"));
  }

  @Override
  public ResultSet getPseudoColumns(
      @Nullable String catalogName,
      @Nullable String schemaPattern,
      @Nullable String tablePattern,
      @Nullable String columnPattern)
      throws SQLException {
    return rows(
        () ->
            new MetadataRows(
                "TABLE_CAT",
                "TABLE_SCHEM",
                "TABLE_NAME",
                "COLUMN_NAME",
                "DATA_TYPE int",
                "COLUMN_SIZE int",
                "DECIMAL_DIGITS int",
                "NUM_PREC_RADIX int",
                "COLUMN_USAGE",
                "REMARKS",
                "CHAR_OCTET_LENGTH int",
                "IS_NULLABLE"));
  }

  @Override
  public ResultSet getUDTs(
      @Nullable String catalogName,
      @Nullable String schemaPattern,
      @Nullable String typePattern,
      int @Nullable [] types)
      throws SQLException {
    return rows(
        () ->
            new MetadataRows(
                "TYPE_CAT",
                "TYPE_SCHEM",
                "TYPE_NAME",
                "CLASS_NAME",
                "DATA_TYPE int",
                "REMARKS",
                "BASE_TYPE short"));
  }

  @Override
  public ResultSet getSuperTypes(
      @Nullable String catalogName, @Nullable String schemaPattern, @Nullable String typePattern)
      throws SQLException {
    return rows(
        () ->
            new MetadataRows(
                "TYPE_CAT",
                "TYPE_SCHEM",
                "TYPE_NAME",
                "SUPERTYPE_CAT",
                "SUPERTYPE_SCHEM",
                "SUPERTYPE_NAME"));
  }

  @Override
  public ResultSet getSuperTables(
      @Nullable String catalogName, @Nullable String schemaPattern, @Nullable String tablePattern)
      throws SQLException {
    return rows(
        () -> new MetadataRows("TABLE_CAT", "TABLE_SCHEM", "TABLE_NAME", "SUPERTABLE_NAME"));
  }

  @Override
  public ResultSet getAttributes(
      @Nullable String catalogName,
      @Nullable String schemaPattern,
      @Nullable String typePattern,
      @Nullable String attributePattern)
      throws SQLException {
    return rows(
        () ->
            new MetadataRows(
                "TYPE_CAT",
                "TYPE_SCHEM",
                "TYPE_NAME",
                "ATTR_NAME",
                "DATA_TYPE int",
                "ATTR_TYPE_NAME",
                "ATTR_SIZE int",
                "DECIMAL_DIGITS int",
                "NUM_PREC_RADIX int",
                "NULLABLE int",
                "REMARKS",
                "ATTR_DEF",
                "SQL_DATA_TYPE int",
                "SQL_DATETIME_SUB int",
                "CHAR_OCTET_LENGTH int",
                "ORDINAL_POSITION int",
                "IS_NULLABLE",
                "SCOPE_CATALOG",
                "SCOPE_SCHEMA",
                "SCOPE_TABLE",
                "SOURCE_DATA_TYPE short"));
  }

  /** None: what a program sets goes nowhere. */
  @Override
  public ResultSet getClientInfoProperties() throws SQLException {
    return rows(() -> new MetadataRows("NAME", "MAX_LEN int", "DEFAULT_VALUE", "DESCRIPTION"));
  }

  @Override
  public String getSQLKeywords() throws SQLException {
    return SqlErrors.get(SqlKeywords::text);
  }

  /** By {@code {fn CONVERT(value, SQL_TYPE)}}. */
  @Override
  public boolean supportsConvert() {
    return true;
  }

  @Override
  public boolean supportsConvert(int fromType, int toType) throws SQLException {
    return SqlErrors.get(
        () -> TypeInfo.canConvert(connection.engine().typeFactory(), fromType, toType));
  }

  /** The URL's prefix alone: its properties may hold secrets. */
  @Override
  public String getURL() {
    return ConnectionUrl.PREFIX;
  }

  /** Empty: a user, where there is one, is an access key's id. */
  @Override
  public String getUserName() {
    return "";
  }

  @Override
  public String getDatabaseProductName() {
    return "Amazon Personalize";
  }

  @Override
  public String getDatabaseProductVersion() {
    return PersonalizeDriver.version().version();
  }

  @Override
  public int getDatabaseMajorVersion() {
    return PersonalizeDriver.version().major();
  }

  @Override
  public int getDatabaseMinorVersion() {
    return PersonalizeDriver.version().minor();
  }

  @Override
  public String getDriverName() {
    return PersonalizeDriver.version().name();
  }

  @Override
  public String getDriverVersion() {
    return PersonalizeDriver.version().version();
  }

  @Override
  public int getDriverMajorVersion() {
    return PersonalizeDriver.version().major();
  }

  @Override
  public int getDriverMinorVersion() {
    return PersonalizeDriver.version().minor();
  }

  @Override
  public Connection getConnection() throws SQLException {
    return connection;
  }

  // The functions of JDBC 4.3, appendix D, that {fn …} runs; a test calls each of them.

  @Override
  public String getStringFunctions() {
    return "ASCII,CHAR,CHAR_LENGTH,CHARACTER_LENGTH,CONCAT,DIFFERENCE,INSERT,LCASE,LEFT,LENGTH,LOCATE,"
        + "LTRIM,OCTET_LENGTH,POSITION,REPEAT,REPLACE,RIGHT,RTRIM,SOUNDEX,SPACE,SUBSTRING,UCASE";
  }

  @Override
  public String getNumericFunctions() {
    return "ABS,ACOS,ASIN,ATAN,ATAN2,CEILING,COS,COT,DEGREES,EXP,FLOOR,LOG,LOG10,MOD,PI,POWER,RADIANS,"
        + "RAND,ROUND,SIGN,SIN,SQRT,TAN,TRUNCATE";
  }

  @Override
  public String getTimeDateFunctions() {
    return "CURDATE,CURRENT_DATE,CURRENT_TIME,CURRENT_TIMESTAMP,CURTIME,DAYNAME,DAYOFMONTH,DAYOFWEEK,"
        + "DAYOFYEAR,EXTRACT,HOUR,MINUTE,MONTH,MONTHNAME,NOW,QUARTER,SECOND,TIMESTAMPADD,TIMESTAMPDIFF,"
        + "WEEK,YEAR";
  }

  @Override
  public String getSystemFunctions() {
    return "DATABASE,IFNULL,USER";
  }
}
