package org.personalizejdbc.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.personalizejdbc.endpoint.Account;
import org.personalizejdbc.endpoint.Accounts;
import org.personalizejdbc.endpoint.EmbeddedEndpoint;
import org.personalizejdbc.endpoint.ReceivedCall;
import org.personalizejdbc.endpoint.Reply;
import org.personalizejdbc.endpoint.Role;
import org.personalizejdbc.shell.Shell;

/**
 * All that a session prints, tells and logs while everything in it fails, searched for every secret
 * that it was given or that AWS gave it.
 */
class FailingSessionSecretsTest {
  private static final String MARK = "SeNtInEl";
  private static final String ROLE = "arn:aws:iam::222222222222:role/reader";
  private static final String LISTING = "SELECT name FROM campaigns";

  private final StringBuffer printed = new StringBuffer();
  private final PrintWriter print = new PrintWriter(new Sink(printed), true);
  private final Logger logger = Logger.getLogger("org.personalizejdbc");
  private final Handler handler = new Recorder(printed);
  private EmbeddedEndpoint endpoint;

  @BeforeEach
  void start() throws Exception {
    endpoint =
        EmbeddedEndpoint.start(
            Accounts.none()
                .account("111111111111", Account.of(), "AKIAFIRST")
                .account("222222222222", Account.sample())
                .role(Role.of(ROLE).externalId("e-" + MARK)));
    logger.addHandler(handler);
    logger.setLevel(Level.ALL);
  }

  @AfterEach
  void stop() {
    logger.removeHandler(handler);
    logger.setLevel(null);
    endpoint.close();
  }

  private String url(String externalId) {
    return "jdbc:personalize:maxAttempts=1;region=us-east-1,eu-west-1;unreachable=warn;endpoint="
        + endpoint.uri()
        + ";user=AKIAFIRST;password=p-"
        + MARK
        + ";sessionToken=t-"
        + MARK
        + ";roleArn="
        + ROLE
        + ";externalId="
        + externalId
        + ";attach.inv=jdbc:hsqldb:mem:failing;attach.inv.user=SA;attach.inv.password=";
  }

  @Test
  void nothingShowsASecret() throws Exception {
    try (Connection keep = DriverManager.getConnection("jdbc:hsqldb:mem:failing", "SA", "");
        Statement inventory = keep.createStatement()) {
      inventory.execute("CREATE TABLE k (arn VARCHAR(300))");
      inventory.execute("SET PASSWORD 'a-" + MARK + "'");
      fail(url("e-" + MARK) + "a-" + MARK);
      connect(url("wrong-" + MARK) + "a-" + MARK);
      connect(url("e-" + MARK) + "wrong-" + MARK);
      shell(url("e-" + MARK) + "a-" + MARK);
    }
    final List<String> issued =
        endpoint.calls().stream()
            .map(call -> call.headers().get("x-amz-security-token"))
            .filter(token -> token != null && !token.contains(MARK))
            .distinct()
            .toList();
    // The session was one: it was refused in many ways, and was given credentials of a role.
    assertThat(endpoint.calls()).extracting(ReceivedCall::operation).contains("AssumeRole");
    assertThat(issued).isNotEmpty();
    assertThat(printed.toString())
        .contains("FINE", "42501", "08006", "personalize:ListCampaigns", "sts:AssumeRole")
        .doesNotContainIgnoringCase(MARK)
        .doesNotContain(issued.toArray(String[]::new));
  }

  private void fail(String url) throws SQLException {
    final List<Reply> replies =
        List.of(
            Reply.error(403, "UnrecognizedClientException", "No."),
            Reply.error(403, "ExpiredTokenException", "No."),
            Reply.error(400, "AccessDeniedException", "No."),
            Reply.error(500, "InternalFailure", "No."),
            Reply.json("{"),
            Reply.hangUp());
    for (Reply reply : replies) {
      endpoint.intercept(
          call -> call.service().equals("sts") ? Optional.empty() : Optional.of(reply));
      connect(url);
    }
    endpoint.intercept(call -> Optional.empty());
    connect(url);
  }

  private void connect(String url) throws SQLException {
    final PersonalizeDataSource source = new PersonalizeDataSource();
    source.setUrl(url);
    print.println(source);
    for (DriverPropertyInfo info : new PersonalizeDriver().getPropertyInfo(url, new Properties())) {
      print.println(info.name + "=" + info.value);
    }
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      print.println(connection + " " + statement + " " + connection.getClientInfo());
      print.println(connection.getMetaData().getURL());
      print.println(connection.getMetaData().getUserName());
      for (String sql :
          List.of(
              LISTING,
              "SELECT * FROM inv.k LEFT JOIN campaigns ON campaign_arn = arn",
              "SELECT * FROM campaigns WHERE campaign_arn ="
                  + " 'arn:aws:personalize:us-east-1:222222222222:campaign/x'",
              "SELECT nonsense FROM inv.k",
              "EXPLAIN PLAN FOR " + LISTING,
              "SELECT * FROM driver.api_calls")) {
        run(statement, sql);
      }
      printWarnings(connection.getWarnings());
      Thread.getAllStackTraces().keySet().forEach(thread -> print.println(thread.getName()));
    } catch (SQLException e) {
      print(e);
    }
  }

  private void run(Statement statement, String sql) throws SQLException {
    try (ResultSet rows = statement.executeQuery(sql)) {
      print.println(rows);
      final int width = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        for (int i = 1; i <= width; i++) {
          print.println(rows.getString(i));
        }
      }
    } catch (SQLException e) {
      print(e);
    }
    printWarnings(statement.getWarnings());
  }

  private void printWarnings(SQLWarning first) {
    for (SQLWarning w = first; w != null; w = w.getNextWarning()) {
      print(w);
    }
  }

  /** With its causes and what was suppressed. */
  private void print(SQLException failure) {
    print.println(failure.getSQLState());
    failure.printStackTrace(print);
    for (SQLException next = failure.getNextException();
        next != null;
        next = next.getNextException()) {
      next.printStackTrace(print);
    }
  }

  private void shell(String url) {
    final ByteArrayOutputStream out = new ByteArrayOutputStream();
    final PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    endpoint.intercept(call -> Optional.of(Reply.error(403, "ExpiredTokenException", "No.")));
    new Shell(new ByteArrayInputStream(new byte[0]), stream, stream)
        .run("--verbose", "--url", url, "-e", LISTING);
    print.println(out.toString(StandardCharsets.UTF_8));
  }

  /** Appends what is written. */
  private static final class Sink extends StringWriter {
    private final StringBuffer to;

    Sink(StringBuffer to) {
      this.to = to;
    }

    @Override
    public void write(String text, int offset, int length) {
      to.append(text, offset, offset + length);
    }

    @Override
    public void write(char[] text, int offset, int length) {
      to.append(text, offset, length);
    }

    @Override
    public void write(int c) {
      to.append((char) c);
    }
  }

  /** Records every line of ours. */
  private static final class Recorder extends Handler {
    private final StringBuffer to;

    Recorder(StringBuffer to) {
      this.to = to;
      setLevel(Level.ALL);
    }

    @Override
    public void publish(LogRecord entry) {
      to.append(entry.getLevel().getName().toUpperCase(Locale.ROOT))
          .append(new SimpleFormatter().format(entry));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
