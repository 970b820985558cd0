package org.personalizejdbc.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.personalizejdbc.jdbc.Failures.assertFails;
import static org.personalizejdbc.jdbc.MetadataReader.lines;
import static org.personalizejdbc.jdbc.MetadataReader.maps;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLSyntaxErrorException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.personalizejdbc.PersonalizeFixture;
import org.personalizejdbc.api.PersonalizeTables;

/** What tools learn of the driver's own schemas; no test makes a call. */
class DatabaseMetaDataTest {
  private static final String SCHEMA = "personalize";
  private static PersonalizeFixture db;
  private static DatabaseMetaData metaData;

  @BeforeAll
  static void connect() throws SQLException {
    db = PersonalizeFixture.sample();
    metaData = db.connection().getMetaData();
  }

  @AfterAll
  static void close() throws SQLException {
    db.close();
  }

  @BeforeEach
  void forgetCalls() {
    db.endpoint().forgetCalls();
  }

  @AfterEach
  void noCallWasMade() {
    assertThat(db.endpoint().calls()).isEmpty();
  }

  private static List<String> tables(String schema, String table, String... types)
      throws SQLException {
    return lines(
        metaData.getTables(null, schema, table, types.length == 0 ? null : types), "TABLE_NAME");
  }

  // Schemas and catalogs.

