package org.personalizejdbc.adapter;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
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
 * is known of that Region and its keys are described one by one.
 *
 * <p>A listing shows one account, and says nothing of another's resources. Which account it is, its
 * resources tell, or those of another Region. As long as there are none, one ARN of each account
 * and Region is described, so that AWS refuses what it would refuse of fewer keys. For one thread.
 */
final class ExistingArns {
  /** The distinct keys up to which describing them is taken to be cheaper than listing. */
  static final int THRESHOLD = 20;

  private final ResourceTable<?, ?, ?> table;
  private final Execution execution;
  private final Map<String, Listing> regions = new HashMap<>();
  private final Set<Place> tried = new HashSet<>();
  private @Nullable String account;
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

  /** The listing says nothing: only a description can tell. */
  record Unknown() implements Answer {}

  /** What is known of a Region. */
  private sealed interface Listing {}

  /**
   * All of it.
   *
   * @param summaries rows of {@link ResourceTable#listedColumns()} by ARN
   */
  private record Complete(Map<String, @Nullable Object[]> summaries) implements Listing {}

  /** Nothing, since the listing is denied or would cost more than it can save. */
  private record GivenUp() implements Listing {}

  /** Where resources are. */
  private record Place(String account, String region) {}

  /**
   * Asks for an ARN, waiting for its Region's listing. Whoever is told {@link Unknown} describes
   * the ARN, and looks at the answer before those to later ARNs.
   *
   * @param knownKeys how many distinct keys are known so far
   */
  Answer of(PersonalizeArn arn, int knownKeys) {
    Listing listing = regions.get(arn.region());
    if (listing == null) {
      listing = list(arn.region(), knownKeys);
      regions.put(arn.region(), listing);
    }
    if (!(listing instanceof Complete complete)) {
      return new Unknown();
    }
    final @Nullable Object[] summary = complete.summaries.get(arn.text());
    if (summary != null) {
      return new Listed(summary);
    }
    final boolean mayBeAnothers =
        account == null
            ? tried.add(new Place(arn.accountId(), arn.region()))
            : !account.equals(arn.accountId());
    return mayBeAnothers ? new Unknown() : new Missing();
  }

  private Listing list(String region, int knownKeys) {
    final Map<String, @Nullable Object[]> summaries = new HashMap<>();
    try {
      final RegionListing<?> listing = table.list(execution, region, null, true, true);
      while (listing.hasNext()) {
        final @Nullable Object[] row = RuntimeValues.of(listing.next());
        final String arn = (String) row[0];
        summaries.put(arn, row);
        if (account == null) {
          account = PersonalizeArn.parse(arn).map(PersonalizeArn::accountId).orElse(null);
        }
        if (!listing.hasNextOnPage()
            && pages + listing.pagesRead() >= knownKeys
            // The next page would cost more than it can save; unless this was the last.
            && listing.mayHaveMore()) {
          pages += listing.pagesRead();
          return new GivenUp();
        }
      }
      pages += listing.pagesRead();
      return new Complete(summaries);
    } catch (ApiException e) {
      if (e.kind() != ApiException.Kind.ACCESS_DENIED) {
        throw e;
      }
      return new GivenUp();
    }
  }
}
