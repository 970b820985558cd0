package org.personalizejdbc.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DatabaseMetaData;
import java.sql.JDBCType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.personalizejdbc.PersonalizeFixture;

/** The tables are what users were promised: a change here is a change of the contract. */
class TablesTest {
  private static final String CONFIG =
      """
      campaign_config VARCHAR
      exploration_weight DOUBLE
      exploration_item_age_cut_off DOUBLE
      enable_metadata_with_recommendations BOOLEAN
      sync_with_latest_solution_version BOOLEAN
      popularity_influence DOUBLE
      freshness_influence DOUBLE
      """;

  private static final String TIMES_AND_ARN =
      """
      creation_date_time TIMESTAMP(3)
      last_updated_date_time TIMESTAMP(3)
      aws_partition VARCHAR(32)
      region VARCHAR(32)
      account_id VARCHAR(12)
      """;

  private static final String CAMPAIGNS =
      """
      campaign_arn VARCHAR(256) NOT NULL
      name VARCHAR(63)
      status VARCHAR(256)
      failure_reason VARCHAR
      solution_version_arn VARCHAR(256)
      solution_arn VARCHAR(256)
      min_provisioned_tps INTEGER
      """
          + CONFIG
          + TIMES_AND_ARN;

  private static final String UPDATES =
      """
      campaign_arn VARCHAR(256) NOT NULL
      campaign_name VARCHAR(63)
      status VARCHAR(256)
      failure_reason VARCHAR
      solution_version_arn VARCHAR(256)
      solution_arn VARCHAR(256)
      min_provisioned_tps INTEGER
      """
          + CONFIG
          + TIMES_AND_ARN;

  private static final String ENTRIES =
      """
      campaign_arn VARCHAR(256) NOT NULL
      origin VARCHAR(16) NOT NULL
      config_name VARCHAR(64) NOT NULL
      entry_key VARCHAR(256) NOT NULL
      entry_value VARCHAR(1000)
      """;

  static Stream<Arguments> tables() {
    return Stream.of(
        Arguments.of("campaigns", CAMPAIGNS),
        Arguments.of("campaign_updates", UPDATES),
        Arguments.of("campaign_config_entries", ENTRIES));
  }

  private static ResourceTable<?, ?, ?> table(String name) {
    return PersonalizeTables.all().stream()
        .filter(table -> table.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void thereAreThreeTablesEachWithADescription() {
    assertThat(PersonalizeTables.all())
        .extracting(ResourceTable::name)
        .containsExactly("campaigns", "campaign_updates", "campaign_config_entries");
    assertThat(PersonalizeTables.all())
        .allSatisfy(table -> assertThat(table.description()).isNotBlank());
    assertThat(PersonalizeTables.campaigns()).isSameAs(table("campaigns"));
  }

  @ParameterizedTest
  @MethodSource("tables")
  void columnsAreDeclaredAsPromised(String name, String columns) {
    final ResourceTable<?, ?, ?> table = table(name);
    assertThat(
            table.columns().stream()
                .map(
                    column ->
                        column.name()
                            + " "
                            + sqlType(column.type())
                            + (table.isNullable(column) ? "" : " NOT NULL")))
        .containsExactlyElementsOf(columns.lines().toList());
    assertThat(table.columns())
        .allSatisfy(
            column -> assertThat(column.description()).as(column.name()).hasSizeGreaterThan(10));
  }

  private static String sqlType(ColumnType type) {
    return switch (type.kind()) {
      case VARCHAR -> type.equals(ColumnType.TEXT) ? "VARCHAR" : "VARCHAR(" + type.length() + ")";
      case TIMESTAMP -> "TIMESTAMP(3)";
      default -> type.kind().name();
    };
  }

  @Test
  void keysAreDeclaredAsPromised() {
    assertThat(table("campaigns").primaryKey()).containsExactly("campaign_arn");
    assertThat(table("campaigns").foreignKey()).isNull();
    assertThat(table("campaign_updates").primaryKey()).containsExactly("campaign_arn");
    assertThat(table("campaign_updates").foreignKey()).isEqualTo("campaigns");
    assertThat(table("campaign_config_entries").primaryKey())
        .containsExactly("campaign_arn", "origin", "config_name", "entry_key");
    assertThat(table("campaign_config_entries").foreignKey()).isEqualTo("campaigns");
    assertThat(PersonalizeTables.all())
        .allSatisfy(table -> assertThat(table.columns().get(0).name()).isEqualTo("campaign_arn"));
  }

  @ParameterizedTest
  @MethodSource("tables")
  void aConnectionTellsTheSameColumnsWithoutACall(String name, String columns) throws SQLException {
    try (var db = PersonalizeFixture.sample()) {
      final DatabaseMetaData metaData = db.connection().getMetaData();
      final List<String> told = new ArrayList<>();
      try (ResultSet rows = metaData.getColumns(null, "personalize", name, null)) {
        while (rows.next()) {
          told.add(
              rows.getString("COLUMN_NAME")
                  + " "
                  + jdbcType(rows)
                  + (rows.getInt("NULLABLE") == DatabaseMetaData.columnNoNulls ? " NOT NULL" : ""));
          assertThat(rows.getInt("ORDINAL_POSITION")).isEqualTo(told.size());
          assertThat(rows.getString("IS_NULLABLE"))
              .isEqualTo(rows.getInt("NULLABLE") == DatabaseMetaData.columnNoNulls ? "NO" : "YES");
          assertThat(rows.getString("TABLE_SCHEM")).isEqualTo("personalize");
        }
      }
      assertThat(told).containsExactlyElementsOf(columns.lines().toList());
      assertThat(db.calls().total()).isZero();
    }
  }

  private static String jdbcType(ResultSet column) throws SQLException {
    final JDBCType type = JDBCType.valueOf(column.getInt("DATA_TYPE"));
    final int size = column.getInt("COLUMN_SIZE");
    return switch (type) {
      // A size that is none, or the largest there is, is no bound.
      case VARCHAR ->
          size <= 0 || size == Integer.MAX_VALUE || column.wasNull()
              ? "VARCHAR"
              : "VARCHAR(" + size + ")";
      case TIMESTAMP -> "TIMESTAMP(" + column.getInt("DECIMAL_DIGITS") + ")";
      default -> type.getName();
    };
  }
}
