package org.personalizejdbc.adapter;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.personalizejdbc.api.AccountRegion;
import org.personalizejdbc.api.ApiException;
import org.personalizejdbc.api.Execution;
import org.personalizejdbc.api.PersonalizeArn;
import org.personalizejdbc.api.Reach;
import org.personalizejdbc.api.ResourceTable;
import org.personalizejdbc.api.TableRow;
import org.personalizejdbc.api.UnreachedParts;

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

  @Override
  public boolean isDirect() {
    return true;
  }

  @Override
  public QueryRows begin(QueryContext context, Execution execution, int width) {
    execution.check();
    final Scope scope = new Scope(execution, table.resource().arnType());
    final Object value = key == null ? context.parameter(0) : key;
    return new LookUpRows(
        execution, columns, value == null ? List.of() : rows(execution, scope, value.toString()));
  }

  private List<TableRow> rows(Execution execution, Scope scope, String text) {
    final Optional<PersonalizeArn> parsed = scope.parse(text);
    if (parsed.isEmpty()) {
      execution.warn(scope.matchesNoRow(text));
      return List.of();
    }
    final PersonalizeArn arn = parsed.get();
    final Reach.Location location = scope.locate(arn);
    if (location instanceof Reach.Location.Unreached unreached) {
      return leftOut(execution, unreached.where(), unreached.failure());
    } else if (!(location instanceof Reach.Location.In in)) {
      scope.miss(arn);
      throw scope.missed(arn);
    } else {
      return rows(execution, in.where(), arn);
    }
  }

  private List<TableRow> rows(Execution execution, AccountRegion where, PersonalizeArn arn) {
    try {
      // Nothing else in the statement mentions it, so it need not be remembered.
      return execution.await(table.describe(execution, where, arn, false, true));
    } catch (ApiException e) {
      return leftOut(execution, where, e);
    }
  }

  /** No rows, where what does not answer is left out; else the failure is thrown. */
  private static List<TableRow> leftOut(
      Execution execution, AccountRegion where, ApiException failure) {
    final UnreachedParts unreached = new UnreachedParts(execution, true);
    if (!unreached.leavesOut() || !execution.reach().isUnreachable(failure)) {
      throw failure;
    }
    unreached.failed(where, failure);
    unreached.checkAny();
    return List.of();
  }
}
