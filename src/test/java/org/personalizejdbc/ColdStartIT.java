package org.personalizejdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.personalizejdbc.endpoint.Account;
import org.personalizejdbc.endpoint.EmbeddedEndpoint;

/**
 * A first query in a fresh JVM loads what it needs and no more. Classes are counted, not seconds:
 * loading and setting them up is what a start consists of, and their number is the same on every
 * machine.
 */
class ColdStartIT {
  private static final String LOOK_UP =
      "SELECT * FROM campaigns WHERE campaign_arn ="
          + " 'arn:aws:personalize:us-east-1:123456789012:campaign/shop-gifts-for-you'";

  /** What no look-up by ARN needs. A line here is a promise: it is not loaded again by accident. */
  private static final Map<String, String> UNWANTED =
      Map.ofEntries(
          Map.entry("software.amazon.awssdk.services.sts.", "roles"),
          Map.entry("software.amazon.awssdk.services.sso.", "signing in"),
          Map.entry("com.fasterxml.jackson.databind.ObjectMapper", "mapping objects to JSON"),
          Map.entry("com.fasterxml.jackson.dataformat.csv.", "attached folders"),
          Map.entry("org.apache.commons.dbcp2.", "attached databases"),
          Map.entry("org.personalizejdbc.endpoint.", "the embedded endpoint"),
          Map.entry("org.personalizejdbc.function.", "other databases' functions"),
          Map.entry("sun.security.ssl.SSLContextImpl", "TLS to an endpoint of plain HTTP"),
          Map.entry("org.apache.calcite.rel.rules.CoreRules", "hundreds of rules"),
          Map.entry("org.apache.calcite.plan.RelOptRules", "hundreds of rules"),
          Map.entry("org.apache.calcite.tools.Programs", "hundreds of rules"),
          Map.entry("org.apache.calcite.adapter.enumerable.EnumerableRules", "hundreds of rules"),
          Map.entry("org.codehaus.janino.SimpleCompiler", "compiling generated code"),
          Map.entry("org.apache.calcite.adapter.enumerable.RexImpTable", "generating code"),
          Map.entry(
              "org.apache.calcite.sql.fun.SqlLibraryOperatorTableFactory",
              "gathering libraries of functions"),
          Map.entry("org.apache.calcite.jdbc.Driver", "Calcite's own driver"),
          Map.entry("org.apache.calcite.avatica.AvaticaConnection", "a remote protocol"),
          Map.entry("org.apache.calcite.avatica.ColumnMetaData", "a remote protocol"),
          Map.entry("com.google.protobuf.", "a remote protocol"),
          Map.entry("org.apache.calcite.tools.Frameworks$ConfigBuilder", "a hook nobody uses"),
          Map.entry("sqlline.", "the interactive shell"),
          Map.entry("org.jline.", "the interactive shell"));

  /** What a look-up needs neither that is planned straight from its text. */
  private static final Map<String, String> PLANNING =
      Map.of(
          "org.apache.calcite.sql.parser.impl.", "a parser",
          "org.apache.calcite.sql.fun.SqlStdOperatorTable", "hundreds of functions",
          "org.apache.calcite.sql2rel.", "making plans",
          "org.apache.calcite.plan.RelOptPlanner", "rewriting plans",
          "org.apache.calcite.util.BuiltInMethod", "generating code");

  private static final Pattern LOADED = Pattern.compile("\\[class,load\\] (\\S+)");
  private static final String SHADED = "org.personalizejdbc.shaded.";

  @TempDir static Path folder;

  private static EmbeddedEndpoint endpoint;

  @BeforeAll
  static void start() throws Exception {
    endpoint = EmbeddedEndpoint.start(Account.sample());
  }

  @AfterAll
  static void stop() {
    endpoint.close();
  }

  /** The classes that a program loads which connects and runs one query. */
  private static List<String> loadedBy(String sql) throws Exception {
    Path log = Files.createTempFile(folder, "loaded", ".log");
    Path output = Files.createTempFile(folder, "output", ".log");
    Path classes = ChildJvm.classesOf(FirstQuery.class);
    Process program =
        new ProcessBuilder(
                ChildJvm.java(),
                "-Xlog:class+load:file=\"" + log + "\"::filecount=0",
                "-cp",
                System.getProperty("shaded.jar") + File.pathSeparator + classes,
                FirstQuery.class.getName(),
                "jdbc:personalize:region=us-east-1;accessKeyId=x;secretAccessKey=y;endpoint="
                    + endpoint.uri(),
                sql)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    assertThat(program.waitFor()).as(Files.readString(output)).isZero();
    try (Stream<String> lines = Files.lines(log)) {
      return lines
          .map(LOADED::matcher)
          .filter(Matcher::find)
          .map(line -> line.group(1).replace(SHADED, ""))
          .toList();
    }
  }

  private static Map<String, Long> loaded(List<String> classes, Map<String, String> unwanted) {
    Map<String, Long> found = new TreeMap<>();
    unwanted.forEach(
        (prefix, what) -> {
          long count = classes.stream().filter(name -> name.startsWith(prefix)).count();
          if (count > 0) {
            found.put(prefix + " (" + what + ")", count);
          }
        });
    return found;
  }

  @Test
  void aPlainLookUpLoadsNeitherWhatItDoesNotNeedNorAPlanner() throws Exception {
    List<String> classes = loadedBy(LOOK_UP);
    assertThat(loaded(classes, UNWANTED)).isEmpty();
    assertThat(loaded(classes, PLANNING)).isEmpty();
    // Well above what there is, and well below what one careless call brings in.
    assertThat(classes)
        .contains("org.personalizejdbc.jdbc.PersonalizeDriver")
        .hasSizeLessThan(5_500);
  }

  @Test
  void aLookUpThatCalcitePlansLoadsNotTooMuch() throws Exception {
    List<String> classes = loadedBy(LOOK_UP.replace("*", "*, 1 AS n"));
    assertThat(loaded(classes, UNWANTED)).isEmpty();
    assertThat(loaded(classes, PLANNING)).isNotEmpty();
    assertThat(classes).hasSizeLessThan(8_500);
  }
}
