package org.personalizejdbc.jdbc;

import java.io.PrintWriter;
import java.io.Serializable;
import java.sql.Connection;
import java.sql.ConnectionBuilder;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLNonTransientConnectionException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.logging.Logger;
import javax.naming.Reference;
import javax.naming.Referenceable;
import javax.naming.StringRefAddr;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A source of connections, with a setter for each connection property, for pools, containers and
 * frameworks that want a bean. What is set here holds as a {@link java.util.Properties} does: for
 * the same name, the URL wins. Connecting makes no call to AWS. Secrets are part of what is
 * serialized, and of the JNDI reference, but not of {@link #toString}.
 *
 * <p>Set it up on one thread; then connections may be opened by many.
 *
 * @see ConnectionProperty
 */
public final class PersonalizeDataSource implements DataSource, Serializable, Referenceable {
  private static final long serialVersionUID = 1L;

  /** The name of the URL among the parts of a JNDI reference. */
  static final String URL = "url";

  /** The properties by the names that were given, without two names of one property. */
  private final LinkedHashMap<String, String> properties = new LinkedHashMap<>();

  private @Nullable String url;
  private int loginTimeout;
  private transient @Nullable PrintWriter logWriter;

  /** Creates a source whose connections go to AWS, with the credentials and Region of the SDK. */
  public PersonalizeDataSource() {}

  @Override
  public Connection getConnection() throws SQLException {
    return PersonalizeConnection.open(ConnectionSettings.of(urlProperties(), properties));
  }

  /**
   * Connects with a static access key, whatever other is set; a session token that is set goes with
   * it.
   *
   * @param user the access key's id; null or empty, as pools pass it, to connect as set
   * @param password the access key's secret
   */
  @Override
  public Connection getConnection(@Nullable String user, @Nullable String password)
      throws SQLException {
    if (user == null || user.isEmpty()) {
      return getConnection();
    }
    final Map<String, String> first = urlProperties();
    final Map<String, String> second = new LinkedHashMap<>(properties);
    for (ConnectionProperty property :
        new ConnectionProperty[] {
          ConnectionProperty.ACCESS_KEY_ID,
          ConnectionProperty.SECRET_ACCESS_KEY,
          ConnectionProperty.USER,
          ConnectionProperty.PASSWORD
        }) {
      first.keySet().removeIf(property.key()::equalsIgnoreCase);
      second.keySet().removeIf(property.key()::equalsIgnoreCase);
    }
    first.put(ConnectionProperty.USER.key(), user);
    if (password != null && !password.isEmpty()) {
      first.put(ConnectionProperty.PASSWORD.key(), password);
    }
    return PersonalizeConnection.open(ConnectionSettings.of(first, second));
  }

  private Map<String, String> urlProperties() throws SQLException {
    if (url == null) {
      return new LinkedHashMap<>();
    }
    if (!ConnectionUrl.accepts(url)) {
      throw new SQLNonTransientConnectionException(
          "Property url: it does not begin with "
              + ConnectionUrl.PREFIX
              + ". Its form is jdbc:personalize:name=value;name=\"value\"",
          SqlState.CONNECTION_REFUSED.code());
    }
    return ConnectionUrl.parse(url);
  }

  /** Returns the URL; null where it is not set, since every property has a setter. */
  public @Nullable String getUrl() {
    return url;
  }

  /** Sets the URL, which begins with {@code jdbc:personalize:}; null or empty to leave it out. */
  public void setUrl(@Nullable String url) {
    this.url = url == null || url.isEmpty() ? null : url;
  }

  /** The same as {@link #getUrl}, by the name that some containers know it by. */
  public @Nullable String getURL() {
    return getUrl();
  }

  /** The same as {@link #setUrl}, by the name that some containers know it by. */
  public void setURL(@Nullable String url) {
    setUrl(url);
  }

  /**
   * Returns any property that is set.
   *
   * @param name such as {@code region} or {@code attach.inv.user}, in any case
   * @return its value, or null where it is not set here
   */
  public @Nullable String getProperty(String name) {
    for (Map.Entry<String, String> pair : properties.entrySet()) {
      if (pair.getKey().equalsIgnoreCase(name)) {
        return pair.getValue();
      }
    }
    return null;
  }

  /**
   * Sets any property, those of attached inventories among them: {@code attach.inv}, {@code
   * attach.inv.user}, ….
   *
   * @param name the property's name, in any case
   * @param value its value; null or empty to leave it out
   * @throws IllegalArgumentException where there is no such property
   */
  public void setProperty(String name, @Nullable String value) {
    if (ConnectionProperty.find(name).isEmpty()) {
      throw new IllegalArgumentException(
          "Property "
              + name
              + " is unknown; did you mean "
              + ConnectionProperty.nearest(name)
              + "?");
    }
    properties.keySet().removeIf(name::equalsIgnoreCase);
    if (value != null && !value.isEmpty()) {
      properties.put(name, value);
    }
  }

  private @Nullable String get(ConnectionProperty property) {
    final String value = getProperty(property.key());
    return value == null ? property.defaultValue() : value;
  }

  private void set(ConnectionProperty property, @Nullable String value) {
    setProperty(property.key(), value);
  }

  private int number(ConnectionProperty property) {
    return Integer.parseInt(String.valueOf(get(property)).strip());
  }

  /**
   * Returns the Regions that the tables span, with commas between, or {@code all}; null where it is
   * not set.
   */
  public @Nullable String getRegion() {
    return get(ConnectionProperty.REGION);
  }

  /**
   * Sets the Regions that the tables span, with commas between, or {@code all}; null or empty to
   * leave it out.
   */
  public void setRegion(@Nullable String value) {
    set(ConnectionProperty.REGION, value);
  }

  /** Returns the named profiles, with commas between; null where they are not set. */
  public @Nullable String getProfile() {
    return get(ConnectionProperty.PROFILE);
  }

  /**
   * Sets named profiles of the AWS configuration files, with commas between, one for each account
   * that the tables span; null or empty to leave them out.
   */
  public void setProfile(@Nullable String value) {
    set(ConnectionProperty.PROFILE, value);
  }

  /** Returns the ARNs of the roles to assume, with commas between; null where they are not set. */
  public @Nullable String getRoleArn() {
    return get(ConnectionProperty.ROLE_ARN);
  }

  /**
   * Sets the ARNs of roles to assume, with commas between, one for each account that the tables
   * span; null or empty to leave them out.
   */
  public void setRoleArn(@Nullable String value) {
    set(ConnectionProperty.ROLE_ARN, value);
  }

  /** Returns the external id that goes with the roles; null where it is not set. */
  public @Nullable String getExternalId() {
    return get(ConnectionProperty.EXTERNAL_ID);
  }

  /** Sets the external id that the roles' trust policies ask for; null or empty to leave it out. */
  public void setExternalId(@Nullable String value) {
    set(ConnectionProperty.EXTERNAL_ID, value);
  }

  /** Returns the name of the roles' sessions; null where it is not set. */
  public @Nullable String getRoleSessionName() {
    return get(ConnectionProperty.ROLE_SESSION_NAME);
  }

  /** Sets the name of the roles' sessions; null or empty to leave it out. */
  public void setRoleSessionName(@Nullable String value) {
    set(ConnectionProperty.ROLE_SESSION_NAME, value);
  }

  /** Returns what becomes of Regions and accounts that do not answer; null where it is not set. */
  public @Nullable String getUnreachable() {
    return get(ConnectionProperty.UNREACHABLE);
  }

  /**
   * Sets what becomes of Regions and accounts that deny or do not answer: {@code error} or {@code
   * warn}; null or empty to leave it out.
   */
  public void setUnreachable(@Nullable String value) {
    set(ConnectionProperty.UNREACHABLE, value);
  }

  /** Returns whether FIPS endpoints are called; null where it is not set. */
  public @Nullable String getFips() {
    return get(ConnectionProperty.FIPS);
  }

  /**
   * Sets whether to call AWS's FIPS endpoints: {@code true} or {@code false}; null or empty to
   * leave it out.
   */
  public void setFips(@Nullable String value) {
    set(ConnectionProperty.FIPS, value);
  }

  /** Returns whether dual-stack endpoints are called; null where it is not set. */
  public @Nullable String getDualStack() {
    return get(ConnectionProperty.DUAL_STACK);
  }

  /**
   * Sets whether to call AWS's dual-stack endpoints: {@code true} or {@code false}; null or empty
   * to leave it out.
   */
  public void setDualStack(@Nullable String value) {
    set(ConnectionProperty.DUAL_STACK, value);
  }

  /** Returns a static access key's id; null where it is not set. */
  public @Nullable String getAccessKeyId() {
    return get(ConnectionProperty.ACCESS_KEY_ID);
  }

  /** Sets a static access key's id; null or empty to leave it out. */
  public void setAccessKeyId(@Nullable String value) {
    set(ConnectionProperty.ACCESS_KEY_ID, value);
  }

  /** Returns the static access key's secret; null where it is not set. */
  public @Nullable String getSecretAccessKey() {
    return get(ConnectionProperty.SECRET_ACCESS_KEY);
  }

  /** Sets the static access key's secret; null or empty to leave it out. */
  public void setSecretAccessKey(@Nullable String value) {
    set(ConnectionProperty.SECRET_ACCESS_KEY, value);
  }

  /** Returns the token that goes with temporary access keys; null where it is not set. */
  public @Nullable String getSessionToken() {
    return get(ConnectionProperty.SESSION_TOKEN);
  }

  /** Sets the token that goes with temporary access keys; null or empty to leave it out. */
  public void setSessionToken(@Nullable String value) {
    set(ConnectionProperty.SESSION_TOKEN, value);
  }

  /** Returns the same as the access key's id, which wins; null where it is not set. */
  public @Nullable String getUser() {
    return get(ConnectionProperty.USER);
  }

  /** Sets the same as the access key's id, which wins; null or empty to leave it out. */
  public void setUser(@Nullable String value) {
    set(ConnectionProperty.USER, value);
  }

  /** Returns the same as the access key's secret, which wins; null where it is not set. */
  public @Nullable String getPassword() {
    return get(ConnectionProperty.PASSWORD);
  }

  /** Sets the same as the access key's secret, which wins; null or empty to leave it out. */
  public void setPassword(@Nullable String value) {
    set(ConnectionProperty.PASSWORD, value);
  }

  /**
   * Returns another endpoint: a URL, {@code embedded}, or {@code embedded:FILE}; null where it is
   * not set.
   */
  public @Nullable String getEndpoint() {
    return get(ConnectionProperty.ENDPOINT);
  }

  /**
   * Sets another endpoint: a URL, {@code embedded}, or {@code embedded:FILE}; null or empty to
   * leave it out.
   */
  public void setEndpoint(@Nullable String value) {
    set(ConnectionProperty.ENDPOINT, value);
  }

  /** Returns calls in flight at once, per Region. */
  public int getMaxConcurrentCalls() {
    return number(ConnectionProperty.MAX_CONCURRENT_CALLS);
  }

  /** Sets calls in flight at once, per Region. */
  public void setMaxConcurrentCalls(int value) {
    set(ConnectionProperty.MAX_CONCURRENT_CALLS, Integer.toString(value));
  }

  /**
   * Returns how long one attempt of a call may take, such as {@code 10s}; null where it is not set.
   */
  public @Nullable String getCallTimeout() {
    return get(ConnectionProperty.CALL_TIMEOUT);
  }

  /**
   * Sets how long one attempt of a call may take, such as {@code 10s}; null or empty to leave it
   * out.
   */
  public void setCallTimeout(@Nullable String value) {
    set(ConnectionProperty.CALL_TIMEOUT, value);
  }

  /** Returns attempts per call, the first included. */
  public int getMaxAttempts() {
    return number(ConnectionProperty.MAX_ATTEMPTS);
  }

  /** Sets attempts per call, the first included. */
  public void setMaxAttempts(int value) {
    set(ConnectionProperty.MAX_ATTEMPTS, Integer.toString(value));
  }

  /** Returns calls that one statement may make, 0 for no limit. */
  public int getMaxCallsPerStatement() {
    return number(ConnectionProperty.MAX_CALLS_PER_STATEMENT);
  }

  /** Sets calls that one statement may make, 0 for no limit. */
  public void setMaxCallsPerStatement(int value) {
    set(ConnectionProperty.MAX_CALLS_PER_STATEMENT, Integer.toString(value));
  }

  /**
   * Returns how long an answer of AWS may serve later statements, such as {@code 30s}; null where
   * it is not set.
   */
  public @Nullable String getCacheTtl() {
    return get(ConnectionProperty.CACHE_TTL);
  }

  /**
   * Sets how long an answer of AWS may serve later statements, such as {@code 30s}; null or empty
   * to leave it out.
   */
  public void setCacheTtl(@Nullable String value) {
    set(ConnectionProperty.CACHE_TTL, value);
  }

  /** Kept for the program, and not written to: see {@link #getParentLogger}. */
  @Override
  public @Nullable PrintWriter getLogWriter() {
    return logWriter;
  }

  @Override
  public void setLogWriter(@Nullable PrintWriter out) {
    logWriter = out;
  }

  /** Kept for the program, and of no consequence: connecting asks AWS nothing. In seconds. */
  @Override
  public void setLoginTimeout(int seconds) {
    loginTimeout = seconds;
  }

  @Override
  public int getLoginTimeout() {
    return loginTimeout;
  }

  @Override
  public Logger getParentLogger() {
    return Logging.parent();
  }

  @Override
  public ConnectionBuilder createConnectionBuilder() throws SQLException {
    throw new SQLFeatureNotSupportedException(
        "There are no sharding keys to build a connection by: use getConnection",
        SqlState.NOT_SUPPORTED.code());
  }

  /** For JNDI: what {@link PersonalizeDataSourceFactory} makes the same source of. */
  @Override
  public Reference getReference() {
    final Reference reference =
        new Reference(
            PersonalizeDataSource.class.getName(),
            PersonalizeDataSourceFactory.class.getName(),
            null);
    if (url != null) {
      reference.add(new StringRefAddr(URL, url));
    }
    properties.forEach((name, value) -> reference.add(new StringRefAddr(name, value)));
    return reference;
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    if (isWrapperFor(type)) {
      return type.cast(this);
    }
    throw new SQLException(
        "The data source is no " + type.getName(), SqlState.INVALID_ARGUMENT.code());
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return type.isInstance(this);
  }

  /** The names of what is set: a value may be a secret, or hold one. */
  @Override
  public String toString() {
    return "PersonalizeDataSource"
        + (url == null ? "" : "[" + ConnectionUrl.PREFIX + "…]")
        + properties.keySet();
  }
}
