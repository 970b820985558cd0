package org.personalizejdbc.adapter;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.personalizejdbc.api.Column;
import org.personalizejdbc.api.ResourceTable;

/** What tables and functions that yield a resource's rows tell of them. */
interface ResourceDetails extends TableDetails {
  /** The declaration that the rows are of. */
  ResourceTable<?, ?, ?> table();

  @Override
  default String remarks() {
    return table().description();
  }

  @Override
  default List<String> columnRemarks() {
    return table().columns().stream().<String>map(Column::description).toList();
  }

  @Override
  default List<String> primaryKey() {
    return table().primaryKey();
  }

  @Override
  default @Nullable String foreignKey() {
    return table().foreignKey();
  }

  @Override
  default boolean isSystem() {
    return false;
  }
}
