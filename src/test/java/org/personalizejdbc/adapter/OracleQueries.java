package org.personalizejdbc.adapter;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.personalizejdbc.adapter.OracleColumn.Holds;
import org.personalizejdbc.adapter.OracleColumn.Type;
import org.personalizejdbc.adapter.OracleStatement.AnyRows;

/** Generates statements. A new one for each statement. */
final class OracleQueries {
  private static final int MAX_MENTIONS = 4;

  /** Of four, Calcite without push-down may try the orders for more than 20 s. */
  private static final int MAX_JOINED = 3;

  private final OracleRandom random;
  private final OracleExpressions expressions;
  private int mentions;
  private int aliases;
  private boolean costs;
  private boolean lateral;

  private OracleQueries(OracleRandom random, OracleWorld world) {
    this.random = random;
    this.expressions = new OracleExpressions(random, world);
  }

  /** The statement of a seed. */
  static OracleStatement of(long seed, OracleWorld world) {
    return new OracleQueries(new OracleRandom(seed), world).statement();
  }

  /** A SELECT, and the types and names of what it yields. */
  private record Query(String sql, List<OracleColumn> columns) {}

  /** A FROM clause, the columns it brings, and conditions that belong to its joins. */
  private record From(String sql, List<OracleColumn> columns, List<String> conditions) {}

  private OracleStatement statement() {
    final String with = random.chance(8) ? common() : "";
    final Query query = random.chance(12) ? setOperation(2) : select(2, List.of(), null);
    String sql = with + query.sql;
    boolean ordered = false;
    AnyRows limit = AnyRows.ALL;
    if (random.chance(35)) {
      ordered = true;
      sql += orderBy(query.columns) + (random.chance(70) ? limit(true) : "");
    } else if (random.chance(25)) {
      limit = new AnyRows(random.between(0, 8), random.chance(40) ? random.between(1, 4) : 0);
    }
    final int maxRows = limit.equals(AnyRows.ALL) && random.chance(10) ? random.between(1, 6) : 0;
    return new OracleStatement(sql, expressions.parameters, ordered, limit, maxRows, costs);
  }

  private @Nullable Query commonQuery;

  private String common() {
    expressions.plainValues = true;
    commonQuery = select(1, List.of(), null);
    expressions.plainValues = false;
    return "WITH w AS (" + commonQuery.sql + ") ";
  }

  private String orderBy(List<OracleColumn> columns) {
    final List<Integer> places =
        new ArrayList<>(IntStream.rangeClosed(1, columns.size()).boxed().toList());
    final StringBuilder order = new StringBuilder(" ORDER BY ");
    while (!places.isEmpty()) {
      final int place = places.remove(random.below(places.size()));
      // Said always: Calcite takes NULL for the greatest, HSQLDB for the least.
      order
          .append(place)
          .append(random.pick("", " DESC"))
          .append(random.pick(" NULLS FIRST", " NULLS LAST"))
          .append(places.isEmpty() ? "" : ", ");
    }
    return order.toString();
  }

  /** LIMIT 0 is none to HSQLDB, so it comes only where any rows will do. */
  private String limit(boolean parameters) {
    final int most = random.between(1, 7);
    final int skipped = random.between(0, 5);
    if (parameters && random.chance(25)) {
      return " LIMIT " + expressions.parameter(most);
    }
    return " LIMIT " + most + (random.chance(40) ? " OFFSET " + skipped : "");
  }

  private Query setOperation(int depth) {
    final List<Type> types = new ArrayList<>();
    final int width = random.between(1, 3);
    for (int i = 0; i < width; i++) {
      types.add(random.pick(Type.TEXT, Type.TEXT, Type.TEXT, Type.INT, Type.TIME));
    }
    final Query left = select(depth - 1, List.of(), types);
    final Query right = select(depth - 1, List.of(), types);
    final String operator =
        random.pick(
            " UNION ",
            " UNION ALL ",
            " UNION ALL ",
            " INTERSECT ",
            " EXCEPT ",
            " INTERSECT ALL ",
            " EXCEPT ALL ");
    return new Query(left.sql + operator + right.sql, left.columns);
  }

