package org.personalizejdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the shaded jar does to the program that loads it, while it is used and after. */
class NeighbourIT {
  private static final Path JAR = Path.of(System.getProperty("shaded.jar"));

  @Test
  void nothingOfTheProgramChanges() throws Exception {
    Properties properties = (Properties) System.getProperties().clone();
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    Map<String, String> loggers = loggers();

    use();

    assertThat(System.getProperties()).isEqualTo(properties);
    assertThat(Locale.getDefault()).isEqualTo(locale);
    assertThat(TimeZone.getDefault()).isEqualTo(zone);
    assertThat(loggers()).containsAllEntriesOf(loggers);
  }

  @Test
  void ofItsDriversOnlyOursIsRegistered() throws Exception {
    assertThat(use()).containsExactly("org.personalizejdbc.jdbc.PersonalizeDriver");
  }

  /** In a JVM of its own: see {@link UnloadProbe}. */
  @Test
  void unloadedItLeavesNoThreadAndNoClass(@TempDir Path folder) throws Exception {
    Path output = folder.resolve("output");
    Process program =
        java(
            output,
            "-XX:SoftRefLRUPolicyMSPerMB=0",
            "-cp",
            classes().toString(),
            UnloadProbe.class.getName(),
            JAR.toString());
    assertThat(program.waitFor()).isZero();
    assertThat(output).content().isEqualTo("collected\n");
  }

  @Test
  void itWritesNothingToTheConsole(@TempDir Path folder) throws Exception {
    Path output = folder.resolve("output");
    Process program =
        java(output, "-cp", JAR + File.pathSeparator + classes(), JarUser.class.getName());
    assertThat(program.waitFor()).isZero();
    assertThat(output).content().isEmpty();
  }

  /**
   * The SDK finds the services behind such profiles by name, so nothing leads to them; here it gets
   * as far as each of them goes without AWS.
   */
  @ParameterizedTest
  @CsvSource({
    "role, 127.0.0.1:1",
    "sso, aws sso login",
  })
  void profilesFindTheServicesThatTheyNeed(String profile, String said, @TempDir Path folder)
      throws Exception {
    Path config =
        Files.writeString(
            folder.resolve("config"),
            """
            [profile keys]
            aws_access_key_id = x
            aws_secret_access_key = y
            [profile role]
            role_arn = arn:aws:iam::123456789012:role/reader
            source_profile = keys
            region = us-east-1
            [profile sso]
            sso_session = my
            sso_account_id = 123456789012
            sso_role_name = reader
            region = us-east-1
            [sso-session my]
            sso_start_url = https://example.awsapps.com/start
            sso_region = us-east-1
            """);
    Map<String, String> settings =
        Map.of(
            "aws.configFile",
            config.toString(),
            "aws.endpointUrlSts",
            "http://127.0.0.1:1",
            "aws.maxAttempts",
            "1");
    settings.forEach(System::setProperty);
    try (URLClassLoader jar =
            new URLClassLoader(
                new URL[] {JAR.toUri().toURL()}, ClassLoader.getPlatformClassLoader());
        Connection connection =
            jar.loadClass("org.personalizejdbc.jdbc.PersonalizeDriver")
                .asSubclass(Driver.class)
                .getDeclaredConstructor()
                .newInstance()
                .connect("jdbc:personalize:maxAttempts=1;profile=" + profile, new Properties());
        Statement statement = connection.createStatement()) {
      assertThatThrownBy(() -> statement.executeQuery("SELECT name FROM campaigns").next())
          .isInstanceOf(SQLException.class)
          .satisfies(thrown -> assertThat(messages(thrown)).contains(said));
    } finally {
      settings.keySet().forEach(System::clearProperty);
    }
  }

  private static String messages(Throwable thrown) {
    StringBuilder messages = new StringBuilder();
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      messages.append(t.getMessage()).append('\n');
    }
    return messages.toString();
  }

  private static Path classes() throws URISyntaxException {
    return ChildJvm.classesOf(JarUser.class);
  }

  private static Process java(Path output, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(ChildJvm.java());
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(output.toFile())
        .start();
  }

  private static List<String> use() throws Exception {
    return UnloadProbe.use(JAR, loader -> {});
  }

  /** Levels and handlers of the loggers that there are. */
  private static Map<String, String> loggers() {
    Map<String, String> loggers = new TreeMap<>();
    LogManager manager = LogManager.getLogManager();
    manager
        .getLoggerNames()
        .asIterator()
        .forEachRemaining(
            name -> {
              Logger logger = manager.getLogger(name);
              if (logger != null) {
                loggers.put(name, logger.getLevel() + " " + List.of(logger.getHandlers()));
              }
            });
    return loggers;
  }
}
