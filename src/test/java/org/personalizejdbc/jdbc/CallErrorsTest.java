package org.personalizejdbc.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.personalizejdbc.jdbc.Failures.assertFails;
import static org.personalizejdbc.jdbc.Failures.assertReadable;
import static org.personalizejdbc.jdbc.Failures.failureOf;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLInvalidAuthorizationSpecException;
import java.sql.SQLNonTransientException;
import java.sql.SQLSyntaxErrorException;
import java.sql.SQLTransientConnectionException;
import java.sql.SQLTransientException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.personalizejdbc.PersonalizeFixture;
import org.personalizejdbc.endpoint.Account;
import org.personalizejdbc.endpoint.Reply;

/** Failures of the calls to AWS, as the table of failures says them. */
class CallErrorsTest {
  private static final String ARN =
      "arn:aws:personalize:us-east-1:123456789012:campaign/video-home-for-you-prod";
  private static final String DESCRIBE =
      "SELECT min_provisioned_tps FROM campaigns WHERE campaign_arn = '" + ARN + "'";
  private static final String LIST = "SELECT name FROM campaigns";

  private static PersonalizeFixture db;

  @BeforeAll
  static void connect() {
    db = PersonalizeFixture.sample("maxAttempts=1");
  }

  @AfterAll
  static void close() throws SQLException {
    db.close();
  }

