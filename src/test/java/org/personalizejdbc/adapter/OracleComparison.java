package org.personalizejdbc.adapter;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLSyntaxErrorException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.personalizejdbc.endpoint.ReceivedCall;

/** Runs statements over one world in three ways, and compares. */
final class OracleComparison implements AutoCloseable {
  private static final int TIMEOUT_SECONDS = 20;

  final OracleWorld world;
  private final OracleDatabase inventory;
  private final OracleDatabase oracle;
  private final OracleEngine pushing;
  private final OracleEngine plain;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> {
            final Thread thread = new Thread(task, "oracle");
            thread.setDaemon(true);
            return thread;
          });

  OracleComparison(OracleWorld world) throws Exception {
    this.world = world;
    this.inventory = new OracleDatabase(world, false);
    this.oracle = new OracleDatabase(world, true);
    this.pushing = new OracleEngine(world, inventory, true);
    this.plain = new OracleEngine(world, inventory, false);
  }

  /** What is wrong with a statement's answers; null where nothing is. */
  @Nullable String difference(OracleStatement statement) throws Exception {
    final OracleStatement.Text text = statement.forDriver();
    final Future<OracleOutcome> first =
        threads.submit(() -> pushing.run(text, statement.maxRows()));
    final Future<OracleOutcome> second = threads.submit(() -> plain.run(text, statement.maxRows()));
    final Future<OracleOutcome> third = threads.submit(() -> ask(statement.forHsqldb()));
    final OracleOutcome withPushDown = await(first, OracleOutcome::failed);
    final OracleOutcome without = await(second, OracleOutcome::failed);
    final OracleOutcome expected = await(third, OracleOutcome::failed);
    final List<String> problems = new ArrayList<>();
    if (!agree(statement, withPushDown, expected)) {
      problems.add("with push-down the answer is not HSQLDB's");
    }
    if (!agree(statement, without, expected)) {
      problems.add("without push-down the answer is not HSQLDB's");
    }
    if (problems.isEmpty() && !withPushDown.hasFailed()) {
      checkCalls(statement, problems);
    }
    if (problems.isEmpty()) {
      return null;
    }
    return String.join("; ", problems)
        + "\n"
        + text.sql()
        + "\nparameters "
        + text.values()
        + (statement.maxRows() > 0 ? "\nmaxRows " + statement.maxRows() : "")
        + "\n(a) with push-down: "
        + withPushDown
        + "\n(b) without: "
        + without
        + "\n(c) HSQLDB: "
        + expected
        + "\n(a) calls "
        + pushing.calls()
        + "\n(b) calls "
        + plain.calls()
        + "\n(a) plan\n"
        + await(threads.submit(() -> pushing.plan(text)), String::valueOf)
        + "\n(b) plan\n"
        + await(threads.submit(() -> plain.plan(text)), String::valueOf);
  }

  private static <T> T await(Future<T> future, Function<Throwable, T> failed) throws Exception {
    try {
      return future.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      future.cancel(true);
      return failed.apply(e);
    }
  }

  private OracleOutcome ask(OracleStatement.Text text) {
    final Callable<OracleOutcome> query =
        () -> {
          try (PreparedStatement statement = oracle.connection.prepareStatement(text.sql())) {
            for (int i = 0; i < text.values().size(); i++) {
              statement.setObject(i + 1, text.values().get(i));
            }
            try (ResultSet resultSet = statement.executeQuery()) {
              return OracleOutcome.read(resultSet);
            }
          }
        };
    try {
      return query.call();
    } catch (Exception failure) {
      return OracleOutcome.failed(failure);
    }
  }

  private static boolean agree(
      OracleStatement statement, OracleOutcome actual, OracleOutcome expected) {
    if (isValueError(expected)) {
      // Who stops early may not reach the row that fails.
      return actual.hasFailed()
          || statement.maxRows() > 0
          || !statement.limit().equals(OracleStatement.AnyRows.ALL);
    } else if (actual.hasFailed() || expected.hasFailed()) {
      return !expected.hasFailed() && isRefusedByInventory(actual);
    }
    final OracleStatement.AnyRows limit = statement.limit();
    long wanted = Math.max(0, expected.rows().size() - limit.skipped());
    wanted = Math.min(wanted, limit.most());
    if (statement.maxRows() > 0) {
      wanted = Math.min(wanted, statement.maxRows());
    }
    if (actual.rows().size() != wanted) {
      return false;
    }
    if (statement.ordered()) {
      return actual.rows().equals(expected.rows().subList(0, (int) wanted));
    } else if (wanted == expected.rows().size()) {
      return actual.sorted().equals(expected.sorted());
    }
    final List<String> left = new ArrayList<>(expected.rows());
    return actual.rows().stream().allMatch(left::remove);
  }

  /**
   * Some of the SQL that Calcite writes for HSQLDB is none to its parser; no answer is wrong so.
   */
  private static boolean isRefusedByInventory(OracleOutcome outcome) {
    for (Throwable cause = outcome.failure(); cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLSyntaxErrorException e
          && e.getStackTrace()[0].getClassName().startsWith("org.hsqldb")
          && ("42581".equals(e.getSQLState()) || "42576".equals(e.getSQLState()))) {
        return true;
      }
    }
    return false;
  }

  /** Division by zero is all that generated statements can fail with. */
  private static boolean isValueError(OracleOutcome outcome) {
    return outcome.failure() instanceof SQLException e && "22012".equals(e.getSQLState());
  }

  private void checkCalls(OracleStatement statement, List<String> problems) {
    final List<ReceivedCall> calls = pushing.calls();
    if (!statement.costs() && !calls.isEmpty()) {
      problems.add("a statement without campaigns makes calls");
    }
    final Set<String> asked = new HashSet<>();
    long stale = 0;
    for (ReceivedCall call : calls) {
      if (!asked.add(call.operation() + call.region() + call.body())) {
        problems.add("asked twice: " + call);
      }
      if (!call.campaignArn().isEmpty() && !world.arns.contains(call.campaignArn())) {
        stale++;
      }
    }
    // Up to 20 keys are described without being listed first, whether they exist or not. Without
    // push-down a plan may find that it need not go on before it has described everything.
    final boolean describesAll = described(plain) >= world.arns.size();
    if (describesAll && described(pushing) - stale > described(plain)) {
      problems.add("more calls with push-down than without");
    }
  }

  private static long described(OracleEngine engine) {
    return engine.calls().stream().filter(call -> !call.campaignArn().isEmpty()).count();
  }

  @Override
  public void close() throws Exception {
    threads.shutdownNow();
    pushing.close();
    plain.close();
    inventory.close();
    oracle.close();
  }
}
