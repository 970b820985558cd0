package org.personalizejdbc;

import java.sql.Driver;
import java.sql.DriverPropertyInfo;
import java.util.Properties;
import java.util.logging.Logger;

/** A JDBC driver as far as every test's own is alike. */
public abstract class TestDriver implements Driver {
  /** Has no properties. */
  protected TestDriver() {}

  @Override
  public abstract boolean acceptsURL(String url);

  @Override
  public final DriverPropertyInfo[] getPropertyInfo(String url, Properties info) {
    return new DriverPropertyInfo[0];
  }

  @Override
  public final int getMajorVersion() {
    return 1;
  }

  @Override
  public final int getMinorVersion() {
    return 0;
  }

  @Override
  public final boolean jdbcCompliant() {
    return false;
  }

  @Override
  public final Logger getParentLogger() {
    return Logger.getLogger("org.personalizejdbc.test");
  }
}
