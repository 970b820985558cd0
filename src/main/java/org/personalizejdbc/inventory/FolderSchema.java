package org.personalizejdbc.inventory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.calcite.schema.Table;
import org.apache.calcite.schema.impl.AbstractSchema;

/** A folder of CSV files as a Calcite schema: each file a table. */
final class FolderSchema extends AbstractSchema {
  private final Map<String, Table> tables;

  private FolderSchema(Map<String, Table> tables) {
    this.tables = tables;
  }

  /** Lists the files of a folder; reads none of them. */
  static FolderSchema open(String name, Path folder) {
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
      tables.put(file.table(), new CsvTable(file));
    }
    if (tables.isEmpty()) {
      throw new InventoryException(
          what
              + ": the folder "
              + absolute
              + " holds no *.csv or *.tsv file (nor *.csv.gz, *.tsv.gz). Check the path.");
    }
    return new FolderSchema(Map.copyOf(tables));
  }

  @Override
  protected Map<String, Table> getTableMap() {
    return tables;
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
