package org.personalizejdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The main artifact: all that it needs is inside, and nothing of it meets the host's own classes.
 */
class ShadedJarIT {
  /** Its native library binds to the package's name, so it cannot be relocated. */
  private static final String JANSI = "org/fusesource/jansi/";

  private static final String SHADED = "org.personalizejdbc.shaded.";

  private static final Pattern LEFT_OUT =
      Pattern.compile(
          String.join(
              "|",
              // HSQLDB, where it calls the functions, is there by itself.
              "org\\.personalizejdbc\\.function\\.HsqldbRows.* -> org\\.hsqldb\\..*",
              // Annotations.
              ".* -> javax\\.annotation\\.(Nullable|CheckReturnValue|ParametersAreNonnullByDefault)",
              ".* -> org\\.immutables\\.value\\..*",
              ".* -> org\\.checkerframework\\.framework\\.qual\\..*",
              // Renamed to nothing, on purpose.
              ".* -> sun\\.misc\\.Unsafe",
              // Parts of Calcite that no SQL reaches here.
              "org\\.apache\\.calcite\\.materialize\\.TileSuggester.* -> org\\.pentaho\\..*",
              "org\\.apache\\.calcite\\.profile\\.ProfilerImpl.* -> com\\.yahoo\\..*",
              "org\\.apache\\.calcite\\.model\\.ModelHandler.* -> .*\\.yaml\\..*",
              "org\\.apache\\.calcite\\.runtime\\.HilbertCurve2D.* -> com\\.google\\.uzaygezen\\..*",
              "org\\.apache\\.calcite\\.runtime\\.ProjectionTransformer.* ->"
                  + " org\\.locationtech\\.proj4j\\..*",
              // Avatica's remote client.
              "org\\.apache\\.calcite\\.avatica\\.remote\\..* -> org\\.apache\\.hc\\.client5\\..*",
              // What libraries have for Ant, for cglib and for a detector of charsets.
              "org\\.codehaus\\.janino\\.AntCompilerAdapter -> org\\.apache\\.tools\\.ant\\..*",
              "org\\.apache\\.commons\\.pool2\\.proxy\\.Cglib.* -> net\\.sf\\.cglib\\..*",
              "org\\.jline\\.builtins\\.Nano.* -> org\\.mozilla\\.universalchardet\\..*",
              // Signing in native code.
              "software\\.amazon\\.awssdk\\..* -> software\\.amazon\\.awssdk\\.crt.*"));

  private static final String SERVICES = "META-INF/services/";

  private static final Path JAR = Path.of(System.getProperty("shaded.jar"));

  private JarFile jar;

  @BeforeEach
  void open() throws IOException {
    jar = new JarFile(JAR.toFile());
  }

  @AfterEach
  void close() throws IOException {
    jar.close();
  }

  @Test
  void everythingLiesUnderOurPackage() {
    assertThat(names())
        .filteredOn(name -> !name.startsWith("META-INF/"))
        .isNotEmpty()
        .allMatch(name -> name.startsWith("org/personalizejdbc/") || name.startsWith(JANSI));
  }

  @Test
  void metaInfHoldsOnlyTheManifestLicencesAndServices() {
    assertThat(names())
        .filteredOn(name -> name.startsWith("META-INF/") && !name.startsWith(SERVICES))
        .contains("META-INF/MANIFEST.MF", "META-INF/LICENSE", "META-INF/NOTICE")
        .allMatch(
            name ->
                name.matches(
                    "META-INF/(MANIFEST\\.MF|([\\w-]+-)?(LICENSES?|NOTICE)|sbom/bom\\.json)"));
  }

  @Test
  void noFileIsThereTwice() {
    assertThat(names()).doesNotHaveDuplicates();
  }

  @Test
  void servicesNameOnlyClassesThatAreInside() {
    List<String> names = names();
    assertThat(names)
        .filteredOn(name -> name.startsWith(SERVICES))
        .isNotEmpty()
        .allSatisfy(
            name -> {
              String service = name.substring(SERVICES.length());
              assertThat(service.startsWith("java.") || names.contains(classFile(service)))
                  .as("the service %s is inside", service)
                  .isTrue();
              assertThat(providers(name)).isNotEmpty();
              assertThat(providers(name).stream().map(ShadedJarIT::classFile)).isSubsetOf(names);
            });
  }

