package org.personalizejdbc.adapter;

import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.calcite.DataContext;
import org.apache.calcite.linq4j.AbstractEnumerable;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.linq4j.Enumerator;
import org.apache.calcite.linq4j.Linq4j;
import org.apache.calcite.rex.RexNode;
import org.jspecify.annotations.Nullable;
import org.personalizejdbc.api.ApiException;
import org.personalizejdbc.api.Execution;
import org.personalizejdbc.api.PersonalizeArn;
import org.personalizejdbc.api.TableRow;
import org.personalizejdbc.api.UnreachedParts;

/**
 * Runs the list operator. Public only because generated code calls it; immutable, safe for
 * concurrent use.
 */
public final class ListRun {
  private final ListSpec spec;

  /** The listed columns whose values are worked out, by index. */
  private final int[] columns;

  private final int width;

  /** Runs an operator. */
  ListRun(ListSpec spec) {
    this(spec, IntStream.range(0, spec.table().listedColumns().size()));
  }

  private ListRun(ListSpec spec, IntStream columns) {
    this.spec = spec;
    final int listed = spec.table().listedColumns().size();
    this.columns = columns.filter(column -> column < listed).toArray();
    this.width = spec.table().parentColumn() == null ? listed : listed + 1;
  }

  /** The same, of whose rows only some columns are read; others are null. */
  ListRun reading(BitSet read) {
    return new ListRun(spec, read.stream());
  }

  /**
   * The summaries of the scope, one account's Region after the other. All begin at once; but where
   * reading will end early, each begins when the one before is read.
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
    @Nullable Set<String> regions = values(spec.regions(), root);
    @Nullable Set<String> accounts = values(spec.accounts(), root);
    String parent = null;
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
      // A parent's resources are in its own account and Region.
      regions = narrowed(regions, arn.get().region());
      accounts = narrowed(accounts, arn.get().accountId());
    }
    final String narrowedTo = parent;
    return new ListEnumerator(
        execution,
        new UnreachedParts(execution, spec.mayLeaveOut()),
        execution.reach().parts(regions, accounts, lazy),
        lazy,
        part -> {
          final ApiException failure = part.failure();
          return failure != null
              ? spec.table().failedList(execution, part.where(), failure)
              : spec.table().list(execution, part.where(), narrowedTo, lazy, remember);
        },
        row -> row(row, narrowedTo));
  }

  private static @Nullable Set<String> values(@Nullable List<RexNode> constants, DataContext root) {
    if (constants == null) {
      return null;
    }
    final Set<String> values = new LinkedHashSet<>();
    for (RexNode constant : constants) {
      final String value = Constants.text(constant, root);
      if (value != null) {
        values.add(value);
      }
    }
    return values;
  }

  private static Set<String> narrowed(@Nullable Set<String> values, String value) {
    return values == null || values.contains(value) ? Set.of(value) : Set.of();
  }

  /** A row; what the listing is narrowed to stands last, where the table has a column for it. */
  private @Nullable Object[] row(TableRow listed, @Nullable String parent) {
    final @Nullable Object[] row = new @Nullable Object[width];
    for (int column : columns) {
      row[column] = RuntimeValues.of(listed.value(column));
    }
    if (spec.table().parentColumn() != null) {
      row[width - 1] = parent;
    }
    return row;
  }
}
