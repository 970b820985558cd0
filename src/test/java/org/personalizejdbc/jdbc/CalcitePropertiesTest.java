package org.personalizejdbc.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.personalizejdbc.jdbc.Failures.assertFails;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLWarning;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.apache.calcite.avatica.BuiltInConnectionProperty;
import org.apache.calcite.avatica.ConnectionProperty;
import org.apache.calcite.config.CalciteConnectionProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A URL is untrusted: properties of Calcite and Avatica, whatever they are in this version, load
 * classes by name and read files, and none of them is ours to pass on.
 */
class CalcitePropertiesTest {
  private static final String CONNECT = "jdbc:personalize:endpoint=embedded;region=eu-west-1";
  private static final AtomicBoolean LOADED = new AtomicBoolean();

  /** What a property that loads classes would load. */
  static final class Canary {
    static {
      LOADED.set(true);
    }

    private Canary() {}
  }

  /** All but what JDBC itself calls so. */
  static List<String> names() {
    return Stream.<ConnectionProperty>concat(
            Stream.of(CalciteConnectionProperty.values()),
            Stream.of(BuiltInConnectionProperty.values()))
        .map(ConnectionProperty::camelName)
        .distinct()
        .filter(name -> !Set.of("user", "password").contains(name))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("names")
  void noneIsKnownInAUrl(String name) {
    assertFails(
        SQLNonTransientConnectionException.class,
        "08001",
        () -> DriverManager.getConnection(CONNECT + ";" + name + "=x"),
        "Property " + name + " is unknown");
  }

  @Test
  void noneInPropertiesDoesAnything() throws SQLException {
    final Properties info = new Properties();
    final String canary = Canary.class.getName();
    names().forEach(name -> info.setProperty(name, canary));
    info.setProperty(
        "model",
        "inline:{\"version\":\"1.0\",\"schemas\":[{\"name\":\"x\",\"type\":\"custom\",\"factory\":\""
            + canary
            + "\"}]}");
    // As Calcite reads them for a schema of its own.
    info.setProperty("schema.jdbcDriver", canary);
    try (Connection connection = DriverManager.getConnection(CONNECT, info);
        ResultSet rows =
            connection.createStatement().executeQuery("SELECT COUNT(*) FROM campaigns")) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getInt(1)).isEqualTo(24);
      final List<String> warnings = new ArrayList<>();
      for (SQLWarning w = connection.getWarnings(); w != null; w = w.getNextWarning()) {
        warnings.add(w.getMessage());
      }
      assertThat(warnings)
          .hasSize(info.size())
          .allMatch(warning -> warning.matches("Property \\S+ is unknown and was ignored.*"));
    }
    assertThat(LOADED).isFalse();
  }

  @Test
  void namesAreNotJustAbsent() {
    assertThat(names()).contains("model", "schemaFactory", "typeSystem", "factory", "token_file");
  }
}
