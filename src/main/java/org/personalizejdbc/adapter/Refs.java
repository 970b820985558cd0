package org.personalizejdbc.adapter;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.sql.SqlKind;

/** Rewrites what an expression refers to. */
final class Refs {
  /** What is true or false of a null too. */
  private static final Set<SqlKind> NEVER_NULL =
      EnumSet.of(
          SqlKind.IS_NULL,
          SqlKind.IS_NOT_NULL,
          SqlKind.IS_TRUE,
          SqlKind.IS_NOT_TRUE,
          SqlKind.IS_FALSE,
          SqlKind.IS_NOT_FALSE,
          SqlKind.IS_DISTINCT_FROM,
          SqlKind.IS_NOT_DISTINCT_FROM);

  private Refs() {}

  /** The same expression over a row whose fields of the same types stand elsewhere. */
  static RexNode map(RexNode node, IntUnaryOperator index) {
    return node.accept(
        new RexShuttle() {
          @Override
          public RexNode visitInputRef(RexInputRef ref) {
            return new RexInputRef(index.applyAsInt(ref.getIndex()), ref.getType());
          }
        });
  }

  /**
   * The same expression with each field replaced by an expression of the same type, which may be
   * null where the field may not. Then so may be what is made of it: code that Calcite generates
   * for what is never null fails on a null.
   */
  static RexNode replace(RexBuilder rexBuilder, RexNode node, IntFunction<RexNode> replacement) {
    return node.accept(
        new RexShuttle() {
          @Override
          public RexNode visitInputRef(RexInputRef ref) {
            return replacement.apply(ref.getIndex());
          }

          @Override
          public RexNode visitCall(RexCall call) {
            final RexCall visited = (RexCall) super.visitCall(call);
            return becomesNullable(call, visited)
                ? visited.clone(
                    rexBuilder.getTypeFactory().createTypeWithNullability(call.getType(), true),
                    visited.getOperands())
                : visited;
          }
        });
  }

  /** A test of a field of an operator. */
  interface FieldTest {
    boolean test(RelNode rel, int field);
  }

  /** Tests the field of one of an operator's inputs, where these stand side by side in its row. */
  static boolean ofInput(List<RelNode> inputs, int field, FieldTest test) {
    int index = field;
    for (RelNode input : inputs) {
      final int width = input.getRowType().getFieldCount();
      if (index < width) {
        return test.test(input, index);
      }
      index -= width;
    }
    return false;
  }

  private static boolean becomesNullable(RexCall before, RexCall after) {
    if (before.getType().isNullable() || NEVER_NULL.contains(before.getKind())) {
      return false;
    }
    for (int i = 0; i < before.getOperands().size(); i++) {
      if (!before.getOperands().get(i).getType().isNullable()
          && after.getOperands().get(i).getType().isNullable()) {
        return true;
      }
    }
    return false;
  }
}
