package org.personalizejdbc.function;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.personalizejdbc.jdbc.PersonalizeDriver;

/** The clients that are open, one for each URL. */
final class Clients {
  // Static, since a database knows no more of a function than a static method.
  private static final Map<String, Client> OPEN = new HashMap<>();

  /**
   * How long answers serve again: a join calls a function for each row, in H2 with all its keys.
   */
  private static final String REUSE = "10s";

  private Clients() {}

  /** The client of the URL that holds now; it is opened where there is none. */
  static Client current() throws SQLException {
    final String url = url();
    synchronized (OPEN) {
      final Client open = OPEN.get(url);
      if (open != null) {
        return open;
      }
      final Client opened = open(url);
      OPEN.put(url, opened);
      return opened;
    }
  }

  private static String url() {
    final String property = System.getProperty(CampaignFunctions.URL_PROPERTY);
    if (property != null && !property.isBlank()) {
      return property.strip();
    }
    final String variable = System.getenv(CampaignFunctions.URL_VARIABLE);
    return variable == null || variable.isBlank()
        ? CampaignFunctions.DEFAULT_URL
        : variable.strip();
  }

  private static Client open(String url) throws SQLException {
    final @Nullable Connection connection;
    try {
      // The URL wins, so that it can say otherwise.
      final Properties properties = new Properties();
      properties.setProperty("cacheTtl", REUSE);
      connection = new PersonalizeDriver().connect(url, properties);
    } catch (SQLException e) {
      throw unusable(e.getMessage(), e.getSQLState(), e);
    }
    if (connection == null) {
      // Not shown: it may be another database's, with a password.
      throw unusable("The URL does not begin with " + CampaignFunctions.DEFAULT_URL, "08001", null);
    }
    try {
      return new Client(connection);
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  private static SQLException unusable(
      @Nullable String what, @Nullable String state, @Nullable Throwable cause) {
    return new SQLNonTransientConnectionException(
        what
            + ". System property "
            + CampaignFunctions.URL_PROPERTY
            + " or environment variable "
            + CampaignFunctions.URL_VARIABLE
            + " says how the functions connect, such as jdbc:personalize:region=us-east-1",
        state,
        cause);
  }

  static void closeAll() throws SQLException {
    final List<Client> open;
    synchronized (OPEN) {
      open = new ArrayList<>(OPEN.values());
      OPEN.clear();
    }
    for (Client client : open) {
      client.close();
    }
  }
}