  /**
   * A SELECT.
   *
   * @param outer the columns of the query around, for correlation
   * @param types what it must yield; null for anything
   */
  private Query select(int depth, List<OracleColumn> outer, @Nullable List<Type> types) {
    if (types == null && random.chance(18)) {
      return aggregate(depth, outer);
    }
    final From from = from(depth);
    final List<String> fields = new ArrayList<>();
    final List<OracleColumn> columns = new ArrayList<>();
    final List<Type> wanted = types == null ? anyTypes(from) : types;
    for (Type type : wanted) {
      fields.add(field(type, from, depth, types == null) + " AS c" + columns.size());
      columns.add(
          OracleColumn.of("c" + columns.size(), type, holds(fields.get(columns.size()), from)));
    }
    final boolean constants = fields.stream().anyMatch(field -> !field.startsWith("t"));
    final String distinct = !constants && random.chance(25) ? "DISTINCT " : "";
    return new Query(
        "SELECT "
            + distinct
            + String.join(", ", fields)
            + " FROM "
            + from.sql
            + where(from, depth, outer),
        columns);
  }

  private Holds holds(String field, From from) {
    final String expression = field.substring(0, field.lastIndexOf(" AS "));
    return from.columns.stream()
        .filter(column -> column.name().equals(expression))
        .map(OracleColumn::holds)
        .findFirst()
        .orElse(Holds.OTHER);
  }

  private List<Type> anyTypes(From from) {
    final List<Type> types = new ArrayList<>();
    final int width = random.between(1, 4);
    for (int i = 0; i < width; i++) {
      types.add(random.chance(30) ? Type.TEXT : random.pick(from.columns).type());
    }
    return types;
  }

  private String field(Type type, From from, int depth, boolean any) {
    final List<OracleColumn> arns = from.columns.stream().filter(OracleColumn::isArn).toList();
    if (type == Type.TEXT && !arns.isEmpty() && random.chance(40)) {
      final String arn = random.pick(arns).name();
      // Where rows are compared as wholes, Calcite counts the blanks of a CHAR, and HSQLDB not.
      return depth > 1 && any || !arn.endsWith("padded_arn") ? arn : "TRIM(" + arn + ")";
    }
    if (any
        && type == Type.INT
        && depth > 1
        && random.chance(8)
        && mentions < MAX_MENTIONS
        && !from.sql.contains(" JOIN ")) {
      return "(" + scalar(depth - 1, from.columns, "COUNT(*)") + ")";
    }
    if (any && type == Type.INT && depth > 1 && random.chance(3)) {
      // A value error for some rows; only here, where it fails whatever the plan.
      return "10 / (" + expressions.expression(Type.INT, from.columns, 0) + " - 3)";
    }
    final String value = expressions.expression(type, from.columns, random.chance(70) ? 0 : 2);
    return value.endsWith(".padded_arn") && !(depth > 1 && any) ? "TRIM(" + value + ")" : value;
  }

  private String scalar(int depth, List<OracleColumn> outer, String what) {
    final From from = from(depth - 1);
    return "SELECT " + what + " FROM " + from.sql + where(from, depth - 1, correlated(outer));
  }

  private List<OracleColumn> correlated(List<OracleColumn> outer) {
    return !lateral && random.chance(60)
        ? outer.stream().filter(c -> c.name().contains(".")).toList()
        : List.of();
  }

  private Query aggregate(int depth, List<OracleColumn> outer) {
    final From from = from(depth);
    final List<OracleColumn> keys =
        random.chance(70)
            ? expressions.some(from.columns.stream().filter(OracleColumn::isPlain).toList(), 2)
            : List.of();
    final List<String> fields = new ArrayList<>();
    final List<OracleColumn> columns = new ArrayList<>();
    for (OracleColumn key : keys) {
      fields.add(key.name() + " AS c" + columns.size());
      columns.add(OracleColumn.of("c" + columns.size(), key.type(), key.holds()));
    }
    final int count = random.between(keys.isEmpty() ? 1 : 0, 2);
    for (int i = 0; i < count; i++) {
      final OracleColumn column =
          random.pick(from.columns.stream().filter(OracleColumn::isPlain).toList());
      final boolean extreme = column.type() != Type.BOOL && random.chance(50);
      fields.add(
          (extreme ? random.pick("MIN(", "MAX(") + column.name() + ")" : counted(column, from))
              + " AS c"
              + columns.size());
      columns.add(
          OracleColumn.of(
              "c" + columns.size(),
              extreme ? column.type() : Type.INT,
              extreme ? column.holds() : Holds.OTHER));
    }
    final String group =
        keys.isEmpty()
            ? ""
            : " GROUP BY "
                + keys.stream().map(OracleColumn::name).collect(Collectors.joining(", "));
    final String having =
        !keys.isEmpty() && random.chance(30)
            ? " HAVING "
                + random.pick(
                    "COUNT(*) > 1",
                    "COUNT(" + keys.get(0).name() + ") >= 1",
                    expressions.comparison(keys, 0))
            : "";
    return new Query(
        "SELECT "
            + String.join(", ", fields)
            + " FROM "
            + from.sql
            + where(from, depth, outer)
            + group
            + having,
        columns);
  }

