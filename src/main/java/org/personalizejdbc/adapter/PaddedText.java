package org.personalizejdbc.adapter;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.fun.SqlTrimFunction;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * Trims what a CHAR(n) column pads, where it is compared with other text: by SQL the blanks do not
 * count, and Calcite counts them.
 *
 * <pre>
 * CAST(inv.arn AS VARCHAR) = campaign_arn    becomes    CAST(RTRIM(inv.arn) AS VARCHAR) = …
 * </pre>
 */
final class PaddedText {
  private PaddedText() {}

  /** The same plan, with padded operands trimmed. */
  static RelNode trim(RelNode root) {
    final RexBuilder rexBuilder = root.getCluster().getRexBuilder();
    final RexShuttle comparisons = new Comparisons(rexBuilder);
    return root.accept(
        new RelHomogeneousShuttle() {
          @Override
          public RelNode visit(RelNode other) {
            return super.visit(other).accept(comparisons);
          }
        });
  }

  private static final class Comparisons extends RexShuttle {
    private final RexBuilder rexBuilder;

    Comparisons(RexBuilder rexBuilder) {
      this.rexBuilder = rexBuilder;
    }

    @Override
    public RexNode visitCall(RexCall call) {
      final RexCall visited = (RexCall) super.visitCall(call);
      if (!visited.isA(SqlKind.COMPARISON)) {
        return visited;
      }
      final List<RexNode> operands = new ArrayList<>();
      boolean changed = false;
      for (RexNode operand : visited.getOperands()) {
        final RexNode trimmed = trimmed(operand);
        changed |= trimmed != operand;
        operands.add(trimmed);
      }
      return changed ? visited.clone(visited.getType(), operands) : visited;
    }

    /** A padded expression, or one cast to VARCHAR, without its padding; else the expression. */
    private RexNode trimmed(RexNode node) {
      if (node instanceof RexLiteral) {
        return node;
      } else if (node.getType().getSqlTypeName() == SqlTypeName.CHAR) {
        return isTrimmed(node) ? node : rightTrim(node);
      } else if (node.isA(SqlKind.CAST)
          && node.getType().getSqlTypeName() == SqlTypeName.VARCHAR
          && ((RexCall) node).getOperands().get(0).getType().getSqlTypeName() == SqlTypeName.CHAR) {
        final RexNode padded = ((RexCall) node).getOperands().get(0);
        return padded instanceof RexLiteral
            ? node
            : rexBuilder.makeCast(node.getType(), rightTrim(padded));
      }
      return node;
    }

    private static boolean isTrimmed(RexNode node) {
      return node.isA(SqlKind.TRIM);
    }

    private RexNode rightTrim(RexNode node) {
      final var factory = rexBuilder.getTypeFactory();
      final RelDataType type =
          factory.createTypeWithNullability(
              factory.createSqlType(SqlTypeName.VARCHAR, node.getType().getPrecision()),
              node.getType().isNullable());
      return rexBuilder.makeCall(
          type,
          SqlStdOperatorTable.TRIM,
          List.of(
              rexBuilder.makeFlag(SqlTrimFunction.Flag.TRAILING),
              rexBuilder.makeLiteral(" "),
              node));
    }
  }
}
