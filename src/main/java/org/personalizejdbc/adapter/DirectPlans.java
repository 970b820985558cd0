package org.personalizejdbc.adapter;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.apache.calcite.DataContext;
import org.apache.calcite.adapter.enumerable.EnumerableCalc;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.linq4j.Linq4j;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelRoot;
import org.apache.calcite.rel.core.Values;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexLiteral;
import org.jspecify.annotations.Nullable;

/**
 * Runs plans that only look up or list, with simple conditions and columns, as they stand. Calcite
 * would generate a class for each and compile it, which takes longer than all else about planning.
 */
final class DirectPlans {
  private DirectPlans() {}

  /** A way to run a plan that has been chosen; null where it takes generated code. */
  static @Nullable DirectRows of(RelRoot root) {
    final DirectRows rows = of(root.rel);
    return rows == null || root.isRefTrivial()
        ? rows
        : new DirectCalc(
            rows,
            null,
            root.fields.stream().map(field -> DirectExpression.column(field.getKey())).toList());
  }

  private static @Nullable DirectRows of(RelNode rel) {
    if (rel instanceof EnumerableResourceList list) {
      return new Listing(new ListRun(list.spec));
    } else if (rel instanceof EnumerableKeyList list) {
      return new KeyListRun(list.keys)::rows;
    } else if (rel instanceof Values values) {
      return ofValues(values);
    }
    final DirectRows input = rel.getInputs().size() == 1 ? of(rel.getInput(0)) : null;
    if (input == null) {
      return null;
    } else if (rel instanceof EnumerableResourceDescribe describe) {
      final DescribeRun run = new DescribeRun(describe.spec, describe.inputWidth());
      return context -> run.rows(context, input.in(context));
    } else if (rel instanceof EnumerableRowLimit limit) {
      final RowLimitRun run = limit.run();
      return context -> run.rows(context, () -> input.in(context));
    } else if (rel instanceof EnumerableCalc calc) {
      return DirectCalc.of(calc.getProgram(), input);
    }
    return null;
  }

  /** A listing. */
  private record Listing(ListRun run) implements DirectRows {
    @Override
    public Enumerable<@Nullable Object[]> in(DataContext root) {
      return run.rows(root);
    }

    @Override
    public DirectRows reading(BitSet columns) {
      return new Listing(run.reading(columns));
    }
  }

  private static @Nullable DirectRows ofValues(Values values) {
    final List<RelDataType> types =
        values.getRowType().getFieldList().stream().map(field -> field.getType()).toList();
    final List<@Nullable Object[]> rows = new ArrayList<>();
    for (List<RexLiteral> tuple : values.getTuples()) {
      final @Nullable Object[] row = new @Nullable Object[types.size()];
      for (int i = 0; i < row.length; i++) {
        if (!DirectLiterals.canRead(tuple.get(i), types.get(i))) {
          return null;
        }
        row[i] = DirectLiterals.value(tuple.get(i), types.get(i));
      }
      rows.add(row);
    }
    return context -> Linq4j.asEnumerable(rows);
  }
}
