package org.personalizejdbc.inventory;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * A file of a folder inventory.
 *
 * @param path the file
 * @param table the name of its table: the file's name without its ending
 * @param separator what separates the fields of a row
 * @param gzip whether the file is compressed
 */
record CsvFile(Path path, String table, char separator, boolean gzip) {

  /** Reads a file's name; empty if it is not that of a CSV or TSV file. */
  static Optional<CsvFile> of(Path path) {
    String name = String.valueOf(path.getFileName());
    String lower = name.toLowerCase(Locale.ROOT);
    boolean gzip = lower.endsWith(".gz");
    String plain = gzip ? lower.substring(0, lower.length() - 3) : lower;
    if ((!plain.endsWith(".csv") && !plain.endsWith(".tsv")) || plain.length() == 4) {
      return Optional.empty();
    }
    String table = name.substring(0, plain.length() - 4);
    return Optional.of(new CsvFile(path, table, plain.endsWith(".csv") ? ',' : '\t', gzip));
  }

  /**
   * Opens the file's bytes.
   *
   * @throws InventoryException where the file is a link to one outside of its folder: whoever may
   *     put a file there must not thereby read what else the program may read
   */
  InputStream open() throws IOException {
    Path target = path.toRealPath();
    if (!target.startsWith(path.toAbsolutePath().resolveSibling("").toRealPath())) {
      throw new InventoryException(
          "The file "
              + path
              + " is a link that leads out of its folder, and is not read. Copy what it links to"
              + " into the folder, or attach the folder that it links to.");
    }
    return Files.newInputStream(target);
  }

  /** The error of a place in this file. */
  InventoryException malformed(long line, String problem) {
    return new InventoryException(
        "The file " + path + ", line " + line + ": " + problem + " Correct the file.");
  }

  /** The error of a file that cannot be read. */
  InventoryException unreadable(IOException e) {
    return new InventoryException(
        "Cannot read the file "
            + path
            + " ("
            + e.getClass().getSimpleName()
            + (e.getMessage() == null ? "" : ": " + e.getMessage())
            + "). Check that it still exists, that you may read it, and that it is whole.",
        e);
  }
}
