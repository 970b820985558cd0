package org.personalizejdbc.jdbc;

import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLInvalidAuthorizationSpecException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLNonTransientException;
import java.sql.SQLSyntaxErrorException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import java.sql.SQLTransientException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.regex.Pattern;
import org.apache.calcite.plan.RelOptPlanner;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.runtime.CalciteException;
import org.apache.calcite.sql.parser.SqlParseException;
import org.jspecify.annotations.Nullable;
import org.personalizejdbc.adapter.WriteRefusedException;
import org.personalizejdbc.api.ApiException;
import org.personalizejdbc.api.Execution;
import org.personalizejdbc.inventory.InventoryException;

/**
 * Makes the SQLException of whatever fails below JDBC: the subclass and SQLState that tell a
 * program what kind of failure it is, and a message that tells a person what to do.
 *
 * <pre>
 * SQLNonTransientConnectionException  08001 property, 08003 closed
 * SQLTransientConnectionException     08001 unreachable, 08006 lost
 * SQLInvalidAuthorizationSpecException 28000
 * SQLSyntaxErrorException             42000, 42S02, 42S22, 42501
 * SQLDataException                    22003, 22012, 22018, 22023
 * SQLNonTransientException            25006, 54000, 54001, 58030
 * SQLTransientException               53400, 58000
 * SQLTimeoutException                 HYT00
 * SQLFeatureNotSupportedException     0A000
 * SQLException                        07001, 21000, 24000, 57014, XX000
 * </pre>
 */
final class SqlErrors {
  /** What JDBC's own defaults say of an argument, without a state. */
  private static final Pattern BAD_ARGUMENT = Pattern.compile("[Ii]nvalid (value|name|argument)");

  /** What Calcite's functions say of an operand that has the right type and the wrong value. */
  private static final Pattern BAD_OPERAND =
      Pattern.compile(
          "Invalid (regular expression|escape)|Not a valid Unicode code point|Cannot take logarithm");

  private static final String NESTED =
      "The statement is nested too deeply, or one of its expressions is too long";

  /** What Janino says of generated code; the names of classes are not of interest. */
  private static final Pattern TOO_LARGE =
      Pattern.compile(
          "grows beyond 64 ?KB|[Cc]ode (attribute )?too large|[Tt]oo many (constants|parameters)"
              + "|[Cc]onstant pool .*(0x?FFFF|grown past|too (big|large))");

  private SqlErrors() {}

  /** Does something below JDBC. */
  interface Action {
    /** Does it. */
    void run() throws Exception;
  }

  /** Does something below JDBC, and makes an SQLException of what it throws. */
  static <T> T get(Callable<T> action) throws SQLException {
    try {
      return action.call();
    } catch (Throwable failure) {
      throw translate(failure);
    }
  }

  /** Does something below JDBC, and makes an SQLException of what it throws. */
  static void run(Action action) throws SQLException {
    try {
      action.run();
    } catch (Throwable failure) {
      throw translate(failure);
    }
  }

  /** Makes the SQLException of a failure; one that has a state already is left as it is. */
  static SQLException translate(Throwable failure) {
    final List<Throwable> chain = chain(failure);
    for (Throwable cause : chain) {
      final SQLException complex = tooComplex(cause);
      if (complex != null) {
        return complex;
      }
    }
    for (Throwable cause : chain) {
      final SQLException known = known(cause);
      if (known != null) {
        return known;
      }
    }
    for (Throwable cause : chain) {
      final SQLException value = ofValue(cause);
      if (value != null) {
        return value;
      }
    }
    return unforeseen(failure, chain);
  }

  /**
   * The failure of a statement: that it was cancelled or ran out of time, where a database that was
   * stopped for it tells that in its own words.
   */
  static SQLException within(Execution execution, SQLException failure) {
    final ApiException reason = execution.endedBy();
    if (reason == null
        || reason.kind() != ApiException.Kind.CANCELLED
            && reason.kind() != ApiException.Kind.TIMEOUT) {
      return failure;
    }
    final SQLException ended = ofCall(reason);
    if (!ended.getSQLState().equals(failure.getSQLState())) {
      ended.addSuppressed(failure);
      return ended;
    }
    return failure;
  }

  private static List<Throwable> chain(Throwable failure) {
    final List<Throwable> chain = new ArrayList<>();
    for (Throwable t = failure; t != null && !chain.contains(t); t = t.getCause()) {
      chain.add(t);
    }
    return chain;
  }

  /** A statement that Java's stack, or the 64 KB of a Java method, cannot take. */
  private static @Nullable SQLException tooComplex(Throwable cause) {
    final String what;
    if (cause instanceof StackOverflowError) {
      what = NESTED;
    } else if (TOO_LARGE.matcher(String.valueOf(cause.getMessage())).find()) {
      what = "The statement has too many columns, conditions or parameters for one plan";
    } else {
      return null;
    }
    return tooComplex(what, cause);
  }

