package org.personalizejdbc.adapter;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
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
    final var root = engine.rootSchema();
    root.add("personalize", PersonalizeSchema.of(session));
    inventory =
        Inventory.open("inv", InventorySource.of(database.url, "sa", "", "INV", null), root);
    root.add("inv", inventory.schema());
    engine.setSchema("personalize");
  }

  /** Runs a statement to its end, and waits for the calls that it left behind. */
  OracleOutcome run(OracleStatement.Text text, int maxRows) {
    endpoint.forgetCalls();
    final long before = session.callsMade();
    final Execution execution =
        new Execution(session, Duration.ZERO, maxRows == 0 ? Long.MAX_VALUE : maxRows);
    try {
      return query(text, execution);
    } catch (Throwable failure) {
      return OracleOutcome.failed(failure);
    } finally {
      execution.close();
      settle(before);
    }
  }

  private OracleOutcome query(OracleStatement.Text text, Execution execution) {
    final PlannedQuery query = engine.plan(text.sql(), execution);
    try (QueryRows rows = run(query, execution, text.values())) {
      return OracleOutcome.read(query.columns(), rows, execution.maxRows());
    }
  }

  private static QueryRows run(PlannedQuery query, Execution execution, List<Object> values) {
    return query.run(
        execution, values.stream().map(OracleEngine::local).toList(), new AtomicBoolean(), 0);
  }

  /** As PersonalizePreparedStatement does. */
  private static Object local(Object value) {
    return value instanceof LocalDateTime time
        ? (Object) time.toInstant(ZoneOffset.UTC).toEpochMilli()
        : value;
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
    final Execution execution = new Execution(session, Duration.ZERO, Long.MAX_VALUE);
    try (QueryRows rows =
        run(engine.plan("EXPLAIN PLAN FOR " + text.sql(), null), execution, text.values())) {
      rows.next();
      return String.valueOf(rows.value(0));
    } catch (Throwable failure) {
      return "no plan: " + failure;
    }
  }

  @Override
  public void close() throws SQLException {
    inventory.close();
    session.close();
    endpoint.close();
  }
}