  @AfterEach
  void heal() throws SQLException {
    db.endpoint().intercept(call -> Optional.empty());
    db.query(DESCRIBE).returnsCount(1);
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet resultSet = statement.executeQuery(sql)) {
      while (resultSet.next()) {
        resultSet.getObject(1);
      }
    }
  }

  static Stream<Arguments> answers() {
    final Class<?> credentials = SQLInvalidAuthorizationSpecException.class;
    final Class<?> failed = SQLTransientException.class;
    final Class<?> unreadable = SQLNonTransientException.class;
    return Stream.of(
        Arguments.of("AccessDeniedException", 400, SQLSyntaxErrorException.class, "42501", "Allow"),
        Arguments.of("AccessDeniedException", 403, SQLSyntaxErrorException.class, "42501", "Allow"),
        Arguments.of("UnrecognizedClientException", 400, credentials, "28000", "aws sso login"),
        Arguments.of("ExpiredTokenException", 400, credentials, "28000", "Renew"),
        Arguments.of("InvalidSignatureException", 403, credentials, "28000", "clock"),
        Arguments.of("IncompleteSignatureException", 400, credentials, "28000", "Renew"),
        Arguments.of("ThrottlingException", 400, failed, "53400", "later"),
        Arguments.of("TooManyRequestsException", 429, failed, "53400", "maxConcurrentCalls"),
        Arguments.of("InternalFailure", 500, failed, "58000", "later"),
        Arguments.of("ServiceUnavailable", 503, failed, "58000", "later"),
        Arguments.of("InvalidNextTokenException", 400, failed, "58000", "again"),
        Arguments.of("{\"campaign\": ", 200, unreadable, "58030", "cannot be read"),
        Arguments.of("[]", 200, unreadable, "58030", "cannot be read"));
  }

  @ParameterizedTest
  @MethodSource("answers")
  void anAnswerThatFailsHasItsStateWhereverItSurfaces(
      String code, int status, Class<? extends SQLException> type, String state, String says) {
    db.endpoint()
        .intercept(
            call ->
                Optional.of(
                    status == 200 ? Reply.json(code) : Reply.error(status, code, "Because.")));
    for (Map.Entry<String, String> statement :
        Map.of("DescribeCampaign", DESCRIBE, "ListCampaigns", LIST).entrySet()) {
      final String operation = statement.getKey();
      assertFails(
          type,
          state,
          () -> run(db.connection(), statement.getValue()),
          operation + " ",
          "-1: ",
          says,
          status == 200 ? operation : code);
      assertFails(type, state, () -> db.query(statement.getValue()), operation, says);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "", "{\"campaign\":null}"})
  void anEmptyDescriptionIs58030(String body) {
    db.endpoint().intercept(call -> Optional.of(Reply.json(body)));
    assertFails(
        SQLNonTransientException.class,
        "58030",
        () -> run(db.connection(), DESCRIBE),
        "DescribeCampaign",
        ARN);
  }

  @Test
  void accessDeniedNamesTheActionAndTheResource() {
    db.endpoint()
        .intercept(call -> Optional.of(Reply.error(400, "AccessDeniedException", "Not you.")));
    assertFails(
        SQLSyntaxErrorException.class,
        "42501",
        () -> run(db.connection(), DESCRIBE),
        "Not you.",
        "personalize:DescribeCampaign",
        "on resource " + ARN);
    assertFails(
        SQLSyntaxErrorException.class,
        "42501",
        () -> run(db.connection(), LIST),
        "personalize:ListCampaigns",
        "on resource *");
  }

  @Test
  void aFailureBehindTheFirstRowsComesOutOfNextAndStays() throws SQLException {
    final AtomicInteger described = new AtomicInteger();
    db.endpoint()
        .intercept(
            call ->
                call.operation().equals("DescribeCampaign") && described.incrementAndGet() == 60
                    ? Optional.of(Reply.error(400, "AccessDeniedException", "Not this one."))
                    : Optional.empty());
    try (Statement statement = db.connection().createStatement();
        ResultSet resultSet =
            statement.executeQuery("SELECT campaign_arn, min_provisioned_tps FROM campaigns")) {
      int rows = 0;
      SQLException failure = null;
      while (failure == null) {
        try {
          assertThat(resultSet.next()).isTrue();
          rows++;
        } catch (SQLException e) {
          failure = e;
        }
      }
      assertThat(rows).isBetween(1, 160);
      assertThat((Throwable) failure).isInstanceOf(SQLSyntaxErrorException.class);
      assertThat(failure.getSQLState()).isEqualTo("42501");
      assertReadable(failure);
      assertFails(SQLException.class, "42501", resultSet::next);
    }
  }

  @Test
  void aRepeatedPageTokenEndsTheListing() {
    db.endpoint()
        .intercept(
            call ->
                call.operation().equals("ListCampaigns")
                    ? Optional.of(Reply.json("{\"campaigns\":[],\"nextToken\":\"again\"}"))
                    : Optional.empty());
    db.endpoint().forgetCalls();
    assertFails(
        SQLNonTransientException.class,
        "58030",
        () -> run(db.connection(), LIST),
        "ListCampaigns in",
        "page token");
    // Two Regions, each asked for its first page and for the page of the token.
    assertThat(db.endpoint().calls()).hasSizeLessThanOrEqualTo(4);
  }

  @Test
  void anEndpointThatNobodyListensAtIs08001() throws IOException, SQLException {
    final int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    try (Connection connection =
        DriverManager.getConnection(
            "jdbc:personalize:maxAttempts=1;region=us-east-1;accessKeyId=x;secretAccessKey=y"
                + ";endpoint=http://127.0.0.1:"
                + port)) {
      for (String sql : new String[] {DESCRIBE, LIST}) {
        assertFails(
            SQLTransientConnectionException.class,
            "08001",
            () -> run(connection, sql),
            "us-east-1",
            "cannot be reached",
            "endpoint");
      }
      assertThat(connection.isValid(1)).isTrue();
    }
  }

  @Test
  void aHostThatDoesNotExistIs08001() throws SQLException {
    try (Connection connection =
        DriverManager.getConnection(
            "jdbc:personalize:maxAttempts=1;region=us-east-1;accessKeyId=x;secretAccessKey=y"
                + ";endpoint=http://no-such-host.invalid")) {
      assertFails(
          SQLTransientConnectionException.class, "08001", () -> run(connection, DESCRIBE), ARN);
    }
  }

  @Test
  void aLostConnectionIs08006() {
    db.endpoint().intercept(call -> Optional.of(Reply.hangUp()));
    assertFails(
        SQLTransientConnectionException.class,
        "08006",
        () -> run(db.connection(), DESCRIBE),
        ARN,
        "connection was lost");
  }

  @Test
  void anAttemptOutOfTimeIs08006AfterTheLast() throws SQLException {
    final CountDownLatch over = new CountDownLatch(1);
    try (var slow = PersonalizeFixture.sample("callTimeout=300ms", "maxAttempts=2")) {
      slow.endpoint()
          .intercept(
              call -> {
                try {
                  over.await();
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
                return Optional.empty();
              });
      assertFails(
          SQLTransientConnectionException.class,
          "08006",
          () -> run(slow.connection(), DESCRIBE),
          ARN,
          "2 attempts",
          "callTimeout");
      assertThat(slow.calls().describes()).isEqualTo(2);
    } finally {
      over.countDown();
    }
  }

  @Test
  void anAttemptThatFailsInPassingIsMadeAgain() throws SQLException {
    final AtomicInteger attempts = new AtomicInteger();
    try (var patient = PersonalizeFixture.sample("maxAttempts=3")) {
      patient
          .endpoint()
          .intercept(
              call ->
                  attempts.incrementAndGet() < 3
                      ? Optional.of(Reply.error(500, "InternalFailure", "In passing."))
                      : Optional.empty());
      patient.query(DESCRIBE).returnsCount(1).describes(3);
    }
  }

  @Test
  void noCredentialsAnywhereIs28000() throws SQLException {
    try (Connection connection =
        DriverManager.getConnection(
            "jdbc:personalize:region=us-east-1;profile=no-such-profile;endpoint="
                + db.endpoint().uri())) {
      assertFails(
          SQLInvalidAuthorizationSpecException.class,
          "28000",
          () -> run(connection, DESCRIBE),
          "no-such-profile");
    }
  }

  @Test
  void noRegionAnywhereIs08001WhenTheFirstCallIsMade() throws SQLException {
    try (Connection connection =
        DriverManager.getConnection(
            "jdbc:personalize:accessKeyId=x;secretAccessKey=y;endpoint=" + db.endpoint().uri())) {
      final SQLException failure = failureOf(() -> run(connection, LIST));
      assertThat(failure.getSQLState()).isEqualTo("08001");
      assertThat(failure.getMessage()).contains("region=us-east-1", "AWS_REGION");
    }
  }

  @Test
  void anArnOutsideTheConnectionsRegionsIs22023() {
    assertFails(
        java.sql.SQLDataException.class,
        "22023",
        () ->
            run(
                db.connection(),
                "SELECT name FROM campaigns WHERE campaign_arn ="
                    + " 'arn:aws:personalize:ap-south-1:123456789012:campaign/x'"),
        "ap-south-1",
        "region=");
    assertFails(
        java.sql.SQLDataException.class,
        "22023",
        () -> run(db.connection(), "SELECT * FROM TABLE(describe_campaign('nonsense'))"),
        "'nonsense'",
        "arn:PARTITION:personalize");
  }

  @Test
  void anErrorMessageOfManyLinesInAnotherCharsetIsShownAsItIs() {
    db.endpoint()
        .intercept(
            call ->
                Optional.of(
                    new Reply(
                        400,
                        Map.of(),
                        "{\"__type\":\"AccessDeniedException\",\"message\":\"Zugriff für ☃ nein\"}"
                            .getBytes(StandardCharsets.UTF_8))));
    assertFails(
        SQLSyntaxErrorException.class, "42501", () -> run(db.connection(), LIST), "für ☃ nein");
  }

  @Test
  void anAccountWithoutCampaignsHasNoRows() throws SQLException {
    try (var empty = PersonalizeFixture.of(Account.of(), "region=us-east-1")) {
      empty.query(LIST).returnsCount(0).lists(1).warns();
    }
  }
}