  /** The refusal of a statement that would take minutes to read. */
  static SQLException tooComplex() {
    return tooComplex(NESTED, null);
  }

  private static SQLException tooComplex(String what, @Nullable Throwable cause) {
    return new SQLNonTransientException(
        what
            + ". Split it; values are better given as one IN list of literals, or as a table that is"
            + " attached and joined",
        SqlState.TOO_COMPLEX.code(),
        cause);
  }

  private static @Nullable SQLException known(Throwable cause) {
    if (cause instanceof ApiException failure) {
      return ofCall(failure);
    } else if (cause instanceof WriteRefusedException refused) {
      return new SQLNonTransientException(refused.getMessage(), SqlState.READ_ONLY.code(), refused);
    } else if (cause instanceof InventoryException inventory) {
      return ofInventory(inventory);
    } else if (cause instanceof CancellationException cancelled) {
      return new SQLException("The statement was cancelled", SqlState.CANCELLED.code(), cancelled);
    } else if (cause instanceof SqlParseException syntax) {
      return SyntaxErrors.of(syntax);
    } else if (cause instanceof CalciteContextException invalid) {
      return SyntaxErrors.of(invalid);
    } else if (cause instanceof SQLFeatureNotSupportedException missing
        && missing.getSQLState() == null) {
      return notSupported(missing);
    } else if (cause instanceof SQLException sql && sql.getSQLState() != null) {
      return sql;
    } else if (cause instanceof UnsupportedOperationException missing) {
      return notSupported(missing);
    }
    return null;
  }

  private static SQLException notSupported(Throwable missing) {
    return new SQLFeatureNotSupportedException(
        missing.getMessage() == null ? "This JDBC feature is not there" : brief(missing),
        SqlState.NOT_SUPPORTED.code(),
        missing);
  }

  /** A running database's own state and code; a file that cannot be read has neither. */
  private static SQLException ofInventory(InventoryException failure) {
    SQLException database = null;
    for (Throwable cause : chain(failure)) {
      if (cause instanceof SQLTimeoutException) {
        return new SQLTimeoutException(failure.getMessage(), SqlState.TIMEOUT.code(), failure);
      } else if (cause instanceof SQLException sql
          && (database == null || database.getSQLState() == null)) {
        database = sql;
      }
    }
    if (database == null) {
      return new SQLNonTransientException(
          failure.getMessage(), SqlState.UNREADABLE.code(), failure);
    }
    final String state =
        database.getSQLState() == null ? SqlState.INTERNAL.code() : database.getSQLState();
    return state.startsWith("22")
        ? new SQLDataException(failure.getMessage(), state, database.getErrorCode(), failure)
        : new SQLException(failure.getMessage(), state, database.getErrorCode(), failure);
  }

  /** The same failure once more, for whoever goes on reading after it. */
  static SQLException again(SQLException failure) {
    return new SQLException(
        failure.getMessage(), failure.getSQLState(), failure.getErrorCode(), failure);
  }

  private static SQLException ofCall(ApiException failure) {
    final String message = failure.getMessage();
    return switch (failure.kind()) {
      case CONFIGURATION ->
          new SQLNonTransientConnectionException(
              message, SqlState.CONNECTION_REFUSED.code(), failure);
      case CREDENTIALS ->
          new SQLInvalidAuthorizationSpecException(
              message, SqlState.INVALID_AUTHORIZATION.code(), failure);
      case ACCESS_DENIED ->
          new SQLSyntaxErrorException(message, SqlState.ACCESS_DENIED.code(), failure);
      case UNREACHABLE ->
          new SQLTransientConnectionException(message, SqlState.CONNECTION_REFUSED.code(), failure);
      case CONNECTION_LOST ->
          new SQLTransientConnectionException(message, SqlState.CONNECTION_LOST.code(), failure);
      case THROTTLED -> new SQLTransientException(message, SqlState.THROTTLED.code(), failure);
      case SERVER -> new SQLTransientException(message, SqlState.SERVER.code(), failure);
      case UNREADABLE -> new SQLNonTransientException(message, SqlState.UNREADABLE.code(), failure);
      case INVALID_ARGUMENT, OUT_OF_SCOPE ->
          new SQLDataException(message, SqlState.INVALID_ARGUMENT.code(), failure);
      case BUDGET -> new SQLNonTransientException(message, SqlState.BUDGET.code(), failure);
      case CANCELLED -> new SQLException(message, SqlState.CANCELLED.code(), failure);
      case TIMEOUT -> new SQLTimeoutException(message, SqlState.TIMEOUT.code(), failure);
      case CLOSED ->
          new SQLNonTransientConnectionException(
              message, SqlState.CONNECTION_CLOSED.code(), failure);
      case ENDED -> new SQLException(message, SqlState.INVALID_CURSOR.code(), failure);
      case OTHER -> new SQLException(message, SqlState.INTERNAL.code(), failure);
    };
  }

