package org.personalizejdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.personalizejdbc.api.PersonalizeTables;
import org.personalizejdbc.api.ResourceTable;
import org.personalizejdbc.endpoint.Account;
import org.personalizejdbc.endpoint.Accounts;
import org.personalizejdbc.endpoint.EmbeddedEndpoint;
import org.personalizejdbc.endpoint.Role;
import org.personalizejdbc.inventory.InventorySource;
import org.personalizejdbc.shell.Main;
import org.personalizejdbc.shell.Shell;

/**
 * Holds the README to what is true. Its generated parts, between comment markers, are rewritten
 * under {@code -Dreadme.update=true}.
 */
class ReadmeTest {
  private static final Pattern JAR =
      Pattern.compile("personalize-jdbc-([0-9A-Za-z.-]+?)(?:-lean)?\\.jar");
  private static final Pattern ALLOW =
      Pattern.compile("Allow the IAM action ([\\w:]+) on resource ([^\\s,]+)");
  private static final Pattern QUOTED = Pattern.compile("-e \"(.*)\"", Pattern.DOTALL);

  private final Readme readme = read();

  @TempDir Path folder;

  static List<Readme.Block> sql() {
    return read().blocks("sql");
  }

  @Test
  void theFirstCommandPrintsWhatItSays() {
    String command = readme.block("", "sh");
    assertThat(command)
        .startsWith(
            "mvn -q -DskipTests package && java -jar target/personalize-jdbc-"
                + version()
                + ".jar -e \"");
    ShellRun run = ShellRun.of("-e", group(QUOTED, command));

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.out() + run.err()).isEqualTo(readme.block("", "text"));
  }

  @Test
  void theSecondCommandIsWhatContinuousIntegrationRuns() throws IOException {
    String command = readme.blocks("", "sh").get(1).content().strip();
    assertThat(command).isEqualTo("mvn verify");
    assertThat(Files.readAllLines(Path.of(".ci", "run")))
        .anyMatch(line -> line.equals(command) || line.startsWith(command + " "));
  }

  @Test
  void everyJarIsOfThisVersion() {
    List<String> versions =
        readme
            .text()
            .lines()
            .filter(line -> !line.startsWith("java -jar personalize-jdbc-VERSION.jar"))
            .flatMap(line -> JAR.matcher(line).results())
            .map(jar -> jar.group(1))
            .toList();
    assertThat(versions).hasSizeGreaterThan(4).containsOnly(version());
  }

  @Test
  void theHelpIsTheShells() {
    assertThat(readme.blocks("Shell", "text").get(0).content())
        .isEqualTo(ShellRun.of("--help").out());
  }

  @Test
  void tablesAreTheDeclaredOnes() throws IOException {
    assertGenerated("tables", ReadmeTables.tables());
  }

  @Test
  void propertiesAreTheDeclaredOnes() throws IOException {
    assertGenerated("properties", ReadmeTables.properties());
  }

  @Test
  void refusedOptionsAreTheRefusedOnes() throws IOException {
    assertGenerated("refused", ReadmeTables.refusedOptions());
  }

  @Test
  void theSecuritySectionNamesTheSwitchAndEveryCall() {
    assertThat(readme.section("Security")).contains("-D" + InventorySource.SWITCH + "=off");
    for (ResourceTable<?, ?, ?> table : PersonalizeTables.all()) {
      assertThat(readme.section("Security"))
          .contains(
              "`" + table.resource().listOperation() + "`",
              "`" + table.resource().describeOperation() + "`");
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("sql")
  void everyStatementRuns(Readme.Block block) {
    ShellRun run = ShellRun.of("--attach", "inv=sql-examples/inventory", "-e", block.content());
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.err()).matches("\\(\\d+ rows?, \\d+ calls?, embedded sample account\\)\\n");
  }

  @Test
  void theJavaProgramRunsAndPrintsWhatItSays() throws Exception {
    Path program =
        Files.writeString(folder.resolve("Campaigns.java"), readme.block("Java", "java"));
    Path out = folder.resolve("out");
    Process process =
        ChildJvm.running(program.toString())
            .redirectErrorStream(true)
            .redirectOutput(out.toFile())
            .start();
    assertThat(process.waitFor()).as(Files.readString(out)).isZero();
    assertThat(Files.readString(out)).isEqualTo(readme.block("Java", "text"));
  }

  @Test
  void aPoolTakesTheDataSource() throws Exception {
    Path config =
        Files.writeString(
            folder.resolve("hikari.properties"), readme.block("DataSource", "properties"));
    try (HikariDataSource pool = new HikariDataSource(new HikariConfig(config.toString()));
        Connection connection = pool.getConnection();
        ResultSet rows =
            connection.createStatement().executeQuery("SELECT DISTINCT region FROM campaigns")) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getString(1)).isEqualTo("eu-west-1");
      assertThat(rows.next()).isFalse();
    }
  }

  @Test
  void aCallIsLoggedAsItSays() throws Exception {
    Path config =
        Files.writeString(
            folder.resolve("logging.properties"), readme.block("Logging", "properties"));
    Path err = folder.resolve("err");
    Process process =
        ChildJvm.running(
                "-Duser.language=en",
                "-Djava.util.logging.config.file=" + config,
                Main.class.getName(),
                "-e",
                "SELECT name FROM campaigns WHERE region = 'eu-west-1'")
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(err.toFile())
            .start();
    assertThat(process.waitFor()).as(Files.readString(err)).isZero();
    assertThat(Files.readAllLines(err))
        .hasSize(2)
        .first()
        .extracting(ReadmeTest::withoutMeasures)
        .isEqualTo(withoutMeasures(readme.block("Logging", "text").strip()));
  }

  private static String withoutMeasures(String line) {
    return line.replaceFirst("\\d+ ms", "1 ms").replaceFirst("id: [0-9a-f-]{36}$", "id: 1");
  }

  @Test
  void theCalciteModelOpens() throws Exception {
    Path model = Files.writeString(folder.resolve("model.json"), readme.block("Calcite", "json"));
    String url = group(Pattern.compile("`(jdbc:calcite:[^`]*)`"), readme.section("Calcite"));
    try (Connection connection =
            DriverManager.getConnection(url.replace("model.json", model.toString()));
        ResultSet rows =
            connection.createStatement().executeQuery("SELECT COUNT(name) FROM campaigns")) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getInt(1)).isEqualTo(161);
    }
  }

  @Test
  void theEndpointSaysHowToReachIt() throws Exception {
    PipedInputStream read = new PipedInputStream();
    PrintStream out = new PrintStream(new PipedOutputStream(read), false, StandardCharsets.UTF_8);
    Thread endpoint =
        new Thread(
            () ->
                new Shell(InputStream.nullInputStream(), out, out).run("endpoint", "--port", "0"));
    endpoint.start();
    BufferedReader lines = new BufferedReader(new InputStreamReader(read, StandardCharsets.UTF_8));
    String said = lines.readLine() + "\n" + lines.readLine() + "\n";
    endpoint.interrupt();
    endpoint.join();

    assertThat(said.replaceAll("127\\.0\\.0\\.1:\\d+", "127.0.0.1:8181"))
        .isEqualTo(readme.block("The embedded endpoint", "text"));
  }

  @Test
  void policiesAllowWhatTheyAreSaidTo() throws IOException {
    List<Readme.Block> policies = readme.blocks("AWS", "json");
    assertThat(actions(policies.get(0))).containsExactly("personalize:DescribeCampaign");
    assertThat(actions(policies.get(1)))
        .containsExactly("personalize:DescribeCampaign", "personalize:ListCampaigns");
    assertThat(actions(policies.get(2))).containsExactly("sts:AssumeRole");
    assertThat(actions(policies.get(3))).containsExactly("sts:AssumeRole");
  }

  /** Who is denied and allows what the error names has what the README says. */
  @Test
  void policiesAllowWhatErrorsAskFor() throws Exception {
    String id = "123456789012";
    String role = "arn:aws:iam::111122223333:role/reader";
    Accounts accounts =
        Accounts.none()
            .account(id, Account.sample(), "AKIAREADME")
            .account("111122223333", Account.of())
            .role(Role.of(role).externalId("42"))
            .deny(id, "us-east-1");
    String keys = "region=us-east-1;accessKeyId=AKIAREADME;secretAccessKey=x;";
    String lookUp =
        "SELECT * FROM campaigns WHERE campaign_arn ="
            + " 'arn:aws:personalize:us-east-1:123456789012:campaign/shop-flashsale-for-you'";
    String listing = "SELECT name FROM campaigns";
    List<Readme.Block> policies = readme.blocks("AWS", "json");
    try (EmbeddedEndpoint endpoint = EmbeddedEndpoint.start(accounts)) {
      String url = "jdbc:personalize:endpoint=" + endpoint.uri() + ";" + keys;
      assertThat(statements(policies.get(0))).anyMatch(allows(denial(url, lookUp)));
      assertThat(statements(policies.get(0))).noneMatch(allows(denial(url, listing)));
      assertThat(statements(policies.get(1)))
          .anyMatch(allows(denial(url, lookUp)))
          .anyMatch(allows(denial(url, listing)));
      assertThat(statements(policies.get(3)))
          .anyMatch(allows(denial(url + "roleArn=" + role, listing)));
    }
  }

  /** The action and the resource that an error says to allow. */
  private static MatchResult denial(String url, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        ResultSet rows = connection.createStatement().executeQuery(sql)) {
      throw new AssertionError("answered: " + rows.next());
    } catch (SQLException e) {
      assertThat(e.getSQLState()).isEqualTo("42501");
      return ALLOW.matcher(e.getMessage()).results().findFirst().orElseThrow();
    }
  }

  private static Predicate<JsonNode> allows(MatchResult denial) {
    return statement ->
        statement.path("Action").asText().equals(denial.group(1))
            && resources(statement)
                .anyMatch(
                    pattern ->
                        denial.group(2).matches("\\Q" + pattern.replace("*", "\\E.*\\Q") + "\\E"));
  }

  private static Stream<String> resources(JsonNode statement) {
    JsonNode resource = statement.path("Resource");
    return resource.isTextual()
        ? Stream.of(resource.asText())
        : StreamSupport.stream(resource.spliterator(), false).map(JsonNode::asText);
  }

  @Test
  void everySqlStateOfTheDriverIsExplained() throws IOException {
    String source =
        Files.readString(Path.of("src/main/java/org/personalizejdbc/jdbc/SqlState.java"));
    List<String> states =
        all(Pattern.compile("\\(\"([0-9A-Z]{5})\"\\)"), source)
            .map(found -> found.group(1))
            .toList();
    List<String> explained =
        all(Pattern.compile("^\\| ([^|]*) \\|", Pattern.MULTILINE), readme.section("Errors"))
            .flatMap(row -> all(Pattern.compile("\\b[0-9A-Z]{5}\\b"), row.group(1)))
            .map(MatchResult::group)
            .toList();
    assertThat(explained).containsExactlyInAnyOrderElementsOf(states);
  }

  @Test
  void linksLeadSomewhere() {
    List<String> anchors =
        readme
            .headings()
            .map(name -> "#" + name.toLowerCase(Locale.ROOT).replace(' ', '-'))
            .toList();
    List<String> targets =
        all(Pattern.compile("\\]\\(([^)]*)\\)"), readme.text())
            .map(link -> link.group(1))
            .filter(target -> !target.startsWith("https://"))
            .toList();
    assertThat(targets)
        .isNotEmpty()
        .allMatch(target -> anchors.contains(target) || Files.exists(Path.of(target)));
  }

  private void assertGenerated(String name, String expected) throws IOException {
    if (Boolean.getBoolean("readme.update")) {
      readme.rewrite(name, expected);
      return;
    }
    assertThat(readme.generated(name))
        .as("README.md, %s; -Dreadme.update=true rewrites it", name)
        .isEqualTo(expected);
  }

  private static JsonNode statements(Readme.Block policy) throws IOException {
    return new ObjectMapper().readTree(policy.content()).path("Statement");
  }

  private static List<String> actions(Readme.Block policy) throws IOException {
    return statements(policy).findValuesAsText("Action");
  }

  private static Readme read() {
    try {
      return Readme.read();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String version() {
    Properties properties = new Properties();
    try (InputStream in =
        ReadmeTest.class.getResourceAsStream("/org/personalizejdbc/jdbc/version.properties")) {
      properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("version");
  }

  private static String group(Pattern pattern, String text) {
    return all(pattern, text).map(found -> found.group(1)).findFirst().orElseThrow();
  }

  private static Stream<MatchResult> all(Pattern pattern, String text) {
    return pattern.matcher(text).results();
  }
}
