package org.personalizejdbc.inventory;

import java.nio.file.Path;

/**
 * An inventory in files: each {@code *.csv} or {@code *.tsv} of the folder, {@code .gz} too, is a
 * table named by the file's base name.
 *
 * @param folder the folder; a relative one is relative to the working directory
 */
public record FolderInventory(Path folder) implements InventorySource {}
