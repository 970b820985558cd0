package org.personalizejdbc.adapter;

import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.calcite.adapter.enumerable.EnumerableHashJoin;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.RepeatUnion;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.sql.SqlOperator;

/** What can be told of a finished plan. */
final class Plans {
  private Plans() {}

  /**
   * Whether a listing, or what is described out of it, may be asked for more than once in one
   * execution: it is mentioned twice, or stands where a part of the plan runs again and again.
   */
  static boolean asksTwice(RelNode rel) {
    return mentions(rel) > 1 || repeats(rel);
  }

  /**
   * Whether a plan may be run again for the same text: code that makes random numbers goes on with
   * a seed where it left off.
   */
  static boolean isReusable(RelNode rel) {
    final AtomicBoolean reusable = new AtomicBoolean(true);
    rel.accept(
        new RexShuttle() {
          @Override
          public RexNode visitCall(RexCall call) {
            final SqlOperator operator = call.getOperator();
            if (operator.isDynamicFunction() || !operator.isDeterministic()) {
              reusable.set(false);
            }
            return super.visitCall(call);
          }
        });
    return reusable.get() && rel.getInputs().stream().allMatch(Plans::isReusable);
  }

  private static int mentions(RelNode rel) {
    int count = rel instanceof ResourceList ? 1 : 0;
    for (RelNode input : rel.getInputs()) {
      count += mentions(input);
    }
    // A look-up by key beside a listing asks for the same ARNs.
    if (rel instanceof ResourceDescribe describe
        && describe.spec.keys() != DescribeSpec.Keys.LISTED) {
      count++;
    }
    return count;
  }

  private static boolean repeats(RelNode rel) {
    final boolean repeating =
        rel instanceof Correlate
            || rel instanceof RepeatUnion
            || (rel instanceof Join && !(rel instanceof EnumerableHashJoin));
    if (repeating && mentions(rel) > 0) {
      return true;
    }
    return rel.getInputs().stream().anyMatch(Plans::repeats);
  }
}
