package org.personalizejdbc.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A table over a kind of resource: its columns, and how rows are made of a description. Immutable
 * and safe for concurrent use.
 *
 * @param <S> the resource's summary
 * @param <D> the resource's description
 * @param <R> what one row is made of
 */
public final class ResourceTable<S, D, R> {
  private final String name;
  private final String description;
  private final Resource<S, D> resource;
  private final Multiplicity multiplicity;
  private final Function<D, List<R>> rows;
  private final List<Column<S, R>> columns;
  private final List<Column<S, R>> listedColumns;
  private final List<String> primaryKey;
  private final @Nullable String foreignKey;
  private final @Nullable Column<S, R> parentColumn;

  private ResourceTable(Builder<S, D, R> builder) {
    this.name = builder.name;
    this.description = builder.description;
    this.resource = builder.resource;
    this.multiplicity = builder.multiplicity;
    this.rows = builder.rows;
    this.columns = List.copyOf(builder.columns);
    this.listedColumns = columns.stream().filter(Column::isListed).toList();
    this.primaryKey = List.copyOf(builder.primaryKey);
    this.foreignKey = builder.foreignKey;
    this.parentColumn =
        columns.stream()
            .filter(column -> column.name().equals(builder.parentColumn))
            .findFirst()
            .orElse(null);
  }

  /**
   * Begins a declaration.
   *
   * @param rows makes the rows of a description, as many as {@code multiplicity} allows
   */
  static <S, D, R> Builder<S, D, R> of(
      String name,
      String description,
      Resource<S, D> resource,
      Multiplicity multiplicity,
      Function<D, List<R>> rows) {
    return new Builder<>(name, description, resource, multiplicity, rows);
  }

  /** The table's name, in snake_case. */
  public String name() {
    return name;
  }

  /** What a row stands for: the remark that tools show. */
  public String description() {
    return description;
  }

  /** The resource that the table is made of; tables of one resource share its calls. */
  public Resource<S, D> resource() {
    return resource;
  }

  /** How many rows a description makes. */
  public Multiplicity multiplicity() {
    return multiplicity;
  }

  /** The columns; the first holds the ARN. */
  public List<Column<S, R>> columns() {
    return columns;
  }

  /** Those of the columns which a listing alone yields; the first holds the ARN. */
  public List<Column<S, R>> listedColumns() {
    return listedColumns;
  }

  /** The names of the columns that tell rows apart; they are never null. */
  public List<String> primaryKey() {
    return primaryKey;
  }

  /** The table whose primary key this table's first column refers to, or null. */
  public @Nullable String foreignKey() {
    return foreignKey;
  }

  /**
   * The column whose value is the ARN that a listing can be narrowed to, so that every row of such
   * a listing is known to have it; or null.
   */
  public @Nullable Column<S, R> parentColumn() {
    return parentColumn;
  }

  /** Whether a column's value may be null: outside the primary key, since the API requires none. */
  public boolean isNullable(Column<?, ?> column) {
    return !primaryKey.contains(column.name());
  }

  /**
   * Looks an ARN up.
   *
   * @param where the account and Region that the ARN names, see {@link Reach#locate}
   * @param remember whether the answer may serve other mentions in the same execution
   * @param alone whether this thread will wait for the answer before it asks for anything else
   * @return its rows, none where AWS knows no such resource; fails with {@link ApiException}
   */
  public CompletableFuture<List<TableRow>> describe(
      Execution execution,
      AccountRegion where,
      PersonalizeArn arn,
      boolean remember,
      boolean alone) {
    return execution
        .describe(resource, where, arn, remember, alone)
        .thenApply(answer -> describedRows(arn, answer));
  }

  /**
   * Lists an account's part of a Region, starting with its first page at once.
   *
   * @param parent the ARN to which the listing is narrowed, or null
   * @param lazy whether pages are asked for one by one, each when the one before is read, since
   *     reading will end early
   * @param remember whether the pages may serve other mentions in the same execution
   * @return rows of {@link #listedColumns()}, to be read by one thread; fails with {@link
   *     ApiException}
   */
  public RegionListing<S> list(
      Execution execution,
      AccountRegion where,
      @Nullable String parent,
      boolean lazy,
      boolean remember) {
    return new RegionListing<>(
        execution,
        execution.firstPage(resource, where, parent, lazy, remember),
        lazy,
        rowsOf(where));
  }

  /** A listing that fails with its first page, since it cannot even be begun. */
  public RegionListing<S> failedList(
      Execution execution, AccountRegion where, ApiException failure) {
    return new RegionListing<>(
        execution,
        PageChain.first(
            resource.listOperation() + " in " + where,
            token -> CompletableFuture.failedFuture(failure)),
        true,
        rowsOf(where));
  }

  private List<TableRow> describedRows(PersonalizeArn arn, Optional<D> answer) {
    if (answer.isEmpty()) {
      return List.of();
    }
    final List<TableRow> result = new ArrayList<>();
    for (R row : rows.apply(answer.get())) {
      result.add(new DescribedRow<>(columns, arn, row));
    }
    return result;
  }

  private record DescribedRow<R>(List<? extends Column<?, R>> columns, PersonalizeArn arn, R row)
      implements TableRow {
    @Override
    public @Nullable Object value(int column) {
      return columns.get(column).fromDescription(arn, row);
    }
  }

  /** Makes rows of the summaries of one listing; for one thread. */
  private Function<S, TableRow> rowsOf(AccountRegion where) {
    final SiblingArns arns = new SiblingArns();
    return summary -> {
      final String arn = resource.arnOf(summary);
      if (arn == null) {
        throw new ApiException(
            ApiException.Kind.UNREADABLE,
            resource.listOperation() + " in " + where + " answered a summary without an ARN");
      }
      return new ListedRow<>(listedColumns, arn, arns, summary);
    };
  }

  private record ListedRow<S>(
      List<? extends Column<S, ?>> columns, String arn, SiblingArns arns, S summary)
      implements TableRow {
    @Override
    public @Nullable Object value(int column) {
      return columns.get(column).fromSummary(arn, arns, summary);
    }
  }

  @Override
  public String toString() {
    return name;
  }

  /** How many rows a description makes. */
  public enum Multiplicity {
    ONE,
    AT_MOST_ONE,
    MANY
  }

  /** Gathers a declaration; used by one thread. */
  static final class Builder<S, D, R> {
    private final String name;
    private final String description;
    private final Resource<S, D> resource;
    private final Multiplicity multiplicity;
    private final Function<D, List<R>> rows;
    private final List<Column<S, R>> columns = new ArrayList<>();
    private List<String> primaryKey = List.of();
    private @Nullable String foreignKey;
    private @Nullable String parentColumn;

    private Builder(
        String name,
        String description,
        Resource<S, D> resource,
        Multiplicity multiplicity,
        Function<D, List<R>> rows) {
      this.name = name;
      this.description = description;
      this.resource = resource;
      this.multiplicity = multiplicity;
      this.rows = rows;
    }

    Builder<S, D, R> column(Column<S, R> column) {
      columns.add(column);
      return this;
    }

    Builder<S, D, R> columns(List<Column<S, R>> more) {
      columns.addAll(more);
      return this;
    }

    Builder<S, D, R> primaryKey(String... names) {
      primaryKey = List.of(names);
      return this;
    }

    Builder<S, D, R> foreignKey(String table) {
      foreignKey = table;
      return this;
    }

    Builder<S, D, R> parentColumn(String column) {
      parentColumn = column;
      return this;
    }

    ResourceTable<S, D, R> build() {
      return new ResourceTable<>(this);
    }
  }
}
