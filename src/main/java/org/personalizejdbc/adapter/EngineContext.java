package org.personalizejdbc.adapter;

import java.util.List;
import org.apache.calcite.DataContext;
import org.apache.calcite.adapter.java.JavaTypeFactory;
import org.apache.calcite.config.CalciteConnectionConfig;
import org.apache.calcite.jdbc.CalcitePrepare;
import org.apache.calcite.jdbc.CalciteSchema;
import org.apache.calcite.tools.RelRunner;
import org.jspecify.annotations.Nullable;

/** What a statement is planned with: a connection's own, but for {@link EngineConfig}. */
record EngineContext(CalcitePrepare.Context connection) implements CalcitePrepare.Context {
  @Override
  public CalciteConnectionConfig config() {
    return EngineConfig.INSTANCE;
  }

  @Override
  public JavaTypeFactory getTypeFactory() {
    return connection.getTypeFactory();
  }

  @Override
  public CalciteSchema getRootSchema() {
    return connection.getRootSchema();
  }

  @Override
  public CalciteSchema getMutableRootSchema() {
    return connection.getMutableRootSchema();
  }

  @Override
  public List<String> getDefaultSchemaPath() {
    return connection.getDefaultSchemaPath();
  }

  @Override
  public CalcitePrepare.SparkHandler spark() {
    return connection.spark();
  }

  @Override
  public DataContext getDataContext() {
    return connection.getDataContext();
  }

  @Override
  public @Nullable List<String> getObjectPath() {
    return connection.getObjectPath();
  }

  @Override
  public RelRunner getRelRunner() {
    return connection.getRelRunner();
  }
}
