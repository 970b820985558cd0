package org.personalizejdbc.adapter;

import com.google.common.collect.ImmutableMultimap;
import com.google.common.collect.Multimap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.calcite.schema.Function;
import org.apache.calcite.schema.Table;
import org.apache.calcite.schema.impl.AbstractSchema;
import org.jspecify.annotations.Nullable;
import org.personalizejdbc.api.PersonalizeSession;
import org.personalizejdbc.api.PersonalizeTables;
import org.personalizejdbc.api.ResourceTable;

/**
 * The schema whose tables are an Amazon Personalize session's resources. Immutable and safe for
 * concurrent use; reading its metadata makes no call.
 */
public final class PersonalizeSchema extends AbstractSchema {
  private final Map<String, PersonalizeTable> tables;
  private final Multimap<String, Function> functions;

  private PersonalizeSchema(PersonalizeSession session, Function describe) {
    final Map<String, PersonalizeTable> map = new LinkedHashMap<>();
    for (ResourceTable<?, ?, ?> table : PersonalizeTables.all()) {
      map.put(table.name(), new PersonalizeTable(table, session));
    }
    this.tables = Map.copyOf(map);
    this.functions = ImmutableMultimap.of(DescribeFunction.NAME, describe);
  }

  /**
   * Makes the schema of a session for connections of {@link CalciteEngine}. The caller closes the
   * session.
   */
  public static PersonalizeSchema of(PersonalizeSession session) {
    return new PersonalizeSchema(
        session, new DescribeFunction(PersonalizeTables.campaigns(), session));
  }

  /**
   * Makes the schema of a session for any Calcite connection, where describe_campaign takes
   * constants only, and fewer statements find the least calls. The caller closes the session.
   */
  public static PersonalizeSchema ofModel(PersonalizeSession session) {
    return new PersonalizeSchema(
        session, new DescribeMacro(PersonalizeTables.campaigns(), session));
  }

  @Override
  protected Map<String, Table> getTableMap() {
    return Map.copyOf(tables);
  }

  /** The table of a name, whatever its case; null where there is none. */
  @Nullable PersonalizeTable table(String name) {
    return tables.get(name.toLowerCase(Locale.ROOT));
  }

  @Override
  protected Multimap<String, Function> getFunctionMultimap() {
    return functions;
  }

  @Override
  public boolean isMutable() {
    return false;
  }
}
