package org.personalizejdbc.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;
import org.personalizejdbc.ChildJvm;

/** The server around the protocol: its life, its threads, and its switches for tests. */
@Timeout(60)
class EmbeddedEndpointTest {
  @Test
  void itListensOnLoopbackOnly() throws Exception {
    try (EmbeddedEndpoint endpoint = EmbeddedEndpoint.start(Account.sample())) {
      assertThat(InetAddress.getByName(endpoint.uri().getHost()).isLoopbackAddress()).isTrue();
      assertThat(endpoint.uri().toString()).matches("http://127\\.0\\.0\\.1:\\d+");
    }
  }

  @Test
  void closingFreesThePortAndMayBeRepeated() throws Exception {
    EmbeddedEndpoint first = EmbeddedEndpoint.start(Account.sample());
    assertThat(new RawClient(first).call("ListCampaigns", "{}").statusCode()).isEqualTo(200);
    first.close();
    assertThatCode(first::close).doesNotThrowAnyException();
    assertThatThrownBy(() -> new RawClient(first).call("ListCampaigns", "{}"))
        .isInstanceOf(ConnectException.class);

    try (EmbeddedEndpoint second = EmbeddedEndpoint.start(Account.of(), first.uri().getPort())) {
      assertThat(second.uri()).isEqualTo(first.uri());
      assertThat(new RawClient(second).call("ListCampaigns", "{}").body())
          .isEqualTo("{\"campaigns\":[]}");
    }
  }

  @Test
  void aTakenPortIsNamed() throws Exception {
    try (EmbeddedEndpoint endpoint = EmbeddedEndpoint.start(Account.sample())) {
      int port = endpoint.uri().getPort();

      assertThatThrownBy(() -> EmbeddedEndpoint.start(Account.sample(), port))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("127.0.0.1:" + port);
    }
    assertThatThrownBy(() -> EmbeddedEndpoint.start(Account.sample(), 65_536))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("65536");
  }

  @Test
  void itsThreadsAreDaemonsAndEndWithIt() throws Exception {
    List<Thread> before = threads();
    List<Thread> started;
    try (EmbeddedEndpoint endpoint = EmbeddedEndpoint.start(Account.sample())) {
      assertThat(new RawClient(endpoint).call("ListCampaigns", "{}").statusCode()).isEqualTo(200);
      started = threads();
      started.removeAll(before);
      assertThat(started).isNotEmpty().allMatch(Thread::isDaemon);
    }
    for (Thread thread : started) {
      thread.join(10_000);
      assertThat(thread.isAlive()).as(thread.getName()).isFalse();
    }
  }

