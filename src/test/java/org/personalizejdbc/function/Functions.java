package org.personalizejdbc.function;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.personalizejdbc.ObservedCalls;
import org.personalizejdbc.PersonalizeFixture;
import org.personalizejdbc.endpoint.Account;
import org.personalizejdbc.endpoint.EmbeddedEndpoint;

/** The functions connected to an endpoint of their own, whose calls are counted. */
final class Functions implements AutoCloseable {
  static final String CLASS = CampaignFunctions.class.getName();
  static final String PREFIX = "arn:aws:personalize:us-east-1:123456789012:campaign/";
  static final String VIDEO = PREFIX + "video-home-for-you-prod";
  static final String SHOP = PREFIX + "shop-flashsale-for-you";

  private final EmbeddedEndpoint endpoint;

  private Functions(EmbeddedEndpoint endpoint, String more) {
    this.endpoint = endpoint;
    System.setProperty(
        CampaignFunctions.URL_PROPERTY,
        PersonalizeFixture.url(endpoint, List.of("us-east-1", "eu-west-1")) + more);
  }

  static Functions onSampleAccount() throws IOException {
    return onSampleAccount("");
  }

  /**
   * Serves the sample account.
   *
   * @param more what goes to the end of the URL
   */
  static Functions onSampleAccount(String more) throws IOException {
    return new Functions(EmbeddedEndpoint.start(Account.sample()), more);
  }

  EmbeddedEndpoint endpoint() {
    return endpoint;
  }

  /** The calls since this was last asked. */
  ObservedCalls calls() {
    ObservedCalls calls = ObservedCalls.of(endpoint.calls());
    endpoint.forgetCalls();
    return calls;
  }

  /** An empty database of another maker. */
  static Connection database(String url) throws SQLException {
    return DriverManager.getConnection(url);
  }

  /** A query's rows, values with {@code |} between. */
  static List<String> lines(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      return lines(rows);
    }
  }

  static List<String> lines(ResultSet rows) throws SQLException {
    List<String> lines = new ArrayList<>();
    int width = rows.getMetaData().getColumnCount();
    while (rows.next()) {
      List<Object> values = new ArrayList<>();
      for (int i : IntStream.rangeClosed(1, width).toArray()) {
        values.add(rows.getObject(i));
      }
      lines.add(values.stream().map(Objects::toString).collect(Collectors.joining("|")));
    }
    return lines;
  }

  @Override
  public void close() throws SQLException {
    System.clearProperty(CampaignFunctions.URL_PROPERTY);
    CampaignFunctions.close();
    endpoint.close();
  }
}
