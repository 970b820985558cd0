package org.personalizejdbc.shell;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Gives sqlline the connection of a session by a URL without secrets. */
final class SessionDriver implements Driver {
  /** The only URL that it takes. */
  static final String URL = "jdbc:personalize-shell:";

  private final Target target;
  private final AtomicReference<@Nullable Connection> first;

  /**
   * A driver of one session.
   *
   * @param target what {@code !reconnect} connects to
   * @param first the connection that is handed out first
   */
  SessionDriver(Target target, Connection first) {
    this.target = target;
    this.first = new AtomicReference<>(first);
  }

  @Override
  public @Nullable Connection connect(String url, Properties info) throws SQLException {
    if (!acceptsURL(url)) {
      return null;
    }
    Connection open = first.getAndSet(null);
    return open == null ? target.connect() : open;
  }

  @Override
  public boolean acceptsURL(String url) {
    return url.equals(URL);
  }

  @Override
  public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) {
    return new DriverPropertyInfo[0];
  }

  @Override
  public int getMajorVersion() {
    return 0;
  }

  @Override
  public int getMinorVersion() {
    return 0;
  }

  @Override
  public boolean jdbcCompliant() {
    return false;
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw new SQLFeatureNotSupportedException("no logger", "0A000");
  }
}