  private String counted(OracleColumn column, From from) {
    return switch (random.below(5)) {
      case 0 -> "COUNT(" + column.name() + ")";
      case 1 -> "COUNT(DISTINCT " + column.name() + ")";
      case 2 -> column.type() == Type.INT ? "SUM(" + column.name() + ")" : "COUNT(*)";
      case 3 -> OracleDialect.FILTER.around(expressions.comparison(from.columns, 0));
      default -> "COUNT(*)";
    };
  }

  private String where(From from, int depth, List<OracleColumn> outer) {
    final List<String> all = new ArrayList<>(from.conditions);
    final List<OracleColumn> outerArns = outer.stream().filter(OracleColumn::isArn).toList();
    final List<OracleColumn> arns = from.columns.stream().filter(OracleColumn::isArn).toList();
    if (!outerArns.isEmpty() && !arns.isEmpty()) {
      all.add(random.pick(arns).name() + " = " + random.pick(outerArns).name());
    }
    if (random.chance(65)) {
      final List<OracleColumn> scope = new ArrayList<>(from.columns);
      if (random.chance(20)) {
        scope.addAll(outer);
      }
      all.add(condition(scope, from.columns, depth));
    }
    return all.isEmpty() ? "" : " WHERE " + String.join(" AND ", all);
  }

  /**
   * A condition.
   *
   * @param own the columns that a sub-query in it may be correlated by
   */
  private String condition(List<OracleColumn> scope, List<OracleColumn> own, int depth) {
    if (depth > 0 && random.chance(45)) {
      final String left = condition(scope, own, depth - 1);
      return switch (random.below(5)) {
        case 0 -> "NOT (" + left + ")";
        case 1, 2 -> "(" + left + " OR " + condition(scope, own, depth - 1) + ")";
        default -> "(" + left + " AND " + condition(scope, own, depth - 1) + ")";
      };
    }
    if (depth > 0 && random.chance(30) && mentions < MAX_MENTIONS) {
      return subQuery(own, depth);
    }
    return expressions.comparison(scope, 1);
  }

  private String subQuery(List<OracleColumn> outer, int depth) {
    final List<OracleColumn> plain = outer.stream().filter(OracleColumn::isPlain).toList();
    final List<OracleColumn> arns = outer.stream().filter(OracleColumn::isArn).toList();
    final OracleColumn column = random.pick(!arns.isEmpty() && random.chance(70) ? arns : plain);
    switch (depth > 1 ? random.below(10) : 9) {
      case 0, 1, 2:
        return (random.chance(35) ? "NOT " : "")
            + "EXISTS ("
            + scalar(depth, outer, random.pick("1", "*"))
            + ")";
      case 3:
        final String aggregate = column.type() == Type.INT ? "COUNT(*)" : null;
        if (aggregate != null) {
          return column.name() + " > (" + scalar(depth, outer, aggregate) + ")";
        }
        final From from = from(depth - 1);
        final List<OracleColumn> same = OracleExpressions.ofType(from.columns, column.type());
        if (same.isEmpty() || column.type() == Type.BOOL) {
          return "EXISTS (SELECT 1 FROM " + from.sql + where(from, depth - 1, List.of()) + ")";
        }
        return column.name()
            + random.pick(" = ", " < ", " >= ")
            + "(SELECT "
            + random.pick("MIN(", "MAX(")
            + random.pick(same).name()
            + ") FROM "
            + from.sql
            + where(from, depth - 1, correlated(outer))
            + ")";
      default:
        final From source = from(depth - 1);
        final List<OracleColumn> candidates =
            column.isArn() && random.chance(80)
                ? source.columns.stream().filter(OracleColumn::isArn).toList()
                : OracleExpressions.ofType(source.columns, column.type());
        final String field =
            candidates.isEmpty()
                ? expressions.expression(column.type(), source.columns, 1)
                : random.pick(candidates).name();
        return column.name()
            + random.pick(
                " IN (", " IN (", " IN (", " NOT IN (", " NOT IN (", " = ANY (", " <> ALL (")
            + "SELECT "
            + field
            + " FROM "
            + source.sql
            + where(source, depth - 1, random.chance(20) ? correlated(outer) : List.of())
            + ")";
    }
  }

