package org.personalizejdbc.adapter;

import org.apache.calcite.adapter.java.JavaTypeFactory;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexDynamicParam;
import org.jspecify.annotations.Nullable;
import org.personalizejdbc.api.Execution;

/**
 * Lets a plan's code look, amid work on one value that may take long, whether its execution goes
 * on. Public only because generated code passes it on. Safe for concurrent use.
 */
public final class Watch {
  /** Above the indexes of any statement's own parameters, below those of {@link HeldValues}. */
  private static final int INDEX = HeldValues.FIRST - 1;

  /** What a context is asked for; one that knows of no execution answers null. */
  static final String VARIABLE = "?" + INDEX;

  private final Execution execution;

  Watch(Execution execution) {
    this.execution = execution;
  }

  /** The expression that reads it, as a plan's code reads a parameter. */
  static RexDynamicParam expression(RexBuilder rexBuilder) {
    return rexBuilder.makeDynamicParam(
        ((JavaTypeFactory) rexBuilder.getTypeFactory()).createJavaType(Watch.class), INDEX);
  }

  /**
   * Throws where the execution was ended or ran out of time, once in many steps.
   *
   * @param watch null where there is no execution to end
   * @param step the number of the step that is next
   */
  static void check(@Nullable Watch watch, long step) {
    if (watch != null && (step & 0xFFFF) == 0) {
      watch.execution.check();
    }
  }
}
