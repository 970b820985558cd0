package org.personalizejdbc.jdbc;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.calcite.adapter.java.JavaTypeFactory;
import org.apache.calcite.jdbc.CalciteSchema;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.schema.Function;
import org.apache.calcite.schema.FunctionParameter;
import org.apache.calcite.schema.Schema;
import org.apache.calcite.schema.SchemaPlus;
import org.apache.calcite.schema.Table;
import org.apache.calcite.schema.TableFunction;
import org.apache.calcite.schema.Wrapper;
import org.apache.calcite.schema.lookup.LikePattern;
import org.apache.calcite.schema.lookup.Lookup;
import org.jspecify.annotations.Nullable;
import org.personalizejdbc.adapter.CalciteEngine;
import org.personalizejdbc.adapter.TableDetails;
import org.personalizejdbc.inventory.InventoryException;
import org.personalizejdbc.inventory.InventoryTable;

/**
 * The schemas, tables and functions of a connection, by name. Reading it makes no call to AWS; it
 * asks attached databases, and reads CSV files for their columns. An attachment that fails is an
 * error where it alone was asked for; among others it is left out and warned of. Safe for
 * concurrent use.
 */
final class Catalog {
  private final CalciteEngine engine;
  private final Consumer<String> warnings;

  /**
   * Reads an engine's schemas.
   *
   * @param warnings is told of each schema or table that was left out
   */
  Catalog(CalciteEngine engine, Consumer<String> warnings) {
    this.engine = engine;
    this.warnings = warnings;
  }

  /**
   * A table.
   *
   * @param schema its schema's name
   * @param name its name
   * @param table Calcite's table
   */
  record Entry(String schema, String name, Table table) {
    /** What the driver tells of it; null for an inventory's. */
    @Nullable TableDetails details() {
      return unwrap(TableDetails.class);
    }

    private <T> @Nullable T unwrap(Class<T> type) {
      return table instanceof Wrapper wrapper ? wrapper.unwrap(type) : null;
    }

    /** One of {@link PersonalizeDatabaseMetaData#TABLE_TYPES}. */
    String type() {
      return told(
              own -> own.isSystem() ? "SYSTEM TABLE" : "TABLE",
              attached -> attached.kind().name().replace('_', ' '))
          .orElse("TABLE");
    }

    @Nullable String remarks() {
      return told(TableDetails::remarks, InventoryTable::remarks).orElse(null);
    }

    private List<? extends @Nullable String> columnRemarks() {
      return this.<List<? extends @Nullable String>>told(
              TableDetails::columnRemarks, InventoryTable::columnRemarks)
          .orElse(List.of());
    }

    private List<String> primaryKey() {
      return told(TableDetails::primaryKey, InventoryTable::primaryKey).orElse(List.of());
    }

    /** What the driver tells of a table of its own, or a database of its; a CSV file tells none. */
    private <T> Optional<T> told(
        java.util.function.Function<TableDetails, @Nullable T> own,
        java.util.function.Function<InventoryTable, @Nullable T> attached) {
      final TableDetails details = details();
      return details != null
          ? Optional.ofNullable(own.apply(details))
          : Optional.ofNullable(unwrap(InventoryTable.class)).map(attached);
    }
  }

  /**
   * A column of a table, or of what a function yields.
   *
   * @param ordinal its number, from 1
   * @param type its type
   * @param nullable whether it may be null
   * @param remarks what it means, or null
   */
  record ColumnEntry(
      String name, int ordinal, JdbcType type, boolean nullable, @Nullable String remarks) {}

  /**
   * A table function.
   *
   * @param schema its schema's name
   * @param name its name
   * @param function Calcite's function
   */
  record FunctionEntry(String schema, String name, Function function) {
    @Nullable String remarks() {
      return function instanceof TableDetails details ? details.remarks() : null;
    }
  }

  private JavaTypeFactory types() {
    return engine.typeFactory();
  }

  /** The names of the schemas that match, in order. */
  List<String> schemas(NamePattern pattern) {
    return pattern.among(
        new TreeSet<>(engine.rootSchema().subSchemas().getNames(LikePattern.any())));
  }

  /** The schema itself: what stands before it remembers names for good once they are listed. */
  private Schema schema(String name) {
    final SchemaPlus schema = engine.rootSchema().subSchemas().get(name);
    if (schema == null) {
      throw new IllegalStateException("schema " + name + " is gone");
    }
    return CalciteSchema.from(schema).schema;
  }

