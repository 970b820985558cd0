package org.personalizejdbc.adapter;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.personalizejdbc.adapter.OracleColumn.Holds;
import org.personalizejdbc.adapter.OracleColumn.Type;

/** Generates values and expressions without sub-queries. */
final class OracleExpressions {
  private final OracleRandom random;
  private final OracleWorld world;
  final List<Object> parameters = new ArrayList<>();

  /** Whether values are written as literals only. */
  boolean plainValues;

  OracleExpressions(OracleRandom random, OracleWorld world) {
    this.random = random;
    this.world = world;
  }

  /** An expression of a type over some columns. */
  String expression(Type type, List<OracleColumn> scope, int depth) {
    final List<OracleColumn> columns = ofType(scope, type);
    if (!columns.isEmpty() && (depth == 0 || random.chance(60))) {
      return random.pick(columns).name();
    }
    if (depth == 0) {
      return literal(type, Holds.OTHER);
    }
    final Supplier<String> same = () -> expression(type, scope, depth - 1);
    if (random.chance(15)) {
      return switch (random.below(3)) {
        case 0 ->
            type == Type.TEXT
                ? coalesce(same.get(), same.get())
                : "NULLIF(" + same.get() + ", " + literal(type, Holds.OTHER) + ")";
        case 1 -> "NULLIF(" + same.get() + ", " + literal(type, Holds.OTHER) + ")";
        default ->
            "CASE WHEN "
                + plain(scope, depth - 1)
                + " THEN "
                + same.get()
                + (random.chance(70) ? " ELSE " + same.get() : "")
                + " END";
      };
    }
    return switch (type) {
      case TEXT -> text(scope, depth);
      case INT ->
          switch (random.below(5)) {
            case 0 -> "(" + same.get() + random.pick(" + ", " - ", " * ") + same.get() + ")";
            case 1 -> "CHAR_LENGTH(" + random.pick("", "TRIM") + "(" + unpadded(scope) + "))";
            case 2 -> "ABS(" + same.get() + " - 2)";
            case 3 -> "MOD(" + same.get() + ", 3)";
            default -> literal(type, Holds.OTHER);
          };
      case DOUBLE ->
          switch (random.below(3)) {
            case 0 -> "(" + same.get() + random.pick(" + ", " - ", " * ") + same.get() + ")";
            case 1 -> "CAST(" + expression(Type.INT, scope, depth - 1) + " AS DOUBLE)";
            default -> literal(type, Holds.OTHER);
          };
      // HSQLDB knows no LIKE as a value.
      case BOOL -> "CASE WHEN " + plain(scope, depth - 1) + " THEN TRUE ELSE FALSE END";
      case TIME -> literal(type, Holds.OTHER);
    };
  }

  /** Of two that differ: COALESCE(x, x) is x to Calcite, of a type without NULL. */
  private static String coalesce(String first, String second) {
    return first.equals(second) ? first : "COALESCE(" + first + ", " + second + ")";
  }

  private String text(List<OracleColumn> scope, int depth) {
    final String operand = expression(Type.TEXT, scope, depth - 1);
    return switch (random.below(6)) {
      case 0 -> "UPPER(" + operand + ")";
      case 1 -> "LOWER(" + operand + ")";
      case 2 -> "TRIM(" + operand + ")";
      case 3 -> "(" + unpadded(scope) + " || '-' || " + operand + ")";
      case 4 -> "SUBSTRING(" + operand + " FROM 1 FOR " + random.between(3, 30) + ")";
      default -> "CAST(" + expression(Type.INT, scope, depth - 1) + " AS VARCHAR(20))";
    };
  }

  /** A text column that is no CHAR, whose padding engines keep or not when they concatenate. */
  private String unpadded(List<OracleColumn> scope) {
    final List<OracleColumn> columns =
        ofType(scope, Type.TEXT).stream().filter(c -> !c.name().endsWith("padded_arn")).toList();
    return columns.isEmpty() ? "'x'" : random.pick(columns).name();
  }

  private String plain(List<OracleColumn> scope, int depth) {
    final boolean before = plainValues;
    plainValues = true;
    final String condition = comparison(scope, depth);
    plainValues = before;
    return condition;
  }

  static List<OracleColumn> ofType(List<OracleColumn> scope, Type type) {
    return scope.stream().filter(c -> c.type() == type && c.isPlain()).toList();
  }

  /** A condition without AND, OR, NOT and sub-queries. */
  String comparison(List<OracleColumn> scope, int depth) {
    final List<OracleColumn> arns = scope.stream().filter(OracleColumn::isArn).toList();
    if (!arns.isEmpty() && random.chance(40)) {
      return arnCondition(arns, scope);
    }
    final List<OracleColumn> plain = scope.stream().filter(OracleColumn::isPlain).toList();
    if (plain.isEmpty()) {
      return "1 = " + random.between(0, 1);
    }
    final OracleColumn column = random.pick(plain);
    final String left = random.chance(75) ? column.name() : expression(column.type(), scope, depth);
    if (column.type() == Type.BOOL && random.chance(60)) {
      return random.chance(30)
          ? left + random.pick(" IS UNKNOWN", " IS NOT UNKNOWN", " = TRUE", " <> TRUE")
          : truth(left);
    }
    return switch (random.below(10)) {
      case 0 -> left + random.pick(" IS NULL", " IS NOT NULL");
      case 1 -> left + random.pick(" IN ", " NOT IN ") + list(column);
      case 2 ->
          left
              + random.pick(" BETWEEN ", " NOT BETWEEN ")
              + value(column)
              + " AND "
              + value(column);
      case 3 ->
          column.type() == Type.TEXT
              ? left + random.pick(" LIKE ", " NOT LIKE ") + pattern()
              : left + operator() + value(column);
      case 4 -> left + operator() + expression(column.type(), scope, depth);
      case 5 -> truth(left + operator() + value(column));
      case 6 -> value(column) + operator() + left;
      case 7 ->
          left
              + random.pick(" IS DISTINCT FROM ", " IS NOT DISTINCT FROM ")
              + literal(column.type(), column.holds());
      default -> left + operator() + value(column);
    };
  }

