package org.personalizejdbc.adapter;

import java.util.ArrayDeque;
import java.util.Queue;
import org.apache.calcite.DataContext;
import org.apache.calcite.linq4j.AbstractEnumerable;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.linq4j.Enumerator;
import org.jspecify.annotations.Nullable;
import org.personalizejdbc.api.Execution;
import org.personalizejdbc.api.PersonalizeSession;
import org.personalizejdbc.api.RegionListing;
import org.personalizejdbc.api.ResourceTable;

/**
 * Runs the list operator. Public only because generated code calls it; immutable, safe for
 * concurrent use.
 */
public final class ListRun {
  private final ResourceTable<?, ?, ?> table;
  private final PersonalizeSession session;

  ListRun(ResourceTable<?, ?, ?> table, PersonalizeSession session) {
    this.table = table;
    this.session = session;
  }

  /** The summaries of every Region in scope: all Regions begin at once, and come in order. */
  public Enumerable<@Nullable Object[]> rows(DataContext root) {
    final Execution execution = Executions.of(root, session);
    final boolean remember = Executions.remembersListings(root);
    return new AbstractEnumerable<>() {
      @Override
      public Enumerator<@Nullable Object[]> enumerator() {
        final Queue<RegionListing<?>> listings = new ArrayDeque<>();
        for (String region : session.regions()) {
          listings.add(table.list(execution, region, remember));
        }
        return new ListEnumerator(execution, listings);
      }
    };
  }

  /** Reads one Region after the other. */
  private static final class ListEnumerator implements Enumerator<@Nullable Object[]> {
    private final Execution execution;
    private final Queue<RegionListing<?>> listings;
    private @Nullable Object @Nullable [] current;

    ListEnumerator(Execution execution, Queue<RegionListing<?>> listings) {
      this.execution = execution;
      this.listings = listings;
    }

    @Override
    public @Nullable Object[] current() {
      return java.util.Objects.requireNonNull(current, "moveNext() first");
    }

    @Override
    public boolean moveNext() {
      execution.check();
      for (RegionListing<?> listing = listings.peek(); listing != null; listing = listings.peek()) {
        if (listing.hasNext()) {
          current = RuntimeValues.of(listing.next());
          return true;
        }
        listings.remove();
      }
      return false;
    }

    @Override
    public void reset() {
      throw new UnsupportedOperationException("a listing is read once");
    }

    @Override
    public void close() {
      listings.clear();
    }
  }
}
