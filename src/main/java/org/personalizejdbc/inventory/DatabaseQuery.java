package org.personalizejdbc.inventory;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.apache.calcite.DataContext;
import org.apache.calcite.linq4j.AbstractEnumerable;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.linq4j.Enumerator;
import org.apache.calcite.linq4j.function.Function1;
import org.apache.calcite.runtime.FlatLists;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/**
 * A query that runs inside an attached database. Immutable; each enumerator has a connection of its
 * own, which it gives back when it is closed, or when the statement around it ends: where one part
 * of a plan fails, Calcite forgets to close the others.
 */
final class DatabaseQuery implements Function1<DataContext, Enumerable<@Nullable Object>> {
  /**
   * The context's variable that tells when the statement around a query ends: it is given what to
   * do then, and returns what takes that back. Absent in a plain Calcite connection.
   */
  private static final String WHEN_ENDED = "personalize.whenEnded";

  private final Database database;
  private final String sql;
  private final List<Integer> parameters;
  private final List<SqlTypeName> types;

  /**
   * Creates a query.
   *
   * @param sql in the database's dialect
   * @param parameters the numbers of the statement's parameters, in the order of their marks
   * @param types the type of each column in Calcite
   */
  DatabaseQuery(Database database, String sql, List<Integer> parameters, List<SqlTypeName> types) {
    this.database = database;
    this.sql = sql;
    this.parameters = List.copyOf(parameters);
    this.types = List.copyOf(types);
  }

  @Override
  public Enumerable<@Nullable Object> apply(DataContext context) {
    return new AbstractEnumerable<@Nullable Object>() {
      @Override
      public Enumerator<@Nullable Object> enumerator() {
        return new Rows(context);
      }
    };
  }

  /** One execution. A row is an array, of one column its value. */
  private final class Rows implements Enumerator<@Nullable Object> {
    private final DataContext context;
    private final @Nullable AtomicBoolean cancelled;
    private Connection connection;
    private ResultSet resultSet;
    private Runnable forget = () -> {};
    private final Object lifeLock = new Object();

    /** Whether the database is working for these rows. */
    private boolean working;

    /** Whether the statement around these rows has ended. */
    private boolean ended;

    private boolean closed;
    private List<DatabaseValue> columns = List.of();
    private @Nullable Object current;

    Rows(DataContext context) {
      this.context = context;
      this.cancelled = DataContext.Variable.CANCEL_FLAG.get(context);
      execute();
    }

    private void execute() {
      closed = false;
      boolean done = false;
      try {
        connection = database.dataSource().getConnection();
        PreparedStatement statement = connection.prepareStatement(sql);
        limitTime(statement);
        for (int i = 0; i < parameters.size(); i++) {
          bind(statement, i + 1, context.get("?" + parameters.get(i)));
        }
        forget = endWith(statement);
        // A database knows nothing of a cancel that comes before the query.
        begin();
        try {
          resultSet = statement.executeQuery();
        } finally {
          rest();
        }
        columns = readers(resultSet.getMetaData());
        done = true;
      } catch (SQLException e) {
        throw database.failed("running " + sql, e);
      } finally {
        if (!done) {
          close();
        }
      }
    }

    private List<DatabaseValue> readers(ResultSetMetaData metaData) throws SQLException {
      List<DatabaseValue> readers = new ArrayList<>();
      for (int i = 0; i < types.size(); i++) {
        readers.add(DatabaseValue.reader(types.get(i), metaData.getColumnType(i + 1)));
      }
      return readers;
    }

    private void limitTime(PreparedStatement statement) throws SQLException {
      if (context.get(DataContext.Variable.TIMEOUT.camelName) instanceof Long millis
          && millis > 0) {
        try {
          statement.setQueryTimeout((int) Math.min(Integer.MAX_VALUE, (millis + 999) / 1000));
        } catch (SQLFeatureNotSupportedException e) {
          // Then the statement's own deadline must do.
        }
      }
    }

