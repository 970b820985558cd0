package org.personalizejdbc.adapter;

import org.apache.calcite.DataContext;
import org.apache.calcite.adapter.java.JavaTypeFactory;
import org.apache.calcite.linq4j.QueryProvider;
import org.apache.calcite.schema.SchemaPlus;
import org.jspecify.annotations.Nullable;

/** A context that knows more variables than another one. */
interface ForwardingDataContext extends DataContext {
  /** The other one. */
  DataContext root();

  @Override
  default @Nullable SchemaPlus getRootSchema() {
    return root().getRootSchema();
  }

  @Override
  default JavaTypeFactory getTypeFactory() {
    return root().getTypeFactory();
  }

  @Override
  default QueryProvider getQueryProvider() {
    return root().getQueryProvider();
  }
}
