package org.personalizejdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The shell in a JVM of its own, on a machine that has nothing but what a test gives it: the SDK
 * reads its configuration from the environment and from the user's home, once per JVM.
 */
public final class ChildShell {
  private final Path home;
  private final List<String> program;
  private final List<String> options = new ArrayList<>();
  private final Map<String, String> environment = new HashMap<>();

  private ChildShell(Path home, String... program) {
    this.home = home;
    this.program = List.of(program);
    with("HOME", home.toString());
    // Unless a test says otherwise this is no machine of Amazon's.
    with("AWS_EC2_METADATA_DISABLED", "true");
  }

  /** Runs the classes. */
  public static ChildShell ofClasses(Path home) {
    return new ChildShell(home, "org.personalizejdbc.shell.Main");
  }

  /** Runs the packaged jar. */
  public static ChildShell ofJar(Path home, Path jar) {
    return new ChildShell(home, "-jar", jar.toString());
  }

  /** Sets a variable of the environment. */
  public ChildShell with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  /** Sets a system property. */
  public ChildShell property(String name, String value) {
    options.add("-D" + name + "=" + value);
    return this;
  }

  /** Writes the lines of {@code ~/.aws/config}. */
  public ChildShell config(String... lines) throws IOException {
    write(".aws/config", String.join("\n", lines) + "\n");
    return this;
  }

  /** Writes a file of the user's home. */
  public Path write(String name, String content) throws IOException {
    final Path file = home.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, content);
  }

  /** Runs a statement and prints its rows as CSV. */
  public Ended query(String url, String sql) throws IOException, InterruptedException {
    return run("--url", url, "--format", "csv", "-e", sql);
  }

  /** Runs the shell. */
  public Ended run(String... arguments) throws IOException, InterruptedException {
    final List<String> command = new ArrayList<>(options);
    // Short runs: what is compiled well is not worth it.
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Xshare:auto"));
    command.addAll(program);
    command.addAll(List.of(arguments));
    final Path out = Files.createTempFile(home, "out", ".txt");
    final Path err = Files.createTempFile(home, "err", ".txt");
    final ProcessBuilder builder =
        ChildJvm.running(command.toArray(String[]::new))
            .directory(home.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder
        .environment()
        .keySet()
        .removeIf(
            name -> name.startsWith("AWS_") || name.toLowerCase(Locale.ROOT).endsWith("_proxy"));
    builder.environment().putAll(environment);
    final Process process = builder.start();
    try {
      assertThat(process.waitFor(120, TimeUnit.SECONDS)).as("the shell ends").isTrue();
    } finally {
      process.destroyForcibly();
    }
    return new Ended(process.exitValue(), read(out), read(err));
  }

  private static String read(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8);
  }

  /**
   * How a run ended.
   *
   * @param status the exit status
   * @param out standard output
   * @param err standard error
   */
  public record Ended(int status, String out, String err) {
    /** Holds that it ended well, with these lines below the header. */
    public Ended returns(String... lines) {
      assertThat(status).as(err).isZero();
      assertThat(out.lines().skip(1)).containsExactly(lines);
      return this;
    }

    /** Holds that it failed, telling all of this. */
    public Ended fails(String... parts) {
      assertThat(status).as(out + err).isEqualTo(1);
      assertThat(err).contains(parts);
      return this;
    }
  }
}
