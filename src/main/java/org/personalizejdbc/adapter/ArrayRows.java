package org.personalizejdbc.adapter;

import org.apache.calcite.adapter.enumerable.EnumerableRel;
import org.apache.calcite.adapter.enumerable.EnumerableRelImplementor;
import org.apache.calcite.adapter.enumerable.JavaRowFormat;
import org.apache.calcite.adapter.enumerable.PhysType;
import org.apache.calcite.adapter.enumerable.PhysTypeImpl;
import org.apache.calcite.linq4j.tree.BlockBuilder;
import org.apache.calcite.linq4j.tree.Expression;
import org.apache.calcite.linq4j.tree.Expressions;
import org.apache.calcite.rel.type.RelDataType;

/** What an operator of ours generates: its run time makes arrays of rows of every width. */
final class ArrayRows {
  private ArrayRows() {}

  /**
   * Ends an operator's code.
   *
   * @param rows rows as arrays; where there is but one column they become its values, which is the
   *     form that Calcite's sorts and limits take for granted
   */
  static EnumerableRel.Result result(
      EnumerableRelImplementor implementor,
      RelDataType rowType,
      BlockBuilder block,
      Expression rows) {
    final PhysType arrays =
        PhysTypeImpl.of(implementor.getTypeFactory(), rowType, JavaRowFormat.ARRAY, false);
    final PhysType result =
        PhysTypeImpl.of(implementor.getTypeFactory(), rowType, JavaRowFormat.ARRAY);
    block.add(Expressions.return_(null, arrays.convertTo(rows, result.getFormat())));
    return implementor.result(result, block.toBlock());
  }
}
