package org.personalizejdbc.jdbc;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The driver of {@code jdbc:personalize:} URLs. Connecting makes no call to AWS and resolves no
 * credentials. Immutable, safe for concurrent use.
 *
 * @see ConnectionProperty
 */
public final class PersonalizeDriver implements Driver {
  private static final DriverVersion VERSION = DriverVersion.read();

  static {
    Logging.quietLibraries();
    // JDBC 4 has DriverManager load the class; registering is up to the class.
    try {
      DriverManager.registerDriver(new PersonalizeDriver());
    } catch (SQLException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /** Creates a driver, as ServiceLoader does. */
  public PersonalizeDriver() {}

  @Override
  public @Nullable Connection connect(String url, @Nullable Properties info) throws SQLException {
    if (!acceptsURL(url)) {
      return null;
    }
    final ConnectionSettings settings =
        ConnectionSettings.of(ConnectionUrl.parse(url), asMap(info));
    return PersonalizeConnection.open(settings);
  }

  @Override
  public boolean acceptsURL(String url) {
    return url != null && ConnectionUrl.accepts(url);
  }

  /**
   * Every property but the attachments', which have no fixed names; a secret's value is hidden.
   * None is required.
   */
  @Override
  public DriverPropertyInfo[] getPropertyInfo(String url, @Nullable Properties info)
      throws SQLException {
    final Map<String, String> given = asMap(info);
    if (acceptsURL(url)) {
      try {
        given.putAll(ConnectionUrl.parse(url));
      } catch (SQLException e) {
        // Tools ask while the URL is being typed; connecting tells what is wrong with it.
      }
    }
    final List<DriverPropertyInfo> list = new ArrayList<>();
    for (ConnectionProperty property : ConnectionProperty.values()) {
      if (property.isAttachment()) {
        continue;
      }
      String value = property.defaultValue();
      for (Map.Entry<String, String> pair : given.entrySet()) {
        // A mask in place of a secret would come back from tools as the secret.
        if (pair.getKey().equalsIgnoreCase(property.key())
            && !pair.getValue().isEmpty()
            && !property.secret()) {
          value = pair.getValue();
        }
      }
      final DriverPropertyInfo shown = new DriverPropertyInfo(property.key(), value);
      shown.description = property.description();
      shown.required = false;
      if (!property.choices().isEmpty()) {
        shown.choices = property.choices().toArray(new String[0]);
      }
      list.add(shown);
    }
    return list.toArray(new DriverPropertyInfo[0]);
  }

  private static Map<String, String> asMap(@Nullable Properties info) {
    final Map<String, String> map = new LinkedHashMap<>();
    if (info != null) {
      for (String name : info.stringPropertyNames()) {
        map.put(name, info.getProperty(name));
      }
    }
    return map;
  }

  static DriverVersion version() {
    return VERSION;
  }

  @Override
  public int getMajorVersion() {
    return VERSION.major();
  }

  @Override
  public int getMinorVersion() {
    return VERSION.minor();
  }

  /** False, since SQL-92 entry level demands writing. */
  @Override
  public boolean jdbcCompliant() {
    return false;
  }

  /** {@code org.personalizejdbc}: at FINE, a line for each call to AWS. */
  @Override
  public Logger getParentLogger() {
    return Logging.parent();
  }
}
