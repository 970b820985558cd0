package org.personalizejdbc.adapter;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.personalizejdbc.api.AccountRegion;
import org.personalizejdbc.api.ApiException;
import org.personalizejdbc.api.Execution;
import org.personalizejdbc.api.PersonalizeArn;
import org.personalizejdbc.api.Reach;
import org.personalizejdbc.api.RegionListing;
import org.personalizejdbc.api.ResourceTable;
import org.personalizejdbc.api.TableRow;

/**
 * Which ARNs exist, by a listing of their account and Region, for a look-up of many keys: the stale
 * ones among them then cost no call. A Region is listed when its first key comes, as far as it
 * takes to find each key, and only as long as its pages are not more than the keys that are known;
 * if they are, or the listing is denied, nothing more is known of that Region and its keys are
 * described one by one.
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
  record Listed(TableRow summary) implements Answer {}

  /** The listing says nothing: only a description can tell. */
  record Unknown() implements Answer {}

  /**
   * The account or Region does not answer, and so will not tell.
   *
   * @param failure why
   */
  record Unreached(ApiException failure) implements Answer {}

  /** What is known of an account's Region: as much as was read, which is as much as it took. */
  private static final class Listing {
    private final RegionListing<?> rows;

    /** Rows of {@link ResourceTable#listedColumns()} by ARN. */
    private final Map<String, TableRow> summaries = new HashMap<>();

    /** Whether it is read no further, since it is denied or would cost more than it can save. */
    private boolean givenUp;

    /** Why it did not answer at all; null where it did, or was not asked yet. */
    private @Nullable ApiException failure;

    Listing(RegionListing<?> rows) {
      this.rows = rows;
    }
  }

  /** Where resources are. */
  private record Place(String account, String region) {}

  /**
   * Asks for an ARN, waiting for as much of its Region's listing as it takes. Whoever is told
   * {@link Unknown} describes the ARN, and looks at the answer before those to later ARNs.
   *
   * @param in the account and Region to ask
   * @param knownKeys how many distinct keys are known so far
   */
  Answer of(PersonalizeArn arn, Reach.Location.In in, int knownKeys) {
    final Listing listing =
        listings.computeIfAbsent(
            in.where(), where -> new Listing(table.list(execution, where, null, true, true)));
    if (!listing.givenUp && listing.failure == null) {
      readOn(listing, arn.text(), knownKeys);
    }
    if (listing.failure != null) {
      return new Unreached(listing.failure);
    }
    final TableRow summary = listing.summaries.get(arn.text());
    if (summary != null) {
      return new Listed(summary);
    } else if (listing.givenUp) {
      return new Unknown();
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

  /** Reads until an ARN is found: what it takes to describe that one goes on beside the rest. */
  private void readOn(Listing listing, String wanted, int knownKeys) {
    final RegionListing<?> rows = listing.rows;
    try {
      while (!listing.summaries.containsKey(wanted)) {
        if (!rows.hasNextOnPage()
            && rows.pagesRead() > 0
            && pages >= knownKeys
            && rows.mayHaveMore()) {
          // The next page would cost more than it can save.
          listing.givenUp = true;
          return;
        }
        final int before = rows.pagesRead();
        final boolean more = rows.hasNext();
        pages += rows.pagesRead() - before;
        if (!more) {
          return;
        }
        final TableRow row = rows.next();
        final String arn = (String) Objects.requireNonNull(row.value(0), "an ARN");
        listing.summaries.put(arn, row);
        if (account == null) {
          account = PersonalizeArn.parse(arn).map(PersonalizeArn::accountId).orElse(null);
        }
      }
    } catch (ApiException e) {
      if (e.kind() == ApiException.Kind.ACCESS_DENIED) {
        listing.givenUp = true;
      } else if (rows.pagesRead() == 0 && execution.reach().isUnreachable(e)) {
        listing.failure = e;
      } else {
        // Of a Region that has answered, a part would be missing.
        throw e;
      }
    }
  }
}
