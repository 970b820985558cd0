package org.personalizejdbc.jdbc;

import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.SQLClientInfoException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Callable;
import org.apache.calcite.jdbc.CalciteConnection;
import org.jspecify.annotations.Nullable;
import org.personalizejdbc.adapter.CalciteEngine;
import org.personalizejdbc.adapter.DriverSchema;
import org.personalizejdbc.api.Execution;

/**
 * A connection: Calcite's, over the session's tables and the attached inventories. Read-only; a
 * connection makes no call by itself. Statements of several threads may run at once.
 */
final class PersonalizeConnection extends ForwardingConnection {
  /** The schema in which unqualified names are looked up. */
  static final String SCHEMA = "personalize";

  private final CalciteEngine engine;
  private final ConnectionResources resources;
  private @Nullable SQLWarning warnings;

  private PersonalizeConnection(
      CalciteConnection delegate,
      CalciteEngine engine,
      ConnectionResources resources,
      List<String> warnings) {
    super(delegate);
    this.engine = engine;
    this.resources = resources;
    this.warnings = Warnings.chain(warnings);
  }

  /** Opens a connection. */
  static PersonalizeConnection open(ConnectionSettings settings) throws SQLException {
    final ConnectionResources resources = SqlErrors.get(() -> ConnectionResources.open(settings));
    try {
      final CalciteEngine engine = new CalciteEngine();
      final CalciteConnection calcite = SqlErrors.get(engine::open);
      calcite.getRootSchema().add(SCHEMA, resources.schema());
      calcite.getRootSchema().add("driver", new DriverSchema(resources.session()));
      SqlErrors.run(
          () -> {
            resources.attach(settings.attachments(), calcite.getRootSchema());
            calcite.setSchema(SCHEMA);
          });
      return new PersonalizeConnection(calcite, engine, resources, settings.warnings());
    } catch (Throwable failure) {
      resources.close();
      throw failure;
    }
  }

  /** Does something within an execution. */
  <T> T within(Execution execution, Callable<T> action) throws SQLException {
    return SqlErrors.get(() -> engine.within(execution, action));
  }

  ConnectionResources resources() {
    return resources;
  }

  /** The number of calls to AWS that this connection has begun, retries not counted. */
  long callsMade() {
    return resources.session().callsMade();
  }

  @Override
  public Statement createStatement() throws SQLException {
    return new PersonalizeStatement(this, SqlErrors.get(delegate::createStatement));
  }

  @Override
  public Statement createStatement(int type, int concurrency) throws SQLException {
    return new PersonalizeStatement(
        this, SqlErrors.get(() -> delegate.createStatement(type, concurrency)));
  }

  @Override
  public Statement createStatement(int type, int concurrency, int holdability) throws SQLException {
    return new PersonalizeStatement(
        this, SqlErrors.get(() -> delegate.createStatement(type, concurrency, holdability)));
  }

  @Override
  public PreparedStatement prepareStatement(String sql) throws SQLException {
    return prepared(sql, text -> delegate.prepareStatement(text));
  }

  @Override
  public PreparedStatement prepareStatement(String sql, int type, int concurrency)
      throws SQLException {
    return prepared(sql, text -> delegate.prepareStatement(text, type, concurrency));
  }

  @Override
  public PreparedStatement prepareStatement(String sql, int type, int concurrency, int holdability)
      throws SQLException {
    return prepared(sql, text -> delegate.prepareStatement(text, type, concurrency, holdability));
  }

  private interface Preparer {
    PreparedStatement prepare(String text) throws SQLException;
  }

  private PreparedStatement prepared(String sql, Preparer preparer) throws SQLException {
    try {
      final String text = Sql.withoutTerminator(sql);
      return new PersonalizePreparedStatement(this, SqlErrors.get(() -> preparer.prepare(text)));
    } catch (SQLException e) {
      throw SyntaxErrors.ofStatement(sql, e);
    }
  }

  @Override
  public DatabaseMetaData getMetaData() throws SQLException {
    return new PersonalizeDatabaseMetaData(this, SqlErrors.get(delegate::getMetaData));
  }

  @Override
  public boolean isReadOnly() throws SQLException {
    checkOpen();
    return true;
  }

  /** Does nothing, since there is nothing to write to. */
  @Override
  public void setReadOnly(boolean readOnly) throws SQLException {
    checkOpen();
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

  private void checkOpen() throws SQLException {
    if (isClosed()) {
      throw new SQLNonTransientConnectionException(
          "The connection is closed", SqlState.CONNECTION_CLOSED.code());
    }
  }

  @Override
  public @Nullable SQLWarning getWarnings() throws SQLException {
    checkOpen();
    return warnings;
  }

  @Override
  public void clearWarnings() throws SQLException {
    checkOpen();
    warnings = null;
  }

  @Override
  public void setClientInfo(String name, String value) throws SQLClientInfoException {
    // Nothing goes to AWS with a call; names of tools are not worth an error.
  }

  @Override
  public void setClientInfo(Properties properties) throws SQLClientInfoException {
    // As above.
  }

  @Override
  public Properties getClientInfo() throws SQLException {
    checkOpen();
    return new Properties();
  }

  @Override
  public @Nullable String getClientInfo(String name) throws SQLException {
    checkOpen();
    return null;
  }

  /** Closes the statements, ends calls in flight and closes what was attached. Idempotent. */
  @Override
  public void close() throws SQLException {
    try {
      super.close();
    } finally {
      resources.close();
    }
  }

  @Override
  public String toString() {
    return "PersonalizeConnection[" + resources.session() + "]";
  }
}
