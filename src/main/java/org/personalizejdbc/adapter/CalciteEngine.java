package org.personalizejdbc.adapter;

import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Callable;
import org.apache.calcite.avatica.AvaticaConnection;
import org.apache.calcite.config.CalciteConnectionProperty;
import org.apache.calcite.jdbc.CalciteConnection;
import org.apache.calcite.jdbc.CalciteJdbc41Factory;
import org.apache.calcite.jdbc.CalcitePrepare;
import org.apache.calcite.jdbc.CalcitePrepare.CalciteSignature;
import org.apache.calcite.jdbc.CalciteSchema;
import org.apache.calcite.jdbc.Driver;
import org.jspecify.annotations.Nullable;
import org.personalizejdbc.api.Execution;

/**
 * Calcite as the SQL engine of one connection. It is never registered with DriverManager, and takes
 * no property from a user: Calcite's own load classes by name.
 */
public final class CalciteEngine extends Driver {
  static {
    // By now the class that this one extends has registered itself.
    RelocatedDriver.deregister();
  }

  /** Per thread, since that is how a plan that begins to run is told its execution. */
  private final ThreadLocal<@Nullable Execution> current = new ThreadLocal<>();

  private final PlanCache plans = new PlanCache();
  private final boolean pushDown;

  /** Creates an engine that makes the fewest calls it can. */
  public CalciteEngine() {
    this(true);
  }

  /**
   * Creates an engine.
   *
   * @param pushDown false to have every mention of a table list and describe all of it: the answers
   *     are the same, which tests check
   */
  CalciteEngine(boolean pushDown) {
    this.pushDown = pushDown;
  }

  /** Opens a connection with an empty root schema. */
  public CalciteConnection open() throws SQLException {
    final Properties properties = new Properties();
    // What is asked for when a plan runs; the rest is in EngineConfig. The language of DAYNAME and
    // MONTHNAME.
    set(properties, CalciteConnectionProperty.LOCALE, "en_US");
    // Calcite's default is the JVM's zone, frozen when a class of its loads.
    set(properties, CalciteConnectionProperty.TIME_ZONE, "UTC");
    final CalciteConnection connection =
        (CalciteConnection)
            new CalciteJdbc41Factory()
                .newConnection(
                    this,
                    factory,
                    getConnectStringPrefix(),
                    properties,
                    // Without Calcite's own schema "metadata": what it tells of tables is not what
                    // DatabaseMetaData does.
                    CalciteSchema.createRootSchema(false),
                    PersonalizeTypeSystem.typeFactory());
    handler.onConnectionInit((AvaticaConnection) connection);
    return connection;
  }

  private static void set(Properties properties, CalciteConnectionProperty property, String value) {
    properties.setProperty(property.camelName(), value);
  }

  /**
   * Does something within an execution: a plan that begins to run meanwhile, on this thread,
   * belongs to it.
   */
  public <T> T within(Execution execution, Callable<T> action) throws Exception {
    final Execution outer = current.get();
    current.set(execution);
    try {
      return action.call();
    } finally {
      if (outer == null) {
        current.remove();
      } else {
        current.set(outer);
      }
    }
  }

  /**
   * A query that can run on any thread: the same text was planned before, without an inventory's
   * table that may have changed since; and its plan looks with each row whether its execution goes
   * on, which generated code may not.
   *
   * @param connection one that {@link #open} opened
   * @return null where the query has to be planned, on a thread that may be left behind
   */
  public @Nullable PlannedQuery planned(CalciteConnection connection, String sql)
      throws SQLException {
    final String schema = connection.getSchema();
    final CalciteSignature<Object> known =
        plans.direct(new PlanCache.Key(sql, schema == null ? List.of() : List.of(schema)));
    return known == null ? null : new PlannedQuery(connection, known);
  }

  /**
   * Plans a query, unless its plan is kept. Where it is planned {@link #within} an execution, the
   * end of the execution ends the planning, as soon as it comes to look.
   *
   * @param connection one that {@link #open} opened, whose schemas names are looked up in
   * @throws RuntimeException where the query cannot be read or planned
   */
  public PlannedQuery plan(CalciteConnection connection, String sql) {
    final CalcitePrepare.Context context = connection.createPrepareContext();
    CalcitePrepare.Dummy.push(context);
    try {
      return new PlannedQuery(
          connection,
          createPrepare()
              .prepareSql(context, CalcitePrepare.Query.<Object>of(sql), Object[].class, -1));
    } finally {
      CalcitePrepare.Dummy.pop(context);
    }
  }

  @Override
  public CalcitePrepare createPrepare() {
    return new PersonalizePrepare(current::get, plans, pushDown);
  }
}
