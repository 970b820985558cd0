package org.personalizejdbc.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.personalizejdbc.jdbc.Failures.assertFails;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.personalizejdbc.PersonalizeFixture;

/** What a result tells of its columns, before it is executed and after. */
class ResultSetMetaDataTest {
  private static final String ARN =
      "arn:aws:personalize:us-east-1:123456789012:campaign/video-home-for-you-prod";
  private static PersonalizeFixture db;
  private static Connection inventory;

  @BeforeAll
  static void connect() throws SQLException {
    inventory = DriverManager.getConnection("jdbc:hsqldb:mem:result-metadata", "SA", "");
    try (Statement statement = inventory.createStatement()) {
      statement.execute(
          "CREATE TABLE deployments (id INTEGER PRIMARY KEY, team VARCHAR(20), cost DECIMAL(9,2),"
              + " campaign_arn VARCHAR(256))");
    }
    db =
        PersonalizeFixture.sample(
            "attach.inv=jdbc:hsqldb:mem:result-metadata", "attach.inv.user=SA");
  }

  @AfterAll
  static void close() throws SQLException {
    db.close();
    inventory.createStatement().execute("SHUTDOWN");
    inventory.close();
  }

  /** Each column as label|name|table|schema; a result tells the same as what was prepared. */
  private static String origins(String sql) throws SQLException {
    try (PreparedStatement prepared = db.connection().prepareStatement(sql)) {
      final String before = origins(prepared.getMetaData());
      try (ResultSet rows = prepared.executeQuery()) {
        assertThat(origins(rows.getMetaData())).isEqualTo(before);
        assertThat(origins(prepared.getMetaData())).isEqualTo(before);
      }
      return before;
    }
  }

