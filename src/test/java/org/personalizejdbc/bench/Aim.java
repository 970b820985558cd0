package org.personalizejdbc.bench;

/** What is measured, and what it should come to on a machine that does nothing else. */
enum Aim {
  NOISE("The SDK against itself", "1.00 ×"),
  PREPARED("Look-up by ARN, prepared", "1.05 ×"),
  SAME("Look-up, a text that ran before", "1.10 ×"),
  NEW("Look-up, a new text", "+ 1.50 ms"),
  NEW_EXPRESSION("The same with an expression, which Calcite plans", "+ 1.50 ms"),
  LAUNCHER("A look-up by the launcher, the whole process", "1.00 ×"),
  FIRST_QUERY("A program with a first query over JDBC, the whole process", "0.9 s"),
  SCAN_500("Scan of 500 campaigns, 32 wide, 20 ms a call", "1.00 ×"),
  SCAN_500_LIMIT("The same", "1.15 ×"),
  SCAN_5000("Scan of 5,000 campaigns, likewise", "1.00 ×"),
  SCAN_5000_LIMIT("The same", "1.15 ×"),
  JOIN("Join with 200 rows of HSQLDB, 16 wide, 20 ms a call", "1.15 ×"),
  LISTING("Listing of 100,000 campaigns, processor time", "1.20 ×"),
  GETTERS("1,000,000 getters", "2.00 ×");

  private final String what;
  private final String figure;

  Aim(String what, String figure) {
    this.what = what;
    this.figure = figure;
  }

  /** What is measured, as the table says it. */
  String what() {
    return what;
  }

  /** What it should come to, as the table says it. */
  String figure() {
    return figure;
  }
}
