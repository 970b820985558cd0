package org.personalizejdbc.adapter;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.personalizejdbc.api.ApiException;
import org.personalizejdbc.api.Execution;
import org.personalizejdbc.api.PersonalizeArn;
import org.personalizejdbc.api.RegionListing;
import org.personalizejdbc.api.ResourceTable;

/**
 * Which ARNs exist, by a listing of their Region, for a look-up of many keys: the stale ones among
 * them then cost no call. A Region is listed when its first key comes, and only as long as its
 * pages are not more than the keys that are known; if they are, or the listing is denied, nothing
 * is known of that Region and its keys are described one by one. For one thread.
 */
final class ExistingArns {
  /** The distinct keys up to which describing them is taken to be cheaper than listing. */
  static final int THRESHOLD = 20;

  private final ResourceTable<?, ?, ?> table;
  private final Execution execution;
  private final Map<String, Map<String, @Nullable Object[]>> regions = new HashMap<>();
  private int pages;

  ExistingArns(ResourceTable<?, ?, ?> table, Execution execution) {
    this.table = table;
    this.execution = execution;
  }

  /** What a listing says of an ARN. */
  sealed interface Answer {}

  /** There is no such resource. */
  record Missing() implements Answer {}

  /**
   * There is one.
   *
   * @param summary its row of {@link ResourceTable#listedColumns()}
   */
  record Listed(@Nullable Object[] summary) implements Answer {}

  /** The listing says nothing. */
  record Unknown() implements Answer {}

  /**
   * Asks for an ARN, waiting for its Region's listing.
   *
   * @param knownKeys how many distinct keys are known so far
   */
  Answer of(PersonalizeArn arn, int knownKeys) {
    final Map<String, @Nullable Object[]> listed = regions.get(arn.region());
    final Map<String, @Nullable Object[]> known =
        listed == null ? list(arn.region(), knownKeys) : listed;
    if (known == UNKNOWN) {
      return new Unknown();
    }
    final @Nullable Object[] summary = known.get(arn.text());
    if (summary != null) {
      return new Listed(summary);
    }
    // A listing shows one account; of another's resources it says nothing.
    return known.isEmpty() || ofSameAccount(known.keySet().iterator().next(), arn)
        ? new Missing()
        : new Unknown();
  }

  private static boolean ofSameAccount(String listed, PersonalizeArn arn) {
    return PersonalizeArn.parse(listed)
        .filter(other -> other.accountId().equals(arn.accountId()))
        .isPresent();
  }

  /** Stands for a Region whose listing was given up; never written to. */
  private static final Map<String, @Nullable Object[]> UNKNOWN = new HashMap<>();

  private Map<String, @Nullable Object[]> list(String region, int knownKeys) {
    Map<String, @Nullable Object[]> known = new HashMap<>();
    try {
      final RegionListing<?> listing = table.list(execution, region, null, true, true);
      while (listing.hasNext()) {
        final @Nullable Object[] row = RuntimeValues.of(listing.next());
        known.put((String) row[0], row);
        if (!listing.hasNextOnPage() && pages + listing.pagesRead() >= knownKeys) {
          // The next page would cost more than it can save; unless this was the last.
          if (listing.mayHaveMore()) {
            known = UNKNOWN;
            break;
          }
        }
      }
      pages += listing.pagesRead();
    } catch (ApiException e) {
      if (e.kind() != ApiException.Kind.ACCESS_DENIED) {
        throw e;
      }
      known = UNKNOWN;
    }
    regions.put(region, known);
    return known;
  }
}
