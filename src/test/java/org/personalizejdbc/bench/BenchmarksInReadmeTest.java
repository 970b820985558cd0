package org.personalizejdbc.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The README's table of figures is one of what is measured. */
class BenchmarksInReadmeTest {
  @Test
  void eachRowIsABenchmarkAndEachBenchmarkARow() throws Exception {
    final String readme = Files.readString(Path.of("README.md"));
    final String table =
        readme.substring(readme.indexOf("| | figure | compared to | aim |")).split("\n\n")[0];
    final List<String> rows =
        table
            .lines()
            .skip(2)
            .map(row -> row.split(" \\| "))
            .map(cells -> cells[0].substring(2) + ": " + cells[3].replace(" |", ""))
            .toList();
    assertThat(rows)
        .containsExactlyElementsOf(
            Stream.of(Aim.values()).map(aim -> aim.what() + ": " + aim.figure()).toList());
  }
}
