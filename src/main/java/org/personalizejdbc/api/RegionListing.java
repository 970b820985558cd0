package org.personalizejdbc.api;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one account's listing of a Region, page after page. While a page is read the next is
 * on its way, but where reading is lazy. For one thread; {@link #hasNext()} waits and throws {@link
 * ApiException}.
 *
 * @param <S> the summary that rows are made of
 */
public final class RegionListing<S> implements Iterator<TableRow> {
  private final Execution execution;
  private final Function<S, TableRow> reader;
  private final boolean lazy;
  private @Nullable PageChain<S> next;
  private @Nullable PageChain<S> last;
  private Iterator<S> page = List.<S>of().iterator();
  private int pages;

  RegionListing(
      Execution execution, PageChain<S> first, boolean lazy, Function<S, TableRow> reader) {
    this.execution = execution;
    this.next = first;
    this.lazy = lazy;
    this.reader = reader;
  }

  /** Waits for a row; asks for the next page where the last one is read. */
  @Override
  public boolean hasNext() {
    while (!page.hasNext()) {
      if (next == null && last != null) {
        next = last.next();
        last = null;
      }
      if (next == null) {
        return false;
      }
      final PageChain<S> current = next;
      if (!lazy && !current.page().isDone()) {
        current.askAhead();
      }
      page = execution.await(current.page()).summaries().iterator();
      pages++;
      next = lazy ? null : current.next();
      last = lazy ? current : null;
    }
    return true;
  }

  /**
   * Waits for the first page, which must not have been read, without reading it.
   *
   * @return why it did not come, or null where it did
   */
  public @Nullable ApiException firstFailure() {
    final PageChain<S> first = next;
    if (first != null) {
      try {
        execution.await(first.page());
      } catch (ApiException e) {
        return e;
      }
    }
    return null;
  }

  /** The pages that were read so far. */
  public int pagesRead() {
    return pages;
  }

  /** Whether the next row stands on a page that was read already. */
  public boolean hasNextOnPage() {
    return page.hasNext();
  }

  /** Whether another page follows, as far as is known without asking for it. */
  public boolean mayHaveMore() {
    return next != null || (last != null && last.hasNext());
  }

  @Override
  public TableRow next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return reader.apply(page.next());
  }
}
