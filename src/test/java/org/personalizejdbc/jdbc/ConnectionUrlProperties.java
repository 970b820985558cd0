package org.personalizejdbc.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds of every URL and every set of properties. */
class ConnectionUrlProperties {
  @Property(tries = 2000)
  void anyTextIsReadOrRefusedWithoutShowingIt(@ForAll("texts") String text) {
    try {
      Map<String, String> pairs = ConnectionUrl.parse(ConnectionUrl.PREFIX + text);
      assertThat(pairs.values()).doesNotContain("");
    } catch (SQLException e) {
      assertThat(e.getSQLState()).isEqualTo("08001");
    }
  }

  @Property(tries = 1000)
  void whatIsQuotedComesBack(@ForAll("pairs") Map<String, String> pairs) throws SQLException {
    String url =
        pairs.entrySet().stream()
            .map(pair -> pair.getKey() + "=\"" + pair.getValue().replace("\"", "\"\"") + "\"")
            .collect(Collectors.joining(";", ConnectionUrl.PREFIX, ""));
    Map<String, String> expected = new LinkedHashMap<>(pairs);
    expected.values().removeIf(String::isEmpty);
    assertThat(ConnectionUrl.parse(url)).isEqualTo(expected);
  }

  @Property(tries = 1000)
  void anyValueOfAnyPropertyIsReadOrRefused(
      @ForAll ConnectionProperty property, @ForAll("texts") String value) {
    String name = property.key().replace("NAME", "inv");
    try {
      ConnectionSettings.of(Map.of(), Map.of(name, value));
    } catch (SQLException e) {
      assertThat(e.getSQLState()).isEqualTo("08001");
      assertThat(e.getMessage()).isNotBlank();
    }
  }

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> pieces =
        Arbitraries.of(
            "region",
            "=",
            ";",
            "\"",
            "\"\"",
            "us-east-1",
            ",",
            " ",
            "attach.inv",
            "jdbc:",
            "10s",
            "-1",
            "99999999999999999999",
            "\u0000",
            "\u0130",
            "%",
            "{",
            "\\",
            "embedded",
            "all");
    return Arbitraries.oneOf(
        pieces.list().ofMaxSize(12).map(list -> String.join("", list)),
        Arbitraries.strings().ofMaxLength(40));
  }

  @Provide
  Arbitrary<Map<String, String>> pairs() {
    return Arbitraries.maps(
            Arbitraries.strings().withCharRange('a', 'z').ofMinLength(1).ofMaxLength(8),
            Arbitraries.strings().ofMaxLength(20))
        .ofMaxSize(4);
  }
}
