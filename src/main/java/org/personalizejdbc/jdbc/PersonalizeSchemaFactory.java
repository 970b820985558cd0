package org.personalizejdbc.jdbc;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.calcite.model.ModelHandler;
import org.apache.calcite.schema.Schema;
import org.apache.calcite.schema.SchemaFactory;
import org.apache.calcite.schema.SchemaPlus;
import org.personalizejdbc.adapter.PersonalizeSchema;

/**
 * Makes the schema in a Calcite model, for programs that have Calcite already:
 *
 * <pre>
 * {"version": "1.0", "defaultSchema": "personalize",
 *  "schemas": [{"name": "personalize", "type": "custom",
 *    "factory": "org.personalizejdbc.jdbc.PersonalizeSchemaFactory",
 *    "operand": {"region": "us-east-1"}}]}
 * </pre>
 *
 * <p>The operand's names are those of {@link ConnectionProperty}, but for attachments: the model
 * itself names other schemas. Calcite tells nobody when its connection closes, so what the schema
 * holds (idle HTTP connections, daemon threads that end when idle) goes with the JVM.
 */
public final class PersonalizeSchemaFactory implements SchemaFactory {

  /** What Calcite adds to every operand. */
  private static final Set<String> CALCITES_OWN =
      Arrays.stream(ModelHandler.ExtraOperand.values())
          .map(operand -> operand.camelName)
          .collect(Collectors.toUnmodifiableSet());

  /** Creates the factory, as Calcite does by name. */
  public PersonalizeSchemaFactory() {}

  /**
   * Makes a schema; makes no call.
   *
   * @throws IllegalArgumentException where the operand names an unknown or unusable property
   */
  @Override
  public Schema create(SchemaPlus parentSchema, String name, Map<String, Object> operand) {
    final Map<String, String> pairs = new LinkedHashMap<>();
    operand.forEach(
        (key, value) -> {
          if (value != null && !CALCITES_OWN.contains(key)) {
            pairs.put(key, String.valueOf(value));
          }
        });
    try {
      final ConnectionSettings settings = ConnectionSettings.of(pairs, Map.of());
      if (!settings.attachments().isEmpty()) {
        throw new IllegalArgumentException(
            "Schema " + name + ": attach is of no use here; name another schema in the model");
      }
      return PersonalizeSchema.ofModel(
          SqlErrors.get(() -> ConnectionResources.open(settings)).session());
    } catch (SQLException e) {
      throw new IllegalArgumentException("Schema " + name + ": " + e.getMessage(), e);
    }
  }
}
