package org.personalizejdbc.shell;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jline.utils.Levenshtein;
import org.jspecify.annotations.Nullable;

/** Reads a command line, strictly: what it does not know it refuses, and says what it does know. */
final class CommandLine {
  private static final List<String> QUERY_OPTIONS =
      List.of(
          "-e",
          "-f",
          "--url",
          "--attach",
          "--driver",
          "--format",
          "--verbose",
          "--help",
          "--version");
  private static final List<String> ENDPOINT_OPTIONS =
      List.of("--port", "--file", "--verbose", "--help");
  private static final List<String> LAUNCHER_OPTIONS = List.of("--verbose", "--help");

  private final Deque<String> rest;
  private final List<String> options;

  private CommandLine(List<String> args, List<String> options) {
    this.rest = new ArrayDeque<>(args);
    this.options = options;
  }

  /**
   * Reads a command line.
   *
   * @param args as the process got it
   * @return what it asks for
   * @throws UsageException for an unknown option, a missing or a bad value
   */
  static Command parse(String... args) throws UsageException {
    List<String> list = Arrays.asList(args);
    if (!list.isEmpty() && list.get(0).equals("endpoint")) {
      return new CommandLine(list.subList(1, list.size()), ENDPOINT_OPTIONS).endpoint();
    }
    if (!list.isEmpty() && list.get(0).equals("launcher")) {
      return new CommandLine(list.subList(1, list.size()), LAUNCHER_OPTIONS).launcher();
    }
    return new CommandLine(list, QUERY_OPTIONS).query();
  }

  private Command query() throws UsageException {
    List<Command.Source> sources = new ArrayList<>();
    String url = null;
    Map<String, String> attachments = new LinkedHashMap<>();
    List<Path> jars = new ArrayList<>();
    Format format = Format.TABLE;
    boolean verbose = false;
    while (!rest.isEmpty()) {
      String option = nextOption();
      switch (option) {
        case "-e" -> sources.add(new Command.Source.Text(value(option)));
        case "-f" -> sources.add(scriptFile(value(option)));
        case "--url" -> url = value(option);
        case "--attach" -> attach(value(option), attachments);
        case "--driver" -> jars.add(path(option, value(option)));
        case "--format" -> format = format(value(option));
        case "--verbose" -> verbose = true;
        case "--version" -> {
          return new Command.ShowVersion();
        }
        default -> {
          return new Command.Help();
        }
      }
    }
    return new Command.Query(sources, url, attachments, jars, format, verbose);
  }

  private Command endpoint() throws UsageException {
    int port = 0;
    Path file = null;
    boolean verbose = false;
    while (!rest.isEmpty()) {
      String option = nextOption();
      switch (option) {
        case "--port" -> port = port(value(option));
        case "--file" -> file = path(option, value(option));
        case "--verbose" -> verbose = true;
        default -> {
          return new Command.Help();
        }
      }
    }
    return new Command.RunEndpoint(port, file, verbose);
  }

  private Command launcher() throws UsageException {
    Path file = null;
    boolean verbose = false;
    while (!rest.isEmpty()) {
      if (!rest.element().startsWith("-") && file == null) {
        file = path("launcher", rest.remove());
      } else if (nextOption().equals("--verbose")) {
        verbose = true;
      } else {
        return new Command.Help();
      }
    }
    if (file == null) {
      throw new UsageException("launcher needs the FILE to write");
    }
    return new Command.WriteLauncher(file, verbose);
  }

  /** Takes an option; the value of {@code --option=value} stays for {@link #value}. */
  private String nextOption() throws UsageException {
    String arg = rest.removeFirst();
    int equals = arg.startsWith("--") ? arg.indexOf('=') : -1;
    String name = equals < 0 ? arg : arg.substring(0, equals);
    String option = name.equals("-h") ? "--help" : name;
    if (!options.contains(option)) {
      throw new UsageException(unknown(name));
    }
    if (equals >= 0) {
      if (List.of("--verbose", "--help", "--version").contains(option)) {
        throw new UsageException(option + " takes no value");
      }
      rest.addFirst(arg.substring(equals + 1));
    }
    return option;
  }

  private String unknown(String name) {
    if (!name.startsWith("-")) {
      return "'" + name + "' is no option; a statement is given by -e \"…\", a file by -f FILE";
    }
    String nearest = nearest(name, options);
    return "unknown option "
        + name
        + (nearest == null
            ? "; the options are " + String.join(", ", options)
            : "; did you mean " + nearest + "?");
  }

  private static @Nullable String nearest(String name, List<String> known) {
    int limit = Math.max(1, name.length() / 3);
    return known.stream()
        .filter(option -> Levenshtein.distance(name, option) <= limit)
        .min(Comparator.comparingInt(option -> Levenshtein.distance(name, option)))
        .orElse(null);
  }

  private String value(String option) throws UsageException {
    String value = rest.pollFirst();
    if (value == null || value.isBlank()) {
      throw new UsageException(option + " needs a value");
    }
    return value;
  }

  private static Command.Source scriptFile(String value) throws UsageException {
    return value.equals("-")
        ? new Command.Source.StandardInput()
        : new Command.Source.ScriptFile(path("-f", value));
  }

  private static void attach(String value, Map<String, String> attachments) throws UsageException {
    int equals = value.indexOf('=');
    if (equals < 1 || equals == value.length() - 1) {
      throw new UsageException(
          "--attach needs NAME=URL-OR-FOLDER (or NAME.user=…, NAME.password=…), not '"
              + (equals < 0 ? value : value.substring(0, equals + 1))
              + "'");
    }
    Attachments.put(
        attachments,
        "attach." + value.substring(0, equals).strip(),
        value.substring(equals + 1).strip(),
        Path.of(""));
  }

  private static Format format(String value) throws UsageException {
    for (Format format : Format.values()) {
      if (format.name().toLowerCase(Locale.ROOT).equals(value.toLowerCase(Locale.ROOT))) {
        return format;
      }
    }
    throw new UsageException("--format is table, csv, json or vertical, not '" + value + "'");
  }

  private static int port(String value) throws UsageException {
    try {
      int port = Integer.parseInt(value);
      if (port >= 0 && port <= 65535) {
        return port;
      }
    } catch (NumberFormatException e) {
      // Said below, as for a number out of range.
    }
    throw new UsageException("--port is a number from 0 (any free port) to 65535, not " + value);
  }

  private static Path path(String option, String value) throws UsageException {
    try {
      return Path.of(value);
    } catch (InvalidPathException e) {
      throw new UsageException(option + ": '" + value + "' is no path", e);
    }
  }
}