  private static String origins(ResultSetMetaData metaData) throws SQLException {
    final List<String> columns = new ArrayList<>();
    for (int i = 1; i <= metaData.getColumnCount(); i++) {
      columns.add(
          String.join(
              "|",
              metaData.getColumnLabel(i),
              metaData.getColumnName(i),
              metaData.getTableName(i),
              metaData.getSchemaName(i)));
      assertThat(metaData.getCatalogName(i)).isEmpty();
    }
    return String.join(" ", columns);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiterString = " => ",
      value = {
        "SELECT name FROM campaigns => name|name|campaigns|personalize",
        "SELECT NAME FROM Campaigns => NAME|name|campaigns|personalize",
        "SELECT c.name AS n FROM campaigns c => n|name|campaigns|personalize",
        "SELECT c.name \"The Name\" FROM personalize.campaigns AS c"
            + " => The Name|name|campaigns|personalize",
        "SELECT UPPER(name) AS name FROM campaigns => name|name||",
        "SELECT 1 AS uno => uno|uno||",
        "SELECT COUNT(*) AS n, status FROM campaigns GROUP BY status"
            + " => n|n|| status|status|campaigns|personalize",
        "SELECT MAX(name) AS name FROM campaigns => name|name||",
        "SELECT CAST(name AS VARCHAR(5)) AS name FROM campaigns => name|name||",
        "SELECT u.status, c.status AS s FROM campaigns c JOIN campaign_updates u"
            + " ON u.campaign_arn = c.campaign_arn"
            + " => status|status|campaign_updates|personalize s|status|campaigns|personalize",
        "SELECT c.name, d.team FROM campaigns c LEFT JOIN inv.deployments d"
            + " ON d.campaign_arn = c.campaign_arn"
            + " => name|name|campaigns|personalize team|TEAM|DEPLOYMENTS|inv",
        "SELECT d.id FROM inv.deployments d WHERE EXISTS (SELECT 1 FROM campaigns)"
            + " => id|ID|DEPLOYMENTS|inv",
        "SELECT n FROM (SELECT name AS n FROM campaigns) => n|name|campaigns|personalize",
        "SELECT t.n AS m FROM (SELECT UPPER(status) AS s, name AS n FROM campaigns) AS t"
            + " => m|name|campaigns|personalize",
        "SELECT b FROM (SELECT status, name FROM campaigns) AS t (a, b)"
            + " => b|name|campaigns|personalize",
        "SELECT * FROM (SELECT region, name AS n FROM campaigns) \"Custom SQL Query\""
            + " => region|region|campaigns|personalize n|name|campaigns|personalize",
        "SELECT x FROM (SELECT n AS x FROM (SELECT name AS n FROM campaigns ORDER BY name LIMIT 3))"
            + " => x|name|campaigns|personalize",
        "WITH w AS (SELECT name AS n, 1 AS uno FROM campaigns) SELECT uno, n FROM w"
            + " => uno|uno|| n|name|campaigns|personalize",
        "WITH w (a, b) AS (SELECT status, name FROM campaigns), v AS (SELECT b AS c FROM w)"
            + " SELECT v.c FROM v ORDER BY 1 => c|name|campaigns|personalize",
        "SELECT name FROM campaigns ORDER BY status LIMIT 2 => name|name|campaigns|personalize",
        "SELECT DISTINCT region FROM campaigns => region|region|campaigns|personalize",
        "SELECT name FROM campaigns UNION SELECT status FROM campaigns => name|name||",
        "SELECT x FROM (VALUES ('a')) AS t (x) => x|x||",
        "SELECT call_id FROM driver.api_calls => call_id|call_id|api_calls|driver",
        "SELECT (SELECT COUNT(*) FROM campaigns) AS n, team FROM inv.deployments"
            + " => n|n|| team|TEAM|DEPLOYMENTS|inv",
        "SELECT name FROM TABLE(describe_campaign('" + ARN + "')) => name|name||",
        "SELECT d.team, c.status FROM inv.deployments d,"
            + " LATERAL TABLE(describe_campaign(d.campaign_arn)) c"
            + " => team|TEAM|DEPLOYMENTS|inv status|status||",
        "SELECT d.team, c.s FROM inv.deployments d, LATERAL (SELECT status AS s FROM campaigns"
            + " WHERE campaign_arn = d.campaign_arn) c"
            + " => team|TEAM|DEPLOYMENTS|inv s|status|campaigns|personalize",
        "SELECT campaign_arn, c.name FROM campaigns c JOIN campaign_updates u USING (campaign_arn)"
            + " => campaign_arn|campaign_arn|campaigns|personalize name|name|campaigns|personalize"
      })
  void aColumnIsToldByItsAliasAndTheTableItComesFrom(String sql, String expected)
      throws SQLException {
    assertThat(origins(sql)).isEqualTo(expected);
  }

