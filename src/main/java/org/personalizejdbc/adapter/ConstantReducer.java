package org.personalizejdbc.adapter;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.DataContext;
import org.apache.calcite.DataContexts;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexExecutorImpl;
import org.apache.calcite.rex.RexNode;
import org.jspecify.annotations.Nullable;
import org.personalizejdbc.api.Execution;

/** Works constants out while a statement is planned, as its plan would when it runs. */
final class ConstantReducer extends RexExecutorImpl {
  /**
   * Makes one for one statement.
   *
   * @param execution what is planned for; null where there is none yet
   */
  ConstantReducer(@Nullable Execution execution) {
    super(new Context(DataContexts.EMPTY, execution == null ? null : new Watch(execution)));
  }

  @Override
  public void reduce(RexBuilder rexBuilder, List<RexNode> constExps, List<RexNode> reducedValues) {
    final List<RexNode> ours = MatchText.apply(constExps, rexBuilder);
    final List<RexNode> reduced = new ArrayList<>();
    super.reduce(rexBuilder, ours, reduced);
    for (int i = 0; i < ours.size(); i++) {
      // What has no value, such as a division by zero, comes back as it is.
      final boolean isReduced = !reduced.get(i).equals(ours.get(i));
      reducedValues.add(isReduced ? reduced.get(i) : constExps.get(i));
    }
  }

  private record Context(DataContext root, @Nullable Watch watch) implements ForwardingDataContext {
    @Override
    public @Nullable Object get(String name) {
      return watch != null && name.equals(Watch.VARIABLE) ? watch : root.get(name);
    }
  }
}
