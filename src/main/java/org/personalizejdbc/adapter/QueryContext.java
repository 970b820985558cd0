package org.personalizejdbc.adapter;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.calcite.DataContext;
import org.apache.calcite.adapter.java.JavaTypeFactory;
import org.apache.calcite.jdbc.CalciteSchema;
import org.apache.calcite.linq4j.Linq4j;
import org.apache.calcite.linq4j.QueryProvider;
import org.apache.calcite.rel.type.TimeFrames;
import org.apache.calcite.schema.SchemaPlus;
import org.jspecify.annotations.Nullable;

/**
 * What a plan is told while it runs: its parameters, and the variables that Calcite's generated
 * code may ask for. The time is the same throughout, and in UTC. Calcite's own works all of them
 * out beforehand, which takes longer than many a plan. Safe for concurrent use.
 */
final class QueryContext implements DataContext {
  private static final Map<String, Variable> VARIABLES =
      Arrays.stream(Variable.values())
          .collect(Collectors.toUnmodifiableMap(v -> v.camelName, Function.identity()));

  private static final TimeZone UTC = TimeZone.getTimeZone("UTC");

  private final JavaTypeFactory types;
  private final @Nullable CalciteSchema root;
  private final Map<String, Object> internal;
  private final List<? extends @Nullable Object> parameters;
  private final AtomicBoolean cancelled;
  private final int timeoutSeconds;

  /** In milliseconds since the epoch. */
  private final long begunAt = System.currentTimeMillis();

  /**
   * Begins a query, now.
   *
   * @param root what {@link PlannedQuery} is bound to
   * @param internal what the planner itself put into the plan
   * @param parameters as {@link PlannedQuery#run} takes them
   * @param timeoutSeconds 0 for none
   */
  QueryContext(
      JavaTypeFactory types,
      @Nullable CalciteSchema root,
      Map<String, Object> internal,
      List<? extends @Nullable Object> parameters,
      AtomicBoolean cancelled,
      int timeoutSeconds) {
    this.types = types;
    this.root = root;
    this.internal = internal;
    this.parameters = parameters;
    this.cancelled = cancelled;
    this.timeoutSeconds = timeoutSeconds;
  }

  @Override
  public @Nullable SchemaPlus getRootSchema() {
    return root == null ? null : root.plus();
  }

  @Override
  public JavaTypeFactory getTypeFactory() {
    return types;
  }

  /** One that runs nothing: no table of ours is read through it. */
  @Override
  public QueryProvider getQueryProvider() {
    return Linq4j.DEFAULT_PROVIDER;
  }

  @Override
  public @Nullable Object get(String name) {
    if (name.startsWith("?")) {
      final int index = Integer.parseInt(name.substring(1));
      return index < parameters.size() ? parameter(index) : internal.get(name);
    }
    final Variable variable = VARIABLES.get(name);
    return variable == null ? internal.get(name) : value(variable);
  }

  /**
   * The value of a parameter.
   *
   * @param index from 0
   * @return null for NULL
   */
  @Nullable Object parameter(int index) {
    return parameters.get(index);
  }

  private @Nullable Object value(Variable variable) {
    return switch (variable) {
      case UTC_TIMESTAMP, CURRENT_TIMESTAMP, LOCAL_TIMESTAMP -> begunAt;
      case SYS_TIMESTAMP -> begunAt + TimeZone.getDefault().getOffset(begunAt);
      case TIME_ZONE -> UTC;
      case TIME_FRAME_SET -> getTypeFactory().getTypeSystem().deriveTimeFrameSet(TimeFrames.CORE);
      case LOCALE -> Locale.US;
      // As Calcite's own context has it: a connection has no user of SQL's.
      case USER -> "sa";
      case SYSTEM_USER -> System.getProperty("user.name");
      case CANCEL_FLAG -> cancelled;
      case TIMEOUT -> timeoutSeconds == 0 ? null : timeoutSeconds * 1_000L;
      default -> null;
    };
  }
}
