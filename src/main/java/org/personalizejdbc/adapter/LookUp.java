package org.personalizejdbc.adapter;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.personalizejdbc.api.AccountRegion;
import org.personalizejdbc.api.ApiException;
import org.personalizejdbc.api.TableRow;

/**
 * A row whose ARN is looked up.
 *
 * @param row the input's row
 * @param where the account and Region that is asked; null where there is nothing to ask
 * @param described the table's rows for the ARN, when they have come
 */
record LookUp(
    @Nullable Object[] row,
    @Nullable AccountRegion where,
    CompletableFuture<List<TableRow>> described) {

  /** The look-up of what can be no resource's ARN. */
  static LookUp withoutRows(@Nullable Object[] row) {
    return new LookUp(row, null, CompletableFuture.completedFuture(List.of()));
  }

  /** The look-up in an account or Region that is known not to answer. */
  static LookUp failed(@Nullable Object[] row, AccountRegion where, ApiException failure) {
    return new LookUp(row, where, CompletableFuture.failedFuture(failure));
  }
}
