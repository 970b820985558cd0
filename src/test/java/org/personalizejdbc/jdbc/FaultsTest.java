package org.personalizejdbc.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.personalizejdbc.jdbc.Failures.assertReadable;
import static org.personalizejdbc.jdbc.Failures.failureOf;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
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
import org.personalizejdbc.endpoint.Reply;
import org.personalizejdbc.endpoint.Reply.Delivery;

/** Faults over the wire: those that pass, and those that stay. Afterwards the connection works. */
class FaultsTest {
  private static final String ARN =
      "arn:aws:personalize:us-east-1:123456789012:campaign/video-home-for-you-prod";
  private static final String DESCRIBE =
      "SELECT name, status, min_provisioned_tps FROM campaigns WHERE campaign_arn = '" + ARN + "'";
  private static final String LIST =
      "SELECT name, status FROM campaigns WHERE region = 'us-east-1'";

  /** Attempts of a call. */
  private static final int ATTEMPTS = 2;

  private static final Reply BODY =
      Reply.json(
          "{\"campaign\":{\"campaignArn\":\"" + ARN + "\",\"name\":\"short\"},\"campaigns\":[]}");

  private static PersonalizeFixture db;
  private static List<List<Object>> described;
  private static List<List<Object>> listed;

  @BeforeAll
  static void connect() throws SQLException {
    db = PersonalizeFixture.sample("maxAttempts=" + ATTEMPTS, "callTimeout=1500ms");
    described = db.rows(DESCRIBE);
    listed = db.rows(LIST);
    assertThat(described).hasSize(1);
    assertThat(listed).hasSizeGreaterThan(100);
  }

  @AfterAll
  static void close() throws SQLException {
    db.close();
  }

  @AfterEach
  void theConnectionWorksAfterwards() throws SQLException {
    db.endpoint().intercept(call -> Optional.empty());
    assertThat(db.rows(DESCRIBE)).isEqualTo(described);
    assertThat(db.rows(LIST)).isEqualTo(listed);
  }

  /** Answers so many requests with a fault, then none. */
  private static void play(int times, Reply fault) {
    final AtomicInteger played = new AtomicInteger();
    db.endpoint()
        .intercept(
            call ->
                played.getAndIncrement() < times ? Optional.of(fault) : Optional.<Reply>empty());
  }

  private static Arguments fault(String name, String state, Reply reply) {
    return Arguments.of(name, state, reply);
  }

