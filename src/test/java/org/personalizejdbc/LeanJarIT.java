package org.personalizejdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

/** The lean jar: our classes alone, for programs that have Calcite already. */
class LeanJarIT {
  private static final Path JAR = Path.of(System.getProperty("lean.jar"));

  private static final String MODEL =
      """
      {
        "version": "1.0",
        "defaultSchema": "personalize",
        "schemas": [{
          "name": "personalize",
          "type": "custom",
          "factory": "org.personalizejdbc.jdbc.PersonalizeSchemaFactory",
          "operand": {"endpoint": "embedded"}
        }]
      }
      """;

  @Test
  void onlyOurClassesAreInside() throws IOException {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      assertThat(jar.stream().filter(entry -> !entry.isDirectory()).map(JarEntry::getName))
          .anyMatch(name -> name.endsWith(".class"))
          .allMatch(
              name ->
                  name.startsWith("org/personalizejdbc/")
                      ? !name.startsWith("org/personalizejdbc/shaded/")
                      : name.matches(
                          "META-INF/(MANIFEST.MF|LICENSE|THIRD-PARTY-LICENSES|sbom/bom.json"
                              + "|services/java.sql.Driver)"));
    }
  }

  @Test
  void aPlainCalciteModelFindsTheSchemaFactory() throws Exception {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (URLClassLoader loader =
        new URLClassLoader(classPath(), ClassLoader.getPlatformClassLoader())) {
      thread.setContextClassLoader(loader);
      Driver calcite =
          loader
              .loadClass("org.apache.calcite.jdbc.Driver")
              .asSubclass(Driver.class)
              .getDeclaredConstructor()
              .newInstance();
      Properties properties = new Properties();
      properties.setProperty("model", "inline:" + MODEL);
      properties.setProperty("caseSensitive", "false");
      try (Connection connection = calcite.connect("jdbc:calcite:", properties)) {
        FirstQueries.check(connection);
      }
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /** The lean jar and the libraries, but not the directories of classes that this test runs on. */
  private static URL[] classPath() throws MalformedURLException {
    List<URL> urls = new ArrayList<>();
    urls.add(JAR.toUri().toURL());
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      if (entry.endsWith(".jar")) {
        urls.add(Path.of(entry).toUri().toURL());
      }
    }
    return urls.toArray(new URL[0]);
  }
}
