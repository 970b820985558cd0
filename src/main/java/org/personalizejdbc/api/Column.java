package org.personalizejdbc.api;

import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A column of a {@link ResourceTable}, declared once: its name, type and meaning, and how its value
 * is read. Immutable.
 *
 * @param <S> the summary that the list operation yields
 * @param <R> what one row is made of, out of a description
 */
public final class Column<S, R> {
  private final String name;
  private final ColumnType type;
  private final String description;
  private final Source<S, R> source;
  private final @Nullable Function<String, Optional<String>> parent;

  private Column(String name, ColumnType type, String description, Source<S, R> source) {
    this(name, type, description, source, null);
  }

  private Column(
      String name,
      ColumnType type,
      String description,
      Source<S, R> source,
      @Nullable Function<String, Optional<String>> parent) {
    this.name = name;
    this.type = type;
    this.description = description;
    this.source = source;
    this.parent = parent;
  }

  /**
   * The same column, whose value tells the parent that a listing can be narrowed to.
   *
   * @param parentOf the parent's ARN by the column's value, empty where no resource has that value
   */
  Column<S, R> narrowing(Function<String, Optional<String>> parentOf) {
    return new Column<>(name, type, description, source, parentOf);
  }

  /** The column that holds the resource's ARN, never null. */
  public static <S, R> Column<S, R> key(String name, String description) {
    return new Column<>(
        name, ColumnType.varchar(PersonalizeArn.MAX_LENGTH), description, new Source.Key<>());
  }

  /** A column computed from the resource's ARN; null where the ARN has another form. */
  public static <S, R> Column<S, R> ofArn(
      String name, ColumnType type, String description, Function<PersonalizeArn, String> reader) {
    return new Column<>(name, type, description, new Source.OfArn<>(reader));
  }

  /** A column that both the summary and the description have, so that a listing is enough. */
  public static <S, R> Column<S, R> listed(
      String name,
      ColumnType type,
      String description,
      Function<S, @Nullable Object> fromSummary,
      Function<R, @Nullable Object> fromDescription) {
    return new Column<>(name, type, description, new Source.Listed<>(fromSummary, fromDescription));
  }

  /** A column that only the description has. */
  public static <S, R> Column<S, R> described(
      String name,
      ColumnType type,
      String description,
      Function<R, @Nullable Object> fromDescription) {
    return new Column<>(name, type, description, new Source.Described<>(fromDescription));
  }

  /** The column's name, in snake_case. */
  public String name() {
    return name;
  }

  /** The column's SQL type. */
  public ColumnType type() {
    return type;
  }

  /** What a value means, with its unit: the remark that tools show. */
  public String description() {
    return description;
  }

  /** Whether a listing alone yields the value, without a describe. */
  public boolean isListed() {
    return !(source instanceof Source.Described);
  }

  /** Whether the value follows from the ARN alone, without any call. */
  public boolean isOfArn() {
    return source instanceof Source.Key || source instanceof Source.OfArn;
  }

  /** Whether a listing can be narrowed to the resources with one value of this column. */
  public boolean isNarrowing() {
    return parent != null;
  }

  /**
   * The parent to which a listing is narrowed by a value of this column.
   *
   * @return its ARN; empty where no resource has that value, or the column does not narrow
   */
  public Optional<String> parentOf(String value) {
    return parent == null ? Optional.empty() : parent.apply(value);
  }

  /**
   * The value in a listing.
   *
   * @param arns reads the ARN, where the value is computed from it
   */
  @Nullable Object fromSummary(String arn, SiblingArns arns, S summary) {
    return source.fromSummary(arn, arns, summary);
  }

  @Nullable Object fromDescription(PersonalizeArn arn, R row) {
    return source.fromDescription(arn, row);
  }

  @Override
  public String toString() {
    return name;
  }

  /** Where a value comes from. */
  private sealed interface Source<S, R> {
    @Nullable Object fromSummary(String arn, SiblingArns arns, S summary);

    @Nullable Object fromDescription(PersonalizeArn arn, R row);

    record Key<S, R>() implements Source<S, R> {
      @Override
      public Object fromSummary(String arn, SiblingArns arns, S summary) {
        return arn;
      }

      @Override
      public Object fromDescription(PersonalizeArn arn, R row) {
        return arn.text();
      }
    }

    record OfArn<S, R>(Function<PersonalizeArn, String> reader) implements Source<S, R> {
      @Override
      public @Nullable Object fromSummary(String arn, SiblingArns arns, S summary) {
        final Optional<PersonalizeArn> parsed = arns.parse(arn);
        return parsed.isPresent() ? reader.apply(parsed.get()) : null;
      }

      @Override
      public @Nullable Object fromDescription(PersonalizeArn arn, R row) {
        return reader.apply(arn);
      }
    }

    record Listed<S, R>(
        Function<S, @Nullable Object> summaryReader, Function<R, @Nullable Object> rowReader)
        implements Source<S, R> {
      @Override
      public @Nullable Object fromSummary(String arn, SiblingArns arns, S summary) {
        return summaryReader.apply(summary);
      }

      @Override
      public @Nullable Object fromDescription(PersonalizeArn arn, R row) {
        return rowReader.apply(row);
      }
    }

    record Described<S, R>(Function<R, @Nullable Object> rowReader) implements Source<S, R> {
      @Override
      public Object fromSummary(String arn, SiblingArns arns, S summary) {
        throw new IllegalStateException("a summary does not have this column");
      }

      @Override
      public @Nullable Object fromDescription(PersonalizeArn arn, R row) {
        return rowReader.apply(row);
      }
    }
  }
}
