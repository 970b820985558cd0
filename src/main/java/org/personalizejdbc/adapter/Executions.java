package org.personalizejdbc.adapter;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.calcite.DataContext;
import org.apache.calcite.linq4j.Enumerable;
import org.jspecify.annotations.Nullable;
import org.personalizejdbc.api.Execution;
import org.personalizejdbc.api.PersonalizeSession;

/** How a running plan finds the execution that it belongs to. */
final class Executions {
  private static final String CONTEXT = "personalize.context";

  /** See {@code DatabaseQuery} of the inventories, which cannot see this package, nor it them. */
  private static final String WHEN_ENDED = "personalize.whenEnded";

  private Executions() {}

  /** A context that leads to an execution. */
  static DataContext with(DataContext root, Execution execution, boolean rememberListings) {
    return new ExecutionContext(
        root, execution, new Watch(execution), rememberListings, new HashMap<>());
  }

  /**
   * The execution that a plan runs in. In a plain Calcite connection, which knows of none, it is a
   * new one, bounded by that connection's query timeout.
   */
  static Execution of(DataContext root, PersonalizeSession session) {
    final ExecutionContext context = find(root);
    if (context != null && context.execution.session() == session) {
      return context.execution;
    }
    final Object timeout = root.get(DataContext.Variable.TIMEOUT.camelName);
    return new Execution(
        session,
        timeout instanceof Long millis ? Duration.ofMillis(millis) : Duration.ZERO,
        Long.MAX_VALUE);
  }

  /** Whether what a listing yields is asked for more than once in the plan. */
  static boolean remembersListings(DataContext root) {
    final ExecutionContext context = find(root);
    return context != null && context.rememberListings;
  }

  /** The most rows that the statement's user asked for, {@link Long#MAX_VALUE} for all. */
  static long maxRows(DataContext root) {
    final ExecutionContext context = find(root);
    return context == null ? Long.MAX_VALUE : context.execution.maxRows();
  }

  /** The rows of a shared relation: read by whoever asks first, kept for the others. */
  static List<@Nullable Object[]> shared(
      DataContext root, long id, Enumerable<@Nullable Object[]> input) {
    final ExecutionContext context = find(root);
    if (context == null) {
      return input.toList();
    }
    // Not computeIfAbsent: reading one relation may read another.
    List<@Nullable Object[]> rows = context.shared.get(id);
    if (rows == null) {
      rows = input.toList();
      context.shared.put(id, rows);
    }
    return rows;
  }

  private static @Nullable ExecutionContext find(DataContext root) {
    return root.get(CONTEXT) instanceof ExecutionContext context ? context : null;
  }

  /**
   * What a plan is told while it runs, by one thread.
   *
   * @param shared the rows of shared relations, by id
   */
  private record ExecutionContext(
      DataContext root,
      Execution execution,
      Watch watch,
      boolean rememberListings,
      Map<Long, List<@Nullable Object[]>> shared)
      implements ForwardingDataContext {
    @Override
    public @Nullable Object get(String name) {
      return switch (name) {
        case CONTEXT -> this;
        case Watch.VARIABLE -> watch;
        case WHEN_ENDED -> (UnaryOperator<Runnable>) execution::whenEnded;
        default -> root.get(name);
      };
    }
  }
}
