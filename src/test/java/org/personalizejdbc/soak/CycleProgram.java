package org.personalizejdbc.soak;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;

/**
 * Run in a JVM of its own, with the URL, a folder of CSV files that has a {@code settings.csv}, the
 * ARN that campaigns' ARNs begin with up to their number, and how many cycles: opens a connection,
 * queries and closes it, over and over, each time in the next of seven ways. It needs nothing but
 * the JDK and the driver's jar.
 *
 * <p>After each thousand it tells what the JVM holds: {@code heapKb} in use without garbage, {@code
 * threads} and {@code files}.
 */
final class CycleProgram {
  private final String url;
  private final String folder;
  private final String prefix;

  private CycleProgram(String url, String folder, String prefix) {
    this.url = url;
    this.folder = folder;
    this.prefix = prefix;
  }

  public static void main(String[] arguments) throws Exception {
    final CycleProgram program = new CycleProgram(arguments[0], arguments[1], arguments[2]);
    final int cycles = Integer.parseInt(arguments[3]);
    final Tester tester = new Tester();
    final Set<Thread> threads = Thread.getAllStackTraces().keySet();
    for (int i = 0; i < cycles; i++) {
      program.cycle(i);
      if ((i + 1) % 1_000 == 0) {
        final Held held = Held.atRest(threads);
        tester.tell("heapKb", held.heapKb());
        tester.tell("threads", held.threads());
        tester.tell("files", held.files());
      }
    }
  }

  private void cycle(int i) throws SQLException {
    switch (i % 10) {
      case 0 -> onEmbeddedAccount();
      case 1 -> onFolder();
      case 2 -> onNonsense();
      case 3 -> onLeftOpen();
      case 4, 5 -> onFirstRow();
      case 6, 7 -> onPrepared(i);
      default -> onLookUp(i);
    }
  }

  private static void onEmbeddedAccount() throws SQLException {
    try (Connection connection =
        DriverManager.getConnection("jdbc:personalize:endpoint=embedded")) {
      read(connection, "SELECT status, COUNT(*) FROM campaigns GROUP BY status");
    }
  }

  private void onFolder() throws SQLException {
    try (Connection connection = DriverManager.getConnection(url + ";attach.inv=" + folder)) {
      read(connection, "SELECT COUNT(*) FROM inv.settings");
    }
  }

  private void onNonsense() throws SQLException {
    try (Connection connection = DriverManager.getConnection(url)) {
      read(connection, "SELECT nonsense FROM campaigns");
      throw new IllegalStateException("There is a column nonsense");
    } catch (SQLException e) {
      if (!e.getSQLState().equals("42S22")) {
        throw e;
      }
    }
  }

  /** Closes the connection and nothing else, while calls are under way. */
  private void onLeftOpen() throws SQLException {
    try (Connection connection = DriverManager.getConnection(url)) {
      connection.createStatement().executeQuery("SELECT * FROM campaigns").next();
    }
  }

  private void onFirstRow() throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT * FROM campaigns")) {
      rows.next();
    }
  }

  private void onPrepared(int i) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        PreparedStatement statement =
            connection.prepareStatement("SELECT * FROM campaigns WHERE campaign_arn = ?")) {
      statement.setString(1, prefix + i);
      try (ResultSet rows = statement.executeQuery()) {
        readOne(rows);
      }
    }
  }

  private void onLookUp(int i) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT * FROM campaigns WHERE campaign_arn = '" + prefix + i + "'")) {
      readOne(rows);
    }
  }

  private static void read(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        rows.getObject(1);
      }
    }
  }

  private static void readOne(ResultSet rows) throws SQLException {
    if (!rows.next() || rows.next()) {
      throw new IllegalStateException("Not one campaign of that ARN");
    }
  }
}
