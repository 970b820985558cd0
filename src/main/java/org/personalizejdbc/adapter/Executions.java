package org.personalizejdbc.adapter;

import java.time.Duration;
import org.apache.calcite.DataContext;
import org.apache.calcite.adapter.java.JavaTypeFactory;
import org.apache.calcite.linq4j.QueryProvider;
import org.apache.calcite.schema.SchemaPlus;
import org.jspecify.annotations.Nullable;
import org.personalizejdbc.api.Execution;
import org.personalizejdbc.api.PersonalizeSession;

/** How a running plan finds the execution that it belongs to. */
final class Executions {
  private static final String EXECUTION = "personalize.execution";
  private static final String REMEMBER = "personalize.rememberListings";

  private Executions() {}

  /** A context that leads to an execution. */
  static DataContext with(DataContext root, Execution execution, boolean rememberListings) {
    return new ExecutionContext(root, execution, rememberListings);
  }

  /**
   * The execution that a plan runs in. In a plain Calcite connection, which knows of none, it is a
   * new one, bounded by that connection's query timeout.
   */
  static Execution of(DataContext root, PersonalizeSession session) {
    final Object execution = root.get(EXECUTION);
    if (execution instanceof Execution known && known.session() == session) {
      return known;
    }
    final Object timeout = root.get(DataContext.Variable.TIMEOUT.camelName);
    return new Execution(
        session, timeout instanceof Long millis ? Duration.ofMillis(millis) : Duration.ZERO);
  }

  /** Whether what a listing yields is asked for more than once in the plan. */
  static boolean remembersListings(DataContext root) {
    return Boolean.TRUE.equals(root.get(REMEMBER));
  }

  private record ExecutionContext(DataContext root, Execution execution, boolean rememberListings)
      implements DataContext {
    @Override
    public @Nullable SchemaPlus getRootSchema() {
      return root.getRootSchema();
    }

    @Override
    public JavaTypeFactory getTypeFactory() {
      return root.getTypeFactory();
    }

    @Override
    public QueryProvider getQueryProvider() {
      return root.getQueryProvider();
    }

    @Override
    public @Nullable Object get(String name) {
      return switch (name) {
        case EXECUTION -> execution;
        case REMEMBER -> rememberListings;
        default -> root.get(name);
      };
    }
  }
}
