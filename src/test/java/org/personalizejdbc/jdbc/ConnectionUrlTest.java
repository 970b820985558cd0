package org.personalizejdbc.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.personalizejdbc.jdbc.Failures.assertFails;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectionUrlTest {
  private static final String SECRET = "S3cr3tValue";

  private static Map<String, String> parse(String pairs) throws SQLException {
    return ConnectionUrl.parse(ConnectionUrl.PREFIX + pairs);
  }

  @Test
  void pairsStandBetweenSemicolonsInOrder() throws SQLException {
    assertThat(parse("region=us-east-1;endpoint=http://h:1/p?a=b; maxAttempts = 2 ;;"))
        .containsExactly(
            entry("region", "us-east-1"),
            entry("endpoint", "http://h:1/p?a=b"),
            entry("maxAttempts", "2"));
    assertThat(parse("")).isEmpty();
    assertThat(parse(" ; ")).isEmpty();
  }

  @Test
  void aQuotedValueHoldsSemicolonsBlanksAndDoubledQuotes() throws SQLException {
    assertThat(parse("attach.inv=\"jdbc:x:a;b=\"\"c\"\"; \" ;region=\"\";password= \" p;\""))
        .containsExactly(entry("attach.inv", "jdbc:x:a;b=\"c\"; "), entry("password", " p;"));
  }

  @Test
  void anEmptyValueIsAbsent() throws SQLException {
    assertThat(parse("user=;password=\"\";region=  ;profile=p"))
        .containsExactly(entry("profile", "p"));
  }

  @ParameterizedTest
  @CsvSource({
    "region=a;REGION=b, stands twice",
    "region=;region=b, stands twice",
    "region=\"a, does not end",
    "region=\"a\"\", does not end",
    "region=a\"b, holds a quote",
    "region=\"a\" b, something else",
    "region, has no '='",
    "=x, no property's name",
    "region=a;b c=d, after the value of region",
    "région=a, no property's name"
  })
  void whatIsNotOfTheFormIsRefused(String pairs, String says) {
    assertFails(
        SQLNonTransientConnectionException.class,
        "08001",
        () -> parse(pairs),
        says,
        "jdbc:personalize:name=value");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '\'',
      value = {
        "password=abc;" + SECRET,
        "password=\"" + SECRET,
        "password=\"" + SECRET + "\"x",
        "password=a\"" + SECRET,
        "password \"" + SECRET + "=\"",
        "password=a;" + SECRET + " =b"
      })
  void noMessageShowsAValue(String pairs) {
    try {
      assertThat(parse(pairs).get("password")).isEqualTo("a");
    } catch (SQLException e) {
      assertThat(e.getMessage()).doesNotContain(SECRET);
    }
  }

  @Property
  void whateverIsWrittenByTheGrammarIsReadBack(@ForAll("pairs") Map<String, String> pairs)
      throws SQLException {
    final Map<String, String> present = new LinkedHashMap<>();
    final StringBuilder text = new StringBuilder();
    pairs.forEach(
        (name, value) -> {
          text.append(name).append("=\"").append(value.replace("\"", "\"\"")).append("\";");
          if (!value.isEmpty()) {
            present.put(name, value);
          }
        });
    assertThat(parse(text.toString())).containsExactlyEntriesOf(present);
  }

  @Property
  void whateverIsWrittenYieldsPairsOr08001(@ForAll("garbage") String text) {
    try {
      assertThat(parse(text)).doesNotContainValue("");
    } catch (SQLException e) {
      assertThat(e.getSQLState()).isEqualTo("08001");
    }
  }

  @Property
  void noMessageShowsAQuotedValue(
      @ForAll("garbage") String before, @ForAll("garbage") String after) {
    try {
      parse(before + "\"" + SECRET + "\"" + after);
    } catch (SQLException e) {
      assertThat(e.getMessage()).doesNotContain(SECRET);
    }
  }

  @Provide
  Arbitrary<Map<String, String>> pairs() {
    final Arbitrary<String> names =
        Arbitraries.strings()
            .withChars("abcXYZ019_.-")
            .ofMinLength(1)
            .ofMaxLength(12)
            .map(name -> "k" + name);
    final Arbitrary<String> values =
        Arbitraries.oneOf(
            Arbitraries.strings().all().ofMaxLength(20),
            Arbitraries.strings().withChars("a\"; =\n").ofMaxLength(20));
    return Arbitraries.maps(names, values)
        .ofMaxSize(6)
        .map(
            map -> {
              final Map<String, String> distinct = new LinkedHashMap<>();
              map.forEach((name, value) -> distinct.put(name.toLowerCase(Locale.ROOT), value));
              return distinct;
            });
  }

  @Provide
  Arbitrary<String> garbage() {
    return Arbitraries.oneOf(
        Arbitraries.strings().all().ofMaxLength(30),
        Arbitraries.strings().withChars("ab=;\" \t'\\").ofMaxLength(30));
  }
}
