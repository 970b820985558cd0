package org.personalizejdbc.adapter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/**
 * Makes a search of an IN list of literals, which Calcite reads as so many equalities: its
 * simplifier takes the cube of their number in time, minutes for a thousand.
 *
 * <pre>
 * x = 'a' OR x = 'b' OR y    becomes    SEARCH(x, Sarg['a', 'b']) OR y
 * </pre>
 */
final class InLists {
  /** Shorter lists cost nothing to speak of, and are plainer in a plan as they are. */
  private static final int SHORTEST = 10;

  private InLists() {}

  /** The same plan, with searches for long lists. */
  static RelNode apply(RelNode root) {
    final Searches searches = new Searches(root.getCluster().getRexBuilder());
    return BottomUp.rewrite(root, rel -> rel.accept(searches));
  }

  private static final class Searches extends RexShuttle {
    private final RexBuilder rexBuilder;

    Searches(RexBuilder rexBuilder) {
      this.rexBuilder = rexBuilder;
    }

    @Override
    public RexNode visitCall(RexCall call) {
      if (call.getOperands().size() >= SHORTEST) {
        if (call.isA(SqlKind.OR)) {
          return RexUtil.composeDisjunction(rexBuilder, searches(call, SqlKind.EQUALS));
        } else if (call.isA(SqlKind.AND)) {
          return RexUtil.composeConjunction(
              rexBuilder,
              searches(call, SqlKind.NOT_EQUALS).stream().map(this::negatedSearch).toList());
        }
      }
      return super.visitCall(call);
    }

    /** What NOT_EQUALS were gathered as is the search for what must not be found. */
    private RexNode negatedSearch(RexNode node) {
      return node.isA(SqlKind.SEARCH) ? rexBuilder.makeCall(SqlStdOperatorTable.NOT, node) : node;
    }

    /** The operands, with one search for those that compare the same expression with literals. */
    private List<RexNode> searches(RexCall call, SqlKind comparison) {
      final Map<RexNode, List<RexNode>> comparisons = new LinkedHashMap<>();
      final List<RexNode> others = new ArrayList<>();
      for (RexNode operand : call.getOperands()) {
        if (operand.isA(comparison)
            && literal(operand) instanceof RexLiteral literal
            && !literal.isNull()
            && RexUtil.isDeterministic(operand)) {
          comparisons
              .computeIfAbsent(
                  ((RexCall) operand).getOperands().get(0), compared -> new ArrayList<>())
              .add(operand);
        } else {
          others.add(operand.accept(this));
        }
      }
      final List<RexNode> gathered = new ArrayList<>();
      comparisons.forEach(
          (compared, list) -> {
            final RexNode search =
                list.size() < SHORTEST
                    ? null
                    : rexBuilder.makeIn(compared, list.stream().map(Searches::literal).toList());
            if (search != null && search.isA(SqlKind.SEARCH)) {
              gathered.add(search);
            } else {
              gathered.addAll(list);
            }
          });
      gathered.addAll(others);
      return gathered;
    }

    private static RexNode literal(RexNode comparison) {
      return ((RexCall) comparison).getOperands().get(1);
    }
  }
}
