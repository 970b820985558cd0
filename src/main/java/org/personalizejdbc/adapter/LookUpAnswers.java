package org.personalizejdbc.adapter;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.personalizejdbc.api.AccountRegion;
import org.personalizejdbc.api.ApiException;
import org.personalizejdbc.api.Execution;
import org.personalizejdbc.api.TableRow;
import org.personalizejdbc.api.UnreachedParts;

/**
 * Waits for the answers to look-ups. What denies or does not answer is left out, or fails the
 * statement with all others that do so. For one thread.
 */
final class LookUpAnswers {
  private final Execution execution;
  private final UnreachedParts unreached;
  private final boolean listed;

  /**
   * Begins with none.
   *
   * @param listed whether a listing named the ARNs
   * @param mayLeaveOut see {@link DescribeSpec}
   */
  LookUpAnswers(Execution execution, boolean listed, boolean mayLeaveOut) {
    this.execution = execution;
    this.listed = listed;
    // What a listing named is known to be there, and is not left out of it.
    this.unreached = new UnreachedParts(execution, mayLeaveOut && !listed);
  }

  /** What an account and Region failed with, so that it need not be asked; or null. */
  @Nullable ApiException failure(AccountRegion where) {
    return unreached.failure(where);
  }

  /** Whether an account and Region was asked, and answered or failed. */
  boolean isKnown(AccountRegion where) {
    return unreached.isKnown(where);
  }

  /**
   * Waits for an answer.
   *
   * @param others what is asked already
   * @param rest asks what else the statement would have asked, once in each account and Region
   * @return the rows, none where the account or Region is left out
   */
  List<TableRow> of(LookUp lookUp, Collection<LookUp> others, Supplier<List<LookUp>> rest) {
    try {
      return await(lookUp);
    } catch (ApiException e) {
      if (!keepUnreached(lookUp, e)) {
        throw e;
      } else if (unreached.leavesOut()) {
        return List.of();
      } else if (execution.reach().isSingle()) {
        throw e;
      }
      throw allFailures(others, rest);
    }
  }

  private List<TableRow> await(LookUp lookUp) {
    final List<TableRow> rows = execution.await(lookUp.described());
    if (lookUp.where() != null) {
      unreached.reached(lookUp.where());
    }
    return rows;
  }

  /** Keeps a failure, if it is one of the account or Region. */
  private boolean keepUnreached(LookUp lookUp, ApiException failure) {
    if (lookUp.where() == null || !execution.reach().isUnreachable(failure)) {
      return false;
    }
    unreached.failed(lookUp.where(), failure);
    return true;
  }

  private ApiException allFailures(Collection<LookUp> others, Supplier<List<LookUp>> rest) {
    final List<LookUp> all = new ArrayList<>(others);
    if (!listed) {
      try {
        all.addAll(rest.get());
      } catch (ApiException e) {
        // What cannot be read on tells no more; what was asked is told.
        execution.check();
      }
    }
    for (LookUp other : all) {
      try {
        await(other);
      } catch (ApiException e) {
        // What ends the statement ends the wait; what else fails is not what is told.
        execution.check();
        keepUnreached(other, e);
      }
    }
    return unreached.failure();
  }

  /** Looks, after the last look-up, whether anything was reached at all. */
  void end() {
    unreached.checkAny();
  }
}
