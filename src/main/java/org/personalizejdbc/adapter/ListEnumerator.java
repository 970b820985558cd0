package org.personalizejdbc.adapter;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Objects;
import java.util.Queue;
import java.util.function.Function;
import org.apache.calcite.linq4j.Enumerator;
import org.jspecify.annotations.Nullable;
import org.personalizejdbc.api.AccountRegion;
import org.personalizejdbc.api.ApiException;
import org.personalizejdbc.api.Execution;
import org.personalizejdbc.api.Reach;
import org.personalizejdbc.api.RegionListing;
import org.personalizejdbc.api.TableRow;
import org.personalizejdbc.api.UnreachedParts;

/**
 * Reads the listings of a scope one after the other. What denies its first page or does not answer
 * is left out, or fails the statement with all others that do so. For one thread.
 */
final class ListEnumerator implements Enumerator<@Nullable Object[]> {
  private final Execution execution;
  private final UnreachedParts unreached;
  private final Iterator<Reach.Part> scope;
  private final Function<Reach.Part, RegionListing<?>> list;
  private final Function<TableRow, @Nullable Object[]> row;
  private final Queue<Begun> begun = new ArrayDeque<>();
  private @Nullable Begun reading;
  private @Nullable Object @Nullable [] current;

  /** A listing that has begun. */
  private record Begun(AccountRegion where, RegionListing<?> listing) {}

  /**
   * Begins to list; all of the scope, unless reading is lazy.
   *
   * @param list begins the listing of a part of the scope
   * @param row makes a row of a summary
   */
  ListEnumerator(
      Execution execution,
      UnreachedParts unreached,
      Iterator<Reach.Part> scope,
      boolean lazy,
      Function<Reach.Part, RegionListing<?>> list,
      Function<TableRow, @Nullable Object[]> row) {
    this.execution = execution;
    this.unreached = unreached;
    this.scope = scope;
    this.list = list;
    this.row = row;
    if (!lazy) {
      beginAll();
    }
  }

  private void beginAll() {
    while (scope.hasNext()) {
      begin();
    }
  }

  private void begin() {
    final Reach.Part part = scope.next();
    begun.add(new Begun(part.where(), list.apply(part)));
  }

  @Override
  public @Nullable Object[] current() {
    return Objects.requireNonNull(current, "moveNext() first");
  }

  @Override
  public boolean moveNext() {
    execution.check();
    while (true) {
      if (reading == null) {
        reading = next();
      }
      if (reading == null) {
        unreached.checkAny();
        return false;
      }
      if (hasNext(reading)) {
        current = row.apply(reading.listing.next());
        return true;
      }
      reading = null;
    }
  }

  private @Nullable Begun next() {
    if (begun.isEmpty() && scope.hasNext()) {
      begin();
    }
    return begun.poll();
  }

  private boolean hasNext(Begun listing) {
    if (listing.listing.hasNextOnPage()) {
      return true;
    }
    try {
      final boolean has = listing.listing.hasNext();
      unreached.reached(listing.where);
      return has;
    } catch (ApiException e) {
      // Once a page was read, a part of the answer would be missing.
      if (listing.listing.pagesRead() > 0 || !execution.reach().isUnreachable(e)) {
        throw e;
      }
      unreached.failed(listing.where, e);
      if (unreached.leavesOut()) {
        return false;
      }
      throw allFailures();
    }
  }

  /** Waits for the first page of all others, so that the error names all that do not answer. */
  private ApiException allFailures() {
    beginAll();
    for (Begun other : begun) {
      final ApiException failure = other.listing.firstFailure();
      // What ends the statement ends the wait.
      execution.check();
      if (failure == null) {
        unreached.reached(other.where);
      } else if (execution.reach().isUnreachable(failure)) {
        unreached.failed(other.where, failure);
      }
    }
    return unreached.failure();
  }

  @Override
  public void reset() {
    throw new UnsupportedOperationException("a listing is read once");
  }

  @Override
  public void close() {
    begun.clear();
    reading = null;
  }
}