  /** The threads that serve: those of this package and the JDK server's dispatcher. */
  private static List<Thread> threads() {
    List<Thread> threads = new ArrayList<>();
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().startsWith("embedded-personalize")
          || thread.getName().startsWith("HTTP-Dispatcher")) {
        threads.add(thread);
      }
    }
    return threads;
  }

  @Test
  void closingCutsOffARequestUnderWay() throws Exception {
    EmbeddedEndpoint endpoint = EmbeddedEndpoint.start(Account.sample());
    CountDownLatch arrived = new CountDownLatch(1);
    endpoint.latency(Duration.ofHours(1));
    endpoint.intercept(
        call -> {
          arrived.countDown();
          return Optional.empty();
        });
    CompletableFuture<HttpResponse<String>> answer =
        new RawClient(endpoint).callLater("ListCampaigns", "{}");
    assertThat(arrived.await(30, TimeUnit.SECONDS)).isTrue();

    endpoint.close();

    assertThat(answer).failsWithin(30, TimeUnit.SECONDS);
  }

  @Test
  void sixtyFourRequestsAreServedAtOnce() throws Exception {
    int together = 64;
    CountDownLatch all = new CountDownLatch(together);
    try (EmbeddedEndpoint endpoint = EmbeddedEndpoint.start(Account.sample())) {
      endpoint.intercept(
          call -> {
            all.countDown();
            try {
              // Nobody is answered before everybody has arrived.
              return all.await(30, TimeUnit.SECONDS)
                  ? Optional.empty()
                  : Optional.of(Reply.error(500, "Alone", "Only some requests arrived"));
            } catch (InterruptedException e) {
              throw new IllegalStateException(e);
            }
          });
      RawClient client = new RawClient(endpoint);
      List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
      for (int i = 0; i < together; i++) {
        answers.add(client.callLater("ListCampaigns", "{}"));
      }
      for (CompletableFuture<HttpResponse<String>> answer : answers) {
        assertThat(answer.get(40, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
      }
      assertThat(endpoint.calls())
          .extracting(ReceivedCall::sequence)
          .containsExactlyElementsOf(LongStream.rangeClosed(1, together).boxed().toList());
    }
  }

  @Test
  void callsAreRecordedUntilForgotten() throws Exception {
    try (EmbeddedEndpoint endpoint = EmbeddedEndpoint.start(Account.sample())) {
      RawClient client = new RawClient(endpoint);
      client.call("DescribeCampaign", "{'campaignArn':'x'}");
      client.send(client.unsigned("ListCampaigns", "no JSON"));

      assertThat(endpoint.calls()).hasSize(2);
      ReceivedCall described = endpoint.calls().get(0);
      assertThat(described.sequence()).isEqualTo(1);
      assertThat(described.operation()).isEqualTo("DescribeCampaign");
      assertThat(described.region()).isEqualTo("us-east-1");
      assertThat(described.accessKeyId()).isEqualTo("AKIDEXAMPLE");
      assertThat(described.campaignArn()).isEqualTo("x");
      assertThat(described.headers())
          .containsEntry("x-amz-date", RawClient.DATE)
          .doesNotContainKey("authorization");
      ReceivedCall refused = endpoint.calls().get(1);
      assertThat(refused.operation()).isEqualTo("ListCampaigns");
      assertThat(refused.region()).isEmpty();
      assertThat(refused.accessKeyId()).isEmpty();
      assertThat(refused.body().isMissingNode()).isTrue();

      endpoint.forgetCalls();
      client.call("ListCampaigns", "{}");
      assertThat(endpoint.calls()).extracting(ReceivedCall::sequence).containsExactly(3L);
    }
  }

  @Test
  void aRecordedCallsTextHoldsNoSecret() throws Exception {
    try (EmbeddedEndpoint endpoint = EmbeddedEndpoint.start(Account.sample())) {
      RawClient client = new RawClient(endpoint);
      client.send(client.request("ListCampaigns", "{}").header("X-Amz-Security-Token", "s3cret"));

      assertThat(endpoint.calls().get(0).headers()).containsEntry("x-amz-security-token", "s3cret");
      assertThat(endpoint.calls().toString()).doesNotContain("s3cret");
    }
  }

  @Test
  void onlyTheNewestCallsAreKept() {
    CallLog calls = new CallLog();
    for (int i = 0; i < CallLog.KEPT + 5; i++) {
      calls.add("personalize", "x", "", "", "", Wire.object(), Map.of());
    }

    assertThat(calls.snapshot()).hasSize(CallLog.KEPT);
    assertThat(calls.snapshot().get(0).sequence()).isEqualTo(6);
  }

  @Test
  void theAccountCanBeReplacedWhileItRuns() throws Exception {
    try (EmbeddedEndpoint endpoint = EmbeddedEndpoint.start(Account.of())) {
      Account other = Account.of(CampaignDocument.named("x").toJson());
      endpoint.account(other);

      assertThat(endpoint.account()).isSameAs(other);
      assertThat(new RawClient(endpoint).call("ListCampaigns", "{}").body()).contains("campaign/x");
    }
  }

  @Test
  void anInterceptorAnswersInsteadOfTheAccountOrLetsItAnswer() throws Exception {
    try (EmbeddedEndpoint endpoint = EmbeddedEndpoint.start(Account.sample())) {
      endpoint.intercept(
          call ->
              call.sequence() == 1
                  ? Optional.of(Reply.error(400, "ThrottlingException", "Rate exceeded"))
                  : Optional.empty());
      RawClient client = new RawClient(endpoint);

      assertThat(client.call("ListCampaigns", "{}").body())
          .isEqualTo("{\"__type\":\"ThrottlingException\",\"message\":\"Rate exceeded\"}");
      assertThat(client.call("ListCampaigns", "{}").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void anInterceptorMayHangUp() throws Exception {
    try (EmbeddedEndpoint endpoint = EmbeddedEndpoint.start(Account.sample())) {
      endpoint.intercept(call -> Optional.of(Reply.hangUp()));

      assertThatThrownBy(() -> new RawClient(endpoint).call("ListCampaigns", "{}"))
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void anInterceptorsFailureIsAnswered() throws Exception {
    try (EmbeddedEndpoint endpoint = EmbeddedEndpoint.start(Account.sample())) {
      endpoint.intercept(
          call -> {
            throw new IllegalStateException("a mistake in a test");
          });
      HttpResponse<String> answer = new RawClient(endpoint).call("ListCampaigns", "{}");

      assertThat(answer.statusCode()).isEqualTo(500);
      assertThat(answer.body()).contains("InternalFailure", "a mistake in a test");
    }
  }

  @Test
  void answersComeAsLateAsAsked() throws Exception {
    try (EmbeddedEndpoint endpoint = EmbeddedEndpoint.start(Account.sample())) {
      endpoint.latency(Duration.ofMillis(80));
      long before = System.nanoTime();
      new RawClient(endpoint).call("ListCampaigns", "{}");

      assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofMillis(79));
      assertThatThrownBy(() -> endpoint.latency(Duration.ofMillis(-1)))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  /**
   * With the default of JDK 17 every answer on a kept-alive connection takes more than 40 ms. The
   * server of JDK 25 is as fast either way.
   */
  @Test
  @EnabledForJreRange(max = JRE.JAVA_17)
  void keptAliveConnectionsAreAnsweredAtOnceUnlessToldOtherwise(@TempDir Path folder)
      throws Exception {
    // The setting, then the property that is left behind.
    assertThat(noDelay(folder.resolve("default"))).isEqualTo("true null");
    assertThat(noDelay(folder.resolve("told"), "-Dsun.net.httpserver.nodelay=false"))
        .isEqualTo("false false");
  }

  private static String noDelay(Path result, String... options) throws Exception {
    List<String> arguments = new ArrayList<>(List.of(options));
    arguments.addAll(
        List.of(
            "--add-opens=jdk.httpserver/sun.net.httpserver=ALL-UNNAMED",
            NoDelayProbe.class.getName(),
            result.toString()));
    Process process =
        ChildJvm.running(arguments.toArray(String[]::new))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      assertThat(process.waitFor()).isZero();
      return Files.readString(result);
    } finally {
      process.destroyForcibly();
    }
  }
}
