package org.personalizejdbc.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import schemacrawler.inclusionrule.RegularExpressionInclusionRule;
import schemacrawler.schema.Catalog;
import schemacrawler.schema.Column;
import schemacrawler.schema.NamedObject;
import schemacrawler.schema.Table;
import schemacrawler.schemacrawler.LimitOptionsBuilder;
import schemacrawler.schemacrawler.LoadOptionsBuilder;
import schemacrawler.schemacrawler.SchemaCrawlerOptions;
import schemacrawler.schemacrawler.SchemaCrawlerOptionsBuilder;
import schemacrawler.schemacrawler.SchemaInfoLevelBuilder;
import schemacrawler.tools.utility.SchemaCrawlerUtility;
import us.fatehi.utility.datasource.DatabaseConnectionSources;

class SchemaCrawlerTest {
  private static final SingleConnectionDataSource SOURCE =
      new SingleConnectionDataSource(Sample.URL, true);

  @AfterAll
  static void close() {
    SOURCE.destroy();
  }

  @Test
  void everythingIsCrawledWithoutACall() throws Exception {
    Catalog catalog = crawl();
    assertThat(catalog.getTables())
        .extracting(NamedObject::getName)
        .containsExactlyInAnyOrder("campaigns", "campaign_updates", "campaign_config_entries");
    assertThat(campaigns(catalog).getColumns()).hasSize(19);
    assertThat(Sample.calls(SOURCE.getConnection())).isZero();
  }

  @Test
  void keysAndRemarksAreCrawled() throws Exception {
    Table campaigns = campaigns(crawl());
    assertThat(campaigns.getPrimaryKey().getConstrainedColumns())
        .extracting(NamedObject::getName)
        .containsExactly("campaign_arn");
    assertThat(campaigns.getExportedForeignKeys()).hasSize(2);
    assertThat(campaigns.getRemarks()).contains("DescribeCampaign");
    assertThat(campaigns.getColumns()).allMatch(Column::hasRemarks);
  }

  private static Catalog crawl() {
    SchemaCrawlerOptions options =
        SchemaCrawlerOptionsBuilder.newSchemaCrawlerOptions()
            .withLimitOptions(
                LimitOptionsBuilder.builder()
                    .includeSchemas(new RegularExpressionInclusionRule(".*personalize"))
                    .toOptions())
            .withLoadOptions(
                LoadOptionsBuilder.builder()
                    .withSchemaInfoLevel(SchemaInfoLevelBuilder.maximum())
                    .toOptions());
    return SchemaCrawlerUtility.getCatalog(
        DatabaseConnectionSources.fromDataSource(SOURCE), options);
  }

  private static Table campaigns(Catalog catalog) {
    return catalog.getTables().stream()
        .filter(table -> table.getName().equals("campaigns"))
        .findFirst()
        .orElseThrow();
  }
}
