package org.personalizejdbc.adapter;

import org.apache.calcite.DataContext;
import org.apache.calcite.linq4j.AbstractEnumerable;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.linq4j.Enumerator;
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

  GeneratedPlan(Bindable<T> code) {
    this.code = code;
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
