package org.personalizejdbc.adapter;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.calcite.jdbc.JavaTypeFactoryImpl;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeSystem;
import org.personalizejdbc.api.ResourceTable;

/**
 * Makes the types of a connection's values, whose literals are UTF-8. It keeps the row types of
 * tables, which each operator over them asks for: to make them anew took a fifteenth of the
 * planning of a look-up. Safe for concurrent use.
 */
final class PersonalizeTypeFactory extends JavaTypeFactoryImpl {
  private final Map<ResourceTable<?, ?, ?>, RelDataType> rowTypes = new ConcurrentHashMap<>();

  PersonalizeTypeFactory(RelDataTypeSystem system) {
    super(system);
  }

  @Override
  public Charset getDefaultCharset() {
    return StandardCharsets.UTF_8;
  }

  /** The row type of all the columns of a table. */
  RelDataType rowType(ResourceTable<?, ?, ?> table) {
    return rowTypes.computeIfAbsent(table, t -> ColumnTypes.newRowType(this, t));
  }
}
