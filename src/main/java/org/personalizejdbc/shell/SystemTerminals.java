package org.personalizejdbc.shell;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;

/**
 * {@link Terminals} of this process. Java has no {@code isatty}: {@link System#console()} speaks of
 * standard input and output together and never of standard error. POSIX's {@code test -t N} answers
 * for each one, and where there is no such program (Windows) the console decides. The answer costs
 * a process of a few milliseconds, so it is asked for only when needed, and kept.
 *
 * <p>Thread-safe.
 */
final class SystemTerminals implements Terminals {
  private final Map<StandardStream, Boolean> known = new EnumMap<>(StandardStream.class);

  @Override
  public synchronized boolean isTerminal(StandardStream stream) {
    return known.computeIfAbsent(stream, SystemTerminals::ask);
  }

  @SuppressWarnings("SystemConsoleNull") // Main asks for the console that can be null.
  private static boolean ask(StandardStream stream) {
    try {
      return new ProcessBuilder("test", "-t", Integer.toString(stream.descriptor()))
              .inheritIO()
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return System.console() != null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
