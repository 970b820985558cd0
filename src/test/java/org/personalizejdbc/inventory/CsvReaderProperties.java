package org.personalizejdbc.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds of every CSV file. */
class CsvReaderProperties {
  @Property(tries = 300)
  void anyTableOfTextsReadsBackTheSame(
      @ForAll("tables") List<List<String>> table,
      @ForAll boolean windows,
      @ForAll boolean quoteAll,
      @ForAll boolean tabs)
      throws IOException {
    char separator = tabs ? '\t' : ',';
    String end = windows ? "\r\n" : "\n";
    int width = table.get(0).size();
    String header =
        IntStream.range(0, width)
            .mapToObj(i -> "c" + i)
            .collect(Collectors.joining(String.valueOf(separator)));
    StringBuilder text = new StringBuilder(header).append(end);
    for (List<String> row : table) {
      text.append(
              row.stream()
                  .map(field -> write(field, separator, quoteAll))
                  .collect(Collectors.joining(String.valueOf(separator))))
          .append(end);
    }
    Path file = Files.createTempFile("texts", tabs ? ".tsv" : ".csv");
    try {
      Files.writeString(file, text);
      assertThat(read(file)).isEqualTo(table);
    } finally {
      Files.delete(file);
    }
  }

  @Provide
  Arbitrary<List<List<String>>> tables() {
    Arbitrary<String> odd =
        Arbitraries.strings().withChars(" ,\"\t\r\n'\\#;a\u0000é\uFEFF\u2028").ofMaxLength(6);
    Arbitrary<String> any = Arbitraries.strings().excludeChars(surrogates()).ofMaxLength(12);
    Arbitrary<String> field = Arbitraries.oneOf(odd, any);
    return Arbitraries.integers()
        .between(1, 4)
        .flatMap(
            width ->
                // A lone null in a row of one column is a blank line, which is skipped.
                (width == 1 ? field : field.injectNull(0.2))
                    .list()
                    .ofSize(width)
                    .list()
                    .ofMinSize(1)
                    .ofMaxSize(5));
  }

  private static char[] surrogates() {
    char[] chars = new char[Character.MAX_SURROGATE - Character.MIN_SURROGATE + 1];
    for (int i = 0; i < chars.length; i++) {
      chars[i] = (char) (Character.MIN_SURROGATE + i);
    }
    return chars;
  }

  private static String write(String field, char separator, boolean quoteAll) {
    if (field == null) {
      return "";
    }
    boolean quote =
        quoteAll
            || field.isEmpty()
            || field.indexOf(separator) >= 0
            || field.indexOf('"') >= 0
            || field.indexOf('\n') >= 0
            || field.indexOf('\r') >= 0;
    return quote ? '"' + field.replace("\"", "\"\"") + '"' : field;
  }

  private static List<List<String>> read(Path path) {
    List<List<String>> rows = new ArrayList<>();
    try (CsvReader reader = CsvReader.open(CsvFile.of(path).orElseThrow())) {
      String[] row;
      while ((row = reader.next()) != null) {
        List<String> fields = new ArrayList<>();
        for (String field : row) {
          fields.add(field);
        }
        rows.add(fields);
      }
    }
    return rows;
  }
}
