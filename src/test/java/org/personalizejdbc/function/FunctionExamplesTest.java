package org.personalizejdbc.function;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.personalizejdbc.ObservedCalls;

/** Runs the examples of sql-examples/functions, each in the database that it is for. */
class FunctionExamplesTest {
  private static final Path EXAMPLES = Path.of("sql-examples", "functions");
  private static final Path RESULTS =
      Path.of("src", "test", "resources", "sql-examples", "functions");

  @ParameterizedTest
  @CsvSource({
    "hsqldb, jdbc:hsqldb:mem:examples",
    "h2, jdbc:h2:mem:examples",
    "derby, jdbc:derby:memory:examples;create=true"
  })
  void anExampleYieldsItsResultAtItsCost(String name, String url) throws Exception {
    Path example = EXAMPLES.resolve(name + ".sql");
    List<String> lines = Files.readAllLines(example);
    assertThat(lines.get(0)).matches("-- In [A-Z].*\\?");
    StringBuilder out = new StringBuilder();
    try (Functions functions = Functions.onSampleAccount();
        Connection database = Functions.database(url)) {
      run(database, lines, out);
      ObservedCalls calls = functions.calls();
      assertThat(lines.get(1))
          .isEqualTo(
              "-- cost: DescribeCampaign "
                  + calls.describes()
                  + ", ListCampaigns "
                  + calls.lists());
    }
    Path result = RESULTS.resolve(name + ".txt");
    if (Boolean.getBoolean("examples.update")) {
      Files.createDirectories(RESULTS);
      Files.writeString(result, out);
    }
    assertThat(out).hasToString(Files.readString(result));
  }

  @Test
  void everyExampleIsRun() throws IOException {
    try (var files = Files.list(EXAMPLES)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("hsqldb.sql", "h2.sql", "derby.sql");
    }
  }

  private static void run(Connection database, List<String> lines, StringBuilder out)
      throws SQLException {
    List<String> code = lines.stream().filter(line -> !line.startsWith("--")).toList();
    try (Statement statement = database.createStatement()) {
      for (String sql : String.join("\n", code).split(";")) {
        if (!sql.isBlank() && statement.execute(sql.strip())) {
          Functions.lines(statement.getResultSet()).forEach(line -> out.append(line).append('\n'));
          out.append('\n');
        }
      }
    }
  }
}
