package org.personalizejdbc.adapter;

import org.apache.calcite.sql.SqlOperatorTable;
import org.apache.calcite.sql.fun.SqlLibraryOperators;
import org.apache.calcite.sql.util.SqlOperatorTables;

/**
 * Functions of other databases that tools and people take for granted; Calcite knows them, outside
 * its libraries of the standard and of PostgreSQL.
 */
final class Functions {
  /** They come before those of the standard and of PostgreSQL. */
  static final SqlOperatorTable TABLE =
      SqlOperatorTables.of(
          Percentiles.CONTINUOUS,
          SqlLibraryOperators.ADD_MONTHS,
          SqlLibraryOperators.COUNTIF,
          SqlLibraryOperators.DATE,
          SqlLibraryOperators.DAYNAME,
          SqlLibraryOperators.DECODE,
          SqlLibraryOperators.ENDS_WITH,
          SqlLibraryOperators.ENDSWITH,
          SqlLibraryOperators.IF,
          SqlLibraryOperators.IFNULL,
          SqlLibraryOperators.INSTR,
          SqlLibraryOperators.LEN,
          SqlLibraryOperators.LEVENSHTEIN,
          SqlLibraryOperators.LOG2,
          SqlLibraryOperators.MONTHNAME,
          SqlLibraryOperators.NVL,
          SqlLibraryOperators.NVL2,
          SqlLibraryOperators.POW,
          SqlLibraryOperators.REVERSE,
          SqlLibraryOperators.RLIKE,
          SqlLibraryOperators.NOT_RLIKE,
          SqlLibraryOperators.SPACE,
          SqlLibraryOperators.STARTSWITH,
          SqlLibraryOperators.SUBSTRING_INDEX,
          // PostgreSQL's has a zone, and no TIMESTAMP of this driver has.
          SqlLibraryOperators.TO_TIMESTAMP);

  private Functions() {}
}
