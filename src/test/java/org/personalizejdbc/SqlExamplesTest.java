package org.personalizejdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.personalizejdbc.endpoint.Account;
import org.personalizejdbc.endpoint.EmbeddedEndpoint;
import org.personalizejdbc.endpoint.ReceivedCall;

/**
 * Runs every file of sql-examples as {@code -f} does, on the sample account: its result is the text
 * of the same name among the test resources, and it makes the calls that its cost line says. Under
 * {@code -Dexamples.update=true} the results are written; costs are always set by hand.
 */
class SqlExamplesTest {
  private static final Path EXAMPLES = Path.of("sql-examples");
  private static final Path RESULTS = Path.of("src", "test", "resources", "sql-examples");

  /** Not those below functions, which other databases run. */
  static List<Path> examples() throws IOException {
    try (Stream<Path> files = Files.list(EXAMPLES)) {
      return files.filter(file -> file.toString().endsWith(".sql")).sorted().toList();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("examples")
  void anExampleFirstSaysWhatItAnswersAndWhatItCosts(Path example) throws IOException {
    List<String> lines = Files.readAllLines(example);
    assertThat(lines).hasSizeGreaterThan(2);
    assertThat(lines.get(0)).matches("-- [A-Z].*\\?.*");
    assertThat(lines.get(1)).matches("-- cost: [A-Z]\\w+ \\d+(, [A-Z]\\w+ \\d+)*");
    assertThat(lines).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("examples")
  void anExampleYieldsItsResultAtItsCost(Path example) throws IOException {
    try (EmbeddedEndpoint endpoint = EmbeddedEndpoint.start(Account.sample())) {
      ShellRun run = ShellRun.of("--url", url(endpoint), "-f", example.toString());

      assertThat(run.status()).as(run.err()).isZero();
      assertThat(run.err())
          .as("nothing but the count of rows")
          .matches("\\(\\d+ rows?, \\d+ calls?\\)\\n");
      Path result = result(example);
      if (Boolean.getBoolean("examples.update")) {
        Files.createDirectories(RESULTS);
        Files.writeString(result, run.out());
      }
      assertThat(result).as("the expected result; -Dexamples.update=true writes it").exists();
      assertThat(run.out()).isEqualTo(Files.readString(result));
      assertThat(costLine(endpoint))
          .as("the calls that were made")
          .isEqualTo(Files.readAllLines(example).get(1));
    }
  }

  @Test
  void everyResultIsOfAnExample() throws IOException {
    List<String> names = examples().stream().map(SqlExamplesTest::resultName).toList();
    assertThat(names).hasSizeGreaterThanOrEqualTo(8);
    try (Stream<Path> files = Files.list(RESULTS)) {
      assertThat(files.filter(Files::isRegularFile).map(file -> file.getFileName().toString()))
          .isSubsetOf(names);
    }
  }

  /** Where the expected result of an example is. */
  static Path result(Path example) {
    return RESULTS.resolve(resultName(example));
  }

  private static String resultName(Path example) {
    return example.getFileName().toString().replace(".sql", ".txt");
  }

  private static String url(EmbeddedEndpoint endpoint) {
    return "jdbc:personalize:endpoint="
        + endpoint.uri()
        + ";region=us-east-1,eu-west-1;accessKeyId=x;secretAccessKey=y";
  }

  /** The calls that the endpoint received, as an example's second line tells them. */
  private static String costLine(EmbeddedEndpoint endpoint) {
    Map<String, Long> calls =
        endpoint.calls().stream()
            .collect(
                Collectors.groupingBy(
                    ReceivedCall::operation,
                    () -> new TreeMap<>(Comparator.<String>reverseOrder()),
                    Collectors.counting()));
    return calls.entrySet().stream()
        .map(call -> call.getKey() + " " + call.getValue())
        .collect(Collectors.joining(", ", "-- cost: ", ""));
  }
}
