package org.personalizejdbc.adapter;

import java.util.function.BiFunction;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;

/** Rewrites the calls in expressions, from the innermost to the outermost. For one thread. */
final class CallRewriter extends RexShuttle {
  private final RexBuilder rexBuilder;
  private final BiFunction<RexCall, RexBuilder, RexNode> rewriting;

  /**
   * Makes one.
   *
   * @param rewriting is given a call whose operands are rewritten already; it returns the same
   *     instance where there is nothing to do
   */
  CallRewriter(RexBuilder rexBuilder, BiFunction<RexCall, RexBuilder, RexNode> rewriting) {
    this.rexBuilder = rexBuilder;
    this.rewriting = rewriting;
  }

  @Override
  public RexNode visitCall(RexCall call) {
    return rewriting.apply((RexCall) super.visitCall(call), rexBuilder);
  }
}
