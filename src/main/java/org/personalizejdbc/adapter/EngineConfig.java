package org.personalizejdbc.adapter;

import java.util.Properties;
import org.apache.calcite.avatica.util.Casing;
import org.apache.calcite.config.CalciteConnectionConfigImpl;
import org.apache.calcite.config.NullCollation;
import org.apache.calcite.sql.validate.SqlConformance;
import org.apache.calcite.sql.validate.SqlConformanceEnum;

/**
 * How statements are read, which is the same for all. Of a connection Calcite reads its properties
 * anew each time that it asks for one of them, which is dozens of times for each statement.
 * Immutable and safe for concurrent use.
 */
final class EngineConfig extends CalciteConnectionConfigImpl {
  static final EngineConfig INSTANCE = new EngineConfig();

  private EngineConfig() {
    super(new Properties());
  }

  @Override
  public boolean caseSensitive() {
    return false;
  }

  @Override
  public Casing unquotedCasing() {
    return Casing.UNCHANGED;
  }

  @Override
  public Casing quotedCasing() {
    return Casing.UNCHANGED;
  }

  @Override
  public SqlConformance conformance() {
    return SqlConformanceEnum.LENIENT;
  }

  @Override
  public NullCollation defaultNullCollation() {
    return NullCollation.HIGH;
  }

  @Override
  public boolean materializationsEnabled() {
    return false;
  }

  @Override
  public boolean lenientOperatorLookup() {
    return false;
  }

  @Override
  public boolean forceDecorrelate() {
    return true;
  }

  @Override
  public boolean topDownOpt() {
    return false;
  }

  @Override
  public boolean topDownGeneralDecorrelationEnabled() {
    return false;
  }

  @Override
  public boolean typeCoercion() {
    return true;
  }
}