  @Test
  void schemasAreOursAndNoCatalogIsThere() throws SQLException {
    assertThat(lines(metaData.getSchemas(), "TABLE_SCHEM", "TABLE_CATALOG"))
        .containsExactly("driver|null", "personalize|null");
    assertThat(maps(metaData.getCatalogs())).isEmpty();
    assertThat(db.connection().getCatalog()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "null",
      value = {
        "null, null, driver personalize",
        "'', '', driver personalize",
        "null, %, driver personalize",
        "null, PERSONALIZE, personalize",
        "null, p%, personalize",
        "null, dr_ver, driver",
        "null, metadata, ''",
        "null, personaliz, ''",
        "other, %, ''"
      })
  void schemasArePickedByPattern(String catalog, String pattern, String expected)
      throws SQLException {
    assertThat(String.join(" ", lines(metaData.getSchemas(catalog, pattern), "TABLE_SCHEM")))
        .isEqualTo(expected);
  }

  // Tables.

  @Test
  void tablesHaveTypesAndRemarksInJdbcsOrder() throws SQLException {
    assertThat(
            lines(
                metaData.getTables(null, null, "%", null),
                "TABLE_CAT",
                "TABLE_SCHEM",
                "TABLE_NAME",
                "TABLE_TYPE",
                "REMARKS"))
        .containsExactly(
            "null|driver|api_calls|SYSTEM TABLE|The newest calls that the connection made, one row"
                + " each",
            "null|personalize|campaign_config_entries|TABLE|" + remarks("campaign_config_entries"),
            "null|personalize|campaign_updates|TABLE|" + remarks("campaign_updates"),
            "null|personalize|campaigns|TABLE|" + remarks("campaigns"));
  }

  private static String remarks(String table) {
    return PersonalizeTables.all().stream()
        .filter(declared -> declared.name().equals(table))
        .findFirst()
        .orElseThrow()
        .description();
  }

  @Test
  void tableTypesAreThoseThatTablesHave() throws SQLException {
    assertThat(lines(metaData.getTableTypes(), "TABLE_TYPE"))
        .containsExactly("SYSTEM TABLE", "TABLE", "VIEW");
  }

  @Test
  void tablesArePickedByType() throws SQLException {
    assertThat(tables(null, null, "TABLE"))
        .containsExactly("campaign_config_entries", "campaign_updates", "campaigns");
    assertThat(tables(null, null, "TABLE", "SYSTEM TABLE", "ALIAS")).hasSize(4);
    assertThat(tables(null, null, "SYSTEM TABLE")).containsExactly("api_calls");
    assertThat(tables(null, null, "VIEW")).isEmpty();
    assertThat(maps(metaData.getTables(null, null, null, new String[0]))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "null",
      value = {
        "null, null, campaign_config_entries campaign_updates campaigns",
        "'', '', campaign_config_entries campaign_updates campaigns",
        "personalize, %, campaign_config_entries campaign_updates campaigns",
        "personalize, campaigns, campaigns",
        "PERSONALIZE, CAMPAIGNS, campaigns",
        "Personalize, Campaign_Updates, campaign_updates",
        "personalize, campaign_, campaigns",
        "personalize, campaign\\_, ''",
        "personalize, campaign\\_%, campaign_config_entries campaign_updates",
        "personalize, campaign\\_updates, campaign_updates",
        "personalize, campaign_updates, campaign_updates",
        "personalize, campaign__pdates, campaign_updates",
        "personalize, %s, campaign_config_entries campaign_updates campaigns",
        "personalize, %co%i%s, campaign_config_entries",
        "personalize, c%s_, ''",
        "personalize, \\%, ''",
        "personalize, campaigns\\, ''",
        "personalize, campaign, ''",
        "person\\_lize, campaigns, ''",
        "person_lize, campaigns, campaigns",
        "driver, campaigns, ''",
        "nosuch, %, ''"
      })
  void tablesArePickedByPattern(String schema, String table, String expected) throws SQLException {
    assertThat(tables(schema, table, "TABLE"))
        .containsExactlyElementsOf(expected.isEmpty() ? List.of() : List.of(expected.split(" ")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "personalize", "%"})
  void anyCatalogIsEmpty(String catalog) throws SQLException {
    assertThat(maps(metaData.getTables(catalog, null, null, null))).isEmpty();
    assertThat(maps(metaData.getColumns(catalog, null, null, null))).isEmpty();
    assertThat(maps(metaData.getPrimaryKeys(catalog, SCHEMA, "campaigns"))).isEmpty();
    assertThat(maps(metaData.getImportedKeys(catalog, SCHEMA, "campaign_updates"))).isEmpty();
    assertThat(maps(metaData.getIndexInfo(catalog, SCHEMA, "campaigns", true, true))).isEmpty();
    assertThat(maps(metaData.getFunctions(catalog, SCHEMA, "%"))).isEmpty();
    assertThat(maps(metaData.getFunctionColumns(catalog, SCHEMA, "%", "%"))).isEmpty();
    assertThat(maps(metaData.getSchemas(catalog, "%"))).isEmpty();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = "")
  void noCatalogIsWhereEverythingIs(String catalog) throws SQLException {
    assertThat(maps(metaData.getTables(catalog, SCHEMA, "campaigns", null))).hasSize(1);
    assertThat(maps(metaData.getColumns(catalog, SCHEMA, "campaigns", "name"))).hasSize(1);
    assertThat(maps(metaData.getPrimaryKeys(catalog, SCHEMA, "campaigns"))).hasSize(1);
  }

  // Columns.

  @Test
  void everyColumnIsDescribed() throws SQLException {
    assertThat(
            lines(
                metaData.getColumns(null, SCHEMA, "campaigns", "%"),
                "ORDINAL_POSITION",
                "COLUMN_NAME",
                "DATA_TYPE",
                "TYPE_NAME",
                "COLUMN_SIZE",
                "DECIMAL_DIGITS",
                "NUM_PREC_RADIX",
                "CHAR_OCTET_LENGTH",
                "NULLABLE",
                "IS_NULLABLE"))
        .containsExactly(
            "1|campaign_arn|12|VARCHAR|256|null|null|1024|0|NO",
            "2|name|12|VARCHAR|63|null|null|252|1|YES",
            "3|status|12|VARCHAR|256|null|null|1024|1|YES",
            "4|failure_reason|12|VARCHAR|2147483647|null|null|2147483647|1|YES",
            "5|solution_version_arn|12|VARCHAR|256|null|null|1024|1|YES",
            "6|solution_arn|12|VARCHAR|256|null|null|1024|1|YES",
            "7|min_provisioned_tps|4|INTEGER|10|0|10|null|1|YES",
            "8|campaign_config|12|VARCHAR|2147483647|null|null|2147483647|1|YES",
            "9|exploration_weight|8|DOUBLE|17|17|10|null|1|YES",
            "10|exploration_item_age_cut_off|8|DOUBLE|17|17|10|null|1|YES",
            "11|enable_metadata_with_recommendations|16|BOOLEAN|1|null|null|null|1|YES",
            "12|sync_with_latest_solution_version|16|BOOLEAN|1|null|null|null|1|YES",
            "13|popularity_influence|8|DOUBLE|17|17|10|null|1|YES",
            "14|freshness_influence|8|DOUBLE|17|17|10|null|1|YES",
            "15|creation_date_time|93|TIMESTAMP|23|3|null|null|1|YES",
            "16|last_updated_date_time|93|TIMESTAMP|23|3|null|null|1|YES",
            "17|aws_partition|12|VARCHAR|32|null|null|128|1|YES",
            "18|region|12|VARCHAR|32|null|null|128|1|YES",
            "19|account_id|12|VARCHAR|12|null|null|48|1|YES");
  }

  @Test
  void aColumnHasAll24OfJdbcsColumnsAndItsTypes() throws SQLException {
    assertThat(MetadataReader.columns(metaData.getColumns(null, null, null, null)))
        .isEqualTo(
            "TABLE_CAT, TABLE_SCHEM, TABLE_NAME, COLUMN_NAME, DATA_TYPE INTEGER, TYPE_NAME,"
                + " COLUMN_SIZE INTEGER, BUFFER_LENGTH INTEGER, DECIMAL_DIGITS INTEGER,"
                + " NUM_PREC_RADIX INTEGER, NULLABLE INTEGER, REMARKS, COLUMN_DEF, SQL_DATA_TYPE"
                + " INTEGER, SQL_DATETIME_SUB INTEGER, CHAR_OCTET_LENGTH INTEGER, ORDINAL_POSITION"
                + " INTEGER, IS_NULLABLE, SCOPE_CATALOG, SCOPE_SCHEMA, SCOPE_TABLE, SOURCE_DATA_TYPE"
                + " SMALLINT, IS_AUTOINCREMENT, IS_GENERATEDCOLUMN");
    final Map<String, Object> row =
        maps(metaData.getColumns(null, SCHEMA, "campaigns", "min\\_provisioned\\_tps")).get(0);
    assertThat(row)
        .containsEntry("TABLE_CAT", null)
        .containsEntry("TABLE_SCHEM", "personalize")
        .containsEntry("TABLE_NAME", "campaigns")
        .containsEntry("BUFFER_LENGTH", null)
        .containsEntry("COLUMN_DEF", null)
        .containsEntry("SQL_DATA_TYPE", null)
        .containsEntry("SQL_DATETIME_SUB", null)
        .containsEntry("SCOPE_CATALOG", null)
        .containsEntry("SCOPE_SCHEMA", null)
        .containsEntry("SCOPE_TABLE", null)
        .containsEntry("SOURCE_DATA_TYPE", null)
        .containsEntry("IS_AUTOINCREMENT", "NO")
        .containsEntry("IS_GENERATEDCOLUMN", "NO");
    assertThat((String) row.get("REMARKS")).contains("transactions");
  }

  @Test
  void remarksAreTheDeclaredOnes() throws SQLException {
    for (var table : PersonalizeTables.all()) {
      assertThat(
              lines(
                  metaData.getColumns(null, SCHEMA, table.name().replace("_", "\\_"), null),
                  "COLUMN_NAME",
                  "REMARKS"))
          .containsExactlyElementsOf(
              table.columns().stream()
                  .map(column -> column.name() + "|" + column.description())
                  .toList());
    }
    assertThat(lines(metaData.getColumns(null, "driver", "api_calls", "%"), "REMARKS"))
        .hasSize(12)
        .doesNotContain("null");
  }

  @Test
  void columnsComeByTableThenPosition() throws SQLException {
    final List<String> rows =
        lines(
            metaData.getColumns(null, null, "%", "%arn"),
            "TABLE_SCHEM",
            "TABLE_NAME",
            "ORDINAL_POSITION",
            "COLUMN_NAME");
    assertThat(rows)
        .containsExactly(
            "personalize|campaign_config_entries|1|campaign_arn",
            "personalize|campaign_updates|1|campaign_arn",
            "personalize|campaign_updates|5|solution_version_arn",
            "personalize|campaign_updates|6|solution_arn",
            "personalize|campaigns|1|campaign_arn",
            "personalize|campaigns|5|solution_version_arn",
            "personalize|campaigns|6|solution_arn");
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "null",
      value = {
        "null, 19",
        "'', 19",
        "%, 19",
        "NAME, 1",
        "campaign_arn, 1",
        "campaign\\_arn, 1",
        "%\\_arn, 3",
        "_ame, 1",
        "nam, 0",
        "\\name, 1"
      })
  void columnsArePickedByPattern(String pattern, int expected) throws SQLException {
    assertThat(maps(metaData.getColumns(null, SCHEMA, "campaigns", pattern))).hasSize(expected);
  }

  // Keys and indexes.

  @Test
  void primaryKeysAreTheDeclaredOnes() throws SQLException {
    assertThat(
            lines(
                metaData.getPrimaryKeys(null, SCHEMA, "campaign_config_entries"),
                "TABLE_CAT",
                "TABLE_SCHEM",
                "TABLE_NAME",
                "COLUMN_NAME",
                "KEY_SEQ",
                "PK_NAME"))
        .as("by column name")
        .containsExactly(
            "null|personalize|campaign_config_entries|campaign_arn|1|campaign_config_entries_pkey",
            "null|personalize|campaign_config_entries|config_name|3|campaign_config_entries_pkey",
            "null|personalize|campaign_config_entries|entry_key|4|campaign_config_entries_pkey",
            "null|personalize|campaign_config_entries|origin|2|campaign_config_entries_pkey");
    for (String table : new String[] {"campaigns", "CAMPAIGN_UPDATES"}) {
      assertThat(lines(metaData.getPrimaryKeys(null, SCHEMA, table), "COLUMN_NAME", "KEY_SEQ"))
          .containsExactly("campaign_arn|1");
      assertThat(maps(metaData.getPrimaryKeys(null, null, table))).hasSize(1);
    }
    assertThat(lines(metaData.getPrimaryKeys("", "driver", "api_calls"), "COLUMN_NAME"))
        .containsExactly("call_id");
    assertThat(maps(metaData.getPrimaryKeys(null, "driver", "campaigns"))).isEmpty();
    assertThat(maps(metaData.getPrimaryKeys(null, null, "campaign_")))
        .as("a name is no pattern")
        .isEmpty();
  }

  @Test
  void foreignKeysLeadToCampaigns() throws SQLException {
    assertThat(maps(metaData.getImportedKeys(null, SCHEMA, "campaign_updates")))
        .containsExactly(maps(metaData.getExportedKeys(null, SCHEMA, "campaigns")).get(1))
        .first()
        .satisfies(
            key ->
                assertThat(key.toString())
                    .isEqualTo(
                        "{PKTABLE_CAT=null, PKTABLE_SCHEM=personalize, PKTABLE_NAME=campaigns,"
                            + " PKCOLUMN_NAME=campaign_arn, FKTABLE_CAT=null,"
                            + " FKTABLE_SCHEM=personalize, FKTABLE_NAME=campaign_updates,"
                            + " FKCOLUMN_NAME=campaign_arn, KEY_SEQ=1, UPDATE_RULE=3, DELETE_RULE=3,"
                            + " FK_NAME=campaign_updates_campaign_arn_fkey, PK_NAME=campaigns_pkey,"
                            + " DEFERRABILITY=7}"));
    assertThat(
            lines(metaData.getExportedKeys(null, SCHEMA, "campaigns"), "FKTABLE_NAME", "KEY_SEQ"))
        .containsExactly("campaign_config_entries|1", "campaign_updates|1");
    assertThat(maps(metaData.getImportedKeys(null, SCHEMA, "campaigns"))).isEmpty();
    assertThat(maps(metaData.getExportedKeys(null, SCHEMA, "campaign_updates"))).isEmpty();
    assertThat(maps(metaData.getImportedKeys(null, null, null))).hasSize(2);
  }

  @Test
  void aCrossReferenceIsOfBothTables() throws SQLException {
    assertThat(
            lines(
                metaData.getCrossReference(
                    null, SCHEMA, "campaigns", null, SCHEMA, "campaign_config_entries"),
                "PKTABLE_NAME",
                "FKTABLE_NAME",
                "FKCOLUMN_NAME"))
        .containsExactly("campaigns|campaign_config_entries|campaign_arn");
    assertThat(
            maps(
                metaData.getCrossReference(
                    null, SCHEMA, "campaign_updates", null, SCHEMA, "campaigns")))
        .isEmpty();
    assertThat(maps(metaData.getCrossReference("x", SCHEMA, "campaigns", null, SCHEMA, null)))
        .isEmpty();
  }

  @Test
  void thePrimaryKeyIsTheOneUniqueIndexAndTheBestRowIdentifier() throws SQLException {
    for (boolean unique : new boolean[] {true, false}) {
      assertThat(
              lines(
                  metaData.getIndexInfo(null, SCHEMA, "campaign_config_entries", unique, true),
                  "TABLE_NAME",
                  "NON_UNIQUE",
                  "INDEX_NAME",
                  "TYPE",
                  "ORDINAL_POSITION",
                  "COLUMN_NAME"))
          .containsExactly(
              "campaign_config_entries|false|campaign_config_entries_pkey|3|1|campaign_arn",
              "campaign_config_entries|false|campaign_config_entries_pkey|3|2|origin",
              "campaign_config_entries|false|campaign_config_entries_pkey|3|3|config_name",
              "campaign_config_entries|false|campaign_config_entries_pkey|3|4|entry_key");
    }
    for (int scope :
        new int[] {
          DatabaseMetaData.bestRowTemporary,
          DatabaseMetaData.bestRowTransaction,
          DatabaseMetaData.bestRowSession
        }) {
      assertThat(
              lines(
                  metaData.getBestRowIdentifier(null, SCHEMA, "campaigns", scope, false),
                  "SCOPE",
                  "COLUMN_NAME",
                  "DATA_TYPE",
                  "TYPE_NAME",
                  "COLUMN_SIZE",
                  "DECIMAL_DIGITS",
                  "PSEUDO_COLUMN"))
          .containsExactly("2|campaign_arn|12|VARCHAR|256|null|1");
    }
    assertThat(maps(metaData.getVersionColumns(null, SCHEMA, "campaigns"))).isEmpty();
  }

  @Test
  void everythingMayBeRead() throws SQLException {
    assertThat(
            lines(
                metaData.getTablePrivileges(null, SCHEMA, "%"),
                "TABLE_NAME",
                "GRANTEE",
                "PRIVILEGE",
                "IS_GRANTABLE"))
        .containsExactly(
            "campaign_config_entries|PUBLIC|SELECT|NO",
            "campaign_updates|PUBLIC|SELECT|NO",
            "campaigns|PUBLIC|SELECT|NO");
    assertThat(
            lines(
                metaData.getColumnPrivileges(null, SCHEMA, "campaigns", "n%"),
                "COLUMN_NAME",
                "PRIVILEGE"))
        .containsExactly("name|SELECT");
  }

  // Functions.

  @Test
  void theFunctionIsToldWithItsParameterAndItsColumns() throws SQLException {
    assertThat(
            lines(
                metaData.getFunctions(null, null, "%"),
                "FUNCTION_CAT",
                "FUNCTION_SCHEM",
                "FUNCTION_NAME",
                "FUNCTION_TYPE",
                "SPECIFIC_NAME",
                "REMARKS"))
        .containsExactly(
            "null|personalize|describe_campaign|2|describe_campaign|The row of campaigns that an"
                + " ARN names; none where AWS knows no such one");
    final List<String> columns =
        lines(
            metaData.getFunctionColumns(null, SCHEMA, "DESCRIBE\\_CAMPAIGN", null),
            "COLUMN_NAME",
            "COLUMN_TYPE",
            "ORDINAL_POSITION",
            "DATA_TYPE",
            "TYPE_NAME",
            "PRECISION",
            "SCALE",
            "RADIX",
            "NULLABLE",
            "IS_NULLABLE",
            "SPECIFIC_NAME");
    assertThat(columns)
        .hasSize(20)
        .startsWith(
            "arn|1|1|12|VARCHAR|2147483647|null|null|1|YES|describe_campaign",
            "campaign_arn|5|1|12|VARCHAR|256|null|null|0|NO|describe_campaign",
            "name|5|2|12|VARCHAR|63|null|null|1|YES|describe_campaign")
        .contains("min_provisioned_tps|5|7|4|INTEGER|10|0|10|1|YES|describe_campaign");
    assertThat(
            lines(metaData.getFunctionColumns(null, null, "%", "%arn"), "COLUMN_NAME", "REMARKS"))
        .hasSize(4)
        .contains("campaign_arn|The campaign's ARN");
    assertThat(maps(metaData.getFunctions(null, SCHEMA, "describe"))).isEmpty();
    assertThat(maps(metaData.getFunctions(null, "driver", "%"))).isEmpty();
  }

  @Test
  void whatThereIsNotIsEmptyWithJdbcsColumns() throws SQLException {
    final Map<ResultSet, String> empty =
        Map.of(
            metaData.getProcedures(null, null, "%"),
            "PROCEDURE_CAT, PROCEDURE_SCHEM, PROCEDURE_NAME, RESERVED1, RESERVED2, RESERVED3,"
                + " REMARKS, PROCEDURE_TYPE SMALLINT, SPECIFIC_NAME",
            metaData.getUDTs(null, null, "%", null),
            "TYPE_CAT, TYPE_SCHEM, TYPE_NAME, CLASS_NAME, DATA_TYPE INTEGER, REMARKS, BASE_TYPE"
                + " SMALLINT",
            metaData.getSuperTables(null, null, "%"),
            "TABLE_CAT, TABLE_SCHEM, TABLE_NAME, SUPERTABLE_NAME",
            metaData.getSuperTypes(null, null, "%"),
            "TYPE_CAT, TYPE_SCHEM, TYPE_NAME, SUPERTYPE_CAT, SUPERTYPE_SCHEM, SUPERTYPE_NAME",
            metaData.getClientInfoProperties(),
            "NAME, MAX_LEN INTEGER, DEFAULT_VALUE, DESCRIPTION",
            metaData.getPseudoColumns(null, null, "%", "%"),
            "TABLE_CAT, TABLE_SCHEM, TABLE_NAME, COLUMN_NAME, DATA_TYPE INTEGER, COLUMN_SIZE"
                + " INTEGER, DECIMAL_DIGITS INTEGER, NUM_PREC_RADIX INTEGER, COLUMN_USAGE, REMARKS,"
                + " CHAR_OCTET_LENGTH INTEGER, IS_NULLABLE");
    for (Map.Entry<ResultSet, String> entry : empty.entrySet()) {
      assertThat(entry.getKey().next()).isFalse();
      assertThat(MetadataReader.columns(entry.getKey())).isEqualTo(entry.getValue());
    }
    assertThat(maps(metaData.getProcedureColumns(null, null, "%", "%"))).isEmpty();
    assertThat(maps(metaData.getAttributes(null, null, "%", "%"))).isEmpty();
  }

  // Types.

  @Test
  void typeInfoComesByNumber() throws SQLException {
    assertThat(
            lines(
                metaData.getTypeInfo(),
                "DATA_TYPE",
                "TYPE_NAME",
                "PRECISION",
                "LITERAL_PREFIX",
                "LITERAL_SUFFIX",
                "CREATE_PARAMS",
                "CASE_SENSITIVE",
                "UNSIGNED_ATTRIBUTE",
                "MINIMUM_SCALE",
                "MAXIMUM_SCALE",
                "NUM_PREC_RADIX"))
        .containsExactly(
            "-6|TINYINT|3|null|null|null|false|false|0|0|10",
            "-5|BIGINT|19|null|null|null|false|false|0|0|10",
            "-3|VARBINARY|2147483647|X'|'|length|false|true|0|0|null",
            "-2|BINARY|2147483647|X'|'|length|false|true|0|0|null",
            "1|CHAR|2147483647|'|'|length|true|true|0|0|null",
            "3|DECIMAL|19|null|null|precision,scale|false|false|0|19|10",
            "4|INTEGER|10|null|null|null|false|false|0|0|10",
            "5|SMALLINT|5|null|null|null|false|false|0|0|10",
            "6|FLOAT|17|null|null|null|false|false|0|0|10",
            "7|REAL|8|null|null|null|false|false|0|0|10",
            "8|DOUBLE|17|null|null|null|false|false|0|0|10",
            "12|VARCHAR|2147483647|'|'|length|true|true|0|0|null",
            "16|BOOLEAN|1|null|null|null|false|true|0|0|null",
            "91|DATE|10|DATE '|'|null|false|true|0|0|null",
            "92|TIME|12|TIME '|'|precision|false|true|0|3|null",
            "93|TIMESTAMP|23|TIMESTAMP '|'|precision|false|true|0|3|null");
  }

  @Test
  void everyTypeOfTypeInfoCanBeCastToAndComesBackByItsNumberAndName() throws SQLException {
    try (Statement statement = db.connection().createStatement()) {
      for (Map<String, Object> type : maps(metaData.getTypeInfo())) {
        final String name = (String) type.get("TYPE_NAME");
        try (ResultSet rows = statement.executeQuery("VALUES CAST(NULL AS " + name + ")")) {
          assertThat(rows.getMetaData().getColumnType(1)).isEqualTo(type.get("DATA_TYPE"));
          assertThat(rows.getMetaData().getColumnTypeName(1)).isEqualTo(name);
        }
      }
    }
  }

  @Test
  void everyColumnsTypeIsOneOfTypeInfo() throws SQLException {
    assertThat(lines(metaData.getTypeInfo(), "TYPE_NAME", "DATA_TYPE"))
        .containsAll(lines(metaData.getColumns(null, null, null, null), "TYPE_NAME", "DATA_TYPE"));
  }

  @Test
  void conversionsAreThoseThatTheEscapeMakes() throws SQLException {
    assertThat(metaData.supportsConvert()).isTrue();
    assertThat(metaData.supportsConvert(java.sql.Types.VARCHAR, java.sql.Types.CLOB)).isFalse();
    final List<Map<String, Object>> types = maps(metaData.getTypeInfo());
    int converted = 0;
    for (Map<String, Object> from : types) {
      for (Map<String, Object> to : types) {
        final boolean told =
            metaData.supportsConvert((int) from.get("DATA_TYPE"), (int) to.get("DATA_TYPE"));
        boolean done;
        try (PreparedStatement prepared =
            db.connection()
                .prepareStatement(
                    "VALUES {fn CONVERT(CAST(NULL AS "
                        + from.get("TYPE_NAME")
                        + "), SQL_"
                        + to.get("TYPE_NAME")
                        + ")}")) {
          done = prepared.getMetaData().getColumnType(1) == (int) to.get("DATA_TYPE");
        } catch (SQLException e) {
          done = false;
        }
        assertThat(told).as("%s to %s", from.get("TYPE_NAME"), to.get("TYPE_NAME")).isEqualTo(done);
        converted += done ? 1 : 0;
      }
    }
    assertThat(converted).isBetween(100, 250);
  }

  // What tools build statements by.

  @Test
  void namesMatchInAnyCaseAndKeepTheirs() throws SQLException {
    assertThat(metaData.storesMixedCaseIdentifiers()).isTrue();
    assertThat(metaData.storesMixedCaseQuotedIdentifiers()).isTrue();
    assertThat(metaData.supportsMixedCaseIdentifiers()).isFalse();
    assertThat(metaData.supportsMixedCaseQuotedIdentifiers()).isFalse();
    assertThat(metaData.storesLowerCaseIdentifiers()).isFalse();
    assertThat(metaData.storesUpperCaseIdentifiers()).isFalse();
    final String quote = metaData.getIdentifierQuoteString();
    try (Statement statement = db.connection().createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT 1 AS AbC FROM " + quote + "Driver" + quote + ".Api_Calls WHERE FALSE")) {
      assertThat(rows.getMetaData().getColumnLabel(1)).isEqualTo("AbC");
    }
  }

  @Test
  void aNameMayBeAsLongAsItSays() throws SQLException {
    final int longest = metaData.getMaxColumnNameLength();
    assertThat(longest).isEqualTo(128);
    assertThat(metaData.getMaxTableNameLength()).isEqualTo(longest);
    assertThat(metaData.getMaxSchemaNameLength()).isEqualTo(longest);
    try (Statement statement = db.connection().createStatement()) {
      assertThat(statement.executeQuery("SELECT 1 AS " + "x".repeat(longest)).next()).isTrue();
      assertThatThrownBy(() -> statement.executeQuery("SELECT 1 AS " + "x".repeat(longest + 1)))
          .isInstanceOf(SQLSyntaxErrorException.class)
          .hasMessageContaining("128");
    }
  }

  @Test
  void keywordsAreTheReservedOnesBeyondSql2003() throws SQLException {
    final List<String> keywords = List.of(metaData.getSQLKeywords().split(","));
    assertThat(keywords)
        .isEqualTo(List.copyOf(new TreeSet<>(keywords)))
        .contains("LIMIT", "OFFSET", "QUALIFY", "UPSERT", "MATCH_RECOGNIZE")
        .doesNotContain("SELECT", "TABLE", "VALUE", "MULTISET", "NAME", "STATUS", "REGION", "");
    try (Statement statement = db.connection().createStatement()) {
      for (String keyword : keywords) {
        assertThatThrownBy(() -> statement.executeQuery("SELECT 1 AS " + keyword))
            .as(keyword)
            .isInstanceOf(SQLSyntaxErrorException.class);
        assertThat(statement.executeQuery("SELECT 1 AS \"" + keyword + "\"").next()).isTrue();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT x + 1 FROM t ORDER BY x + 1", // supportsExpressionsInOrderBy
        "SELECT x FROM t ORDER BY y", // supportsOrderByUnrelated
        "SELECT COUNT(*) FROM t GROUP BY y", // supportsGroupByUnrelated
        "SELECT x, COUNT(*) FROM t GROUP BY x, y", // supportsGroupByBeyondSelect
        "SELECT x FROM t WHERE s LIKE 'a!%' ESCAPE '!'", // supportsLikeEscapeClause
        "SELECT a.x FROM t AS a LEFT JOIN t AS b ON a.x = b.y", // supportsOuterJoins
        "SELECT a.x FROM t AS a FULL JOIN t AS b ON a.x = b.y", // supportsFullOuterJoins
        "SELECT x FROM t WHERE x = (SELECT MAX(y) FROM t)", // supportsSubqueriesInComparisons
        "SELECT x FROM t WHERE EXISTS (SELECT 1 FROM t)", // supportsSubqueriesInExists
        "SELECT x FROM t WHERE x IN (SELECT y FROM t)", // supportsSubqueriesInIns
        "SELECT x FROM t WHERE x > ALL (SELECT y FROM t)", // supportsSubqueriesInQuantifieds
        "SELECT x FROM t WHERE EXISTS (SELECT 1 FROM t AS u WHERE u.y = t.x)", // …Correlated…
        "SELECT x FROM t UNION SELECT y FROM t", // supportsUnion
        "SELECT x FROM t UNION ALL SELECT y FROM t", // supportsUnionAll
        "SELECT x AS \"a b\" FROM t AS t2", // supportsColumnAliasing, …TableCorrelationNames
        "SELECT x || NULL FROM (VALUES 'a') AS t (x)" // nullPlusNonNullIsNull
      })
  void whatItSaysThatAQueryCanDoItCan(String sql) throws SQLException {
    try (Statement statement = db.connection().createStatement()) {
      statement
          .executeQuery("WITH t AS (SELECT * FROM (VALUES (1, 2, 'a')) AS v (x, y, s)) " + sql)
          .close();
    }
    for (String method :
        """
        supportsExpressionsInOrderBy supportsOrderByUnrelated supportsGroupBy
        supportsGroupByUnrelated supportsGroupByBeyondSelect supportsLikeEscapeClause
        supportsOuterJoins supportsFullOuterJoins supportsLimitedOuterJoins
        supportsSubqueriesInComparisons supportsSubqueriesInExists supportsSubqueriesInIns
        supportsSubqueriesInQuantifieds supportsCorrelatedSubqueries supportsUnion
        supportsUnionAll supportsColumnAliasing supportsTableCorrelationNames
        nullPlusNonNullIsNull supportsSchemasInDataManipulation isReadOnly
        supportsSchemasInTableDefinitions supportsSchemasInProcedureCalls
        supportsSchemasInIndexDefinitions supportsSchemasInPrivilegeDefinitions
        allTablesAreSelectable allProceduresAreCallable supportsMinimumSQLGrammar
        supportsNonNullableColumns supportsOpenStatementsAcrossCommit
        supportsOpenCursorsAcrossCommit supportsOpenCursorsAcrossRollback
        supportsOpenStatementsAcrossRollback
        """
            .strip()
            .split("\\s+")) {
      assertThat(answer(method)).as(method).isEqualTo(true);
    }
  }

  private static Object answer(String method) {
    try {
      return DatabaseMetaData.class.getMethod(method).invoke(metaData);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void whatWritesOrDefinesIsNotThere() {
    assertThat(
            Arrays.stream(DatabaseMetaData.class.getMethods())
                .filter(method -> method.getParameterCount() == 0)
                .filter(method -> method.getReturnType() == boolean.class)
                .map(method -> method.getName())
                .filter(name -> answer(name).equals(true))
                // By these, tools find out whether there are schemas at all.
                .filter(name -> !name.startsWith("supportsSchemasIn"))
                .filter(
                    name ->
                        name.toLowerCase(Locale.ROOT)
                            .matches(
                                ".*(alter|positioned|forupdate|procedure|batch|generated|savepoint"
                                    + "|transaction|catalogsin|definition|local|savepoint).*")))
        .containsExactly("allProceduresAreCallable");
  }

  @Test
  void nullsSortHigh() throws SQLException {
    assertThat(metaData.nullsAreSortedHigh()).isTrue();
    assertThat(metaData.nullsAreSortedLow()).isFalse();
    assertThat(metaData.nullsAreSortedAtStart()).isFalse();
    assertThat(metaData.nullsAreSortedAtEnd()).isFalse();
    final String values = "SELECT x FROM (VALUES (1), (CAST(NULL AS INTEGER)), (2)) AS t (x)";
    assertThat(db.lines(values + " ORDER BY x")).containsExactly("1", "2", "null");
    assertThat(db.lines(values + " ORDER BY x DESC")).containsExactly("null", "2", "1");
  }

  @Test
  void resultSetsAreReadForwards() throws SQLException {
    assertThat(metaData.supportsResultSetType(ResultSet.TYPE_FORWARD_ONLY)).isTrue();
    assertThat(metaData.supportsResultSetType(ResultSet.TYPE_SCROLL_INSENSITIVE)).isFalse();
    assertThat(
            metaData.supportsResultSetConcurrency(
                ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY))
        .isTrue();
    assertThat(
            metaData.supportsResultSetConcurrency(
                ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_UPDATABLE))
        .isFalse();
    assertThat(metaData.getResultSetHoldability()).isEqualTo(ResultSet.HOLD_CURSORS_OVER_COMMIT);
    assertThat(metaData.getDefaultTransactionIsolation()).isEqualTo(Connection.TRANSACTION_NONE);
    assertThat(metaData.supportsTransactionIsolationLevel(Connection.TRANSACTION_NONE)).isTrue();
    assertThat(metaData.supportsTransactionIsolationLevel(Connection.TRANSACTION_SERIALIZABLE))
        .isFalse();
  }

  @Test
  void whoAndWhatIsTold() throws SQLException {
    assertThat(metaData.getDatabaseProductName()).isEqualTo("Amazon Personalize");
    assertThat(metaData.getDatabaseProductVersion()).matches("\\d+\\.\\d+\\.\\d+.*");
    assertThat(metaData.getDriverName()).isEqualTo("personalize-jdbc");
    assertThat(metaData.getDriverVersion()).isEqualTo(PersonalizeDriver.version().version());
    assertThat(metaData.getDriverMajorVersion() + "." + metaData.getDriverMinorVersion())
        .isEqualTo(metaData.getDatabaseMajorVersion() + "." + metaData.getDatabaseMinorVersion());
    assertThat(metaData.getURL()).isEqualTo("jdbc:personalize:");
    assertThat(metaData.getUserName()).isEmpty();
    assertThat(metaData.getSchemaTerm()).isEqualTo("schema");
    assertThat(metaData.getCatalogTerm()).isEmpty();
    assertThat(metaData.getProcedureTerm()).isEqualTo("function");
    assertThat(metaData.getSearchStringEscape()).isEqualTo("\\");
    assertThat(metaData.getExtraNameCharacters()).isEmpty();
    assertThat(metaData.getJDBCMajorVersion()).isEqualTo(4);
    assertThat(metaData.getJDBCMinorVersion()).isEqualTo(3);
    assertThat(metaData.getSQLStateType()).isEqualTo(DatabaseMetaData.sqlStateSQL);
    assertThat(metaData.isWrapperFor(DatabaseMetaData.class)).isTrue();
    assertThat(metaData.unwrap(DatabaseMetaData.class)).isSameAs(metaData);
  }

  // Life.

  @Test
  void manyResultSetsOfMetadataMayBeReadAtOnce() throws SQLException {
    try (ResultSet tables = metaData.getTables(null, SCHEMA, "%", null);
        ResultSet keys = metaData.getPrimaryKeys(null, SCHEMA, "campaigns")) {
      assertThat(tables.next()).isTrue();
      try (ResultSet columns = metaData.getColumns(null, SCHEMA, "campaigns", "%")) {
        assertThat(columns.next()).isTrue();
        assertThat(keys.next()).isTrue();
        assertThat(tables.next()).isTrue();
        assertThat(columns.next()).isTrue();
      }
      assertThat(tables.next()).isTrue();
    }
  }

  @Test
  void closingTheConnectionClosesThem() throws SQLException {
    final Connection connection = db.connect();
    final DatabaseMetaData closed = connection.getMetaData();
    final ResultSet rows = closed.getSchemas();
    assertThat(rows.next()).isTrue();
    connection.close();
    assertThat(rows.isClosed()).isTrue();
    assertFails(SQLException.class, "24000", rows::next);
    assertFails(SQLNonTransientConnectionException.class, "08003", closed::getSchemas);
    assertThat(closed.supportsGroupBy()).isTrue();
  }

  @Test
  void valuesAreReadByEveryGetterOfTheirType() throws SQLException {
    try (ResultSet rows = metaData.getColumns(null, SCHEMA, "campaigns", "name")) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getInt("DATA_TYPE")).isEqualTo(12);
      assertThat(rows.getString("DATA_TYPE")).isEqualTo("12");
      assertThat(rows.getLong("COLUMN_SIZE")).isEqualTo(63);
      assertThat(rows.getInt("DECIMAL_DIGITS")).isZero();
      assertThat(rows.wasNull()).isTrue();
      assertThat(rows.getString("table_name")).isEqualTo("campaigns");
      assertThat(rows.getShort("SOURCE_DATA_TYPE")).isZero();
      assertThat(rows.wasNull()).isTrue();
      assertThat(rows.next()).isFalse();
    }
    try (ResultSet rows = metaData.getIndexInfo(null, SCHEMA, "campaigns", true, false)) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getBoolean("NON_UNIQUE")).isFalse();
      assertThat(rows.getInt("TYPE")).isEqualTo(DatabaseMetaData.tableIndexOther);
      assertThat(rows.getLong("CARDINALITY")).isZero();
    }
  }

  @Test
  void namesAreDistinct() throws SQLException {
    assertThat(
            maps(metaData.getColumns(null, null, null, null)).stream()
                .map(row -> row.get("TABLE_NAME") + "." + row.get("COLUMN_NAME"))
                .collect(Collectors.toList()))
        .doesNotHaveDuplicates()
        .hasSizeGreaterThan(50);
  }
}
