package org.personalizejdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The script that {@code launcher} writes does what {@code java -jar} does, from its archive. */
class LauncherIT {
  private static final String JAVA = ChildJvm.java();
  private static final String LOOK_UP =
      "SELECT * FROM campaigns WHERE campaign_arn ="
          + " 'arn:aws:personalize:us-east-1:123456789012:campaign/shop-flashsale-for-you'";

  /** Makes a launcher, and runs a statement by it. */
  private static final Pattern README =
      Pattern.compile(
          "java -jar target/personalize-jdbc-[0-9.]+\\.jar launcher (\\S+)\n\\1 -e \"(.*)\"\n");

  /** Made once: it takes seconds. Its name is one that a shell would take apart. */
  @TempDir static Path made;

  private static Path jar;
  private static Path original;

  @TempDir Path folder;
  private Path script;
  private Path archive;

  @BeforeAll
  static void make() throws Exception {
    Path home = Files.createDirectories(made.resolve("it's a $HOME; \"home\""));
    jar = Files.copy(Path.of(System.getProperty("shaded.jar")), made.resolve("driver.jar"));
    original = home.resolve("personalize");
    Run run = run(List.of(JAVA, "-jar", jar.toString(), "launcher", original.toString()), Map.of());
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).isEqualTo("Wrote " + original + " and " + original + ".jsa\n");
    try (var files = Files.list(home)) {
      assertThat(files).hasSize(2);
    }
  }

  /** A launcher of its own for each test, with the archive that the script names. */
  @BeforeEach
  void copy() throws IOException {
    script = folder.resolve("personalize");
    archive = folder.resolve("archive.jsa");
    Files.copy(Path.of(original + ".jsa"), archive);
    String text = Files.readString(original);
    String named = quoted(Path.of(original + ".jsa"));
    assertThat(text).contains(named);
    Files.copy(original, script, StandardCopyOption.COPY_ATTRIBUTES);
    Files.writeString(script, text.replace(named, quoted(archive)));
  }

  @ParameterizedTest
  @ValueSource(strings = {LOOK_UP, "SELECT nonsense FROM campaigns", "VALUES 'a  $b `c` \"\\'"})
  void itDoesWhatTheJarDoes(String sql) throws Exception {
    Run expected = run(List.of(JAVA, "-jar", jar.toString(), "-e", sql), Map.of());
    assertThat(launched(Map.of(), "-e", sql)).isEqualTo(expected);
  }

  @Test
  void theReadmesCommandsWork() throws Exception {
    Matcher commands = README.matcher(Readme.read().blocks("Shell", "sh").get(1).content());
    assertThat(commands.matches()).isTrue();
    Run run = launched(Map.of(), "-e", commands.group(2));
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.err()).startsWith("(3 rows, ");
  }

  @Test
  void itsClassesComeFromTheArchive() throws Exception {
    Path log = folder.resolve("loaded");
    launched(Map.of("JAVA_OPTS", "-Xlog:class+load:file=" + log), "-e", LOOK_UP);
    List<String> ours =
        Files.readAllLines(log).stream()
            .filter(line -> line.contains(" org.personalizejdbc."))
            .toList();
    assertThat(ours).hasSizeGreaterThan(1000);
    assertThat(ours.stream().filter(line -> line.contains("shared objects file")).count())
        .as("classes from the archive of %d", ours.size())
        .isGreaterThan(ours.size() * 9L / 10);
  }

  @Test
  void withoutItsArchiveItWorks() throws Exception {
    Files.delete(archive);
    assertWorks(Map.of());
  }

  @Test
  void withABrokenArchiveItWorks() throws Exception {
    Files.setAttribute(archive, "posix:permissions", Files.getPosixFilePermissions(script));
    Files.write(archive, new byte[] {1, 2, 3});
    assertWorks(Map.of());
  }

  /** The archive tells the JVM that made it, by a text at its start. */
  @Test
  void withTheArchiveOfAnotherJavaItWorks() throws Exception {
    byte[] bytes = Files.readAllBytes(archive);
    byte[] mark = " VM (".getBytes(StandardCharsets.US_ASCII);
    int at = new String(bytes, 0, 4096, StandardCharsets.ISO_8859_1).indexOf(" VM (");
    assertThat(at).isPositive();
    bytes[at + mark.length]++;
    Files.delete(archive);
    Files.write(archive, bytes);
    assertWorks(Map.of());
  }

  @Test
  void withANewerJarItWorks() throws Exception {
    FileTime time = Files.getLastModifiedTime(jar);
    try {
      Files.setLastModifiedTime(jar, FileTime.from(Instant.now().plusSeconds(3600)));
      assertWorks(Map.of());
    } finally {
      Files.setLastModifiedTime(jar, time);
    }
  }

  @Test
  void withoutTheJavaThatMadeItItTakesThePaths() throws Exception {
    String text = Files.readString(script);
    assertThat(text).contains(quoted(Path.of(JAVA)));
    Files.writeString(script, text.replace(quoted(Path.of(JAVA)), "'/no/such/java'"));
    assertWorks(Map.of("PATH", Path.of(JAVA).getParent() + ":" + System.getenv("PATH")));
  }

  @Test
  void beforeJava25AJarThatItWouldNotSpeedUpIsRefused() throws Exception {
    assumeTrue(Runtime.version().feature() < 25);
    Path spaced = Files.copy(jar, folder.resolve("the driver.jar"));
    Path file = folder.resolve("other");
    Run run = run(List.of(JAVA, "-jar", spaced.toString(), "launcher", file.toString()), Map.of());
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("Java before 25 needs a jar whose path");
    assertThat(file).doesNotExist();
  }

  @Test
  void aFileThatIsNoLauncherIsNotOverwritten() throws Exception {
    Path other = Files.writeString(folder.resolve("other"), "#!/bin/sh\necho mine\n");
    Run run = run(List.of(JAVA, "-jar", jar.toString(), "launcher", other.toString()), Map.of());
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("exists and is no launcher");
    assertThat(other).content().isEqualTo("#!/bin/sh\necho mine\n");
  }

  private void assertWorks(Map<String, String> environment) throws Exception {
    Run run = launched(environment, "--format", "csv", "-e", "SELECT COUNT(*) AS n FROM campaigns");
    assertThat(run)
        .isEqualTo(new Run(0, "n\n161\n", "(1 row, 3 calls, embedded sample account)\n"));
  }

  private Run launched(Map<String, String> environment, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(script.toString()));
    command.addAll(List.of(arguments));
    return run(command, environment);
  }

  private static String quoted(Path path) {
    return "'" + path.toString().replace("'", "'\\''") + "'";
  }

  private static Run run(List<String> command, Map<String, String> environment) throws Exception {
    Path out = Files.createTempFile(made, "out", "");
    Path err = Files.createTempFile(made, "err", "");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().putAll(environment);
    int status = builder.start().waitFor();
    return new Run(status, Files.readString(out), Files.readString(err));
  }

  /**
   * How a program ended.
   *
   * @param status the exit status
   * @param out standard output
   * @param err standard error
   */
  private record Run(int status, String out, String err) {}
}
