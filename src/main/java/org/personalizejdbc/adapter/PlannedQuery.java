package org.personalizejdbc.adapter;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.calcite.adapter.java.JavaTypeFactory;
import org.apache.calcite.jdbc.CalciteSchema;
import org.apache.calcite.rel.type.RelDataType;
import org.jspecify.annotations.Nullable;

/**
 * A query that was planned, which may run any number of times, also at once. Immutable and safe for
 * concurrent use.
 */
public final class PlannedQuery {
  private final JavaTypeFactory types;
  private final @Nullable CalciteSchema root;
  private final PlannedSignature signature;

  /**
   * A plan that is bound to schemas.
   *
   * @param root the schemas as they are now, in which generated code finds its tables; null for a
   *     plan that asks for none
   */
  PlannedQuery(JavaTypeFactory types, @Nullable CalciteSchema root, PlannedSignature signature) {
    this.types = types;
    this.root = root;
    this.signature = signature;
  }

  /** The columns of its result. */
  public List<QueryColumn> columns() {
    return signature.queryColumns();
  }

  /** The types of its parameters, in order. */
  public List<RelDataType> parameters() {
    return signature.parameterTypes();
  }

  /**
   * Begins to run it, and reads the first row, so that what fails at once fails here. Within {@link
   * CalciteEngine#within}, which tells the execution that it belongs to.
   *
   * @param parameters a value for each parameter, of the class in which Calcite's plans hold the
   *     parameter's type; null for NULL
   * @param cancelled set by another thread when it should read no further
   * @param timeoutSeconds how long a database that it reads may take; 0 for no limit
   * @return the rows, to be closed by whoever reads them
   * @throws RuntimeException whatever the plan fails with
   */
  public QueryRows run(
      List<? extends @Nullable Object> parameters, AtomicBoolean cancelled, int timeoutSeconds) {
    return EnumeratedRows.begin(
        signature.enumerable(
            new QueryContext(
                types, root, signature.internalParameters, parameters, cancelled, timeoutSeconds)),
        signature.columns.size() == 1);
  }
}
