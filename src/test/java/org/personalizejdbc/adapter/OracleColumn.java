package org.personalizejdbc.adapter;

import java.util.Locale;

/**
 * A column that generated statements name.
 *
 * @param name its name; with the alias before it once a FROM clause mentions it
 * @param type the family of its type
 * @param holds what its values are about, which tells what to compare it with
 */
record OracleColumn(String name, Type type, Holds holds) {
  /** The families of types. */
  enum Type {
    TEXT("VARCHAR(600)"),
    INT("INTEGER"),
    DOUBLE("DOUBLE"),
    BOOL("BOOLEAN"),
    TIME("TIMESTAMP(3)");

    final String sql;

    Type(String sql) {
      this.sql = sql;
    }
  }

  /** What the values are about. */
  enum Holds {
    ARN,
    NAME,
    STATUS,
    SOLUTION,
    VERSION,
    REGION,
    ENTRY,
    JSON,
    OTHER
  }

  static OracleColumn of(String name, Type type, Holds holds) {
    return new OracleColumn(name.toLowerCase(Locale.ROOT), type, holds);
  }

  OracleColumn in(String alias) {
    return new OracleColumn(alias + "." + name, type, holds);
  }

  boolean isArn() {
    return holds == Holds.ARN;
  }

  /** Whether texts of it are the same wherever they come from, so that they can be sorted. */
  boolean isPlain() {
    return holds != Holds.JSON;
  }
}
