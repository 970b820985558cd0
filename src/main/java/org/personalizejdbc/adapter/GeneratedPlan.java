package org.personalizejdbc.adapter;

import java.util.List;
import java.util.Map;
import org.apache.calcite.DataContext;
import org.apache.calcite.adapter.enumerable.EnumerableCalc;
import org.apache.calcite.adapter.enumerable.EnumerableInterpretable;
import org.apache.calcite.adapter.enumerable.EnumerableRel;
import org.apache.calcite.linq4j.AbstractEnumerable;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.linq4j.Enumerator;
import org.apache.calcite.prepare.Prepare;
import org.apache.calcite.rel.RelRoot;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexProgram;
import org.apache.calcite.runtime.Bindable;
import org.jspecify.annotations.Nullable;

/**
 * A plan as code that was generated for it, which may run again and again. Constants are worked out
 * when one of its classes is initialized; where that fails, such as by a division by zero, each run
 * fails by it. Java itself tells it once, and then that the class could not be initialized. Safe
 * for concurrent use.
 */
final class GeneratedPlan<T> implements Bindable<T> {
  private final Bindable<T> code;
  private volatile @Nullable Throwable failure;

  private GeneratedPlan(Bindable<T> code) {
    this.code = code;
  }

  /**
   * Generates the code of a plan, and compiles it.
   *
   * @param query what is ready to run, in Calcite's enumerable convention
   * @param catalog the schemas in which the code finds its tables
   * @param internal takes what the code finds by name
   */
  static GeneratedPlan<?> of(
      RelRoot query, Prepare.CatalogReader catalog, Map<String, Object> internal) {
    internal.put("_conformance", EngineConfig.INSTANCE.conformance());
    Prepare.CatalogReader.THREAD_LOCAL.set(catalog);
    try {
      return new GeneratedPlan<Object>(
          EnumerableInterpretable.toBindable(
              internal, null, selected(query), EnumerableRel.Prefer.ARRAY));
    } finally {
      Prepare.CatalogReader.THREAD_LOCAL.remove();
    }
  }

  /** The plan of those columns that the query asked for. */
  private static EnumerableRel selected(RelRoot query) {
    final EnumerableRel plan = (EnumerableRel) query.rel;
    if (query.isRefTrivial()) {
      return plan;
    }
    final RexBuilder rexBuilder = plan.getCluster().getRexBuilder();
    final List<RexInputRef> columns =
        query.fields.leftList().stream()
            .map(field -> rexBuilder.makeInputRef(plan, field))
            .toList();
    return EnumerableCalc.create(
        plan,
        RexProgram.create(plan.getRowType(), columns, null, query.validatedRowType, rexBuilder));
  }

  @Override
  public Enumerable<T> bind(DataContext root) {
    final Enumerable<T> rows;
    try {
      rows = code.bind(root);
    } catch (LinkageError e) {
      throw why(e);
    }
    return new AbstractEnumerable<>() {
      @Override
      public Enumerator<T> enumerator() {
        try {
          return new Rows(rows.enumerator());
        } catch (LinkageError e) {
          throw why(e);
        }
      }
    };
  }

  private LinkageError why(LinkageError told) {
    if (told instanceof ExceptionInInitializerError first) {
      failure = first.getException();
    }
    final Throwable known = failure;
    return known != null && told instanceof NoClassDefFoundError
        ? new ExceptionInInitializerError(known)
        : told;
  }

  private final class Rows implements Enumerator<T> {
    private final Enumerator<T> rows;

    Rows(Enumerator<T> rows) {
      this.rows = rows;
    }

    @Override
    public T current() {
      return rows.current();
    }

    @Override
    public boolean moveNext() {
      try {
        return rows.moveNext();
      } catch (LinkageError e) {
        throw why(e);
      }
    }

    @Override
    public void reset() {
      rows.reset();
    }

    @Override
    public void close() {
      rows.close();
    }
  }
}
