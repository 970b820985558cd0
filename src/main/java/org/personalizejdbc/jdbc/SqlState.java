package org.personalizejdbc.jdbc;

/**
 * The SQLStates that this driver reports, from the SQL standard and PostgreSQL's table of codes.
 */
enum SqlState {
  /** A parameter was not set. */
  PARAMETER_NOT_SET("07001"),
  /** The endpoint cannot be reached, or a connection property cannot be used. */
  CONNECTION_REFUSED("08001"),
  /** The connection is closed. */
  CONNECTION_CLOSED("08003"),
  /** A connection to AWS broke, or an attempt ran out of time. */
  CONNECTION_LOST("08006"),
  /** A JDBC feature that is not there. */
  NOT_SUPPORTED("0A000"),
  /** A scalar subquery of several rows. */
  CARDINALITY("21000"),
  /** A number that its type cannot hold. */
  OUT_OF_RANGE("22003"),
  /** Division by zero. */
  DIVISION_BY_ZERO("22012"),
  /** Text that does not have the form of the type that it is cast to. */
  BAD_CAST("22018"),
  /** An argument that cannot be used, such as an ARN outside the connection's scope. */
  INVALID_ARGUMENT("22023"),
  /** A closed statement or result set. */
  INVALID_CURSOR("24000"),
  /** A write. */
  READ_ONLY("25006"),
  /** No, expired or rejected credentials. */
  INVALID_AUTHORIZATION("28000"),
  /** Syntax that cannot be read, or a statement that does not make sense. */
  SYNTAX("42000"),
  /** AWS says access denied. */
  ACCESS_DENIED("42501"),
  /** An unknown table. */
  UNKNOWN_TABLE("42S02"),
  /** An unknown column. */
  UNKNOWN_COLUMN("42S22"),
  /** Throttled for good. */
  THROTTLED("53400"),
  /** More calls than a statement may make. */
  BUDGET("54000"),
  /** A statement that is too long or too deeply nested. */
  TOO_COMPLEX("54001"),
  /** Cancelled. */
  CANCELLED("57014"),
  /** AWS failed. */
  SERVER("58000"),
  /** An answer that cannot be read. */
  UNREADABLE("58030"),
  /** Out of time. */
  TIMEOUT("HYT00"),
  /** Anything unforeseen. */
  INTERNAL("XX000");

  private final String code;

  SqlState(String code) {
    this.code = code;
  }

  /** The five characters. */
  String code() {
    return code;
  }
}