  @Test
  void ourDriverIsTheOnlyOne() throws IOException {
    assertThat(providers(SERVICES + "java.sql.Driver"))
        .containsExactly("org.personalizejdbc.jdbc.PersonalizeDriver");
  }

  @Test
  void theManifestNamesTheShellAndTheVersion() throws IOException {
    Attributes attributes = jar.getManifest().getMainAttributes();
    String shell = attributes.getValue(Attributes.Name.MAIN_CLASS);
    assertThat(shell).isEqualTo("org.personalizejdbc.shell.Main");
    assertThat(names()).contains(classFile(shell));
    assertThat(JAR.getFileName())
        .hasToString(
            attributes.getValue(Attributes.Name.IMPLEMENTATION_TITLE)
                + "-"
                + attributes.getValue(Attributes.Name.IMPLEMENTATION_VERSION)
                + ".jar");
  }

  /**
   * What was left out is what nothing reaches: each class that is referred to and missing is one
   * that Calcite's or the SDK's optional parts name, or an annotation that does not last until run
   * time.
   */
  @Test
  void nothingIsMissingButWhatWasLeftOut() {
    assertThat(missing()).isNotEmpty().allMatch(name -> LEFT_OUT.matcher(name).matches());
  }

  /** {@code FROM -> TO}, without the place where the libraries lie. */
  private static List<String> missing() {
    StringWriter out = new StringWriter();
    ToolProvider.findFirst("jdeps")
        .orElseThrow()
        .run(
            new PrintWriter(out),
            new PrintWriter(out),
            "--multi-release=base",
            "--missing-deps",
            JAR.toString());
    return out.toString()
        .lines()
        .map(line -> line.strip().split("\\s+"))
        .filter(words -> words.length > 2 && words[1].equals("->") && !words[2].equals("not"))
        .map(words -> words[0].replace(SHADED, "") + " -> " + words[2].replace(SHADED, ""))
        .toList();
  }

  @Test
  void aToolThatHasOnlyThisJarFindsTheDriverAndQueries() throws Exception {
    try (URLClassLoader loader =
            new URLClassLoader(
                new URL[] {JAR.toUri().toURL()}, ClassLoader.getPlatformClassLoader());
        Connection connection =
            driver(loader).connect("jdbc:personalize:endpoint=embedded", new Properties())) {
      FirstQueries.check(connection);
    }
  }

