package org.personalizejdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the pages in docs to what is true; Spark's own statements run under {@code -Pspark}. */
class DocsTest {
  private static final Path DOCS = Path.of("docs");
  private static final Pattern URL = Pattern.compile("jdbc:personalize:[^`'\\s]*");
  private static final Pattern CLASS = Pattern.compile("org\\.personalizejdbc(?:\\.\\w+)+");
  private static final Pattern JAR = Pattern.compile("personalize-jdbc-([0-9][^`\\s]*?)\\.jar");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]*)[^)]*\\)");

  static List<Path> pages() throws IOException {
    try (Stream<Path> files = Files.list(DOCS)) {
      return files.sorted().toList();
    }
  }

  static List<Readme.Block> sql() throws IOException {
    return new Readme(Files.readString(DOCS.resolve("bi-tools.md"))).blocks("sql");
  }

  @Test
  void theReadmeLinksToEachPage() throws IOException {
    String readme = Readme.read().text();
    assertThat(pages())
        .hasSize(3)
        .allSatisfy(page -> assertThat(readme).contains("](docs/" + page.getFileName() + ")"));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void aPagesUrlsConnect(Path page) throws IOException {
    assertThat(found(URL, page))
        .isNotEmpty()
        .allSatisfy(
            url ->
                assertThatCode(() -> DriverManager.getConnection(url).close())
                    .as(url)
                    .doesNotThrowAnyException());
  }

  @ParameterizedTest
  @MethodSource("pages")
  void aPageNamesClassesAndJarsThatThereAre(Path page) throws Exception {
    for (String name : found(CLASS, page)) {
      assertThat(Class.forName(name)).isNotNull();
    }
    assertThat(found(JAR, page))
        .isNotEmpty()
        .containsOnly("personalize-jdbc-" + ReadmeTest.version() + ".jar");
  }

  @ParameterizedTest
  @MethodSource("pages")
  void aPagesLinksLeadSomewhere(Path page) throws IOException {
    assertThat(LINK.matcher(Files.readString(page)).results().map(link -> link.group(1)))
        .allMatch(target -> Files.exists(DOCS.resolve(target)));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void aPageSaysWhatToLookFor(Path page) throws IOException {
    assertThat(Files.readString(page)).contains("\n## When it does not work\n");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("sql")
  void aBiToolsStatementRuns(Readme.Block block) {
    ShellRun run = ShellRun.of("-e", block.content());
    assertThat(run.status()).as(run.err()).isZero();
  }

  private static List<String> found(Pattern pattern, Path page) throws IOException {
    return pattern
        .matcher(Files.readString(page))
        .results()
        .map(match -> match.group())
        .distinct()
        .toList();
  }
}
