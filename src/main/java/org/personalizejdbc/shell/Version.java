package org.personalizejdbc.shell;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/** The product's name and version, which the build writes into the jar. */
final class Version {
  private static final String RESOURCE = "/org/personalizejdbc/jdbc/version.properties";

  private Version() {}

  /** Name and version, such as {@code personalize-jdbc 0.1.0}. */
  static String text() {
    Properties properties = new Properties();
    try (InputStream in = Version.class.getResourceAsStream(RESOURCE)) {
      if (in != null) {
        properties.load(in);
      }
    } catch (IOException | IllegalArgumentException e) {
      properties.clear(); // A broken jar is no reason not to start.
    }
    return properties.getProperty("name", "personalize-jdbc")
        + " "
        + properties.getProperty("version", "(unknown version)");
  }
}
