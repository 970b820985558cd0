package org.personalizejdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.postgresql.PGConnection;

/** The examples' inventory in PostgreSQL: each example yields there what it does on the files. */
class PostgresInventoryExamplesTest {
  private static final Path EXAMPLES = Path.of("sql-examples");
  private static String url;

  @BeforeAll
  static void load() throws Exception {
    url = PostgresServer.newDatabase();
    try (Connection connection = DriverManager.getConnection(url);
        var statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE deployments (team TEXT, service TEXT, campaign_arn VARCHAR(256),"
              + " solution_version CHAR(8), max_tps NUMERIC, deployed_on DATE)");
      statement.execute(
          "CREATE TABLE settings (campaign_arn TEXT, exploration_weight DOUBLE PRECISION,"
              + " item_age_cut_off INTEGER)");
      for (String table : List.of("deployments", "settings")) {
        try (var reader =
            Files.newBufferedReader(EXAMPLES.resolve("inventory").resolve(table + ".csv"))) {
          connection
              .unwrap(PGConnection.class)
              .getCopyAPI()
              .copyIn("COPY " + table + " FROM STDIN (FORMAT csv, HEADER)", reader);
        }
      }
    }
  }

  static List<Path> examples() throws IOException {
    try (Stream<Path> files = Files.list(EXAMPLES)) {
      return files
          .filter(file -> file.getFileName().toString().matches("inventory-.*\\.sql"))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("examples")
  void anExampleYieldsTheSameOnPostgres(Path example) throws IOException {
    String sql = Files.readString(example).replaceAll("(?m)^-- attach.*\n", "");
    ShellRun run = ShellRun.of("--attach", "inv=" + url, "-e", sql);

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.out()).isEqualTo(Files.readString(SqlExamplesTest.result(example)));
  }
}
