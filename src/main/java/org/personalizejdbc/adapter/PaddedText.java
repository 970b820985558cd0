package org.personalizejdbc.adapter;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.fun.SqlTrimFunction;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/**
 * Trims what a CHAR(n) column pads, where it is compared with other text: by SQL the blanks do not
 * count, and Calcite counts them.
 *
 * <pre>
 * CAST(inv.arn AS VARCHAR) = campaign_arn    becomes    CAST(RTRIM(inv.arn) AS VARCHAR) = …
 * </pre>
 */
final class PaddedText {
  /** SEARCH is what Calcite makes of an IN list, IS NOT DISTINCT FROM of a decorrelated key. */
  private static final Set<SqlKind> COMPARISONS =
      Set.of(
          SqlKind.EQUALS,
          SqlKind.NOT_EQUALS,
          SqlKind.LESS_THAN,
          SqlKind.LESS_THAN_OR_EQUAL,
          SqlKind.GREATER_THAN,
          SqlKind.GREATER_THAN_OR_EQUAL,
          SqlKind.IS_DISTINCT_FROM,
          SqlKind.IS_NOT_DISTINCT_FROM,
          SqlKind.SEARCH);

  private PaddedText() {}

  /** The same plan, with padded operands trimmed. */
  static RelNode trim(RelNode root) {
    return BottomUp.rewrite(root, PaddedText::trimComparisons);
  }

  private static RelNode trimComparisons(RelNode rel) {
    final IntPredicate isPaddedField =
        field -> Refs.ofInput(rel.getInputs(), field, PaddedText::isPadded);
    return rel.accept(
        new CallRewriter(
            rel.getCluster().getRexBuilder(),
            (call, rexBuilder) -> trimOperands(call, rexBuilder, isPaddedField)));
  }

  /**
   * Whether a field is a padded one cast to VARCHAR: Calcite moves such casts out of join
   * conditions into projections below.
   */
  private static boolean isPadded(RelNode rel, int field) {
    if (rel instanceof Project project) {
      final RexNode node = project.getProjects().get(field);
      return node instanceof RexInputRef ref
          ? isPadded(project.getInput(), ref.getIndex())
          : padded(node) != null;
    } else if (rel instanceof Aggregate aggregate) {
      return field < aggregate.getGroupCount()
          && isPadded(aggregate.getInput(), aggregate.getGroupSet().nth(field));
    }
    return (rel instanceof Filter || rel instanceof Join || rel instanceof Sort)
        && Refs.ofInput(rel.getInputs(), field, PaddedText::isPadded);
  }

  /** What a cast to VARCHAR is made of, if that is padded and no literal; else null. */
  private static @Nullable RexNode padded(RexNode node) {
    if (!node.isA(SqlKind.CAST) || node.getType().getSqlTypeName() != SqlTypeName.VARCHAR) {
      return null;
    }
    final RexNode operand = ((RexCall) node).getOperands().get(0);
    return operand.getType().getSqlTypeName() == SqlTypeName.CHAR
            && !(operand instanceof RexLiteral)
            && !operand.isA(SqlKind.TRIM)
        ? operand
        : null;
  }

  private static RexNode trimOperands(
      RexCall call, RexBuilder rexBuilder, IntPredicate isPaddedField) {
    if (!COMPARISONS.contains(call.getKind())) {
      return call;
    }
    final List<RexNode> operands = new ArrayList<>();
    boolean changed = false;
    for (RexNode operand : call.getOperands()) {
      final RexNode trimmed =
          operand instanceof RexInputRef ref && isPaddedField.test(ref.getIndex())
              ? rightTrim(operand, rexBuilder)
              : trim(operand, rexBuilder);
      changed |= trimmed != operand;
      operands.add(trimmed);
    }
    return changed ? call.clone(call.getType(), operands) : call;
  }

  /** A padded expression, or one cast to VARCHAR, without its padding; else the expression. */
  static RexNode trim(RexNode node, RexBuilder rexBuilder) {
    if (node instanceof RexLiteral) {
      return node;
    } else if (node.getType().getSqlTypeName() == SqlTypeName.CHAR) {
      return node.isA(SqlKind.TRIM) ? node : rightTrim(node, rexBuilder);
    }
    final RexNode padded = padded(node);
    return padded == null
        ? node
        : rexBuilder.makeCast(node.getType(), rightTrim(padded, rexBuilder));
  }

  private static RexNode rightTrim(RexNode node, RexBuilder rexBuilder) {
    final var factory = rexBuilder.getTypeFactory();
    final RelDataType type =
        factory.createTypeWithNullability(
            factory.createSqlType(SqlTypeName.VARCHAR, node.getType().getPrecision()),
            node.getType().isNullable());
    return rexBuilder.makeCall(
        type,
        SqlStdOperatorTable.TRIM,
        List.of(
            rexBuilder.makeFlag(SqlTrimFunction.Flag.TRAILING), rexBuilder.makeLiteral(" "), node));
  }
}
