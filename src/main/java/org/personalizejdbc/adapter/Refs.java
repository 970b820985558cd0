package org.personalizejdbc.adapter;

import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;

/** Rewrites what an expression refers to. */
final class Refs {
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

  /** The same expression with each field replaced by an expression. */
  static RexNode replace(RexNode node, IntFunction<RexNode> replacement) {
    return node.accept(
        new RexShuttle() {
          @Override
          public RexNode visitInputRef(RexInputRef ref) {
            return replacement.apply(ref.getIndex());
          }
        });
  }
}
