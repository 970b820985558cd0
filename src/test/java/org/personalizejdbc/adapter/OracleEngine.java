package org.personalizejdbc.adapter;

import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Calendar;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.apache.calcite.jdbc.CalciteConnection;
import org.personalizejdbc.api.ApiSettings;
import org.personalizejdbc.api.CredentialSource;
import org.personalizejdbc.api.Credentials;
import org.personalizejdbc.api.EndpointVariants;
import org.personalizejdbc.api.Execution;
import org.personalizejdbc.api.PersonalizeSession;
import org.personalizejdbc.api.RegionChoice;
import org.personalizejdbc.endpoint.EmbeddedEndpoint;
import org.personalizejdbc.endpoint.ReceivedCall;
import org.personalizejdbc.inventory.Inventory;
import org.personalizejdbc.inventory.InventorySource;

/** The driver's engine, with or without push-down, over an endpoint of its own. */
final class OracleEngine implements AutoCloseable {
  final EmbeddedEndpoint endpoint;
  private final PersonalizeSession session;
  private final CalciteEngine engine;
  private final CalciteConnection connection;
  private final Inventory inventory;

  OracleEngine(OracleWorld world, OracleDatabase database, boolean pushDown)
      throws IOException, SQLException {
    endpoint = EmbeddedEndpoint.start(world.account);
    endpoint.intercept(new OracleSmallPages(world.account, 3));
    session =
        new PersonalizeSession(
            new ApiSettings(
                new RegionChoice.Named(OracleWorld.REGIONS),
                List.of(CredentialSource.of(new Credentials.Static("oracle", "oracle", null))),
                endpoint.uri(),
                EndpointVariants.UNSET,
                4,
                Duration.ofSeconds(10),
                1,
                0,
                Duration.ZERO,
                false));
    engine = new CalciteEngine(pushDown);
    connection = engine.open();
    final var root = connection.getRootSchema();
    root.add("personalize", PersonalizeSchema.of(session));
    inventory =
        Inventory.open("inv", InventorySource.of(database.url, "sa", "", "INV", null), root);
    root.add("inv", inventory.schema());
    connection.setSchema("personalize");
  }

  /** Runs a statement to its end, and waits for the calls that it left behind. */
  OracleOutcome run(OracleStatement.Text text, int maxRows) {
    endpoint.forgetCalls();
    final long before = session.callsMade();
    final Execution execution =
        new Execution(session, Duration.ZERO, maxRows == 0 ? Long.MAX_VALUE : maxRows);
    try {
      return engine.within(execution, () -> query(text, maxRows));
    } catch (Throwable failure) {
      return OracleOutcome.failed(failure);
    } finally {
      execution.close();
      settle(before);
    }
  }

  private OracleOutcome query(OracleStatement.Text text, int maxRows) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(text.sql())) {
      bind(statement, text.values());
      statement.setMaxRows(maxRows);
      try (ResultSet resultSet = statement.executeQuery()) {
        return OracleOutcome.read(resultSet);
      }
    }
  }

  static void bind(PreparedStatement statement, List<Object> values) throws SQLException {
    for (int i = 0; i < values.size(); i++) {
      if (values.get(i) instanceof String text) {
        // As PersonalizePreparedStatement does: setObject pads it to the length of a CHAR.
        statement.setString(i + 1, text);
      } else if (!(values.get(i) instanceof LocalDateTime time)) {
        statement.setObject(i + 1, values.get(i));
      } else if (statement.getClass().getName().startsWith("org.hsqldb")) {
        statement.setObject(i + 1, time);
      } else {
        // As PersonalizePreparedStatement does.
        statement.setTimestamp(
            i + 1,
            new Timestamp(time.toInstant(ZoneOffset.UTC).toEpochMilli()),
            Calendar.getInstance(TimeZone.getTimeZone("UTC"), Locale.ROOT));
      }
    }
  }

  /** Looking ahead may have begun calls that nobody waits for when the result is closed early. */
  private void settle(long before) {
    while (session.calls().stream().filter(call -> call.callId() > before).count()
        < session.callsMade() - before) {
      Thread.onSpinWait();
    }
  }

  /** The calls of the last statement. */
  List<ReceivedCall> calls() {
    return endpoint.calls();
  }

  /** The plan, or why there is none. */
  String plan(OracleStatement.Text text) {
    try (PreparedStatement statement =
            connection.prepareStatement("EXPLAIN PLAN FOR " + text.sql());
        ResultSet resultSet = statement.executeQuery()) {
      resultSet.next();
      return resultSet.getString(1);
    } catch (Throwable failure) {
      return "no plan: " + failure;
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
    inventory.close();
    session.close();
    endpoint.close();
  }
}
