package org.personalizejdbc.api;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A page of a listing on its way, and the pages behind it. Whoever holds the first can read all of
 * them again; whoever moves along holds no more than a page. Safe for concurrent use.
 *
 * @param <S> the summary that a page holds
 */
final class PageChain<S> {
  private final Function<@Nullable String, CompletableFuture<Resource.Page<S>>> fetch;
  private final CompletableFuture<Resource.Page<S>> page;
  private final Set<String> seenTokens;
  private final String listing;
  private @Nullable PageChain<S> next;

  private PageChain(
      Function<@Nullable String, CompletableFuture<Resource.Page<S>>> fetch,
      @Nullable String token,
      Set<String> seenTokens,
      String listing) {
    this.fetch = fetch;
    this.page = fetch.apply(token);
    this.seenTokens = seenTokens;
    this.listing = listing;
  }

  /**
   * Asks for the first page.
   *
   * @param listing what is listed, for messages
   * @param fetch asks for the page of a token, null for the first
   */
  static <S> PageChain<S> first(
      String listing, Function<@Nullable String, CompletableFuture<Resource.Page<S>>> fetch) {
    return new PageChain<>(fetch, null, new HashSet<>(), listing);
  }

  /** This page, when it has come. */
  CompletableFuture<Resource.Page<S>> page() {
    return page;
  }

  /**
   * Has the page after this one be asked for as soon as this one has come, by whoever brings it.
   * What fails then is told the reader, who comes to ask for it, too.
   */
  void askAhead() {
    page.thenRun(this::next);
  }

  /** Whether a page follows this one, which must have come. */
  boolean hasNext() {
    final String token = page.join().nextToken();
    // The SDK's own paginator takes an empty token for the end, too.
    return token != null && !token.isEmpty();
  }

  /**
   * The page after this one, which must have come; the first call asks for it.
   *
   * @return the next page, or null after the last
   * @throws ApiException where the service names a page that it has named before: following it
   *     would never end
   */
  @Nullable PageChain<S> next() {
    if (!hasNext()) {
      return null;
    }
    final String token = page.join().nextToken();
    // One lock for the chain: its tokens are shared.
    synchronized (seenTokens) {
      if (next == null) {
        if (!seenTokens.add(token)) {
          throw new ApiException(
              ApiException.Kind.UNREADABLE,
              listing
                  + " answered a page token that it had answered before, so the listing would never"
                  + " end; nothing of it was used. Run the statement again");
        }
        next = new PageChain<>(fetch, token, seenTokens, listing);
      }
      return next;
    }
  }
}
