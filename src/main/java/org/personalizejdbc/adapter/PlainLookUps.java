package org.personalizejdbc.adapter;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.calcite.DataContext;
import org.apache.calcite.adapter.java.JavaTypeFactory;
import org.apache.calcite.jdbc.CalciteSchema;
import org.apache.calcite.linq4j.Linq4j;
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
        new BoundPlan(
            DirectPlan.of(rows(table, indexes, value), columns.size()), new HeldValues(), false),
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

  /**
   * What runs the look-up.
   *
   * @param indexes the table's columns that are asked for
   * @param value the ARN; null for the parameter's
   */
  private static DirectRows rows(
      PersonalizeTable table, List<Integer> indexes, @Nullable String value) {
    final List<Integer> described = List.copyOf(new TreeSet<>(indexes));
    final DescribeRun run =
        new DescribeRun(
            DescribeSpec.of(table.table(), table.session(), 0, DescribeSpec.Keys.CONDITION)
                .withColumns(described)
                .withBound(RowBound.MAX_ROWS)
                .withMayLeaveOut(true),
            // The key itself is not passed on.
            0);
    final DirectRows look =
        context -> run.rows(context, Linq4j.singletonEnumerable(key(value, context)));
    return described.equals(indexes)
        ? look
        : new DirectCalc(
            look,
            null,
            indexes.stream()
                .map(index -> DirectExpression.column(described.indexOf(index)))
                .toList());
  }

  /** The row of the key; a parameter has its value when the look-up runs. */
  private static @Nullable Object[] key(@Nullable String value, DataContext context) {
    final Object key = value == null ? context.get("?0") : value;
    return new @Nullable Object[] {key == null ? null : key.toString()};
  }
}
