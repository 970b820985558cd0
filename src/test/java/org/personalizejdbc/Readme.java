package org.personalizejdbc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The README, taken apart.
 *
 * @param text all of it
 */
record Readme(String text) {
  private static final Path FILE = Path.of("README.md");
  private static final Pattern BLOCK =
      Pattern.compile("^```(\\w+)\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
  private static final Pattern SECTION = Pattern.compile("^## (.*)\\n", Pattern.MULTILINE);

  /**
   * A fenced block.
   *
   * @param section the heading that it stands below; empty above the first
   * @param language what follows the fence
   * @param content its lines
   */
  record Block(String section, String language, String content) {

    /** Shows what a test is about. */
    @Override
    public String toString() {
      return section + ": " + content.strip().lines().findFirst().orElse("");
    }
  }

  static Readme read() throws IOException {
    return new Readme(Files.readString(FILE));
  }

  /** The blocks of a language, in their order. */
  List<Block> blocks(String language) {
    List<Block> blocks = new ArrayList<>();
    Matcher block = BLOCK.matcher(text);
    while (block.find()) {
      if (block.group(1).equals(language)) {
        blocks.add(new Block(sectionAt(block.start()), language, block.group(2)));
      }
    }
    return blocks;
  }

  /** The blocks of a language below a heading, in their order. */
  List<Block> blocks(String section, String language) {
    return blocks(language).stream().filter(block -> block.section().equals(section)).toList();
  }

  /** The first block of a language below a heading. */
  String block(String section, String language) {
    return blocks(section, language).get(0).content();
  }

  /** What stands below a heading, up to the next. */
  String section(String heading) {
    int start = text.indexOf("\n## " + heading + "\n");
    int end = start < 0 ? -1 : text.indexOf("\n## ", start + 1);
    if (start < 0) {
      throw new IllegalArgumentException("README.md has no section " + heading);
    }
    return text.substring(start, end < 0 ? text.length() : end);
  }

  /** The headings, in their order. */
  Stream<String> headings() {
    return Pattern.compile("^#{2,} (.*)$", Pattern.MULTILINE)
        .matcher(text)
        .results()
        .map(heading -> heading.group(1));
  }

  /** What stands between the markers of a generated part. */
  String generated(String name) {
    return text.substring(startOf(name), endOf(name));
  }

  /** Puts a generated part in place, in the file. */
  void rewrite(String name, String content) throws IOException {
    Files.writeString(
        FILE, text.substring(0, startOf(name)) + content + text.substring(endOf(name)));
  }

  private int startOf(String name) {
    String marker = "<!-- " + name + " -->\n";
    int at = text.indexOf(marker);
    if (at < 0) {
      throw new IllegalArgumentException("README.md has no marker " + marker.strip());
    }
    return at + marker.length();
  }

  private int endOf(String name) {
    return text.indexOf("<!-- end -->", startOf(name));
  }

  private String sectionAt(int position) {
    Matcher heading = SECTION.matcher(text);
    String last = "";
    while (heading.find() && heading.start() < position) {
      last = heading.group(1);
    }
    return last;
  }
}
