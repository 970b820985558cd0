package org.personalizejdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.lang.ref.PhantomReference;
import java.lang.ref.ReferenceQueue;
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
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
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

  @Test
  void unloadedItLeavesNoThreadAndNoClass() throws Exception {
    List<Thread> before = threads();
    ReferenceQueue<ClassLoader> collected = new ReferenceQueue<>();
    List<PhantomReference<ClassLoader>> loaders = new ArrayList<>();
    // On a thread that ends: Calcite leaves values of its classes in those that ran its statements.
    FutureTask<List<String>> use =
        new FutureTask<>(
            () -> use(loader -> loaders.add(new PhantomReference<>(loader, collected))));
    Thread user = new Thread(use);
    user.start();
    use.get();
    user.join();

    for (Thread thread : threads()) {
      if (!before.contains(thread)) {
        thread.join(10_000);
        assertThat(thread.isAlive()).as("%s is alive", thread.getName()).isFalse();
      }
    }
    displaceWhatTheJdkKeeps();
    assertThat(isCollected(collected)).as("the class loader is collected").isTrue();
  }

  /**
   * JDK 17's implementation of records keeps the types of the last one that was hashed, compared or
   * printed.
   */
  private static void displaceWhatTheJdkKeeps() {
    record Pair(StringBuilder first, Thread second) {}
    Pair pair = new Pair(new StringBuilder(), Thread.currentThread());
    assertThat(pair.hashCode()).isEqualTo(pair.hashCode());
    assertThat(pair.equals(new Pair(null, null))).isFalse();
    assertThat(pair.toString()).isNotEmpty();
  }

  @Test
  void itWritesNothingToTheConsole(@TempDir Path folder) throws Exception {
    Path classes =
        Path.of(JarUser.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Path output = folder.resolve("output");
    Process program =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                JAR + File.pathSeparator + classes,
                JarUser.class.getName())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
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

  private interface LoaderObserver {
    void loaded(ClassLoader loader);
  }

  private static List<String> use() throws Exception {
    return use(loader -> {});
  }

  /** Has a class loader of its own for the jar do everything that {@link JarUser} does. */
  private static List<String> use(LoaderObserver observer) throws Exception {
    URL classes = JarUser.class.getProtectionDomain().getCodeSource().getLocation();
    try (URLClassLoader jar =
            new URLClassLoader(
                new URL[] {JAR.toUri().toURL()}, ClassLoader.getPlatformClassLoader());
        URLClassLoader user = new URLClassLoader(new URL[] {classes}, jar)) {
      observer.loaded(jar);
      @SuppressWarnings("unchecked")
      Callable<List<String>> program =
          (Callable<List<String>>)
              user.loadClass(JarUser.class.getName()).getDeclaredConstructor().newInstance();
      return program.call();
    }
  }

  private static boolean isCollected(ReferenceQueue<ClassLoader> collected)
      throws InterruptedException {
    for (int i = 0; i < 50; i++) {
      System.gc();
      if (collected.remove(100) != null) {
        return true;
      }
    }
    return false;
  }

  private static List<Thread> threads() {
    return List.copyOf(Thread.getAllStackTraces().keySet());
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