  @Test
  void everyColumnOfAStarIsTold() throws SQLException {
    try (PreparedStatement prepared =
        db.connection()
            .prepareStatement(
                "SELECT * FROM (SELECT * FROM campaigns) c JOIN inv.deployments d"
                    + " ON d.campaign_arn = c.campaign_arn")) {
      final ResultSetMetaData metaData = prepared.getMetaData();
      assertThat(metaData.getColumnCount()).isEqualTo(19 + 4);
      for (int i = 1; i <= 19; i++) {
        assertThat(metaData.getTableName(i)).isEqualTo("campaigns");
      }
      for (int i = 20; i <= 23; i++) {
        assertThat(metaData.getTableName(i)).isEqualTo("DEPLOYMENTS");
        assertThat(metaData.getSchemaName(i)).isEqualTo("inv");
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiterString = " => ",
      value = {
        // type code, type name, precision, scale, display size, signed, case-sensitive, class
        "'abc' => 1 CHAR 3 0 3 false true java.lang.String",
        "CAST('abc' AS VARCHAR(9)) => 12 VARCHAR 9 0 9 false true java.lang.String",
        "CAST('abc' AS VARCHAR) => 12 VARCHAR 2147483647 0 2147483647 false true java.lang.String",
        "CAST(1 AS TINYINT) => -6 TINYINT 3 0 4 true false java.lang.Byte",
        "CAST(1 AS SMALLINT) => 5 SMALLINT 5 0 6 true false java.lang.Short",
        "1 => 4 INTEGER 10 0 11 true false java.lang.Integer",
        "CAST(1 AS BIGINT) => -5 BIGINT 19 0 20 true false java.lang.Long",
        "CAST(1.5 AS DECIMAL(9, 2)) => 3 DECIMAL 9 2 11 true false java.math.BigDecimal",
        "CAST(1 AS DECIMAL(9)) => 3 DECIMAL 9 0 10 true false java.math.BigDecimal",
        "CAST(1.5 AS REAL) => 7 REAL 8 8 15 true false java.lang.Float",
        "CAST(1.5 AS FLOAT) => 6 FLOAT 17 17 25 true false java.lang.Double",
        "CAST(1.5 AS DOUBLE) => 8 DOUBLE 17 17 25 true false java.lang.Double",
        "TRUE => 16 BOOLEAN 1 0 5 false false java.lang.Boolean",
        "DATE '2026-11-24' => 91 DATE 10 0 10 false false java.sql.Date",
        "TIME '10:00:00' => 92 TIME 8 0 8 false false java.sql.Time",
        "CAST('2026-11-24 10:00:00' AS TIMESTAMP(3))"
            + " => 93 TIMESTAMP 23 3 23 false false java.sql.Timestamp",
        "X'0102' => -2 BINARY 2 0 4 false false [B",
        "CAST(X'0102' AS VARBINARY(9)) => -3 VARBINARY 9 0 18 false false [B"
      })
  void sizesAndClassesFollowTheType(String expression, String expected) throws SQLException {
    try (Statement statement = db.connection().createStatement();
        ResultSet rows = statement.executeQuery("SELECT " + expression + " AS x")) {
      final ResultSetMetaData metaData = rows.getMetaData();
      assertThat(
              metaData.getColumnType(1)
                  + " "
                  + metaData.getColumnTypeName(1)
                  + " "
                  + metaData.getPrecision(1)
                  + " "
                  + metaData.getScale(1)
                  + " "
                  + metaData.getColumnDisplaySize(1)
                  + " "
                  + metaData.isSigned(1)
                  + " "
                  + metaData.isCaseSensitive(1)
                  + " "
                  + metaData.getColumnClassName(1))
          .isEqualTo(expected);
      assertThat(rows.next()).isTrue();
      assertThat(rows.getObject(1).getClass().getName())
          .as("getObject")
          .isEqualTo(metaData.getColumnClassName(1));
      assertThat(rows.getString(1).length()).isLessThanOrEqualTo(metaData.getColumnDisplaySize(1));
    }
  }

  @Test
  void theWidestTextsOfATypeFitItsDisplaySize() throws SQLException {
    try (Statement statement = db.connection().createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT CAST(-2147483648 AS INTEGER), -9223372036854775807,"
                    + " CAST(-1234567.89 AS DECIMAL(9, 2)), -1.2345678901234567E-300, FALSE,"
                    + " CAST('2026-11-24 10:00:00.123' AS TIMESTAMP(3)),"
                    + " CAST('10:00:00.123' AS TIME(3)), CAST(-1.1754944E-38 AS REAL)")) {
      assertThat(rows.next()).isTrue();
      for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
        assertThat(rows.getString(i).length())
            .as(rows.getString(i))
            .isLessThanOrEqualTo(rows.getMetaData().getColumnDisplaySize(i));
      }
    }
  }

