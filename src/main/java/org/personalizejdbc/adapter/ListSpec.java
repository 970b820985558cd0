package org.personalizejdbc.adapter;

import java.util.List;
import org.apache.calcite.rex.RexNode;
import org.jspecify.annotations.Nullable;
import org.personalizejdbc.api.Column;
import org.personalizejdbc.api.PersonalizeSession;
import org.personalizejdbc.api.ResourceTable;

/**
 * What the list operator lists. Immutable.
 *
 * @param table whose columns are read
 * @param session whose scope is listed
 * @param regions constants, to which the scope is narrowed; null for the whole scope
 * @param parent to what the listing is narrowed, such as a solution; null for all
 * @param bound how many rows will be asked for
 */
record ListSpec(
    ResourceTable<?, ?, ?> table,
    PersonalizeSession session,
    @Nullable List<RexNode> regions,
    @Nullable Parent parent,
    RowBound bound) {

  /**
   * What a listing is narrowed to.
   *
   * @param column the table's column that names it
   * @param value the constant that the column is compared with
   */
  record Parent(Column<?, ?> column, RexNode value) {}

  ListSpec withRegions(List<RexNode> constants) {
    return new ListSpec(table, session, List.copyOf(constants), parent, bound);
  }

  ListSpec withParent(Parent narrowed) {
    return new ListSpec(table, session, regions, narrowed, bound);
  }

  ListSpec withBound(RowBound rows) {
    return new ListSpec(table, session, regions, parent, rows);
  }

  /**
   * Where the listing's row holds a column of the table.
   *
   * @return the index, or -1 where only a description holds it
   */
  int indexOf(int tableColumn) {
    final Column<?, ?> column = table.columns().get(tableColumn);
    if (column.isListed()) {
      return table.listedColumns().indexOf(column);
    }
    return parent != null && column.equals(table.parentColumn())
        ? table.listedColumns().size()
        : -1;
  }
}
