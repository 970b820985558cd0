package org.personalizejdbc.adapter;

import java.util.Map;
import org.apache.calcite.schema.Table;
import org.apache.calcite.schema.impl.AbstractSchema;
import org.personalizejdbc.api.PersonalizeSession;

/**
 * The schema of what the driver tells of itself. Immutable and safe for concurrent use; reading it
 * makes no call.
 */
public final class DriverSchema extends AbstractSchema {
  private final Map<String, Table> tables;

  /** Makes the schema of a session. */
  public DriverSchema(PersonalizeSession session) {
    this.tables = Map.of(ApiCallsTable.NAME, new ApiCallsTable(session));
  }

  @Override
  protected Map<String, Table> getTableMap() {
    return tables;
  }

  @Override
  public boolean isMutable() {
    return false;
  }
}