  @Test
  void callsAreLoggedToTheToolsJavaUtilLoggingAndLibrariesStayQuiet() throws Exception {
    List<String> lines = new ArrayList<>();
    Handler handler =
        new Handler() {
          @Override
          public void publish(LogRecord entry) {
            synchronized (lines) {
              lines.add(entry.getLoggerName() + " " + entry.getLevel());
            }
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    handler.setLevel(Level.ALL);
    try (URLClassLoader loader =
        new URLClassLoader(new URL[] {JAR.toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
      Driver driver = driver(loader);
      Logger parent = driver.getParentLogger();
      parent.addHandler(handler);
      parent.setLevel(Level.FINE);
      try (Connection connection =
              driver.connect("jdbc:personalize:endpoint=embedded", new Properties());
          ResultSet rows =
              connection
                  .createStatement()
                  .executeQuery("SELECT name FROM campaigns WHERE region = 'eu-west-1'")) {
        assertThat(rows.next()).isTrue();
      } finally {
        parent.removeHandler(handler);
        parent.setLevel(null);
      }
      Object binding =
          loader
              .loadClass("org.personalizejdbc.shaded.org.slf4j.LoggerFactory")
              .getMethod("getILoggerFactory")
              .invoke(null);
      assertThat(binding.getClass().getName())
          .isEqualTo("org.personalizejdbc.shaded.org.slf4j.jul.JDK14LoggerFactory");
    }
    assertThat(lines).containsExactly("org.personalizejdbc.api FINE");
  }

  /** Each file of sql-examples yields what {@link SqlExamplesTest} expects of the classes. */
  @Test
  void theExamplesYieldTheSame() throws Exception {
    try (URLClassLoader loader =
        new URLClassLoader(new URL[] {JAR.toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
      // DriverManager has looked for drivers before this loader was there.
      Class.forName("org.personalizejdbc.jdbc.PersonalizeDriver", true, loader);
      Class<?> shell = loader.loadClass("org.personalizejdbc.shell.Shell");
      for (Path example : SqlExamplesTest.examples()) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Object session =
            shell
                .getConstructor(InputStream.class, PrintStream.class, PrintStream.class)
                .newInstance(
                    InputStream.nullInputStream(),
                    new PrintStream(out, true, StandardCharsets.UTF_8),
                    new PrintStream(err, true, StandardCharsets.UTF_8));
        Object status =
            shell
                .getMethod("run", String[].class)
                .invoke(session, (Object) new String[] {"-f", example.toString()});
        assertThat(status).as(err.toString(StandardCharsets.UTF_8)).isEqualTo(0);
        assertThat(SqlExamplesTest.result(example))
            .content()
            .isEqualTo(out.toString(StandardCharsets.UTF_8));
      }
    }
  }

  /** What needs a library that was made smaller, or one that works by names. */
  @Test
  void functionsFindTheirLibraries() throws Exception {
    Map<String, String> answers =
        Map.of(
            "MD5('a')", "0cc175b9c0f1b6a831c399e269772661",
            "SPLIT_PART('a-b-c', '-', 2)", "b",
            "TO_CHAR(TIMESTAMP '2026-11-24 10:00:00', 'YYYY-MM')", "2026-11",
            "TIMESTAMPDIFF(WEEK, DATE '2026-01-01', DATE '2026-11-24')", "46",
            "FLOOR(TIMESTAMP '2026-11-24 10:00:00' TO QUARTER)", "2026-10-01 00:00:00",
            "REGEXP_REPLACE('campaign-7', '[0-9]+', 'n')", "campaign-n",
            "JSON_VALUE('{\"a\": {\"b\": [1, 2]}}', 'strict $.a.b[1]')", "2",
            "JSON_OBJECT('a': 1)", "{\"a\":1}",
            "SOUNDEX('Robert')", "R163",
            "CAST(POWER(2, 0.5) AS DECIMAL(5, 4))", "1.4142");
    try (URLClassLoader loader =
            new URLClassLoader(
                new URL[] {JAR.toUri().toURL()}, ClassLoader.getPlatformClassLoader());
        Connection connection =
            driver(loader).connect("jdbc:personalize:endpoint=embedded", new Properties());
        Statement statement = connection.createStatement()) {
      for (Map.Entry<String, String> answer : answers.entrySet()) {
        // With a column, or the planner answers alone.
        String sql =
            "SELECT CASE WHEN name IS NULL THEN NULL ELSE CAST("
                + answer.getKey()
                + " AS VARCHAR) END FROM campaigns LIMIT 1";
        try (ResultSet rows = statement.executeQuery(sql)) {
          assertThat(rows.next()).isTrue();
          assertThat(rows.getString(1)).as(answer.getKey()).startsWith(answer.getValue());
        }
      }
    }
  }

  private static Driver driver(ClassLoader loader) {
    List<Driver> ours =
        ServiceLoader.load(Driver.class, loader).stream()
            .map(ServiceLoader.Provider::get)
            .filter(driver -> driver.getClass().getClassLoader() == loader)
            .toList();
    assertThat(ours).hasSize(1);
    return ours.get(0);
  }

  private List<String> names() {
    return jar.stream()
        .filter(entry -> !entry.isDirectory())
        .map(JarEntry::getName)
        .collect(Collectors.toList());
  }

  private List<String> providers(String service) throws IOException {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                jar.getInputStream(jar.getEntry(service)), StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .map(line -> line.replaceFirst("#.*", "").strip())
          .filter(line -> !line.isEmpty())
          .toList();
    }
  }

  private static String classFile(String className) {
    return className.replace('.', '/') + ".class";
  }
}