  /** The faults that may pass. */
  static Stream<Arguments> faults() {
    final byte[] html =
        "<html><head><title>502</title></head><body>ExpiredToken ☃ Bad Gateway</body></html>"
            .getBytes(StandardCharsets.UTF_8);
    return Stream.of(
        fault("500", "58000", Reply.error(500, "InternalFailure", "Because.")),
        fault("500 without a body", "58000", new Reply(500, Map.of(), new byte[0])),
        fault("502 with HTML", "58000", new Reply(502, Map.of("content-type", "text/html"), html)),
        fault("503", "58000", Reply.error(503, "ServiceUnavailable", "Because.")),
        fault("504", "58000", new Reply(504, Map.of("content-type", "text/html"), html)),
        fault("closed before an answer", "08006", Reply.hangUp()),
        fault("cut off", "08006", BODY.delivered(Delivery.CUT_OFF)),
        fault("stalled", "08006", BODY.delivered(Delivery.STALLED)),
        fault("dripped", "08006", BODY.delivered(Delivery.DRIPPED)),
        fault("garbage", "58030", Reply.json("☃\u0000}{")),
        fault("half a document", "58030", Reply.json("{\"campaigns\":[{\"name\":")),
        fault("HTML as an answer", "58030", new Reply(200, Map.of(), html)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("faults")
  void aFaultThatPassesIsNotSeen(String name, String state, Reply fault) throws SQLException {
    play(1, fault);
    assertThat(db.query(DESCRIBE).describes(2).rows()).isEqualTo(described);
    play(1, fault);
    assertThat(db.rows(LIST)).isEqualTo(listed);
    assertThat(db.rows("SELECT outcome, attempts FROM driver.api_calls ORDER BY call_id DESC"))
        .contains(List.of("OK", 2));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("faults")
  void aFaultThatStaysIsAnErrorAfterTheLastAttempt(String name, String state, Reply fault) {
    for (String sql : List.of(DESCRIBE, LIST)) {
      play(Integer.MAX_VALUE, fault);
      db.endpoint().forgetCalls();
      final long begun = System.nanoTime();
      final SQLException failure = failureOf(() -> db.query(sql));
      assertReadable(failure);
      assertThat(failure.getSQLState()).as(failure.getMessage()).isEqualTo(state);
      assertThat(db.endpoint().calls()).hasSize(ATTEMPTS);
      // Two attempts of a second and a half.
      assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun)).isLessThan(12);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ThrottlingException", "TooManyRequestsException", "SlowDown"})
  void aThrottleIsNotSeen(String code) throws SQLException {
    final Reply throttle = Reply.error(code.startsWith("Too") ? 429 : 400, code, "Rate exceeded");
    play(ATTEMPTS + 1, throttle);
    assertThat(db.rows(DESCRIBE)).isEqualTo(described);
    play(ATTEMPTS + 1, throttle);
    assertThat(db.rows(LIST)).isEqualTo(listed);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"campaign\":null}",
        "{\"campaign\":5}",
        "{\"campaign\":[]}",
        "{\"campaign\":{\"minProvisionedTPS\":\"many\"}}",
        "{\"campaign\":{\"creationDateTime\":\"2026-01-01\"}}",
        "{\"campaign\":{\"campaignConfig\":[1]}}"
      })
  void anAnswerOfTheWrongFormIs58030(String answer) {
    play(Integer.MAX_VALUE, Reply.json(answer));
    final SQLException failure = failureOf(() -> db.query(DESCRIBE));
    assertReadable(failure);
    assertThat(failure.getSQLState()).as(failure.getMessage()).isEqualTo("58030");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{}", "{\"campaigns\":null}", "{\"campaigns\":{}}", "{\"campaigns\":[[]]}"})
  void aPageOfTheWrongFormIs58030(String answer) {
    play(Integer.MAX_VALUE, Reply.json(answer));
    final SQLException failure = failureOf(() -> db.query(LIST));
    assertReadable(failure);
    assertThat(failure.getSQLState()).as(failure.getMessage()).isEqualTo("58030");
  }

  private static String answer(String more) {
    return "{\"new\":[{\"a\":null}],\"campaign\":{\"campaignArn\":\""
        + ARN
        + "\",\"name\":\"films\",\"status\":\"NEW STATUS\",\"minProvisionedTPS\":3,\"newer\":"
        + more
        + "}}";
  }

  @Test
  void membersThatNobodyKnowsAreNoFault() throws SQLException {
    play(1, Reply.json(answer("{\"x\":[1,{}]}")));
    assertThat(db.rows(DESCRIBE)).containsExactly(List.of("films", "NEW STATUS", 3));
  }

  @Test
  void anAnswerOfFiftyMegabytesIsReadOrRefused() throws SQLException {
    try (Connection patient = db.connect("callTimeout=1m")) {
      play(Integer.MAX_VALUE, Reply.json(answer('"' + "x".repeat(50_000_000) + '"')));
      try (var statement = patient.createStatement();
          var rows = statement.executeQuery(DESCRIBE)) {
        assertThat(rows.next()).isTrue();
        assertThat(rows.getString(1)).isEqualTo("films");
        assertThat(rows.next()).isFalse();
      } catch (SQLException e) {
        assertThat(e.getSQLState()).as(e.getMessage()).isEqualTo("58030");
      }
    }
  }

  private static String date(Instant instant) {
    return DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
        .withZone(ZoneOffset.UTC)
        .format(instant);
  }

  /** A server of its own, since the endpoint's tells the time itself. */
  @Test
  void aWrongClockIsCorrectedByAwsAnswer() throws Exception {
    final Instant aws = Instant.now().plus(2, ChronoUnit.HOURS);
    final List<String> signedAt = new CopyOnWriteArrayList<>();
    try (ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Connection connection = connect(server)) {
      serve(
          server,
          socket -> {
            signedAt.add(header(request(socket), "x-amz-date"));
            final boolean late = signedAt.size() == 1;
            final String body =
                late
                    ? "{\"__type\":\"RequestExpired\",\"message\":\"Request has expired.\"}"
                    : answer("1");
            socket
                .getOutputStream()
                .write(
                    ("HTTP/1.1 "
                            + (late ? "400 Bad Request" : "200 OK")
                            + "\r\nDate: "
                            + date(aws)
                            + "\r\nConnection: close\r\nContent-Length: "
                            + body.length()
                            + "\r\n\r\n"
                            + body)
                        .getBytes(StandardCharsets.US_ASCII));
          });
      try (var statement = connection.createStatement();
          var rows = statement.executeQuery(DESCRIBE)) {
        assertThat(rows.next()).isTrue();
        assertThat(rows.getString(1)).isEqualTo("films");
      }
      final DateTimeFormatter form =
          DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
      assertThat(signedAt).hasSize(2);
      assertThat(form.parse(signedAt.get(1), Instant::from)).isAfter(aws.minusSeconds(600));
    }
  }

  @Test
  void aClockThatStaysWrongIs28000() {
    play(Integer.MAX_VALUE, Reply.error(400, "RequestExpired", "Request has expired."));
    db.endpoint().forgetCalls();
    final SQLException failure = failureOf(() -> db.query(DESCRIBE));
    assertReadable(failure);
    assertThat(failure.getSQLState()).isEqualTo("28000");
    assertThat(failure.getMessage()).contains("clock", "RequestExpired");
    assertThat(db.endpoint().calls()).hasSize(ATTEMPTS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"DescribeCampaign", "ListCampaigns"})
  void aTokenThatExpiresInMidScanIs28000(String operation) {
    final AtomicInteger answered = new AtomicInteger();
    final int good = operation.equals("ListCampaigns") ? 1 : 20;
    db.endpoint()
        .intercept(
            call ->
                call.operation().equals(operation) && answered.getAndIncrement() >= good
                    ? Optional.of(Reply.error(400, "ExpiredTokenException", "Expired."))
                    : Optional.empty());
    final SQLException failure =
        failureOf(() -> db.query("SELECT name, min_provisioned_tps FROM campaigns"));
    assertReadable(failure);
    assertThat(failure.getSQLState()).isEqualTo("28000");
    assertThat(failure.getMessage()).contains("aws sso login", operation);
  }

  @Test
  void aPageTokenThatExpiresInMidScanIs58000AndNotTriedAgain() {
    db.endpoint().forgetCalls();
    db.endpoint()
        .intercept(
            call ->
                call.body().has("nextToken")
                    ? Optional.of(Reply.error(400, "InvalidNextTokenException", "Expired."))
                    : Optional.empty());
    final SQLException failure = failureOf(() -> db.query(LIST));
    assertThat(failure.getSQLState()).isEqualTo("58000");
    assertThat(db.endpoint().calls()).hasSize(2);
  }

  /** What is done with a connection before it is closed. */
  private interface Exchange {
    void with(Socket socket) throws IOException;
  }

  private static Connection connect(ServerSocket server) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:personalize:region=us-east-1;accessKeyId=x;secretAccessKey=y;maxAttempts="
            + ATTEMPTS
            + ";endpoint=http://127.0.0.1:"
            + server.getLocalPort());
  }

  private static void serve(ServerSocket server, Exchange exchange) {
    final Thread thread =
        new Thread(
            () -> {
              try {
                while (true) {
                  try (Socket socket = server.accept()) {
                    exchange.with(socket);
                  }
                }
              } catch (IOException e) {
                // The test is over.
              }
            });
    thread.setDaemon(true);
    thread.start();
  }

  /** The head of a request; of its body nobody needs to know. */
  private static String request(Socket socket) throws IOException {
    final StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      final int next = socket.getInputStream().read();
      if (next < 0) {
        throw new EOFException();
      }
      head.append((char) next);
    }
    final int length = Integer.parseInt(header(head.toString(), "content-length"));
    assertThat(socket.getInputStream().readNBytes(length)).hasSize(length);
    return head.toString();
  }

  private static String header(String head, String name) {
    return head.lines()
        .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ":"))
        .map(line -> line.substring(name.length() + 1).strip())
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aConnectionThatIsResetIs08006(boolean withinTheBody) throws Exception {
    final AtomicInteger requests = new AtomicInteger();
    try (ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Connection connection = connect(server)) {
      serve(
          server,
          socket -> {
            request(socket);
            requests.incrementAndGet();
            if (withinTheBody) {
              socket
                  .getOutputStream()
                  .write(
                      "HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{\"campaign\":{\"name\":\"sho"
                          .getBytes(StandardCharsets.US_ASCII));
            }
            socket.setSoLinger(true, 0);
          });
      final SQLException failure =
          failureOf(
              () -> {
                try (var statement = connection.createStatement();
                    var rows = statement.executeQuery(DESCRIBE)) {
                  rows.next();
                }
              });
      assertReadable(failure);
      assertThat(failure.getSQLState()).as(failure.getMessage()).isEqualTo("08006");
      assertThat(requests).hasValue(ATTEMPTS);
    }
  }
}
