package org.personalizejdbc.adapter;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.adapter.java.JavaTypeFactory;
import org.apache.calcite.jdbc.CalciteSchema;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.schema.lookup.LikePattern;
import org.jspecify.annotations.Nullable;
import org.personalizejdbc.api.PersonalizeArn;

/**
 * Plans the statement that is asked most, a look-up of columns by one ARN, straight from its text.
 * There is one way to run it: to come to that by rewriting takes several times as long as the call
 * that it makes, and half of a new JVM's first statement. What it plans is what {@link
 * QueryPlanner} comes to, which a property holds; every other statement, a wrong one too, it leaves
 * to that. Safe for concurrent use.
 */
final class PlainLookUps {
  private final JavaTypeFactory types;

  /** Makes a planner of an engine's types. */
  PlainLookUps(JavaTypeFactory types) {
    this.types = types;
  }

  /** A table, and the name of the schema that it is of. */
  private record Found(String schema, PersonalizeTable table) {}

  /**
   * Plans a statement; asks no inventory for anything.
   *
   * @param root the schemas
   * @param schemaPath where unqualified names are looked up
   * @return null where it is no such look-up
   */
  @Nullable QueryPlan plan(String sql, CalciteSchema root, List<String> schemaPath) {
    final LookUpText text = LookUpText.read(sql);
    final Found found = text == null ? null : find(text, root, schemaPath);
    return text == null || found == null ? null : plan(text, found);
  }

  /** The table, where its name can mean no other. */
  private static @Nullable Found find(
      LookUpText text, CalciteSchema root, List<String> schemaPath) {
    // Names are looked up there first, also those that begin with a schema's.
    final CalciteSchema current =
        schemaPath.size() == 1 ? root.getSubSchema(schemaPath.get(0), true) : null;
    if (current == null || !(current.schema instanceof PersonalizeSchema)) {
      return null;
    }
    final CalciteSchema schema = text.schema() == null ? current : only(root, text.schema());
    final PersonalizeTable table =
        schema != null && schema.schema instanceof PersonalizeSchema own
            ? own.table(text.table())
            : null;
    return schema == null || table == null ? null : new Found(schema.name, table);
  }

  /** The schema of a name, whatever its case; null where there is none or more than one. */
  private static @Nullable CalciteSchema only(CalciteSchema root, String name) {
    final List<String> names =
        root.subSchemas().getNames(LikePattern.any()).stream()
            .filter(name::equalsIgnoreCase)
            .toList();
    return names.size() == 1 ? root.getSubSchema(names.get(0), true) : null;
  }

  private @Nullable QueryPlan plan(LookUpText text, Found found) {
    final PersonalizeTable table = found.table;
    final List<RelDataTypeField> fields = table.getRowType(types).getFieldList();
    final String value = text.value();
    if (!text.key().equalsIgnoreCase(fields.get(0).getName())
        || (value != null
            && PersonalizeArn.parse(value, table.table().resource().arnType()).isEmpty())) {
      return null;
    }
    final List<QueryColumn> columns = new ArrayList<>();
    final List<Integer> indexes = new ArrayList<>();
    final Set<String> labels = new HashSet<>();
    for (LookUpText.Item item : items(text, fields)) {
      final RelDataTypeField field = field(fields, item.column());
      // The second of two labels that are the same is given another.
      if (field == null || !labels.add(item.label().toLowerCase(Locale.ROOT))) {
        return null;
      }
      columns.add(
          new QueryColumn(
              item.label(),
              new QueryColumn.Origin(found.schema, table.table().name(), field.getName()),
              field.getType()));
      indexes.add(field.getIndex());
    }
    return new QueryPlan(
        List.copyOf(columns),
        value == null ? List.of(PersonalizeTypeSystem.textParameter(types)) : List.of(),
        Map.of(),
        new LookUpPlan(table.table(), List.copyOf(indexes), value),
        true,
        new MentionedTables());
  }

  private static List<LookUpText.Item> items(LookUpText text, List<RelDataTypeField> fields) {
    final List<LookUpText.Item> items = text.items();
    return items == null
        ? fields.stream()
            .map(field -> new LookUpText.Item(field.getName(), field.getName()))
            .toList()
        : items;
  }

  private static @Nullable RelDataTypeField field(List<RelDataTypeField> fields, String name) {
    return fields.stream()
        .filter(field -> field.getName().equalsIgnoreCase(name))
        .findFirst()
        .orElse(null);
  }
}
