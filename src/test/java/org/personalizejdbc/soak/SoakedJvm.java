package org.personalizejdbc.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.personalizejdbc.ChildJvm;

/** A program in a JVM of its own, of 64 MB heap, with the packaged jar and the test classes. */
final class SoakedJvm {
  /** The heap, in MB. */
  static final int HEAP = 64;

  private static final Pattern FIGURE = Pattern.compile("(\\w+)=(-?\\d+)");

  private final Map<String, List<Long>> figures = new HashMap<>();

  /** What the test does while the program pauses. */
  @FunctionalInterface
  interface Pause {
    /** Called with the name of the pause. */
    void at(String name);
  }

  private SoakedJvm() {}

  /**
   * Runs a program to its end.
   *
   * @param arguments its own
   * @return what it has told
   * @throws AssertionError if it says anything but figures and pauses, or fails
   */
  static SoakedJvm run(Class<?> program, Pause pause, List<String> arguments) throws Exception {
    final SoakedJvm jvm = new SoakedJvm();
    final Process process = start(program, arguments);
    try (BufferedReader out = process.inputReader();
        Writer in = process.outputWriter()) {
      String line = out.readLine();
      while (line != null) {
        jvm.take(line, pause, in, out);
        line = out.readLine();
      }
      assertThat(process.waitFor()).isZero();
    } finally {
      process.destroyForcibly();
    }
    return jvm;
  }

  private static Process start(Class<?> program, List<String> arguments) throws Exception {
    final Path classes = ChildJvm.classesOf(program);
    final List<String> command = new ArrayList<>();
    command.add(ChildJvm.java());
    command.add("-Xmx" + HEAP + "m");
    // Caches that the collector may empty are empty whenever the heap is measured.
    command.add("-XX:SoftRefLRUPolicyMSPerMB=0");
    command.addAll(List.of("-cp", System.getProperty("shaded.jar") + File.pathSeparator + classes));
    command.add(program.getName());
    command.addAll(arguments);
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  private void take(String line, Pause pause, Writer in, BufferedReader out) throws IOException {
    final Matcher figure = FIGURE.matcher(line);
    if (figure.matches()) {
      figures
          .computeIfAbsent(figure.group(1), name -> new ArrayList<>())
          .add(Long.valueOf(figure.group(2)));
    } else if (line.matches("\\w+")) {
      pause.at(line);
      in.write("on\n");
      in.flush();
    } else {
      throw new AssertionError(line + "\n" + String.join("\n", out.lines().toList()));
    }
  }

  /** A figure that it has told once. */
  long told(String name) {
    assertThat(all(name)).as(name).hasSize(1);
    return all(name).get(0);
  }

  /** A figure as often as it has told it. */
  List<Long> all(String name) {
    return figures.getOrDefault(name, List.of());
  }
}
