package org.personalizejdbc.adapter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.calcite.sql.JoinConditionType;
import org.apache.calcite.sql.JoinType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlShuttle;
import org.apache.calcite.sql.validate.SqlValidatorUtil;
import org.jspecify.annotations.Nullable;

/**
 * Says which table's column is meant where JOIN … USING merges two and it is named without a table:
 * Calcite finds that out in the select list alone, and calls it ambiguous elsewhere.
 *
 * <pre>
 * FROM campaigns c LEFT JOIN campaign_updates u USING (campaign_arn) WHERE campaign_arn = 'x'
 *                                                     becomes  WHERE c.campaign_arn = 'x'
 * </pre>
 */
final class CommonColumns {
  private CommonColumns() {}

  /** The same SELECT, changed in place. */
  static SqlSelect qualify(SqlSelect select) {
    final Map<String, List<String>> common = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    collect(select.getFrom(), common);
    if (common.isEmpty()) {
      return select;
    }
    final Qualifier qualifier = new Qualifier(common);
    final SqlNodeList given = select.getSelectList();
    final List<SqlNode> items = new ArrayList<>();
    for (SqlNode item : given) {
      items.add(qualifier.item(item));
    }
    select.setSelectList(new SqlNodeList(items, given.getParserPosition()));
    select.setWhere(qualifier.of(select.getWhere()));
    removeAliases(given, common);
    select.setGroupBy((SqlNodeList) qualifier.of(select.getGroup()));
    select.setHaving(qualifier.of(select.getHaving()));
    select.setQualify(qualifier.of(select.getQualify()));
    return select;
  }

  /** The ORDER BY of a SELECT. */
  static SqlOrderBy qualify(SqlOrderBy ordered) {
    if (!(ordered.query instanceof SqlSelect select)) {
      return ordered;
    }
    final Map<String, List<String>> common = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    collect(select.getFrom(), common);
    removeAliases(select.getSelectList(), common);
    final SqlNodeList order =
        (SqlNodeList) Objects.requireNonNull(new Qualifier(common).of(ordered.orderList));
    return new SqlOrderBy(
        ordered.getParserPosition(), ordered.query, order, ordered.offset, ordered.fetch);
  }

  /** What follows WHERE may name a column of the result, too, and that goes first. */
  private static void removeAliases(SqlNodeList items, Map<String, List<String>> common) {
    for (SqlNode item : items) {
      if (item.getKind() == SqlKind.AS) {
        common.remove(((SqlIdentifier) ((SqlCall) item).operand(1)).getSimple());
      }
    }
  }

  /** Notes, for each merged column of a FROM clause, the tables that it is read from. */
  private static void collect(@Nullable SqlNode from, Map<String, List<String>> common) {
    if (!(from instanceof SqlJoin join)) {
      return;
    }
    collect(join.getLeft(), common);
    collect(join.getRight(), common);
    if (join.getConditionType() != JoinConditionType.USING) {
      return;
    }
    for (SqlNode node : (SqlNodeList) Objects.requireNonNull(join.getCondition())) {
      final String name = ((SqlIdentifier) node).getSimple();
      final List<String> left = tables(join.getLeft(), name, common);
      final List<String> right = tables(join.getRight(), name, common);
      if (left.isEmpty() || right.isEmpty()) {
        // Only the catalog knows which table has it.
        common.remove(name);
        continue;
      }
      final List<String> tables = new ArrayList<>();
      if (join.getJoinType() != JoinType.RIGHT) {
        tables.addAll(left);
      }
      if (join.getJoinType() == JoinType.RIGHT || join.getJoinType() == JoinType.FULL) {
        tables.addAll(right);
      }
      common.put(name, tables);
    }
  }

  private static List<String> tables(
      SqlNode from, String column, Map<String, List<String>> common) {
    if (from instanceof SqlJoin) {
      return common.getOrDefault(column, List.of());
    }
    final String alias = SqlValidatorUtil.alias(from);
    return alias == null ? List.of() : List.of(alias);
  }

  private static final class Qualifier extends SqlShuttle {
    private final Map<String, List<String>> common;

    Qualifier(Map<String, List<String>> common) {
      this.common = common;
    }

    @Nullable SqlNode of(@Nullable SqlNode node) {
      return node == null ? null : node.accept(this);
    }

    /** An item of the select list, which keeps its name. */
    SqlNode item(SqlNode item) {
      final SqlNode qualified = Objects.requireNonNull(item.accept(this));
      return item instanceof SqlIdentifier && !(qualified instanceof SqlIdentifier)
          ? SqlStdOperatorTable.AS.createCall(item.getParserPosition(), qualified, item)
          : qualified;
    }

    @Override
    public @Nullable SqlNode visit(SqlIdentifier name) {
      final List<String> tables = name.isSimple() ? common.get(name.getSimple()) : null;
      if (tables == null) {
        return name;
      }
      final SqlParserPos position = name.getParserPosition();
      final List<SqlNode> columns = new ArrayList<>();
      for (String table : tables) {
        columns.add(new SqlIdentifier(List.of(table, name.getSimple()), position));
      }
      return columns.size() == 1
          ? columns.get(0)
          : SqlStdOperatorTable.COALESCE.createCall(position, columns);
    }

    /** Leaves sub-queries alone, which have columns of their own, and the names after AS. */
    @Override
    public @Nullable SqlNode visit(SqlCall call) {
      if (call.isA(SqlKind.QUERY)) {
        return call;
      } else if (call.getKind() == SqlKind.AS) {
        return SqlStdOperatorTable.AS.createCall(
            call.getParserPosition(),
            Objects.requireNonNull(call.operand(0).accept(this)),
            call.operand(1));
      }
      return super.visit(call);
    }
  }
}
