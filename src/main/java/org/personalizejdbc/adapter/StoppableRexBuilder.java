package org.personalizejdbc.adapter;

import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;
import org.personalizejdbc.api.Execution;

/**
 * Makes expressions for as long as the execution that they are planned for goes on. Calcite's own
 * flag is only looked at between two rules, while to simplify one long condition can take seconds;
 * nearly all that a planner does makes expressions.
 */
final class StoppableRexBuilder extends RexBuilder {
  private final @Nullable Execution execution;

  /**
   * Makes a builder for one statement.
   *
   * @param execution what is planned for; null where there is none yet
   */
  StoppableRexBuilder(RelDataTypeFactory types, @Nullable Execution execution) {
    super(types);
    this.execution = execution;
  }

  /** Throws where the execution was cancelled or ran out of time. */
  private void check() {
    // Null, too, while the superclass is constructed.
    if (execution != null) {
      execution.check();
    }
  }

  @Override
  public RexNode makeCall(
      SqlParserPos position, RelDataType type, SqlOperator operator, List<RexNode> operands) {
    check();
    return super.makeCall(position, type, operator, operands);
  }

  @Override
  public RexNode makeCall(
      SqlParserPos position, SqlOperator operator, List<? extends RexNode> operands) {
    check();
    return super.makeCall(position, operator, operands);
  }

  @Override
  public RexInputRef makeInputRef(RelDataType type, int index) {
    check();
    return super.makeInputRef(type, index);
  }
}
