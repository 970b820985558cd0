package org.personalizejdbc.inventory;

import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.calcite.schema.Schema;
import org.apache.calcite.schema.SchemaPlus;

/**
 * One open attachment: a Calcite schema over a database or a folder, and what must be closed with
 * it. Safe for concurrent use.
 */
public final class Inventory implements AutoCloseable {
  private final Schema schema;
  private final AutoCloseable resources;
  private final AtomicBoolean closed = new AtomicBoolean();

  private Inventory(Schema schema, AutoCloseable resources) {
    this.schema = schema;
    this.resources = resources;
  }

  /**
   * Opens a source. A database is connected to once, so that a wrong URL or password shows here; of
   * a folder only the file names are read. Tables and columns are read when first named.
   *
   * @param name the attachment's name: messages call it {@code attach.NAME}, and the caller must
   *     add the schema to the parent under it
   * @param source where the inventory is
   * @param parent the schema that {@link #schema()} will be added to; it is not changed here
   * @return the open inventory
   * @throws InventoryException if the source cannot be opened
   */
  public static Inventory open(String name, InventorySource source, SchemaPlus parent) {
    if (source instanceof JdbcInventory jdbc) {
      Database database = Database.connect(name, jdbc);
      return new Inventory(DatabaseSchema.create(name, database, parent), database);
    }
    FolderInventory folder = (FolderInventory) source;
    return new Inventory(FolderSchema.open(name, folder.folder()), () -> {});
  }

  /**
   * The tables, to be added as {@code parent.add(name, schema())}. For each statement Calcite looks
   * every table of a schema up; here that reads neither a file nor a table's columns.
   */
  public Schema schema() {
    return schema;
  }

  /** Closes the connections of a database. Closing again does nothing. Never throws. */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      try {
        resources.close();
      } catch (SQLException e) {
        // Nothing can be done about a connection that does not close, and nobody waits for it.
      } catch (Exception e) {
        throw new InventoryException("An inventory did not close: " + e.getMessage(), e);
      }
    }
  }
}
