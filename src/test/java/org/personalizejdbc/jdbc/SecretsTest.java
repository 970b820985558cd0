package org.personalizejdbc.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.Optional;
import java.util.Properties;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.logging.StreamHandler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.personalizejdbc.PersonalizeFixture;
import org.personalizejdbc.endpoint.Account;
import org.personalizejdbc.endpoint.Accounts;
import org.personalizejdbc.endpoint.EmbeddedEndpoint;
import org.personalizejdbc.endpoint.Reply;
import org.personalizejdbc.endpoint.Role;

/** No secret is ever shown; every secret of these tests holds the same text. */
class SecretsTest {
  private static final String SENTINEL = "SeNtInEl";
  private static final String KEYS =
      "accessKeyId=AKIDEXAMPLE;secretAccessKey=\"a;"
          + SENTINEL
          + "/+\";sessionToken=t"
          + SENTINEL
          + ";password=p"
          + SENTINEL;

  private static void assertShowsNone(Object shown) {
    assertThat(String.valueOf(shown)).doesNotContain(SENTINEL);
  }

  private static void assertShowsNone(Throwable failure) {
    assertThat(failure).isNotNull();
    for (Throwable t = failure; t != null; t = t.getCause()) {
      assertShowsNone(t.toString());
      assertShowsNone(t.getMessage());
      for (Throwable suppressed : t.getSuppressed()) {
        assertShowsNone(suppressed);
      }
      if (t instanceof SQLException sql && sql.getNextException() != null) {
        assertShowsNone(sql.getNextException());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "secretAccessKey=" + SENTINEL,
        "sessionToken=" + SENTINEL,
        "password=" + SENTINEL + ";region=nowhere",
        "password=\"" + SENTINEL,
        "password=\"x\"" + SENTINEL,
        "password=x\"" + SENTINEL,
        "password=x;" + SENTINEL,
        "password=" + SENTINEL + ";nosuch=1",
        "password=" + SENTINEL + ";callTimeout=1",
        "password=" + SENTINEL + ";PASSWORD=y",
        "password=" + SENTINEL + ";user=x;profile=p",
        "user=x;password=" + SENTINEL + ";endpoint=gopher:x",
        "user=x;password=" + SENTINEL + ";endpoint=embedded:/no/such/file",
        "user=x;endpoint=http://me:" + SENTINEL + "@localhost",
        "user=x;endpoint=http://me:" + SENTINEL + "@local host",
        "attach.inv.password=" + SENTINEL,
        "attach.inv=/no/such/folder;attach.inv.password=" + SENTINEL,
        "attach.inv=jdbc:nosuch:x;attach.inv.user=u;attach.inv.password=" + SENTINEL,
        "attach.inv=jdbc:nosuch://u:" + SENTINEL + "@h/x",
        "attach.inv=\"jdbc:nosuch:x;password=" + SENTINEL + "\"",
        "attach.inv=\"jdbc:nosuch:x;password=a," + SENTINEL + "\"",
        "attach.inv=\"jdbc:nosuch:x;password=a)" + SENTINEL + ";b=c\"",
        "attach.inv=\"jdbc:nosuch:x;password=a\\;" + SENTINEL + "\"",
        "attach.inv=jdbc:nosuch://h/d?password=a?" + SENTINEL + "&b=c",
        "attach.inv=jdbc:nosuch://u:p@" + SENTINEL + "@h/x",
        "attach.inv=\"jdbc:hsqldb:mem:s;ifexists=true\";attach.inv.user=u;attach.inv.password="
            + SENTINEL,
        "attach.inv=jdbc:hsqldb:hsql://localhost:1/x;attach.inv.password=" + SENTINEL,
        "attach.inv=jdbc:hsqldb:mem:s;attach.inv.driver=no.such.Driver;attach.inv.password="
            + SENTINEL,
        "attach.personalize=jdbc:hsqldb:mem:s;attach.personalize.password=" + SENTINEL
      })
  void noConnectionThatIsRefusedShowsASecret(String pairs) {
    assertShowsNone(catchThrowable(() -> DriverManager.getConnection("jdbc:personalize:" + pairs)));
  }

  @Test
  void noFailureOfACallShowsASecret() throws Exception {
    try (EmbeddedEndpoint endpoint = EmbeddedEndpoint.start(Account.sample());
        Connection connection =
            DriverManager.getConnection(
                "jdbc:personalize:maxAttempts=1;region=us-east-1;endpoint="
                    + endpoint.uri()
                    + ";"
                    + KEYS);
        Statement statement = connection.createStatement()) {
      for (Reply reply :
          new Reply[] {
            Reply.error(400, "UnrecognizedClientException", "No."),
            Reply.error(400, "AccessDeniedException", "No."),
            Reply.error(403, "InvalidSignatureException", "No."),
            Reply.error(500, "InternalFailure", "No."),
            Reply.json("{"),
            Reply.hangUp()
          }) {
        endpoint.intercept(call -> Optional.of(reply));
        assertShowsNone(
            catchThrowable(
                () -> {
                  final ResultSet rows = statement.executeQuery("SELECT name FROM campaigns");
                  while (rows.next()) {
                    rows.getString(1);
                  }
                }));
      }
      assertThat(endpoint.calls().get(0).accessKeyId()).isEqualTo("AKIDEXAMPLE");
      assertThat(endpoint.calls().get(0).headers().get("x-amz-security-token"))
          .isEqualTo("t" + SENTINEL);
    }
  }

  @Test
  void nothingThatAConnectionTellsOfItselfShowsASecret() throws SQLException {
    final String url =
        "jdbc:personalize:endpoint=embedded;"
            + KEYS
            + ";attach.inv=jdbc:hsqldb:mem:secrets;attach.inv.user=SA;attach.inv.password=x";
    final Properties info = new Properties();
    info.setProperty("token", SENTINEL);
    try (Connection connection = DriverManager.getConnection(url, info);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("VALUES 1")) {
      for (Object shown :
          new Object[] {
            connection,
            statement,
            rows,
            connection.getMetaData(),
            connection.getMetaData().getURL(),
            connection.getMetaData().getUserName(),
            connection.getClientInfo()
          }) {
        assertShowsNone(shown);
      }
      for (SQLWarning w = connection.getWarnings(); w != null; w = w.getNextWarning()) {
        assertShowsNone((Throwable) w);
      }
    }
    for (DriverPropertyInfo property : new PersonalizeDriver().getPropertyInfo(url, info)) {
      assertShowsNone(property.value);
    }
  }

  @Test
  void settingsShowNone() throws SQLException {
    final ConnectionSettings settings =
        ConnectionSettings.of(
            ConnectionUrl.parse(
                "jdbc:personalize:"
                    + KEYS
                    + ";attach.inv=\"jdbc:x://u:"
                    + SENTINEL
                    + "@h/x;password="
                    + SENTINEL
                    + "\";attach.inv.password="
                    + SENTINEL),
            java.util.Map.of());
    assertShowsNone(settings);
    assertShowsNone(settings.sources());
    assertShowsNone(settings.api(null, java.util.List.of()));
  }

  @Test
  void anAttachedDatabasesFailureShowsNone() throws SQLException {
    try (Connection keep = DriverManager.getConnection("jdbc:hsqldb:mem:guarded", "SA", "");
        Statement statement = keep.createStatement()) {
      statement.execute("CREATE TABLE t (id INTEGER)");
      statement.execute("CREATE USER guest PASSWORD '" + SENTINEL + "' ADMIN");
      try (var db =
          PersonalizeFixture.sample(
              "attach.inv=jdbc:hsqldb:mem:guarded",
              "attach.inv.user=GUEST",
              "attach.inv.password=" + SENTINEL)) {
        db.query("SELECT * FROM inv.t").returnsCount(0);
        final var prepared = db.connection().prepareStatement("SELECT * FROM inv.t");
        statement.execute("DROP TABLE t");
        assertShowsNone(catchThrowable(prepared::executeQuery));
      }
    }
  }

  /** What a session prints: standard output and error, and what is logged, all of it. */
  @Test
  void aFailingSessionOfARolePrintsNone() throws Exception {
    final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    final PrintStream to = new PrintStream(printed, true, StandardCharsets.UTF_8);
    final PrintStream out = System.out;
    final PrintStream err = System.err;
    final Logger logger = new PersonalizeDriver().getParentLogger();
    final Level level = logger.getLevel();
    final Handler handler = new StreamHandler(printed, new SimpleFormatter());
    handler.setLevel(Level.ALL);
    final String role = "arn:aws:iam::111111111111:role/reader";
    try (EmbeddedEndpoint endpoint =
        EmbeddedEndpoint.start(
            Accounts.none()
                .account("111111111111", Account.sample(), "AKIDEXAMPLE")
                .role(Role.of(role).externalId("another")))) {
      System.setOut(to);
      System.setErr(to);
      logger.addHandler(handler);
      logger.setLevel(Level.ALL);
      final String url =
          "jdbc:personalize:region=us-east-1;maxAttempts=1;endpoint="
              + endpoint.uri()
              + ";roleArn="
              + role
              + ";externalId=x-"
              + SENTINEL
              + ";"
              + KEYS;
      try (Connection connection = DriverManager.getConnection(url);
          Statement statement = connection.createStatement()) {
        final Throwable failure =
            catchThrowable(() -> statement.executeQuery("SELECT name FROM campaigns").next());
        assertThat(failure).hasMessageContaining("was not assumed");
        failure.printStackTrace();
        assertShowsNone(failure);
        Thread.getAllStackTraces().keySet().forEach(SecretsTest::assertShowsNone);
      }
      for (DriverPropertyInfo property : new PersonalizeDriver().getPropertyInfo(url, null)) {
        assertShowsNone(property.value);
      }
      assertThat(endpoint.calls()).extracting(call -> call.operation()).contains("AssumeRole");
    } finally {
      logger.removeHandler(handler);
      logger.setLevel(level);
      System.setOut(out);
      System.setErr(err);
    }
    handler.flush();
    assertThat(printed.toString(StandardCharsets.UTF_8))
        .contains("was not assumed", "ListCampaigns")
        .doesNotContain(SENTINEL);
  }
}
