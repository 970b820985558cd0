package org.personalizejdbc.adapter;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.apache.calcite.runtime.Hook;

/** Counts, for as long as it is open, the plans of this process that code was generated for. */
final class GeneratedCode implements AutoCloseable {
  private final AtomicInteger plans = new AtomicInteger();
  private final Hook.Closeable hook =
      Hook.JAVA_PLAN.add((Consumer<String>) code -> plans.incrementAndGet());

  /** How many since it was asked for last. */
  int plans() {
    return plans.getAndSet(0);
  }

  @Override
  public void close() {
    hook.close();
  }
}