  /** The tables whose schemas and names match, in the order of both. */
  List<Entry> tables(NamePattern schemaPattern, NamePattern tablePattern) {
    final List<Entry> tables = new ArrayList<>();
    for (String schema : schemas(schemaPattern)) {
      tables.addAll(
          readable(
              schemaPattern.isExact(),
              "Schema " + schema,
              () -> tablesOf(schema, tablePattern),
              List.of()));
    }
    return tables;
  }

  private List<Entry> tablesOf(String schemaName, NamePattern pattern) {
    final Lookup<Table> lookup = schema(schemaName).tables();
    final List<Entry> tables = new ArrayList<>();
    for (String name : pattern.among(new TreeSet<>(lookup.getNames(LikePattern.any())))) {
      final Table table = lookup.get(name);
      if (table != null) {
        tables.add(new Entry(schemaName, name, table));
      }
    }
    return tables;
  }

  /**
   * The columns of a table, in its order.
   *
   * @param asked whether this table alone was asked for, so that its failure is the caller's
   */
  List<ColumnEntry> columns(Entry entry, boolean asked) {
    return readable(
        asked,
        "Table " + entry.schema() + "." + entry.name(),
        () -> columns(entry.table().getRowType(types()), entry.columnRemarks()),
        List.of());
  }

  /** The names of a table's primary key, in the order of the key; empty where it has none. */
  List<String> primaryKey(Entry entry, boolean asked) {
    return readable(
        asked,
        "The primary key of " + entry.schema() + "." + entry.name(),
        entry::primaryKey,
        List.of());
  }

  private static List<ColumnEntry> columns(
      RelDataType rowType, List<? extends @Nullable String> remarks) {
    final List<ColumnEntry> columns = new ArrayList<>();
    for (RelDataTypeField field : rowType.getFieldList()) {
      final int index = field.getIndex();
      columns.add(
          new ColumnEntry(
              field.getName(),
              index + 1,
              JdbcType.of(field.getType()),
              field.getType().isNullable(),
              index < remarks.size() ? remarks.get(index) : null));
    }
    return columns;
  }

  /** The table functions whose schemas and names match, in the order of both. */
  List<FunctionEntry> functions(NamePattern schemaPattern, NamePattern functionPattern) {
    final List<FunctionEntry> functions = new ArrayList<>();
    for (String schemaName : schemas(schemaPattern)) {
      final Schema schema = schema(schemaName);
      for (String name : functionPattern.among(new TreeSet<>(schema.getFunctionNames()))) {
        schema.getFunctions(name).stream()
            .filter(TableFunction.class::isInstance)
            .forEach(function -> functions.add(new FunctionEntry(schemaName, name, function)));
      }
    }
    return functions;
  }

  /** The parameters of a function, in the order of a call. */
  List<ColumnEntry> parameters(FunctionEntry entry) {
    final List<ColumnEntry> parameters = new ArrayList<>();
    for (FunctionParameter parameter : entry.function().getParameters()) {
      parameters.add(
          new ColumnEntry(
              parameter.getName(),
              parameter.getOrdinal() + 1,
              JdbcType.of(parameter.getType(types())),
              true,
              null));
    }
    return parameters;
  }

  /** The columns of the rows that a function yields. */
  List<ColumnEntry> results(FunctionEntry entry) {
    final List<@Nullable Object> arguments =
        Collections.nCopies(entry.function().getParameters().size(), null);
    return columns(
        ((TableFunction) entry.function()).getRowType(types(), arguments),
        entry.function() instanceof TableDetails details ? details.columnRemarks() : List.of());
  }

  /** Reads something of an inventory that may fail. */
  private <T> T readable(boolean asked, String what, Supplier<T> reader, T otherwise) {
    try {
      return reader.get();
    } catch (RuntimeException e) {
      final InventoryException failure = inventoryFailure(e);
      if (asked || failure == null) {
        throw e;
      }
      warnings.accept(what + " is left out of the metadata: " + failure.getMessage());
      return otherwise;
    }
  }

  private static @Nullable InventoryException inventoryFailure(RuntimeException failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof InventoryException inventory) {
        return inventory;
      }
    }
    return null;
  }
}
