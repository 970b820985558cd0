package org.personalizejdbc.endpoint;

import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Run in a JVM of its own, because the JDK's server reads its settings once: writes whether it
 * sends answers without delay to the file named. To be started with the package of the server's
 * settings opened, which is the only way to learn them other than by timing answers.
 */
final class NoDelayProbe {
  private NoDelayProbe() {}

  public static void main(String[] arguments) throws Exception {
    try (EmbeddedEndpoint endpoint = EmbeddedEndpoint.start(Account.sample())) {
      Method noDelay =
          Class.forName("sun.net.httpserver.ServerConfig").getDeclaredMethod("noDelay");
      noDelay.setAccessible(true);
      Files.writeString(
          Path.of(arguments[0]),
          noDelay.invoke(null) + " " + System.getProperty("sun.net.httpserver.nodelay"));
    }
  }
}
