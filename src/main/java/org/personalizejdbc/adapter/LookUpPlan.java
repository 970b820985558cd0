package org.personalizejdbc.adapter;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.personalizejdbc.api.Execution;
import org.personalizejdbc.api.PersonalizeArn;
import org.personalizejdbc.api.Reach;
import org.personalizejdbc.api.ResourceTable;
import org.personalizejdbc.api.TableRow;

/**
 * Looks columns up by one ARN. It does what {@link DescribeRun} does with one key, without what
 * keeps many of them going, which takes three hundredths of the call. Immutable and safe for
 * concurrent use.
 *
 * @param columns the table's columns that are asked for, by index
 * @param key the ARN; null for the first parameter's value
 */
record LookUpPlan(ResourceTable<?, ?, ?> table, List<Integer> columns, @Nullable String key)
    implements RunnablePlan {
  private static final @Nullable Object[] NO_INPUT = {};

  @Override
  public boolean isDirect() {
    return true;
  }

  @Override
  public QueryRows begin(QueryContext context, Execution execution, int width) {
    final Scope scope = new Scope(execution, table.resource().arnType());
    execution.check();
    final Object value = key == null ? context.parameter(0) : key;
    final LookUp lookUp =
        value == null ? LookUp.withoutRows(NO_INPUT) : lookUp(execution, scope, value.toString());
    final LookUpAnswers answers = new LookUpAnswers(execution, false, true);
    final List<TableRow> rows = answers.of(lookUp, List.of(), List::of);
    answers.end();
    return new LookUpRows(execution, columns, rows);
  }

  private LookUp lookUp(Execution execution, Scope scope, String text) {
    final Optional<PersonalizeArn> parsed = scope.parse(text);
    if (parsed.isEmpty()) {
      execution.warn(scope.matchesNoRow(text));
      return LookUp.withoutRows(NO_INPUT);
    }
    final PersonalizeArn arn = parsed.get();
    final Reach.Location location = scope.locate(arn);
    if (location instanceof Reach.Location.Unreached unreached) {
      return LookUp.failed(NO_INPUT, unreached.where(), unreached.failure());
    } else if (!(location instanceof Reach.Location.In in)) {
      scope.miss(arn);
      throw scope.missed(arn);
    } else {
      // Nothing else in the statement mentions it, so it need not be remembered.
      return new LookUp(
          NO_INPUT, in.where(), table.describe(execution, in.where(), arn, false, true));
    }
  }
}
