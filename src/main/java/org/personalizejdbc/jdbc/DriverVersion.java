package org.personalizejdbc.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * The driver's name and version, as the build wrote them beside this class.
 *
 * @param name the product's name
 * @param version the version, such as 1.2.3
 */
record DriverVersion(String name, String version) {

  static DriverVersion read() {
    try (InputStream in = DriverVersion.class.getResourceAsStream("version.properties")) {
      if (in == null) {
        throw new IllegalStateException("version.properties is missing from the driver's jar");
      }
      final Properties properties = new Properties();
      properties.load(in);
      return new DriverVersion(
          properties.getProperty("name", "personalize-jdbc"),
          properties.getProperty("version", "0.0"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int major() {
    return part(0);
  }

  int minor() {
    return part(1);
  }

  private int part(int index) {
    final String[] parts = version.split("[.-]", -1);
    return index < parts.length && parts[index].matches("\\d{1,9}")
        ? Integer.parseInt(parts[index])
        : 0;
  }
}