  private From from(int depth) {
    From from = table(depth);
    int tables = 1;
    while (mentions < MAX_MENTIONS && tables++ < MAX_JOINED && random.chance(45)) {
      from = join(from, depth);
      if (!from.conditions.isEmpty()) {
        break; // After a comma, ON would not see what stands before it.
      }
    }
    return from;
  }

  private From join(From left, int depth) {
    final List<OracleColumn> leftArns = left.columns.stream().filter(OracleColumn::isArn).toList();
    if (depth > 1 && !leftArns.isEmpty() && random.chance(12)) {
      return lateral(left, random.pick(leftArns));
    }
    final From right = table(depth);
    final List<OracleColumn> columns = new ArrayList<>(left.columns);
    columns.addAll(right.columns);
    final List<OracleColumn> rightArns =
        right.columns.stream().filter(OracleColumn::isArn).toList();
    final List<String> on = new ArrayList<>();
    if (!leftArns.isEmpty() && !rightArns.isEmpty() && random.chance(85)) {
      final String l = random.pick(leftArns).name();
      final String r = random.pick(rightArns).name();
      on.add(
          switch (random.below(8)) {
            case 0 -> r + " = TRIM(" + l + ")";
            case 1 -> "TRIM(" + r + ") = " + l;
            case 2, 3 -> r + " = " + l;
            default -> l + " = " + r;
          });
    }
    if (on.isEmpty() || random.chance(25)) {
      on.add(expressions.comparison(columns, 1));
    }
    final String condition = String.join(" AND ", on);
    final int kind = random.below(12);
    if (kind == 0) {
      return new From(left.sql + ", " + right.sql, columns, on);
    } else if (kind == 1) {
      return new From(left.sql + " CROSS JOIN " + right.sql, columns, on);
    }
    final String join =
        switch (kind) {
          case 2, 3, 4 -> " LEFT JOIN ";
          case 5, 6 -> " RIGHT JOIN ";
          case 7 -> " FULL JOIN ";
          default -> " JOIN ";
        };
    return new From(left.sql + join + right.sql + " ON " + condition, columns, List.of());
  }

  private From lateral(From left, OracleColumn arn) {
    final String alias = "t" + aliases++;
    mentions++;
    costs = true;
    lateral = true;
    final List<OracleColumn> columns = new ArrayList<>(left.columns);
    OracleTable.CAMPAIGNS.columns.forEach(column -> columns.add(column.in(alias)));
    final String key = random.chance(30) ? "TRIM(" + arn.name() + ")" : arn.name();
    final String call = "LATERAL " + OracleDialect.DESCRIBE.around(key) + " AS " + alias;
    return random.chance(50)
        ? new From(left.sql + " LEFT JOIN " + call + " ON TRUE", columns, List.of())
        : new From(left.sql + " CROSS JOIN " + call, columns, List.of());
  }

  private From table(int depth) {
    mentions++;
    final String alias = "t" + aliases++;
    if (depth > 0 && random.chance(8)) {
      final Query query =
          depth > 1 && random.chance(30) ? setOperation(depth) : select(depth - 1, List.of(), null);
      final String order = random.chance(30) ? orderBy(query.columns) + limit(false) : "";
      return of("(" + query.sql + order + ")", alias, query.columns);
    }
    if (commonQuery != null && random.chance(40)) {
      return of("w", alias, commonQuery.columns);
    }
    if (random.chance(3)) {
      final OracleColumn arn = OracleColumn.of("arn", Type.TEXT, Holds.ARN);
      final List<String> values = new ArrayList<>();
      final int size = random.between(1, 4);
      for (int i = 0; i < size; i++) {
        values.add("(" + expressions.literal(Type.TEXT, Holds.ARN) + ")");
      }
      return new From(
          "(VALUES " + String.join(", ", values) + ") AS " + alias + " (arn)",
          List.of(arn.in(alias)),
          List.of());
    }
    final OracleTable table =
        random.pick(
            OracleTable.CAMPAIGNS,
            OracleTable.CAMPAIGNS,
            OracleTable.CAMPAIGNS,
            OracleTable.INVENTORY,
            OracleTable.INVENTORY,
            OracleTable.UPDATES,
            OracleTable.ENTRIES);
    costs |= table.costs();
    return of(table.sql, alias, table.columns);
  }

  private static From of(String sql, String alias, List<OracleColumn> columns) {
    return new From(
        sql + " AS " + alias, columns.stream().map(column -> column.in(alias)).toList(), List.of());
  }
}
