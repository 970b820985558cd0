package org.personalizejdbc.api;

/**
 * The SQL type of a column, free of any SQL engine's classes. Immutable.
 *
 * @param kind the family of the type
 * @param length the most characters of a VARCHAR, or {@link #UNBOUNDED}; of no meaning elsewhere
 */
public record ColumnType(Kind kind, int length) {

  /** The length of a VARCHAR that has no bound. */
  public static final int UNBOUNDED = -1;

  /** A 32-bit integer; values are {@link Integer}. */
  public static final ColumnType INTEGER = new ColumnType(Kind.INTEGER, 0);

  /** A 64-bit integer; values are {@link Long}. */
  public static final ColumnType BIGINT = new ColumnType(Kind.BIGINT, 0);

  /** A double; values are {@link Double}. */
  public static final ColumnType DOUBLE = new ColumnType(Kind.DOUBLE, 0);

  /** A boolean; values are {@link Boolean}. */
  public static final ColumnType BOOLEAN = new ColumnType(Kind.BOOLEAN, 0);

  /** A UTC wall-clock time in milliseconds; values are {@link java.time.Instant}. */
  public static final ColumnType TIMESTAMP = new ColumnType(Kind.TIMESTAMP, 0);

  /** Text without a bound; values are {@link String}. */
  public static final ColumnType TEXT = new ColumnType(Kind.VARCHAR, UNBOUNDED);

  /** Text of at most {@code length} characters; values are {@link String}. */
  public static ColumnType varchar(int length) {
    return new ColumnType(Kind.VARCHAR, length);
  }

  /** The families of types, each known to every JDBC tool. */
  public enum Kind {
    VARCHAR,
    INTEGER,
    BIGINT,
    DOUBLE,
    BOOLEAN,
    TIMESTAMP
  }
}
