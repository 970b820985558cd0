package org.personalizejdbc.adapter;

import java.lang.reflect.Method;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.calcite.DataContext;
import org.apache.calcite.linq4j.AbstractEnumerable;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.linq4j.Enumerator;
import org.apache.calcite.linq4j.tree.Types;
import org.jspecify.annotations.Nullable;
import org.personalizejdbc.api.AccountRegion;
import org.personalizejdbc.api.ApiException;
import org.personalizejdbc.api.Execution;
import org.personalizejdbc.api.PersonalizeArn;
import org.personalizejdbc.api.Reach;
import org.personalizejdbc.api.ResourceTable;
import org.personalizejdbc.api.TableRow;

/**
 * Runs the describe operator. Public only because generated code calls it; immutable, safe for
 * concurrent use.
 */
public final class DescribeRun {
  /** What generated code calls. */
  static final Method ROWS =
      Types.lookupMethod(DescribeRun.class, "rows", DataContext.class, Enumerable.class);

  /**
   * The rows read ahead at the most to learn how many distinct keys there are: an inventory may
   * name few campaigns in millions of rows.
   */
  private static final int MAX_GATHERED = 1_000;

  private static final List<TableRow> NO_ROWS = List.of();

  /** What an outer join has in the place of a row. */
  private static final TableRow NULLS = column -> null;

  private final DescribeSpec spec;
  private final ResourceTable<?, ?, ?> table;
  private final int inputWidth;
  private final int[] columns;

  /**
   * Runs an operator.
   *
   * @param spec what it does
   * @param inputWidth how many of its input's columns, the first ones, its rows begin with
   */
  DescribeRun(DescribeSpec spec, int inputWidth) {
    this.spec = spec;
    this.table = spec.table();
    this.inputWidth = inputWidth;
    this.columns = spec.columns().stream().mapToInt(Integer::intValue).toArray();
  }

  /** The input's rows, each followed by what its ARN is described as, in the input's order. */
  public Enumerable<@Nullable Object[]> rows(
      DataContext root, Enumerable<@Nullable Object[]> input) {
    return new AbstractEnumerable<>() {
      @Override
      public Enumerator<@Nullable Object[]> enumerator() {
        return new DescribeEnumerator(root, input.enumerator());
      }
    };
  }

  /**
   * Keeps a window of look-ups under way, twice as many as may be in flight, so that answers are
   * there when they are read; and no more, so that memory stays flat. Where the rows that will be
   * read are known to be fewer, the window is as small.
   */
  private final class DescribeEnumerator implements Enumerator<@Nullable Object[]> {
    private final Execution execution;
    private final Enumerator<@Nullable Object[]> input;
    private final boolean remember;
    private final int width;
    private final long bound;
    private final Scope scope;
    private final ExistingArns existing;
    private final LookUpAnswers answers;
    private final boolean mayList;
    private final boolean knowsKeys;
    private final Set<String> distinct = new LinkedHashSet<>();
    private final Queue<@Nullable Object[]> gathered = new ArrayDeque<>();
    private final Queue<LookUp> window = new ArrayDeque<>();
    private boolean inputEnded;
    private long delivered;
    private @Nullable Object[] row = {};
    private Iterator<TableRow> described = NO_ROWS.iterator();
    private @Nullable Object @Nullable [] current;

