package org.personalizejdbc.adapter;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlWith;
import org.apache.calcite.sql.SqlWithItem;
import org.apache.calcite.sql.validate.SelectScope;
import org.apache.calcite.sql.validate.SqlQualified;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorNamespace;
import org.apache.calcite.sql.validate.SqlValidatorTable;
import org.jspecify.annotations.Nullable;

/**
 * Finds the table's column that each column of a result passes on, through aliases, joins,
 * sub-queries and WITH. Calcite's own search ends at a sub-query.
 */
final class ColumnOrigins {
  private final SqlValidator validator;

  private ColumnOrigins(SqlValidator validator) {
    this.validator = validator;
  }

  /**
   * The origins of a validated query's columns.
   *
   * @return for each column its origin; null where it is computed
   */
  static List<QueryColumn.@Nullable Origin> of(SqlValidator validator, SqlNode query) {
    final ColumnOrigins origins = new ColumnOrigins(validator);
    final List<QueryColumn.@Nullable Origin> result = new ArrayList<>();
    for (int i = 0; i < validator.getValidatedNodeType(query).getFieldCount(); i++) {
      result.add(origins.of(query, i));
    }
    return result;
  }

  private QueryColumn.@Nullable Origin of(@Nullable SqlNode node, int index) {
    if (node instanceof SqlSelect select) {
      return ofItem(select, index);
    } else if (node instanceof SqlOrderBy orderBy) {
      return of(orderBy.query, index);
    } else if (node instanceof SqlWith with) {
      return of(with.body, index);
    } else if (node instanceof SqlWithItem item) {
      return of(item.query, index);
    } else if (node instanceof SqlIdentifier) {
      final SqlValidatorNamespace namespace = validator.getNamespace(node);
      return namespace == null ? null : ofNamespace(namespace, index);
    } else if (node instanceof SqlCall call) {
      return switch (call.getKind()) {
        case AS, LATERAL -> of(call.operand(0), index);
        default -> null;
      };
    }
    return null;
  }

  private QueryColumn.@Nullable Origin ofItem(SqlSelect select, int index) {
    final SelectScope scope = validator.getRawSelectScope(select);
    final List<SqlNode> items = scope == null ? null : scope.getExpandedSelectList();
    if (scope == null || items == null || index >= items.size()) {
      return null;
    }
    SqlNode item = items.get(index);
    if (item instanceof SqlCall call && call.getKind() == SqlKind.AS) {
      item = call.operand(0);
    }
    if (!(item instanceof SqlIdentifier identifier)) {
      return null;
    }
    final SqlQualified qualified = scope.fullyQualify(identifier);
    final List<String> path = qualified.suffix();
    if (qualified.namespace == null || path.size() != 1) {
      return null;
    }
    return ofNamespace(
        qualified.namespace, qualified.namespace.getRowType().getFieldNames().indexOf(path.get(0)));
  }

  private QueryColumn.@Nullable Origin ofNamespace(SqlValidatorNamespace namespace, int index) {
    if (index < 0) {
      return null;
    }
    final SqlValidatorTable table = namespace.getTable();
    if (table != null) {
      final List<String> path = table.getQualifiedName();
      return new QueryColumn.Origin(
          path.size() < 2 ? "" : path.get(path.size() - 2),
          path.get(path.size() - 1),
          table.getRowType().getFieldNames().get(index));
    }
    final SqlValidatorNamespace resolved = namespace.resolve();
    final SqlNode node = resolved.getNode();
    // An identifier that resolves to nothing but itself would be looked up for ever.
    return node instanceof SqlIdentifier && resolved == namespace ? null : of(node, index);
  }
}
