package org.personalizejdbc.inventory;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.calcite.adapter.jdbc.JdbcSchema;
import org.apache.calcite.adapter.jdbc.JdbcTable;
import org.apache.calcite.schema.SchemaPlus;
import org.apache.calcite.schema.Schemas;
import org.apache.calcite.schema.Table;
import org.apache.calcite.schema.lookup.LikePattern;
import org.apache.calcite.schema.lookup.Lookup;
import org.apache.calcite.schema.lookup.Named;
import org.jspecify.annotations.Nullable;

/**
 * An attached database as a Calcite schema: what the planner can, runs inside the database. The
 * names of its tables are read when the first is looked up, their columns when they are named. Safe
 * for concurrent use.
 */
final class DatabaseSchema extends JdbcSchema {
  /** How long what was read of tables is trusted at the most. */
  private static final long TRUST_NANOS = Duration.ofSeconds(30).toNanos();

  /**
   * How long the list of names is trusted, in times of how long it took to read. Calcite asks for
   * it with every statement, so that a table which is not in it cannot be told from one that is
   * new: a list that is quick to read is read again soon, and one of thousands seldom.
   */
  private static final int TRUST_TIMES = 10;

  private final Database database;
  private final DatabaseConvention convention;
  private final Map<String, DatabaseTable> tables = new ConcurrentHashMap<>();
  private volatile @Nullable Names names;

  private DatabaseSchema(Database database, DatabaseConvention convention) {
    super(
        database.dataSource(),
        database.dialect(),
        convention,
        database.prefixCatalog(),
        database.schema());
    this.database = database;
    this.convention = convention;
  }

  static DatabaseSchema create(String name, Database database, SchemaPlus parent) {
    return new DatabaseSchema(
        database,
        new DatabaseConvention(
            database, Schemas.subSchemaExpression(parent, name, JdbcSchema.class), name));
  }

  /**
   * Looks tables up by what they are called. Calcite's own look-up hands the name to the database
   * as a pattern, in which {@code _} stands for any character: it may find another table.
   */
  @Override
  public Lookup<Table> tables() {
    return new Lookup<Table>() {
      @Override
      public @Nullable Table get(String name) {
        return known(name) ? table(name) : null;
      }

      @Override
      public @Nullable Named<Table> getIgnoreCase(String name) {
        if (known(name)) {
          return new Named<>(name, table(name));
        }
        // The first in order, so that among names which differ in case alone the choice is stable.
        return names().stream()
            .filter(name::equalsIgnoreCase)
            .min(Comparator.naturalOrder())
            .map(found -> new Named<Table>(found, table(found)))
            .orElse(null);
      }

      @Override
      public Set<String> getNames(LikePattern pattern) {
        return names().stream()
            .filter(pattern.matcher()::apply)
            .collect(Collectors.toUnmodifiableSet());
      }
    };
  }

  /** The table as JdbcSchema's own class, which its operators need. */
  @Nullable JdbcTable jdbcTable(String name) {
    try {
      String escaped = DatabaseMetadata.escape(database, name);
      for (String pattern : List.of(escaped, name)) {
        if (super.tables().get(pattern) instanceof JdbcTable table
            && table.jdbcTableName.equals(name)) {
          return table;
        }
      }
      return null;
    } catch (SQLException e) {
      throw database.failed("looking up the table " + name, e);
    }
  }

  Database database() {
    return database;
  }

  /** What runs inside the database. */
  DatabaseConvention inside() {
    return convention;
  }

  private DatabaseTable table(String name) {
    // Another one after a while, so that columns made since are found.
    return tables.compute(
        name,
        (n, known) ->
            known == null || known.age() > TRUST_NANOS ? new DatabaseTable(this, n) : known);
  }

  /** Reads the names again when one is missing: a table may have been created since. */
  private boolean known(String name) {
    Set<String> before = names();
    if (before.stream().anyMatch(name::equalsIgnoreCase)) {
      return before.contains(name);
    }
    return readNames().contains(name);
  }

  private Set<String> names() {
    Names known = names;
    return known == null || System.nanoTime() - known.readAt() > known.trustNanos()
        ? readNames()
        : known.values().keySet();
  }

  /** What the list of tables tells of one; a plain table where it is gone from there. */
  DatabaseMetadata.Listed listed(String name) {
    Names known = names;
    DatabaseMetadata.Listed listed = known == null ? null : known.values().get(name);
    return listed == null ? new DatabaseMetadata.Listed(InventoryTable.Kind.TABLE, null) : listed;
  }

  private Set<String> readNames() {
    try {
      long start = System.nanoTime();
      Map<String, DatabaseMetadata.Listed> values = DatabaseMetadata.tables(database);
      long end = System.nanoTime();
      names = new Names(values, end, Math.min(TRUST_NANOS, TRUST_TIMES * (end - start)));
      return values.keySet();
    } catch (SQLException e) {
      throw database.failed("listing its tables", e);
    }
  }

  private record Names(Map<String, DatabaseMetadata.Listed> values, long readAt, long trustNanos) {}

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "DatabaseSchema[attach.%s]", database.name());
  }
}