    DescribeEnumerator(DataContext root, Enumerator<@Nullable Object[]> input) {
      this.execution = Executions.of(root, spec.session());
      this.input = input;
      // A listing names an ARN once, so its answers are worth keeping only for other mentions.
      this.remember = spec.keys() != DescribeSpec.Keys.LISTED || Executions.remembersListings(root);
      this.width = 2 * spec.session().maxConcurrentCalls();
      this.bound = spec.bound().rows(root);
      this.scope = new Scope(execution, table.resource().arnType());
      this.answers = new LookUpAnswers(execution, spec.keys().areNamedByAws(), spec.mayLeaveOut());
      this.existing = new ExistingArns(table, execution);
      this.knowsKeys = spec.keys() == DescribeSpec.Keys.CONDITION;
      this.mayList = spec.keys() == DescribeSpec.Keys.JOINED && bound > ExistingArns.THRESHOLD;
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
          answers.end();
          return false;
        }
        row = next.row();
        final List<TableRow> answer = answers.of(next, window, this::rest);
        if (answer.isEmpty() && spec.outer()) {
          return deliver(NULLS);
        }
        described = answer.iterator();
      }
      return deliver(described.next());
    }

    private boolean deliver(TableRow right) {
      current = join(row, right);
      delivered++;
      return true;
    }

    private void fillWindow() {
      // One more is wanted, or this would not run: the bound was a guess where it is passed.
      final long wanted = Math.max(1, bound - delivered);
      while (window.size() < Math.min(width, wanted)) {
        final @Nullable Object @Nullable [] next = nextRow();
        if (next == null) {
          return;
        }
        // A reader of one row, or of the last, has nothing to ask for beside it.
        final boolean alone =
            window.isEmpty() && (wanted == 1 || (inputEnded && gathered.isEmpty()));
        window.add(lookUp(next, alone));
      }
    }

    /**
     * The next row of the input. As long as few keys are known, rows are read ahead that tell
     * whether a listing may pay; or all, before the first, where they are keys of a condition,
     * whose calls the budget must allow.
     */
    private @Nullable Object @Nullable [] nextRow() {
      if (mayList || knowsKeys) {
        while (!inputEnded && (knowsKeys || isWorthReadingAhead())) {
          final @Nullable Object @Nullable [] read = read();
          if (read != null) {
            gathered.add(read);
          } else if (knowsKeys) {
            execution.checkBudget(
                table.resource(),
                distinct.size() <= bound ? distinct : distinct.stream().limit(bound).toList());
          }
        }
        final @Nullable Object @Nullable [] first = gathered.poll();
        if (first != null) {
          return first;
        }
      }
      return inputEnded ? null : read();
    }

    private boolean isWorthReadingAhead() {
      return distinct.size() <= ExistingArns.THRESHOLD && gathered.size() < MAX_GATHERED;
    }

    private @Nullable Object @Nullable [] read() {
      if (!input.moveNext()) {
        inputEnded = true;
        return null;
      }
      final @Nullable Object[] next = input.current();
      if ((mayList || knowsKeys)
          && next[spec.key()] instanceof String text
          && !distinct.contains(text)
          && scope.spansRegion(text)) {
        distinct.add(text);
      }
      return next;
    }

    private LookUp lookUp(@Nullable Object[] next, boolean alone) {
      final String text = (String) next[spec.key()];
      if (text == null) {
        return LookUp.withoutRows(next);
      }
      final Optional<PersonalizeArn> parsed = scope.parse(text);
      if (parsed.isEmpty()) {
        checkMalformed(text);
        return LookUp.withoutRows(next);
      }
      final PersonalizeArn arn = parsed.get();
      final Reach.Location location =
          spec.keys().areNamedByAws() ? scope.locateListed(arn) : scope.locate(arn);
      if (location instanceof Reach.Location.Unreached unreached) {
        return LookUp.failed(next, unreached.where(), unreached.failure());
      } else if (!(location instanceof Reach.Location.In in)) {
        throw outOfScope(arn);
      } else {
        final ApiException failure = answers.failure(in.where());
        return failure == null
            ? new LookUp(next, in.where(), ask(arn, in, alone))
            : LookUp.failed(next, in.where(), failure);
      }
    }

    private CompletableFuture<List<TableRow>> ask(
        PersonalizeArn arn, Reach.Location.In in, boolean alone) {
      // What was described before there were many keys stays as it is.
      if (mayList
          && distinct.size() > ExistingArns.THRESHOLD
          && !execution.isDescribed(table.resource(), arn.text())) {
        final ExistingArns.Answer answer = existing.of(arn, in, distinct.size());
        if (answer instanceof ExistingArns.Missing) {
          return CompletableFuture.completedFuture(List.of());
        } else if (answer instanceof ExistingArns.Unreached unreached) {
          return CompletableFuture.failedFuture(unreached.failure());
        } else if (answer instanceof ExistingArns.Listed listed && spec.needsNoDescription()) {
          return CompletableFuture.completedFuture(List.of(fromSummary(listed.summary())));
        }
      }
      return table.describe(execution, in.where(), arn, remember, alone);
    }

    /**
     * The look-ups of the rows that were not looked up yet, one for each account and Region; to
     * know what else fails when one does.
     */
    private List<LookUp> rest() {
      final List<LookUp> rest = new ArrayList<>();
      final Set<AccountRegion> seen = new HashSet<>();
      window.forEach(lookUp -> seen.add(lookUp.where()));
      for (Object[] next = nextRow(); next != null; next = nextRow()) {
        final PersonalizeArn arn =
            next[spec.key()] instanceof String text ? scope.parse(text).orElse(null) : null;
        if (arn != null
            && scope.locate(arn) instanceof Reach.Location.In in
            && !answers.isKnown(in.where())
            && seen.add(in.where())) {
          rest.add(
              new LookUp(
                  next, in.where(), table.describe(execution, in.where(), arn, remember, false)));
        }
      }
      return rest;
    }

    /** A row as far as a summary tells it. */
    private TableRow fromSummary(TableRow summary) {
      return column -> {
        final int listed = table.listedColumns().indexOf(table.columns().get(column));
        return listed < 0 ? null : summary.value(listed);
      };
    }

    private void checkMalformed(String text) {
      if (spec.keys() == DescribeSpec.Keys.ARGUMENT) {
        throw new ApiException(ApiException.Kind.INVALID_ARGUMENT, scope.notAnArn(text));
      }
      execution.warn(scope.matchesNoRow(text));
    }

    /** Reads the rest of the input, so that the error names every Region that is missing. */
    private ApiException outOfScope(PersonalizeArn first) {
      scope.miss(first);
      gathered.forEach(next -> scope.miss(next[spec.key()]));
      gathered.clear();
      while (input.moveNext()) {
        scope.miss(input.current()[spec.key()]);
      }
      return scope.missed(first);
    }

    private @Nullable Object[] join(@Nullable Object[] left, TableRow right) {
      final @Nullable Object[] joined = new @Nullable Object[inputWidth + columns.length];
      System.arraycopy(left, 0, joined, 0, inputWidth);
      for (int i = 0; i < columns.length; i++) {
        joined[inputWidth + i] = RuntimeValues.of(right.value(columns[i]));
      }
      return joined;
    }

    @Override
    public void reset() {
      throw new UnsupportedOperationException("look-ups are read once");
    }

    @Override
    public void close() {
      window.forEach(lookUp -> lookUp.described().cancel(false));
      window.clear();
      gathered.clear();
      input.close();
    }
  }
}
