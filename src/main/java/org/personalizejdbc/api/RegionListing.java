package org.personalizejdbc.api;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one Region's listing, page after page. While a page is read the next is on its way.
 * For one thread; {@link #hasNext()} waits and throws {@link ApiException}.
 *
 * @param <S> the summary that rows are made of
 */
public final class RegionListing<S> implements Iterator<@Nullable Object[]> {
  private final Execution execution;
  private final Function<S, @Nullable Object[]> reader;
  private @Nullable PageChain<S> unread;
  private Iterator<S> page = List.<S>of().iterator();

  RegionListing(Execution execution, PageChain<S> first, Function<S, @Nullable Object[]> reader) {
    this.execution = execution;
    this.unread = first;
    this.reader = reader;
  }

  @Override
  public boolean hasNext() {
    while (!page.hasNext() && unread != null) {
      final PageChain<S> current = unread;
      page = execution.await(current.page()).summaries().iterator();
      unread = current.next();
    }
    return page.hasNext();
  }

  @Override
  public @Nullable Object[] next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return reader.apply(page.next());
  }
}
