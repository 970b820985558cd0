package org.personalizejdbc.adapter;

import static org.personalizejdbc.adapter.OracleColumn.Holds.ARN;
import static org.personalizejdbc.adapter.OracleColumn.Holds.ENTRY;
import static org.personalizejdbc.adapter.OracleColumn.Holds.JSON;
import static org.personalizejdbc.adapter.OracleColumn.Holds.NAME;
import static org.personalizejdbc.adapter.OracleColumn.Holds.OTHER;
import static org.personalizejdbc.adapter.OracleColumn.Holds.REGION;
import static org.personalizejdbc.adapter.OracleColumn.Holds.SOLUTION;
import static org.personalizejdbc.adapter.OracleColumn.Holds.STATUS;
import static org.personalizejdbc.adapter.OracleColumn.Holds.VERSION;
import static org.personalizejdbc.adapter.OracleColumn.Type.BOOL;
import static org.personalizejdbc.adapter.OracleColumn.Type.DOUBLE;
import static org.personalizejdbc.adapter.OracleColumn.Type.INT;
import static org.personalizejdbc.adapter.OracleColumn.Type.TEXT;
import static org.personalizejdbc.adapter.OracleColumn.Type.TIME;

import java.util.List;
import java.util.stream.Stream;

/** The tables that generated statements name, all columns in the tables' own order. */
enum OracleTable {
  CAMPAIGNS(
      "campaigns",
      Stream.of(
              List.of(
                  OracleColumn.of("campaign_arn", TEXT, ARN),
                  OracleColumn.of("name", TEXT, NAME),
                  OracleColumn.of("status", TEXT, STATUS),
                  OracleColumn.of("failure_reason", TEXT, OTHER)),
              Shared.SERVING,
              Shared.OF_ARN)
          .flatMap(List::stream)
          .toList()),
  UPDATES(
      "campaign_updates",
      Stream.of(
              List.of(
                  OracleColumn.of("campaign_arn", TEXT, ARN),
                  OracleColumn.of("campaign_name", TEXT, NAME),
                  OracleColumn.of("status", TEXT, STATUS),
                  OracleColumn.of("failure_reason", TEXT, OTHER)),
              Shared.SERVING,
              Shared.OF_ARN)
          .flatMap(List::stream)
          .toList()),
  ENTRIES(
      "campaign_config_entries",
      List.of(
          OracleColumn.of("campaign_arn", TEXT, ARN),
          OracleColumn.of("origin", TEXT, ENTRY),
          OracleColumn.of("config_name", TEXT, ENTRY),
          OracleColumn.of("entry_key", TEXT, ENTRY),
          OracleColumn.of("entry_value", TEXT, ENTRY))),
  INVENTORY(
      "inv.deployments",
      List.of(
          OracleColumn.of("id", INT, OTHER),
          OracleColumn.of("arn", TEXT, ARN),
          OracleColumn.of("padded_arn", TEXT, ARN),
          OracleColumn.of("campaign_name", TEXT, NAME),
          OracleColumn.of("region", TEXT, REGION),
          OracleColumn.of("team", TEXT, OTHER),
          OracleColumn.of("priority", INT, OTHER),
          OracleColumn.of("weight", DOUBLE, OTHER),
          OracleColumn.of("live", BOOL, OTHER),
          OracleColumn.of("deployed_at", TIME, OTHER)));

  final String sql;
  final List<OracleColumn> columns;

  OracleTable(String sql, List<OracleColumn> columns) {
    this.sql = sql;
    this.columns = columns;
  }

  /** Whether reading it costs calls. */
  boolean costs() {
    return this != INVENTORY;
  }

  /** Columns of several tables. */
  private static final class Shared {
    static final List<OracleColumn> SERVING =
        List.of(
            OracleColumn.of("solution_version_arn", TEXT, VERSION),
            OracleColumn.of("solution_arn", TEXT, SOLUTION),
            OracleColumn.of("min_provisioned_tps", INT, OTHER),
            OracleColumn.of("campaign_config", TEXT, JSON),
            OracleColumn.of("exploration_weight", DOUBLE, OTHER),
            OracleColumn.of("exploration_item_age_cut_off", DOUBLE, OTHER),
            OracleColumn.of("enable_metadata_with_recommendations", BOOL, OTHER),
            OracleColumn.of("sync_with_latest_solution_version", BOOL, OTHER),
            OracleColumn.of("popularity_influence", DOUBLE, OTHER),
            OracleColumn.of("freshness_influence", DOUBLE, OTHER),
            OracleColumn.of("creation_date_time", TIME, OTHER),
            OracleColumn.of("last_updated_date_time", TIME, OTHER));

    static final List<OracleColumn> OF_ARN =
        List.of(
            OracleColumn.of("aws_partition", TEXT, OTHER),
            OracleColumn.of("region", TEXT, REGION),
            OracleColumn.of("account_id", TEXT, OTHER));

    private Shared() {}
  }
}
