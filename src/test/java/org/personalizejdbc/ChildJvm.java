package org.personalizejdbc;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts programs as a user does, in a JVM of their own, with this one's class path. */
public final class ChildJvm {
  /** From here on the JDK warns of sun.misc.Unsafe (JEP 498) and has an option not to. */
  private static final int WARNS_OF_UNSAFE = 24;

  private ChildJvm() {}

  /** The path of the Java that runs this. */
  public static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /** The folder or jar that a class comes from, for a class path of its own. */
  public static Path classesOf(Class<?> type) throws URISyntaxException {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  /**
   * A command that runs a program.
   *
   * <p>The class path holds protobuf as it is published, which calls sun.misc.Unsafe; the packaged
   * jar's does not, so that nobody who runs that is warned of it, see NeighbourIT.
   *
   * @param arguments options, and the program with its own arguments
   */
  public static ProcessBuilder running(String... arguments) {
    final List<String> command = new ArrayList<>();
    command.add(java());
    if (Runtime.version().feature() >= WARNS_OF_UNSAFE) {
      command.add("--sun-misc-unsafe-memory-access=allow");
    }
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command);
  }
}
