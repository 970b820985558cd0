package org.personalizejdbc.adapter;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.calcite.DataContext;
import org.apache.calcite.linq4j.AbstractEnumerable;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.linq4j.Enumerator;
import org.apache.calcite.rex.RexLocalRef;
import org.apache.calcite.rex.RexProgram;
import org.jspecify.annotations.Nullable;

/**
 * A filter and a projection.
 *
 * @param condition what a row must meet; null for nothing
 */
record DirectCalc(
    DirectRows input, @Nullable DirectExpression condition, List<DirectExpression> projects)
    implements DirectRows {

  /** A program over rows; null where one of its expressions takes generated code. */
  static @Nullable DirectCalc of(RexProgram program, DirectRows input) {
    final DirectExpressions expressions = new DirectExpressions(program.getExprList());
    final List<DirectExpression> projects = new ArrayList<>();
    for (RexLocalRef project : program.getProjectList()) {
      final DirectExpression expression = expressions.of(project);
      if (expression == null) {
        return null;
      }
      projects.add(expression);
    }
    final RexLocalRef filter = program.getCondition();
    final DirectExpression condition = filter == null ? null : expressions.of(filter);
    return filter != null && condition == null
        ? null
        : new DirectCalc(input.reading(expressions.columns()), condition, List.copyOf(projects));
  }

  @Override
  public Enumerable<@Nullable Object[]> in(DataContext root) {
    final Enumerable<@Nullable Object[]> rows = input.in(root);
    return new AbstractEnumerable<>() {
      @Override
      public Enumerator<@Nullable Object[]> enumerator() {
        return new CalcEnumerator(rows.enumerator(), root);
      }
    };
  }

  private final class CalcEnumerator implements Enumerator<@Nullable Object[]> {
    private final Enumerator<@Nullable Object[]> rows;
    private final DataContext root;
    private final DirectExpression[] expressions = projects.toArray(DirectExpression[]::new);
    private @Nullable Object @Nullable [] current;

    CalcEnumerator(Enumerator<@Nullable Object[]> rows, DataContext root) {
      this.rows = rows;
      this.root = root;
    }

    @Override
    public @Nullable Object[] current() {
      return Objects.requireNonNull(current, "moveNext() first");
    }

    @Override
    public boolean moveNext() {
      while (rows.moveNext()) {
        final @Nullable Object[] row = rows.current();
        if (condition == null || Boolean.TRUE.equals(condition.of(row, root))) {
          current = project(row);
          return true;
        }
      }
      return false;
    }

    private @Nullable Object[] project(@Nullable Object[] row) {
      final @Nullable Object[] projected = new @Nullable Object[expressions.length];
      for (int i = 0; i < projected.length; i++) {
        final DirectExpression expression = expressions[i];
        // Most are columns, which need no call.
        projected[i] =
            expression instanceof DirectExpression.Column column
                ? row[column.index()]
                : expression.of(row, root);
      }
      return projected;
    }

    @Override
    public void reset() {
      rows.reset();
    }

    @Override
    public void close() {
      rows.close();
    }
  }
}
