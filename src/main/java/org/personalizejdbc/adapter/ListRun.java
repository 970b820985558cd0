package org.personalizejdbc.adapter;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Supplier;
import org.apache.calcite.DataContext;
import org.apache.calcite.linq4j.AbstractEnumerable;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.linq4j.Enumerator;
import org.apache.calcite.linq4j.Linq4j;
import org.apache.calcite.rex.RexNode;
import org.jspecify.annotations.Nullable;
import org.personalizejdbc.api.Execution;
import org.personalizejdbc.api.PersonalizeArn;
import org.personalizejdbc.api.RegionListing;

/**
 * Runs the list operator. Public only because generated code calls it; immutable, safe for
 * concurrent use.
 */
public final class ListRun {
  private final ListSpec spec;

  ListRun(ListSpec spec) {
    this.spec = spec;
  }

  /**
   * The summaries of the scope, Region after Region. All Regions begin at once; but where reading
   * will end early, each begins when the one before is read.
   */
  public Enumerable<@Nullable Object[]> rows(DataContext root) {
    return new AbstractEnumerable<>() {
      @Override
      public Enumerator<@Nullable Object[]> enumerator() {
        return begin(root);
      }
    };
  }

  private Enumerator<@Nullable Object[]> begin(DataContext root) {
    final Execution execution = Executions.of(root, spec.session());
    final boolean remember = Executions.remembersListings(root);
    final boolean lazy = spec.bound().isLazy(root);
    String parent = null;
    List<String> regions = regions(root);
    if (spec.parent() != null) {
      final String value = Constants.text(spec.parent().value(), root);
      final Optional<PersonalizeArn> arn =
          value == null
              ? Optional.empty()
              : spec.parent().column().parentOf(value).flatMap(PersonalizeArn::parse);
      if (arn.isEmpty()) {
        return Linq4j.emptyEnumerator();
      }
      parent = arn.get().text();
      // A parent's resources are in its own Region.
      regions = regions.stream().filter(arn.get().region()::equals).toList();
    }
    final String narrowedTo = parent;
    final Queue<Supplier<RegionListing<?>>> listings = new ArrayDeque<>();
    for (String region : regions) {
      if (lazy) {
        listings.add(() -> spec.table().list(execution, region, narrowedTo, true, remember));
      } else {
        final RegionListing<?> begun =
            spec.table().list(execution, region, narrowedTo, false, remember);
        listings.add(() -> begun);
      }
    }
    return new ListEnumerator(execution, listings, spec.table().parentColumn() != null, narrowedTo);
  }

  private List<String> regions(DataContext root) {
    final List<RexNode> narrowed = spec.regions();
    if (narrowed == null) {
      return spec.session().regions();
    }
    final List<@Nullable String> wanted = new ArrayList<>();
    for (RexNode constant : narrowed) {
      wanted.add(Constants.text(constant, root));
    }
    return spec.session().regions().stream().filter(wanted::contains).toList();
  }

  /** Reads one Region after the other. */
  private static final class ListEnumerator implements Enumerator<@Nullable Object[]> {
    private final Execution execution;
    private final Queue<Supplier<RegionListing<?>>> listings;
    private final boolean tellsParent;
    private final @Nullable String parent;
    private @Nullable RegionListing<?> listing;
    private @Nullable Object @Nullable [] current;

    ListEnumerator(
        Execution execution,
        Queue<Supplier<RegionListing<?>>> listings,
        boolean tellsParent,
        @Nullable String parent) {
      this.execution = execution;
      this.listings = listings;
      this.tellsParent = tellsParent;
      this.parent = parent;
    }

    @Override
    public @Nullable Object[] current() {
      return Objects.requireNonNull(current, "moveNext() first");
    }

    @Override
    public boolean moveNext() {
      execution.check();
      while (true) {
        if (listing == null) {
          final Supplier<RegionListing<?>> next = listings.poll();
          if (next == null) {
            return false;
          }
          listing = next.get();
        }
        if (listing.hasNext()) {
          current = row(listing.next());
          return true;
        }
        listing = null;
      }
    }

    private @Nullable Object[] row(@Nullable Object[] summary) {
      if (!tellsParent) {
        return RuntimeValues.of(summary);
      }
      final @Nullable Object[] row = Arrays.copyOf(summary, summary.length + 1);
      row[summary.length] = parent;
      return RuntimeValues.of(row);
    }

    @Override
    public void reset() {
      throw new UnsupportedOperationException("a listing is read once");
    }

    @Override
    public void close() {
      listings.clear();
      listing = null;
    }
  }
}
