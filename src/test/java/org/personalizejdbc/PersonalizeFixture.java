package org.personalizejdbc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;
import org.personalizejdbc.endpoint.Account;
import org.personalizejdbc.endpoint.Accounts;
import org.personalizejdbc.endpoint.EmbeddedEndpoint;

/**
 * An endpoint within the process and one connection to it, so that a test sees what a statement
 * answers, how it is planned and which calls it makes:
 *
 * <pre>
 * try (var db = PersonalizeFixture.sample()) {
 *   db.query("SELECT name FROM campaigns WHERE campaign_arn = ?", arn)
 *       .returns("films")
 *       .planContains("CampaignDescribe")
 *       .describes(arn)
 *       .lists(0);
 * }
 * </pre>
 *
 * <p>For one thread.
 */
public final class PersonalizeFixture implements AutoCloseable {
  private final EmbeddedEndpoint endpoint;
  private final String url;
  private final Connection connection;

  private PersonalizeFixture(EmbeddedEndpoint endpoint, String url, String... properties) {
    this.endpoint = endpoint;
    this.url = url;
    try {
      this.connection = connect(properties);
    } catch (SQLException e) {
      endpoint.close();
      throw new AssertionError(e);
    }
  }

  /**
   * Serves the sample account.
   *
   * @param properties more connection properties, each {@code name=value}
   */
  public static PersonalizeFixture sample(String... properties) {
    return of(Account.sample(), properties);
  }

  /**
   * Serves an account; its Regions are the connection's.
   *
   * @param properties more connection properties, each {@code name=value}
   */
  public static PersonalizeFixture of(Account account, String... properties) {
    final EmbeddedEndpoint endpoint = start(Accounts.single(account));
    return new PersonalizeFixture(endpoint, url(endpoint, account.regions()), properties);
  }

  /**
   * Serves several accounts, to a connection that has no credentials of its own.
   *
   * @param properties more connection properties, each {@code name=value}: whose credentials, and
   *     which Regions
   */
  public static PersonalizeFixture of(Accounts accounts, String... properties) {
    final EmbeddedEndpoint endpoint = start(accounts);
    return new PersonalizeFixture(
        endpoint, "jdbc:personalize:endpoint=" + endpoint.uri(), properties);
  }

  private static EmbeddedEndpoint start(Accounts accounts) {
    try {
      return EmbeddedEndpoint.start(accounts);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The URL of an endpoint that a test started itself, with keys that mean nothing. */
  public static String url(EmbeddedEndpoint endpoint, List<String> regions) {
    return "jdbc:personalize:endpoint="
        + endpoint.uri()
        + ";accessKeyId=x;secretAccessKey=y"
        + (regions.isEmpty() ? "" : ";region=" + String.join(",", regions));
  }

  /** The URL that the connection was opened by. */
  public String url() {
    return url;
  }

  /** The endpoint: its {@code intercept} and {@code latency} play faults. */
  public EmbeddedEndpoint endpoint() {
    return endpoint;
  }

  /** The connection that all statements share. */
  public Connection connection() {
    return connection;
  }

  /** Opens another connection to the endpoint, which the caller closes. */
  public Connection connect(String... properties) throws SQLException {
    final Properties all = new Properties();
    for (String property : properties) {
      final int equals = property.indexOf('=');
      all.setProperty(property.substring(0, equals), property.substring(equals + 1));
    }
    return DriverManager.getConnection(url, all);
  }

  /** Runs a query, reads it to its end, and keeps its rows, its warnings and its calls. */
  public QueryResult query(String sql, Object... parameters) throws SQLException {
    endpoint.forgetCalls();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      final List<List<Object>> rows;
      try (ResultSet resultSet = statement.executeQuery()) {
        rows = read(resultSet);
      }
      return new QueryResult(this, sql, parameters, rows, statement.getWarnings(), calls());
    }
  }

  /** The rows of a query; NULL is null. */
  public List<List<Object>> rows(String sql, Object... parameters) throws SQLException {
    return query(sql, parameters).rows();
  }

  /** The rows of a query as text, see {@link #text(List)}. */
  public List<String> lines(String sql, Object... parameters) throws SQLException {
    return rows(sql, parameters).stream().map(PersonalizeFixture::text).toList();
  }

  /** The physical plan of a query, as EXPLAIN PLAN tells it. */
  public String plan(String sql, Object... parameters) throws SQLException {
    return String.valueOf(rows("EXPLAIN PLAN FOR " + sql, parameters).get(0).get(0));
  }

  /** The calls since the last query began, attempts counted. */
  public ObservedCalls calls() {
    return ObservedCalls.of(endpoint.calls());
  }

  /** A row as text: its values as they print, with {@code |} between. */
  static String text(List<Object> row) {
    return row.stream().map(Objects::toString).collect(Collectors.joining("|"));
  }

  private static List<List<Object>> read(ResultSet resultSet) throws SQLException {
    final int width = resultSet.getMetaData().getColumnCount();
    final List<List<Object>> rows = new ArrayList<>();
    while (resultSet.next()) {
      final List<Object> row = new ArrayList<>();
      for (int i = 1; i <= width; i++) {
        row.add(resultSet.getObject(i));
      }
      rows.add(row);
    }
    return rows;
  }

  @Override
  public void close() throws SQLException {
    try {
      connection.close();
    } finally {
      endpoint.close();
    }
  }
}
