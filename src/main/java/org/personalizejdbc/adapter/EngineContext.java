package org.personalizejdbc.adapter;

import java.util.List;
import org.apache.calcite.DataContext;
import org.apache.calcite.DataContexts;
import org.apache.calcite.adapter.java.JavaTypeFactory;
import org.apache.calcite.config.CalciteConnectionConfig;
import org.apache.calcite.jdbc.CalcitePrepare;
import org.apache.calcite.jdbc.CalciteSchema;
import org.apache.calcite.schema.impl.LongSchemaVersion;
import org.apache.calcite.tools.RelRunner;
import org.jspecify.annotations.Nullable;

/**
 * What a statement is planned with.
 *
 * @param getTypeFactory the engine's
 * @param getMutableRootSchema the engine's schemas, which may change
 * @param getRootSchema the same as they are now
 * @param getDefaultSchemaPath where unqualified names are looked up: a schema's name, or nothing
 */
record EngineContext(
    JavaTypeFactory getTypeFactory,
    CalciteSchema getMutableRootSchema,
    CalciteSchema getRootSchema,
    List<String> getDefaultSchemaPath)
    implements CalcitePrepare.Context {

  /** The schemas as they are now. */
  static EngineContext of(JavaTypeFactory types, CalciteSchema root, List<String> schemaPath) {
    return new EngineContext(
        types,
        root,
        root.createSnapshot(new LongSchemaVersion(System.currentTimeMillis())),
        schemaPath);
  }

  @Override
  public CalciteConnectionConfig config() {
    return EngineConfig.INSTANCE;
  }

  @Override
  public CalcitePrepare.SparkHandler spark() {
    return CalcitePrepare.Dummy.getSparkHandler(false);
  }

  /** For Calcite's own executor of constants, which {@link ConstantReducer} takes the place of. */
  @Override
  public DataContext getDataContext() {
    return DataContexts.EMPTY;
  }

  @Override
  public @Nullable List<String> getObjectPath() {
    return null;
  }

  /** Not while planning, where nothing runs. */
  @Override
  public RelRunner getRelRunner() {
    throw new UnsupportedOperationException("getRelRunner");
  }
}
