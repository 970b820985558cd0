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
 * @param regions constants, to which the scope is narrowed; null for all Regions
 * @param accounts constants, to which the scope is narrowed; null for all accounts
 * @param parent to what the listing is narrowed, such as a solution; null for all
 * @param bound how many rows will be asked for
 * @param mayLeaveOut whether rows may be missing where the connection says so, see {@link
 *     PartialReach}
 */
record ListSpec(
    ResourceTable<?, ?, ?> table,
    PersonalizeSession session,
    @Nullable List<RexNode> regions,
    @Nullable List<RexNode> accounts,
    @Nullable Parent parent,
    RowBound bound,
    boolean mayLeaveOut) {

  /** The whole scope. */
  static ListSpec of(ResourceTable<?, ?, ?> table, PersonalizeSession session) {
    return new ListSpec(table, session, null, null, null, RowBound.NONE, false);
  }

  /**
   * What a listing is narrowed to.
   *
   * @param column the table's column that names it
   * @param value the constant that the column is compared with
   */
  record Parent(Column<?, ?> column, RexNode value) {}

  ListSpec withRegions(List<RexNode> constants) {
    return new ListSpec(
        table, session, List.copyOf(constants), accounts, parent, bound, mayLeaveOut);
  }

  ListSpec withAccounts(List<RexNode> constants) {
    return new ListSpec(
        table, session, regions, List.copyOf(constants), parent, bound, mayLeaveOut);
  }

  ListSpec withParent(Parent narrowed) {
    return new ListSpec(table, session, regions, accounts, narrowed, bound, mayLeaveOut);
  }

  ListSpec withBound(RowBound rows) {
    return new ListSpec(table, session, regions, accounts, parent, rows, mayLeaveOut);
  }

  ListSpec withMayLeaveOut(boolean allowed) {
    return new ListSpec(table, session, regions, accounts, parent, bound, allowed);
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