  /** An error in a value, which Calcite's generated code throws as one of Java's exceptions. */
  private static @Nullable SQLException ofValue(Throwable cause) {
    final String message = String.valueOf(cause.getMessage());
    if (cause instanceof ArithmeticException) {
      final boolean division = message.contains("/ by zero") || message.contains("by zero");
      return new SQLDataException(
          division ? "Division by zero" : "A number is out of range: " + message,
          (division ? SqlState.DIVISION_BY_ZERO : SqlState.OUT_OF_RANGE).code(),
          cause);
    } else if (cause instanceof NumberFormatException) {
      return new SQLDataException(
          "A text cannot be read as a number: " + message, SqlState.BAD_CAST.code(), cause);
    } else if (message.contains(" field is out of range in ")) {
      return new SQLDataException(message, SqlState.BAD_CAST.code(), cause);
    } else if (message.contains("out of range")) {
      return new SQLDataException(message, SqlState.OUT_OF_RANGE.code(), cause);
    } else if (message.startsWith("Invalid DATE value")
        || message.startsWith("Invalid TIME")
        || message.startsWith("Invalid character for cast")
        || message.contains("Cannot convert")) {
      return new SQLDataException(message, SqlState.BAD_CAST.code(), cause);
    } else if (cause instanceof CalciteException || BAD_OPERAND.matcher(message).lookingAt()) {
      return new SQLDataException(brief(cause), SqlState.INVALID_ARGUMENT.code(), cause);
    } else if (message.contains("more than one value in agg SINGLE_VALUE")) {
      return new SQLException(
          "A subquery that stands for one value yields several rows",
          SqlState.CARDINALITY.code(),
          cause);
    }
    return null;
  }

  private static SQLException unforeseen(Throwable failure, List<Throwable> chain) {
    if (failure instanceof IndexOutOfBoundsException
        || BAD_ARGUMENT.matcher(String.valueOf(failure.getMessage())).lookingAt()) {
      return new SQLDataException(
          "An argument cannot be used: " + failure.getMessage(),
          SqlState.INVALID_ARGUMENT.code(),
          failure);
    }
    for (Throwable cause : chain) {
      final String message = String.valueOf(cause.getMessage());
      if (message.startsWith("Conversion to relational algebra failed to preserve datatypes")) {
        return new SQLSyntaxErrorException(
            "The type of an expression cannot be told. If it holds a parameter, write"
                + " CAST(? AS VARCHAR), or whatever its type is",
            SqlState.SYNTAX.code(),
            failure);
      } else if (cause instanceof RelOptPlanner.CannotPlanException
          || message.startsWith("Unable to implement ")
          || message.startsWith("cannot translate call ")) {
        return new SQLFeatureNotSupportedException(
            "A function or clause of the statement can be read but not run: "
                + brief(cause)
                + ". Write it in another way",
            SqlState.NOT_SUPPORTED.code(),
            failure);
      }
    }
    return new SQLException(
        "An internal error: "
            + brief(chain.get(chain.size() - 1))
            + ". Write the statement in another way, and report this with its stack trace",
        SqlState.INTERNAL.code(),
        failure);
  }

  /** The first line of a message, cut short: below it Calcite shows plans and generated code. */
  private static String brief(Throwable failure) {
    final String message = failure.getMessage();
    if (message == null || message.isBlank()) {
      return failure.getClass().getSimpleName();
    }
    final String line = message.strip().lines().findFirst().orElseThrow().strip();
    return line.length() > 300 ? line.substring(0, 300) + "…" : line;
  }

  /** The exception of a column's index that no column has. */
  static SQLDataException noColumn(int index, int columns) {
    return invalidArgument("There is no column " + index + ": the result has " + columns);
  }

  /** The exception of a column's label that no column has. */
  static SQLSyntaxErrorException unknownColumn(String label) {
    return new SQLSyntaxErrorException(
        "The result has no column '" + label + "'", SqlState.UNKNOWN_COLUMN.code());
  }

  /** The exception of an argument that cannot be used. */
  static SQLDataException invalidArgument(String message) {
    return new SQLDataException(message, SqlState.INVALID_ARGUMENT.code());
  }

  /** The exception of a JDBC feature that is not there. */
  static SQLFeatureNotSupportedException notSupported(String feature) {
    return new SQLFeatureNotSupportedException(
        feature + " is not supported", SqlState.NOT_SUPPORTED.code());
  }
}