    /** Has the rows end with the statement around them; returns what undoes that. */
    private Runnable endWith(PreparedStatement statement) {
      @SuppressWarnings("unchecked") // The name is ours.
      final @Nullable UnaryOperator<Runnable> whenEnded =
          (UnaryOperator<Runnable>) context.get(WHEN_ENDED);
      return whenEnded == null ? () -> {} : whenEnded.apply(() -> end(statement));
    }

    /**
     * Called by any thread: stops the database where it works for these rows, or gives the
     * connection back. Never stops what the connection does for another statement by then.
     */
    private void end(PreparedStatement statement) {
      synchronized (lifeLock) {
        ended = true;
        if (!working) {
          giveBack();
        } else if (!closed) {
          try {
            statement.cancel();
          } catch (SQLException e) {
            // Then it ends when it will.
          }
        }
      }
    }

    /** The database has done what it was asked; nobody wants more of it where all is over. */
    private void rest() {
      synchronized (lifeLock) {
        working = false;
        if (ended) {
          giveBack();
        }
      }
    }

    private void giveBack() {
      synchronized (lifeLock) {
        if (!closed && connection != null) {
          closed = true;
          try {
            // To the pool, which closes its statement and result.
            connection.close();
          } catch (SQLException e) {
            // The rows wanted have been read.
          }
        }
      }
    }

    /** Begins to have the database work, unless nobody wants that any more. */
    private void begin() {
      // Not an end of data, which would pass a part of the rows off as all.
      if (cancelled != null && cancelled.get()) {
        throw new CancellationException("The statement was cancelled.");
      }
      synchronized (lifeLock) {
        if (ended) {
          throw new CancellationException("The statement has ended.");
        }
        working = true;
      }
    }

    @Override
    public boolean moveNext() {
      begin();
      try {
        if (!resultSet.next()) {
          return false;
        }
        current = row();
        return true;
      } catch (SQLException e) {
        throw database.failed("reading the rows of " + sql, e);
      } finally {
        rest();
      }
    }

    private @Nullable Object row() throws SQLException {
      if (columns.isEmpty()) {
        return FlatLists.of();
      }
      if (columns.size() == 1) {
        return columns.get(0).read(resultSet, 1);
      }
      @Nullable Object[] values = new @Nullable Object[columns.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = columns.get(i).read(resultSet, i + 1);
      }
      return values;
    }

    @Override
    public @Nullable Object current() {
      return current;
    }

    @Override
    public void reset() {
      close();
      execute();
    }

    @Override
    public void close() {
      forget.run();
      giveBack();
    }
  }

  /** Sets a parameter, which Calcite hands over in its internal form: times as numbers. */
  private static void bind(PreparedStatement statement, int i, @Nullable Object value)
      throws SQLException {
    if (value == null) {
      statement.setNull(i, Types.NULL);
    } else if (value instanceof Number number
        && (value instanceof Integer || value instanceof Long)) {
      statement.setObject(i, time(number.longValue(), parameterType(statement, i), value));
    } else if (value instanceof Character || value instanceof CharSequence) {
      statement.setString(i, value.toString());
    } else {
      statement.setObject(i, value);
    }
  }

  private static Object time(long number, int type, Object value) {
    return switch (type) {
      case Types.DATE -> LocalDate.ofEpochDay(number);
      case Types.TIME -> LocalTime.ofNanoOfDay(number * 1_000_000);
      case Types.TIMESTAMP ->
          LocalDateTime.ofEpochSecond(
              Math.floorDiv(number, 1000),
              (int) Math.floorMod(number, 1000) * 1_000_000,
              ZoneOffset.UTC);
      default -> value;
    };
  }

  private static int parameterType(PreparedStatement statement, int i) {
    try {
      return statement.getParameterMetaData().getParameterType(i);
    } catch (SQLException e) {
      return Types.OTHER;
    }
  }
}
