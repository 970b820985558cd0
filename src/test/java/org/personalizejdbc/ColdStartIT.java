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
  /** Well above what there is, and well below what one careless call brings in. */
  private static final int MOST = 9_000;

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
          Map.entry("org.codehaus.janino.SimpleCompiler", "compiling generated code"),
          Map.entry("org.apache.calcite.adapter.enumerable.RexImpTable", "generating code"),
          Map.entry(
              "org.apache.calcite.sql.fun.SqlLibraryOperatorTableFactory",
              "gathering libraries of functions"),
          Map.entry("org.apache.calcite.jdbc.Driver", "Calcite's own driver"),
          Map.entry("org.apache.calcite.avatica.AvaticaConnection", "a remote protocol"),
          Map.entry("org.apache.calcite.tools.Frameworks$ConfigBuilder", "a hook nobody uses"),
          Map.entry("sqlline.", "the interactive shell"),
          Map.entry("org.jline.", "the interactive shell"));

  private static final Pattern LOADED = Pattern.compile("\\[class,load\\] (\\S+)");
  private static final String SHADED = "org.personalizejdbc.shaded.";

  @TempDir static Path folder;

  private static EmbeddedEndpoint endpoint;
  private static List<String> loaded;

  @BeforeAll
  static void query() throws Exception {
    endpoint = EmbeddedEndpoint.start(Account.sample());
    Path log = folder.resolve("loaded");
    Path output = folder.resolve("output");
    Path classes =
        Path.of(FirstQuery.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Process program =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load:file=\"" + log + "\"::filecount=0",
                "-cp",
                System.getProperty("shaded.jar") + File.pathSeparator + classes,
                FirstQuery.class.getName(),
                "jdbc:personalize:region=us-east-1;accessKeyId=x;secretAccessKey=y;endpoint="
                    + endpoint.uri(),
                "SELECT * FROM campaigns WHERE campaign_arn ="
                    + " 'arn:aws:personalize:us-east-1:123456789012:campaign/shop-gifts-for-you'")
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    assertThat(program.waitFor()).as(Files.readString(output)).isZero();
    try (Stream<String> lines = Files.lines(log)) {
      loaded =
          lines
              .map(LOADED::matcher)
              .filter(Matcher::find)
              .map(line -> line.group(1).replace(SHADED, ""))
              .toList();
    }
  }

  @AfterAll
  static void stop() {
    endpoint.close();
  }

  @Test
  void whatItDoesNotNeedIsNotLoaded() {
    Map<String, Long> unwanted = new TreeMap<>();
    UNWANTED.forEach(
        (prefix, what) -> {
          long classes = loaded.stream().filter(name -> name.startsWith(prefix)).count();
          if (classes > 0) {
            unwanted.put(prefix + " (" + what + ")", classes);
          }
        });
    assertThat(unwanted).isEmpty();
  }

  @Test
  void itLoadsNotTooMuch() {
    assertThat(loaded).contains("org.personalizejdbc.jdbc.PersonalizeDriver").hasSizeLessThan(MOST);
  }
}
