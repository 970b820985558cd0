package org.personalizejdbc.adapter;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.apache.calcite.DataContext;
import org.apache.calcite.linq4j.AbstractEnumerable;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.linq4j.Enumerator;
import org.jspecify.annotations.Nullable;
import org.personalizejdbc.api.ApiException;
import org.personalizejdbc.api.Execution;
import org.personalizejdbc.api.PersonalizeArn;
import org.personalizejdbc.api.PersonalizeSession;
import org.personalizejdbc.api.ResourceTable;

/**
 * Runs the describe operator. Public only because generated code calls it; immutable, safe for
 * concurrent use.
 */
public final class DescribeRun {
  private static final List<@Nullable Object[]> NO_ROWS = List.of();

  private final ResourceTable<?, ?, ?> table;
  private final PersonalizeSession session;
  private final int key;
  private final int inputWidth;
  private final boolean outer;
  private final boolean strict;
  private final boolean readsListing;

  /**
   * Takes what the operator says.
   *
   * @param key the input's column that holds the ARN
   * @param inputWidth how many columns the input has
   * @param readsListing whether the ARNs come out of a listing, so that none comes twice
   */
  DescribeRun(
      ResourceTable<?, ?, ?> table,
      PersonalizeSession session,
      int key,
      int inputWidth,
      boolean outer,
      boolean strict,
      boolean readsListing) {
    this.table = table;
    this.session = session;
    this.key = key;
    this.inputWidth = inputWidth;
    this.outer = outer;
    this.strict = strict;
    this.readsListing = readsListing;
  }

  /** The input's rows, each followed by what its ARN is described as, in the input's order. */
  public Enumerable<@Nullable Object[]> rows(
      DataContext root, Enumerable<@Nullable Object[]> input) {
    final Execution execution = Executions.of(root, session);
    // A listing names an ARN once, so its answers are worth keeping only for other mentions.
    final boolean remember = !readsListing || Executions.remembersListings(root);
    return new AbstractEnumerable<>() {
      @Override
      public Enumerator<@Nullable Object[]> enumerator() {
        return new DescribeEnumerator(execution, input.enumerator(), remember);
      }
    };
  }

  /** An input's row, and the rows that its ARN is described as, when they have come. */
  private record LookUp(
      @Nullable Object[] row, CompletableFuture<List<@Nullable Object[]>> described) {}

  /**
   * Keeps a window of look-ups under way, twice as many as may be in flight, so that answers are
   * there when they are read; and no more, so that memory stays flat.
   */
  private final class DescribeEnumerator implements Enumerator<@Nullable Object[]> {
    private final Execution execution;
    private final Enumerator<@Nullable Object[]> input;
    private final boolean remember;
    private final List<String> regions;
    private final int width;
    private final Queue<LookUp> window = new ArrayDeque<>();
    private boolean inputEnded;
    private @Nullable Object[] row = {};
    private Iterator<@Nullable Object[]> described = NO_ROWS.iterator();
    private @Nullable Object @Nullable [] current;

    DescribeEnumerator(
        Execution execution, Enumerator<@Nullable Object[]> input, boolean remember) {
      this.execution = execution;
      this.input = input;
      this.remember = remember;
      this.regions = session.regions();
      this.width = 2 * session.maxConcurrentCalls();
    }

    @Override
    public @Nullable Object[] current() {
      return Objects.requireNonNull(current, "moveNext() first");
    }

    @Override
    public boolean moveNext() {
      execution.check();
      while (!described.hasNext()) {
        fillWindow();
        final LookUp next = window.poll();
        if (next == null) {
          return false;
        }
        row = next.row;
        final List<@Nullable Object[]> answer = execution.await(next.described);
        if (answer.isEmpty() && outer) {
          current = join(row, new @Nullable Object[table.columns().size()]);
          return true;
        }
        described = answer.iterator();
      }
      current = join(row, RuntimeValues.of(described.next().clone()));
      return true;
    }

    private void fillWindow() {
      while (!inputEnded && window.size() < width) {
        if (!input.moveNext()) {
          inputEnded = true;
          return;
        }
        final @Nullable Object[] next = input.current();
        window.add(new LookUp(next, lookUp((String) next[key])));
      }
    }

    private CompletableFuture<List<@Nullable Object[]>> lookUp(@Nullable String text) {
      if (text == null) {
        return CompletableFuture.completedFuture(NO_ROWS);
      }
      final Optional<PersonalizeArn> arn = PersonalizeArn.parse(text, table.resource().arnType());
      if (arn.isEmpty()) {
        return malformed(text);
      }
      if (!regions.contains(arn.get().region())) {
        throw outOfScope(arn.get());
      }
      return table.describe(execution, arn.get(), remember);
    }

    private CompletableFuture<List<@Nullable Object[]>> malformed(String text) {
      final String form =
          "arn:PARTITION:personalize:REGION:ACCOUNT:" + table.resource().arnType() + "/NAME";
      if (strict) {
        throw new ApiException(
            ApiException.Kind.INVALID_ARGUMENT,
            "'" + text + "' is not the ARN of a " + table.resource().arnType() + ": " + form);
      }
      execution.warn("'" + text + "' matches no row: it is not of the form " + form);
      return CompletableFuture.completedFuture(NO_ROWS);
    }

    /** Reads the rest of the input, so that the error names every Region that is missing. */
    private ApiException outOfScope(PersonalizeArn first) {
      final java.util.Map<String, Integer> counts = new java.util.TreeMap<>();
      counts.put(first.region(), 1);
      while (input.moveNext()) {
        final Object text = input.current()[key];
        if (text != null) {
          PersonalizeArn.parse(text.toString(), table.resource().arnType())
              .filter(arn -> !regions.contains(arn.region()))
              .ifPresent(arn -> counts.merge(arn.region(), 1, Integer::sum));
        }
      }
      final StringBuilder missing = new StringBuilder();
      counts.forEach(
          (region, count) ->
              missing
                  .append(missing.isEmpty() ? "" : ", ")
                  .append(region)
                  .append(" (")
                  .append(count)
                  .append(count == 1 ? " ARN)" : " ARNs)"));
      return new ApiException(
          ApiException.Kind.OUT_OF_SCOPE,
          "ARNs name Regions that this connection does not span: "
              + missing
              + ", such as "
              + first
              + ". It spans "
              + String.join(", ", regions)
              + "; widen property region, such as region="
              + String.join(",", regions)
              + ","
              + String.join(",", counts.keySet()));
    }

    private @Nullable Object[] join(@Nullable Object[] left, @Nullable Object[] right) {
      final @Nullable Object[] joined = new @Nullable Object[inputWidth + right.length];
      System.arraycopy(left, 0, joined, 0, inputWidth);
      System.arraycopy(right, 0, joined, inputWidth, right.length);
      return joined;
    }

    @Override
    public void reset() {
      throw new UnsupportedOperationException("look-ups are read once");
    }

    @Override
    public void close() {
      window.forEach(lookUp -> lookUp.described.cancel(false));
      window.clear();
      input.close();
    }
  }
}
