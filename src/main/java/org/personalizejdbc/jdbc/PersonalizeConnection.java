package org.personalizejdbc.jdbc;

import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.personalizejdbc.adapter.CalciteEngine;
import org.personalizejdbc.adapter.DriverSchema;
import org.personalizejdbc.adapter.PersonalizeSchema;
import org.personalizejdbc.adapter.PlannedQuery;
import org.personalizejdbc.adapter.RecentTexts;
import org.personalizejdbc.api.Execution;
import org.personalizejdbc.inventory.InventoryException;

/**
 * A connection: an engine over the session's tables and the attached inventories. Read-only; a
 * connection makes no call by itself. Statements of several threads may run at once.
 */
final class PersonalizeConnection extends ReadOnlyConnection implements CallCounter {
  /** The schema in which unqualified names are looked up. */
  static final String SCHEMA = "personalize";

  private final CalciteEngine engine;
  private final ConnectionResources resources;

  /**
   * The queries that can run at once, by their texts as they were given: what a text is to Calcite
   * takes longer to work out than many a kept plan to begin.
   */
  private final RecentTexts<JdbcQuery> queries = new RecentTexts<>();

  private final PlanningThreads planners = new PlanningThreads();
  private final Set<Statement> statements =
      Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));
  private final Set<ResultSet> metadata =
      Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

  private volatile boolean closed;
  private @Nullable SQLWarning warnings;

  private PersonalizeConnection(
      CalciteEngine engine, ConnectionResources resources, List<String> warnings) {
    this.engine = engine;
    this.resources = resources;
    this.warnings = Warnings.chain(warnings);
  }

  /** Opens a connection. */
  static PersonalizeConnection open(ConnectionSettings settings) throws SQLException {
    final ConnectionResources resources = SqlErrors.get(() -> ConnectionResources.open(settings));
    try {
      return SqlErrors.get(
          () -> {
            final CalciteEngine engine = new CalciteEngine();
            engine.rootSchema().add(SCHEMA, PersonalizeSchema.of(resources.session()));
            engine.rootSchema().add("driver", new DriverSchema(resources.session()));
            attach(resources, settings, engine);
            engine.setSchema(SCHEMA);
            return new PersonalizeConnection(engine, resources, settings.warnings());
          });
    } catch (SQLException failure) {
      resources.close();
      throw failure;
    }
  }

  /** Attaches the inventories: one that cannot be opened is a property that cannot be used. */
  private static void attach(
      ConnectionResources resources, ConnectionSettings settings, CalciteEngine engine)
      throws SQLException {
    try {
      resources.attach(settings.attachments(), engine.rootSchema());
    } catch (InventoryException e) {
      throw new SQLNonTransientConnectionException(
          e.getMessage(), SqlState.CONNECTION_REFUSED.code(), e);
    }
  }

  /**
   * A query that can run at once, on any thread, see {@link CalciteEngine#planned}.
   *
   * @param sql as it was given
   * @return null where it has to be planned
   */
  @Nullable JdbcQuery known(String sql) throws SQLException {
    final RecentTexts.Key text = new RecentTexts.Key(sql, engine.schemaPath());
    final JdbcQuery known = queries.get(text);
    if (known != null) {
      return known;
    }
    final PlannedQuery planned = engine.planned(Sql.ofJdbc(sql));
    if (planned == null) {
      return null;
    }
    final JdbcQuery query = JdbcQuery.of(planned);
    queries.put(text, query);
    return query;
  }

  /**
   * Plans a query, see {@link CalciteEngine#plan}.
   *
   * @param sql as Calcite reads it
   */
  JdbcQuery plan(String sql, @Nullable Execution execution) {
    return JdbcQuery.of(engine.plan(sql, execution));
  }

  /** Begins to plan and run something, on a thread of its own. */
  <T> PlanningThreads.Task<T> planning(Callable<T> action) throws SQLException {
    return planners.begin(action);
  }

  ConnectionResources resources() {
    return resources;
  }

  @Override
  public long callsMade() {
    return resources.session().callsMade();
  }

  /** Remembers a statement for as long as somebody else does, to close it with the connection. */
  private <S extends Statement> S opened(S statement) {
    statements.add(statement);
    return statement;
  }

  /** Makes a result set of rows of metadata, which is closed with the connection. */
  ResultSet metadata(MetadataRows rows) throws SQLException {
    checkOpen();
    final ResultSet resultSet = rows.resultSet();
    metadata.add(resultSet);
    return resultSet;
  }

  /** What it plans queries with. */
  CalciteEngine engine() {
    return engine;
  }

  @Override
  public Statement createStatement() throws SQLException {
    checkOpen();
    return opened(new PersonalizeStatement(this));
  }

  @Override
  public Statement createStatement(int type, int concurrency) throws SQLException {
    checkOpen();
    warnOfOther(type, concurrency);
    return createStatement();
  }

  @Override
  public Statement createStatement(int type, int concurrency, int holdability) throws SQLException {
    return createStatement(type, concurrency);
  }

  /** Tells who asks for other result sets than there are, as JDBC has it, by a warning. */
  private void warnOfOther(int type, int concurrency) {
    if (type != ResultSet.TYPE_FORWARD_ONLY || concurrency != ResultSet.CONCUR_READ_ONLY) {
      warn("Result sets are read only and forward only, whatever is asked for");
    }
  }

  @Override
  public PreparedStatement prepareStatement(String sql) throws SQLException {
    checkOpen();
    try {
      final JdbcQuery known = known(sql);
      return opened(new PersonalizePreparedStatement(this, known == null ? planned(sql) : known));
    } catch (SQLException e) {
      throw SyntaxErrors.ofStatement(sql, e);
    }
  }

  private JdbcQuery planned(String sql) throws SQLException {
    final String text = Sql.ofJdbc(sql);
    return planners.begin(() -> plan(text, null)).get();
  }

  @Override
  public PreparedStatement prepareStatement(String sql, int type, int concurrency)
      throws SQLException {
    checkOpen();
    warnOfOther(type, concurrency);
    return prepareStatement(sql);
  }

  @Override
  public PreparedStatement prepareStatement(String sql, int type, int concurrency, int holdability)
      throws SQLException {
    return prepareStatement(sql, type, concurrency);
  }

  // A query generates no keys, so asking for some changes nothing.

  @Override
  public PreparedStatement prepareStatement(String sql, int keys) throws SQLException {
    return prepareStatement(sql);
  }

  @Override
  public PreparedStatement prepareStatement(String sql, int[] keys) throws SQLException {
    return prepareStatement(sql);
  }

  @Override
  public PreparedStatement prepareStatement(String sql, String[] keys) throws SQLException {
    return prepareStatement(sql);
  }

  /** Closes the connection, on this thread: closing waits for nothing. */
  @Override
  public void abort(Executor executor) throws SQLException {
    close();
  }

  @Override
  public DatabaseMetaData getMetaData() throws SQLException {
    checkOpen();
    return new PersonalizeDatabaseMetaData(this);
  }

  /** Whether the connection is open; makes no call. */
  @Override
  public boolean isValid(int seconds) throws SQLException {
    if (seconds < 0) {
      throw new SQLException(
          "A time-out of " + seconds + " seconds is less than none",
          SqlState.INVALID_ARGUMENT.code());
    }
    return !isClosed();
  }

  /** Has unqualified names be looked up in a schema; null changes nothing. */
  @Override
  public void setSchema(@Nullable String name) throws SQLException {
    checkOpen();
    if (name != null) {
      engine.setSchema(name);
    }
  }

  @Override
  public @Nullable String getSchema() throws SQLException {
    checkOpen();
    return engine.schema();
  }

  @Override
  public boolean isClosed() {
    return closed;
  }

  @Override
  void checkOpen() throws SQLException {
    if (closed) {
      throw closed();
    }
  }

  /** What is told who uses a closed connection. */
  static SQLException closed() {
    return new SQLNonTransientConnectionException(
        "The connection is closed", SqlState.CONNECTION_CLOSED.code());
  }

  /** Adds a warning, unless it is there already. */
  synchronized void warn(String text) {
    for (SQLWarning w = warnings; w != null; w = w.getNextWarning()) {
      if (text.equals(w.getMessage())) {
        return;
      }
    }
    final SQLWarning warning = Warnings.chain(List.of(text));
    if (warnings == null) {
      warnings = warning;
    } else {
      warnings.setNextWarning(warning);
    }
  }

  @Override
  public synchronized @Nullable SQLWarning getWarnings() throws SQLException {
    checkOpen();
    return warnings;
  }

  @Override
  public synchronized void clearWarnings() throws SQLException {
    checkOpen();
    warnings = null;
  }

  /** Closes the statements, ends calls in flight and closes what was attached. Idempotent. */
  @Override
  public void close() throws SQLException {
    closed = true;
    final List<AutoCloseable> open = new ArrayList<>();
    synchronized (statements) {
      open.addAll(statements);
      statements.clear();
    }
    synchronized (metadata) {
      open.addAll(metadata);
      metadata.clear();
    }
    try {
      for (AutoCloseable dependent : open) {
        SqlErrors.run(dependent::close);
      }
    } finally {
      planners.close();
      resources.close();
    }
  }

  @Override
  public String toString() {
    return "PersonalizeConnection[" + resources.session() + "]";
  }
}
