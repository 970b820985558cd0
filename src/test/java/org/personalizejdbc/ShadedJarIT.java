package org.personalizejdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.util.List;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
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
        .allMatch(name -> name.matches("META-INF/(MANIFEST\\.MF|([\\w-]+-)?(LICENSE|NOTICE))"));
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
