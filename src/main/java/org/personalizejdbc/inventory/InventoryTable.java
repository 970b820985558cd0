package org.personalizejdbc.inventory;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an attached database tells of one of its tables, besides the row type. Found by {@code
 * Table.unwrap}; safe for concurrent use.
 */
public interface InventoryTable {
  /**
   * What the table is.
   *
   * @throws InventoryException if the database does not answer
   */
  Kind kind();

  /**
   * The database's remark on the table, or null.
   *
   * @throws InventoryException if the database does not answer
   */
  @Nullable String remarks();

  /**
   * The database's remarks on the columns, in their order; null where it has none.
   *
   * @throws InventoryException if the database does not answer
   */
  List<@Nullable String> columnRemarks();

  /**
   * The names of the primary key's columns in the order of the key, empty where there is none.
   *
   * @throws InventoryException if the database does not answer
   */
  List<String> primaryKey();

  /** What can be selected from. */
  enum Kind {
    TABLE,
    VIEW,
    SYSTEM_TABLE
  }
}