  private String truth(String condition) {
    return random.pick(OracleDialect.TRUTHS).around(condition);
  }

  private String operator() {
    return random.pick(" = ", " = ", " = ", " <> ", " < ", " >= ", " > ", " <= ");
  }

  /** A condition on an ARN, of the forms that people write. */
  private String arnCondition(List<OracleColumn> arns, List<OracleColumn> scope) {
    final OracleColumn column = random.pick(arns);
    return switch (random.below(8)) {
      case 0, 1 -> column.name() + " = " + value(column);
      case 2 -> value(column) + " = " + column.name();
      case 3, 4 -> column.name() + " IN " + list(column);
      case 5 ->
          "("
              + column.name()
              + " = "
              + value(column)
              + " OR "
              + random.pick(arns).name()
              + " = "
              + value(column)
              + ")";
      case 6 -> column.name() + " = " + random.pick(arns).name();
      default -> column.name() + " = TRIM(" + random.pick(arns).name() + ")";
    };
  }

  String list(OracleColumn column) {
    final List<String> values = new ArrayList<>();
    final int size = random.between(1, random.chance(10) ? 30 : 4);
    for (int i = 0; i < size; i++) {
      values.add(value(column));
    }
    return "(" + String.join(", ", values) + ")";
  }

  private String pattern() {
    final String pattern =
        random.pick("%home%", "arn:%", "%us-east-1%", "ho_e-%", "CREATE%", "%D", "%\\_%");
    final String escape = pattern.contains("\\") ? " ESCAPE '\\'" : "";
    return (!plainValues && random.chance(30) ? parameter(pattern) : quote(pattern)) + escape;
  }

  /** A literal or parameter to compare a column with. */
  String value(OracleColumn column) {
    if (!plainValues && random.chance(25)) {
      return parameter(constant(column.type(), column.holds()));
    }
    return literal(column.type(), column.holds());
  }

  /** A question mark. */
  String parameter(Object value) {
    parameters.add(value);
    return "‹" + (parameters.size() - 1) + "›";
  }

  String literal(Type type, Holds holds) {
    final Object constant = constant(type, holds);
    if (constant instanceof LocalDateTime) {
      return "TIMESTAMP '"
          + constant.toString().replace('T', ' ')
          + (constant.toString().length() == 16 ? ":00" : "")
          + "'";
    } else if (constant instanceof Double number) {
      return String.format(Locale.ROOT, "%.2fE0", number);
    }
    return constant instanceof String text
        ? quote(text)
        : constant.toString().toUpperCase(Locale.ROOT);
  }

  static String quote(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  /** A value that a column may hold, more often than not. */
  Object constant(Type type, Holds holds) {
    return switch (type) {
      case INT -> random.between(0, 6);
      case DOUBLE -> random.pick(OracleWorld.WEIGHTS);
      case BOOL -> random.chance(50);
      case TIME -> LocalDateTime.parse(random.pick(OracleWorld.TIMES).replace(' ', 'T'));
      case TEXT -> text(holds);
    };
  }

  private String text(Holds holds) {
    final String arn = random.pick(world.arns);
    final String prefix = arn.substring(0, arn.indexOf("campaign/"));
    return switch (holds) {
      case ARN ->
          random.chance(80)
              ? arn
              : random.pick(
                  Stream.concat(world.staleArns.stream(), OracleWorld.MALFORMED.stream()).toList());
      case NAME -> arn.substring(arn.indexOf('/') + 1);
      case STATUS -> random.pick(OracleWorld.STATUSES);
      case REGION -> random.pick("us-east-1", "eu-west-1", "us-east-1", "eu-west-1", "mars");
      case SOLUTION -> prefix + "solution/" + random.pick("home", "mail", "none");
      case VERSION -> prefix + "solution/" + random.pick("home/0a1b2c3d", "mail/11112222", "x/y");
      case ENTRY ->
          random.pick(
              "campaign",
              "latest_update",
              "itemExplorationConfig",
              "rankingInfluence",
              "explorationWeight",
              "0.3",
              "30");
      case JSON -> "{}";
      case OTHER ->
          random.pick(
              "search", "home", "mail", "Shop", "aws", "123456789012", "Too few users", "HOME");
    };
  }

  /** Some columns in a random order, at least one. */
  List<OracleColumn> some(List<OracleColumn> columns, int most) {
    final List<OracleColumn> shuffled = new ArrayList<>(columns);
    for (int i = shuffled.size() - 1; i > 0; i--) {
      Collections.swap(shuffled, i, random.below(i + 1));
    }
    return shuffled.subList(0, Math.min(shuffled.size(), random.between(1, most)));
  }
}
