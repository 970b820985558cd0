package org.personalizejdbc.it;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** What every client asks: the sample account within the jar. */
final class Sample {
  static final String URL = "jdbc:personalize:endpoint=embedded";

  /** Campaigns that are in it. */
  static final int CAMPAIGNS = 161;

  static final String PREFIX = "arn:aws:personalize:us-east-1:123456789012:campaign/";

  /** Two that exist, and one that does not. */
  static final List<String> ARNS =
      List.of(
          PREFIX + "shop-flashsale-for-you",
          PREFIX + "video-home-for-you-prod",
          PREFIX + "no-such-campaign");

  private Sample() {}

  /** The calls to Personalize that a connection has made. */
  static int calls(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM driver.api_calls")) {
      rows.next();
      return rows.getInt(1);
    }
  }
}
