package org.personalizejdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
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
