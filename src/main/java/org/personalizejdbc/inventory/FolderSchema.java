package org.personalizejdbc.inventory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.calcite.schema.Table;
import org.apache.calcite.schema.impl.AbstractSchema;

/**
 * A folder of CSV files as a Calcite schema: each file a table. The folder is listed anew for each
 * statement; a file is read when its table is first named, and again when it has changed. Safe for
 * concurrent use.
 */
final class FolderSchema extends AbstractSchema {
  private final String name;
  private final Path folder;
  private final Map<Version, Table> known = new ConcurrentHashMap<>();

  private FolderSchema(String name, Path folder) {
    this.name = name;
    this.folder = folder;
  }

  /** Lists the files of a folder; reads none of them. */
  static FolderSchema open(String name, Path folder) {
    FolderSchema schema = new FolderSchema(name, folder);
    schema.getTableMap();
    return schema;
  }

  /** A file as it was at some time. */
  private record Version(CsvFile file, FileTime modified, long size) {
    static Version of(CsvFile file) {
      try {
        BasicFileAttributes attributes =
            Files.readAttributes(file.path(), BasicFileAttributes.class);
        return new Version(file, attributes.lastModifiedTime(), attributes.size());
      } catch (IOException e) {
        // Reading it tells.
        return new Version(file, FileTime.fromMillis(0), -1);
      }
    }
  }

  @Override
  protected Map<String, Table> getTableMap() {
    String what = "attach." + name + "=" + folder;
    Path absolute = folder.toAbsolutePath().normalize();
    if (!Files.exists(absolute)) {
      throw new InventoryException(
          what
              + ": there is no folder "
              + absolute
              + ". Give the path of a folder of CSV files, or a JDBC URL (jdbc:…).");
    }
    if (!Files.isDirectory(absolute)) {
      throw new InventoryException(
          what + ": this is a file. Give its folder; each CSV file in it becomes a table.");
    }
    Map<String, CsvFile> byName = new LinkedHashMap<>();
    Map<String, Table> tables = new LinkedHashMap<>();
    for (CsvFile file : files(what, absolute)) {
      CsvFile other = byName.putIfAbsent(file.table().toLowerCase(Locale.ROOT), file);
      if (other != null) {
        throw new InventoryException(
            String.format(
                Locale.ROOT,
                "%s: the files %s and %s would both be the table %s. Rename one.",
                what,
                other.path().getFileName(),
                file.path().getFileName(),
                file.table()));
      }
      tables.put(file.table(), known.computeIfAbsent(Version.of(file), v -> new CsvTable(file)));
    }
    if (tables.isEmpty()) {
      throw new InventoryException(
          what
              + ": the folder "
              + absolute
              + " holds no *.csv or *.tsv file (nor *.csv.gz, *.tsv.gz). Check the path.");
    }
    known.values().retainAll(tables.values());
    return Map.copyOf(tables);
  }

  private static List<CsvFile> files(String what, Path folder) {
    try (Stream<Path> paths = Files.list(folder)) {
      return paths
          .filter(Files::isRegularFile)
          .sorted()
          .map(CsvFile::of)
          .flatMap(Optional::stream)
          .toList();
    } catch (IOException e) {
      throw new InventoryException(
          what + ": the folder " + folder + " cannot be listed (" + e + ").", e);
    }
  }
}
