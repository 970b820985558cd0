package org.personalizejdbc;

import java.util.stream.Collectors;
import org.personalizejdbc.api.Column;
import org.personalizejdbc.api.ColumnType;
import org.personalizejdbc.api.PersonalizeTables;
import org.personalizejdbc.api.ResourceTable;
import org.personalizejdbc.inventory.InventorySource;
import org.personalizejdbc.jdbc.ConnectionProperty;

/** Renders the declarations of tables and properties as the README shows them. */
final class ReadmeTables {
  private ReadmeTables() {}

  /** A section for each table. */
  static String tables() {
    return PersonalizeTables.all().stream()
        .map(ReadmeTables::table)
        .collect(Collectors.joining("\n"));
  }

  /** One table of all connection properties. */
  static String properties() {
    StringBuilder text =
        new StringBuilder("| property | type, default | meaning |\n|---|---|---|\n");
    for (ConnectionProperty property : ConnectionProperty.values()) {
      String type =
          switch (property.type()) {
            case TEXT -> "text";
            case LIST -> "list";
            case CHOICE -> String.join(" or ", property.choices());
            case BOOLEAN -> "true or false";
            case INTEGER -> "whole number";
            case DURATION -> "duration";
          };
      row(
          text,
          "`" + property.key() + "`",
          type
              + (property.secret() ? ", secret" : "")
              + (property.defaultValue() == null ? "" : ", " + property.defaultValue()),
          property.description());
    }
    return text.toString();
  }

  /** The options that are refused in an attachment's URL, in the order of the alphabet. */
  static String refusedOptions() {
    return InventorySource.refusedOptions().stream()
            .sorted()
            .map(option -> "`" + option + "`")
            .collect(Collectors.joining(", "))
        + "\n";
  }

  private static String table(ResourceTable<?, ?, ?> table) {
    StringBuilder text = new StringBuilder();
    text.append("### ").append(table.name()).append("\n\n");
    text.append(table.description()).append(".\nPrimary key: ");
    text.append(
        table.primaryKey().stream()
            .map(name -> "`" + name + "`")
            .collect(Collectors.joining(", ")));
    if (table.foreignKey() != null) {
      text.append("; `")
          .append(table.columns().get(0).name())
          .append("` refers to `")
          .append(table.foreignKey())
          .append('`');
    }
    text.append(".\n\n| column | type | meaning |\n|---|---|---|\n");
    for (Column<?, ?> column : table.columns()) {
      row(text, "`" + column.name() + "`", type(column.type()), column.description());
    }
    return text.toString();
  }

  private static String type(ColumnType type) {
    return switch (type.kind()) {
      case VARCHAR ->
          type.length() == ColumnType.UNBOUNDED ? "VARCHAR" : "VARCHAR(" + type.length() + ")";
      case TIMESTAMP -> "TIMESTAMP(3)";
      default -> type.kind().name();
    };
  }

  private static void row(StringBuilder text, String... cells) {
    for (String cell : cells) {
      text.append("| ").append(cell.replace("|", "\\|")).append(' ');
    }
    text.append("|\n");
  }
}
