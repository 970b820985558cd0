package org.personalizejdbc.adapter;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.personalizejdbc.api.AccountRegion;
import org.personalizejdbc.api.ApiException;
import org.personalizejdbc.api.Execution;
import org.personalizejdbc.api.PersonalizeArn;
import org.personalizejdbc.api.Reach;
import org.personalizejdbc.api.RegionListing;
import org.personalizejdbc.api.ResourceTable;

/**
 * Which ARNs exist, by a listing of their account and Region, for a look-up of many keys: the stale
 * ones among them then cost no call. A Region is listed when its first key comes, and only as long
 * as its pages are not more than the keys that are known; if they are, or the listing is denied,
 * nothing is known of that Region and its keys are described one by one.
 *
 * <p>A listing shows one account, and says nothing of another's resources. Where it is not known
 * whose the credentials are, the listing's resources tell, or those of another Region. As long as
 * there are none, one ARN of each account and Region is described, so that AWS refuses what it
 * would refuse of fewer keys. For one thread.
 */
final class ExistingArns {
  /** The distinct keys up to which describing them is taken to be cheaper than listing. */
  static final int THRESHOLD = 20;

  private final ResourceTable<?, ?, ?> table;
  private final Execution execution;
  private final Map<AccountRegion, Listing> listings = new HashMap<>();
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

  /**
   * The account or Region does not answer, and so will not tell.
   *
   * @param failure why
   */
  record Unreached(ApiException failure) implements Answer {}

  /** What is known of an account's Region. */
  private sealed interface Listing {}

  /**
   * All of it.
   *
   * @param summaries rows of {@link ResourceTable#listedColumns()} by ARN
   */
  private record Complete(Map<String, @Nullable Object[]> summaries) implements Listing {}

  /** Nothing, since the listing is denied or would cost more than it can save. */
  private record GivenUp() implements Listing {}

  /** Nothing, since it does not answer. */
  private record Failed(ApiException failure) implements Listing {}

  /** Where resources are. */
  private record Place(String account, String region) {}

  /**
   * Asks for an ARN, waiting for its Region's listing. Whoever is told {@link Unknown} describes
   * the ARN, and looks at the answer before those to later ARNs.
   *
   * @param in the account and Region to ask
   * @param knownKeys how many distinct keys are known so far
   */
  Answer of(PersonalizeArn arn, Reach.Location.In in, int knownKeys) {
    Listing listing = listings.get(in.where());
    if (listing == null) {
      listing = list(in.where(), knownKeys);
      listings.put(in.where(), listing);
    }
    if (listing instanceof Failed failed) {
      return new Unreached(failed.failure);
    }
    if (!(listing instanceof Complete complete)) {
      return new Unknown();
    }
    final @Nullable Object[] summary = complete.summaries.get(arn.text());
    if (summary != null) {
      return new Listed(summary);
    }
    final boolean mayBeAnothers;
    if (in.known()) {
      mayBeAnothers = false;
    } else {
      mayBeAnothers =
          account == null
              ? tried.add(new Place(arn.accountId(), arn.region()))
              : !account.equals(arn.accountId());
    }
    return mayBeAnothers ? new Unknown() : new Missing();
  }

  private Listing list(AccountRegion where, int knownKeys) {
    final Map<String, @Nullable Object[]> summaries = new HashMap<>();
    try {
      final RegionListing<?> listing = table.list(execution, where, null, true, true);
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
      if (e.kind() == ApiException.Kind.ACCESS_DENIED) {
        return new GivenUp();
      } else if (execution.reach().isUnreachable(e)) {
        return new Failed(e);
      }
      throw e;
    }
  }
}
