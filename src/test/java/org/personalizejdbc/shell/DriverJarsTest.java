package org.personalizejdbc.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A driver in a jar that is not on the class path is found by its URL, as long as it is needed. */
class DriverJarsTest {
  private static final String SOURCE =
      """
      package elsewhere;
      import java.sql.*;
      public final class ElsewhereDriver implements Driver {
        public Connection connect(String url, java.util.Properties info) throws SQLException {
          return acceptsURL(url) ? DriverManager.getConnection("jdbc:hsqldb:mem:elsewhere") : null;
        }
        public boolean acceptsURL(String url) { return url.startsWith("jdbc:elsewhere:"); }
        public DriverPropertyInfo[] getPropertyInfo(String url, java.util.Properties info) {
          return new DriverPropertyInfo[0];
        }
        public int getMajorVersion() { return 1; }
        public int getMinorVersion() { return 0; }
        public boolean jdbcCompliant() { return false; }
        public java.util.logging.Logger getParentLogger() { return null; }
      }
      """;

  @TempDir Path folder;

  @Test
  void aJarsDriverServesItsUrl() throws Exception {
    Ran ran =
        Ran.shell(
            "--driver",
            driverJar().toString(),
            "--url",
            "jdbc:elsewhere:",
            "-e",
            "VALUES 42",
            "--format",
            "csv");
    assertThat(ran.status()).as(ran.err()).isZero();
    assertThat(ran.out()).isEqualTo("C1\n42\n");
  }

  @Test
  void theDriverIsKnownToTheDriverManagerUntilTheEnd() throws Exception {
    try (DriverJars jars = DriverJars.open(List.of(driverJar()))) {
      assertThat(DriverManager.getDriver("jdbc:elsewhere:").acceptsURL("jdbc:elsewhere:")).isTrue();
    }
    assertThatThrownBy(() -> DriverManager.getDriver("jdbc:elsewhere:"))
        .isInstanceOf(SQLException.class);
  }

  @Test
  void aJarWithoutADriverIsRefused() throws IOException {
    Path jar = jar("empty.jar", Map.of("readme.txt", new byte[0]));
    Ran ran = Ran.onEmptyDatabase("--driver", jar.toString(), "-e", "VALUES 1");
    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.err()).contains("empty.jar: declares no JDBC driver");
  }

  @Test
  void aDriverThatDoesNotLoadIsRefused() throws IOException {
    Path jar = jar("broken.jar", Map.of("META-INF/services/java.sql.Driver", bytes("no.Such")));
    Ran ran = Ran.onEmptyDatabase("--driver", jar.toString(), "-e", "VALUES 1");
    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.err()).contains("broken.jar: ", "no.Such");
  }

  private Path driverJar() throws IOException {
    Path source = Files.writeString(folder.resolve("ElsewhereDriver.java"), SOURCE);
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-d", folder.toString(), source.toString());
    assertThat(status).isZero();
    byte[] compiled = Files.readAllBytes(folder.resolve("elsewhere/ElsewhereDriver.class"));
    return jar(
        "elsewhere.jar",
        Map.of(
            "META-INF/services/java.sql.Driver",
            bytes("elsewhere.ElsewhereDriver"),
            "elsewhere/ElsewhereDriver.class",
            compiled));
  }

  private Path jar(String name, Map<String, byte[]> entries) throws IOException {
    Path jar = folder.resolve(name);
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream zip = new JarOutputStream(out)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
      }
    }
    return jar;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