  @Test
  void aTablesColumnIsToldAsDatabaseMetaDataTellsIt() throws SQLException {
    for (String table :
        new String[] {
          "personalize.campaigns",
          "personalize.campaign_updates",
          "personalize.campaign_config_entries",
          "driver.api_calls",
          "inv.DEPLOYMENTS"
        }) {
      final String[] names = table.split("\\.");
      final List<Map<String, Object>> columns =
          MetadataReader.maps(
              db.connection().getMetaData().getColumns(null, names[0], names[1], "%"));
      try (PreparedStatement prepared =
          db.connection().prepareStatement("SELECT * FROM " + table)) {
        final ResultSetMetaData metaData = prepared.getMetaData();
        assertThat(metaData.getColumnCount()).isEqualTo(columns.size());
        for (int i = 1; i <= columns.size(); i++) {
          final Map<String, Object> column = columns.get(i - 1);
          assertThat(metaData.getColumnName(i)).isEqualTo(column.get("COLUMN_NAME"));
          assertThat(metaData.getTableName(i)).isEqualTo(column.get("TABLE_NAME"));
          assertThat(metaData.getSchemaName(i)).isEqualTo(column.get("TABLE_SCHEM"));
          assertThat(metaData.getColumnType(i)).isEqualTo(column.get("DATA_TYPE"));
          assertThat(metaData.getColumnTypeName(i)).isEqualTo(column.get("TYPE_NAME"));
          assertThat(metaData.getPrecision(i)).isEqualTo(column.get("COLUMN_SIZE"));
          assertThat(metaData.getScale(i))
              .isEqualTo(column.get("DECIMAL_DIGITS") == null ? 0 : column.get("DECIMAL_DIGITS"));
          assertThat(metaData.isNullable(i)).isEqualTo(column.get("NULLABLE"));
        }
      }
    }
  }

  @Test
  void nullabilityFollowsTheQuery() throws SQLException {
    try (PreparedStatement prepared =
        db.connection()
            .prepareStatement(
                "SELECT c.campaign_arn, c.name, u.campaign_arn AS updated, COUNT(*) AS n"
                    + " FROM campaigns c LEFT JOIN campaign_updates u"
                    + " ON u.campaign_arn = c.campaign_arn"
                    + " GROUP BY c.campaign_arn, c.name, u.campaign_arn")) {
      final ResultSetMetaData metaData = prepared.getMetaData();
      assertThat(metaData.isNullable(1)).isEqualTo(ResultSetMetaData.columnNoNulls);
      assertThat(metaData.isNullable(2)).isEqualTo(ResultSetMetaData.columnNullable);
      assertThat(metaData.isNullable(3)).isEqualTo(ResultSetMetaData.columnNullable);
      assertThat(metaData.isNullable(4)).isEqualTo(ResultSetMetaData.columnNoNulls);
    }
  }

  @Test
  void nothingCanBeWrittenAndEverythingSearched() throws SQLException {
    try (PreparedStatement prepared =
        db.connection().prepareStatement("SELECT name, 1 AS uno FROM campaigns")) {
      final ResultSetMetaData metaData = prepared.getMetaData();
      for (int i = 1; i <= 2; i++) {
        assertThat(metaData.isReadOnly(i)).isTrue();
        assertThat(metaData.isWritable(i)).isFalse();
        assertThat(metaData.isDefinitelyWritable(i)).isFalse();
        assertThat(metaData.isSearchable(i)).isTrue();
        assertThat(metaData.isAutoIncrement(i)).isFalse();
        assertThat(metaData.isCurrency(i)).isFalse();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 3})
  void anIndexOutOfBoundsIsRefusedByEveryMethod(int index) throws Exception {
    try (PreparedStatement prepared =
        db.connection().prepareStatement("SELECT name, 1 AS uno FROM campaigns")) {
      final ResultSetMetaData metaData = prepared.getMetaData();
      for (var method : ResultSetMetaData.class.getDeclaredMethods()) {
        if (method.getParameterCount() == 1) {
          assertFails(
              SQLDataException.class,
              "22023",
              () -> {
                try {
                  method.invoke(metaData, index);
                } catch (java.lang.reflect.InvocationTargetException e) {
                  throw e.getCause();
                }
              });
        }
      }
    }
  }

  @Test
  void explainsPlanIsOneText() throws SQLException {
    try (Statement statement = db.connection().createStatement();
        ResultSet rows = statement.executeQuery("EXPLAIN PLAN FOR SELECT name FROM campaigns")) {
      assertThat(rows.getMetaData().getColumnCount()).isEqualTo(1);
      assertThat(rows.getMetaData().getColumnType(1)).isEqualTo(Types.VARCHAR);
      assertThat(rows.getMetaData().getColumnDisplaySize(1)).isPositive();
      assertThat(rows.getMetaData().getTableName(1)).isEmpty();
    }
  }
}
