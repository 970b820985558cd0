package org.personalizejdbc.adapter;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.apache.calcite.adapter.java.JavaTypeFactory;
import org.apache.calcite.jdbc.JavaTypeFactoryImpl;
import org.apache.calcite.rel.type.DelegatingTypeSystem;
import org.apache.calcite.rel.type.RelDataTypeSystem;

/** The SQL types of a connection: Calcite's, with texts neither padded nor bound to Latin-1. */
final class PersonalizeTypeSystem extends DelegatingTypeSystem {
  private PersonalizeTypeSystem() {
    super(RelDataTypeSystem.DEFAULT);
  }

  /** Rows of a VALUES list with texts of unequal length are not padded to the longest. */
  @Override
  public boolean shouldConvertRaggedUnionTypesToVarying() {
    return true;
  }

  /** A factory of these types, whose literals are UTF-8. */
  static JavaTypeFactory typeFactory() {
    return new JavaTypeFactoryImpl(new PersonalizeTypeSystem()) {
      @Override
      public Charset getDefaultCharset() {
        return StandardCharsets.UTF_8;
      }
    };
  }
}
