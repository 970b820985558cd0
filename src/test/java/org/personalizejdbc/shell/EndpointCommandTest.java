package org.personalizejdbc.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The endpoint runs alone until it is interrupted. */
class EndpointCommandTest {
  @TempDir Path folder;

  @Test
  void itServesTellsHowToReachItAndEndsWhenInterrupted() throws Exception {
    PipedInputStream read = new PipedInputStream();
    PrintStream out = new PrintStream(new PipedOutputStream(read), false, StandardCharsets.UTF_8);
    PrintStream err = new PrintStream(new ByteArrayOutputStream(), false, StandardCharsets.UTF_8);
    CompletableFuture<Integer> status = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () ->
                status.complete(
                    new Shell(InputStream.nullInputStream(), out, err)
                        .run("endpoint", "--port", "0")));
    thread.start();

    BufferedReader lines = new BufferedReader(new InputStreamReader(read, StandardCharsets.UTF_8));
    String first = lines.readLine();
    assertThat(first).matches("Serving the sample account at http://127\\.0\\.0\\.1:\\d+ until .*");
    String url = first.replaceAll(".*(http://[^ ]+) .*", "$1");
    assertThat(lines.readLine())
        .contains("aws personalize list-campaigns --endpoint-url " + url + " --region us-east-1");
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(url))
                    .POST(HttpRequest.BodyPublishers.ofString("{}"))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    assertThat(answer.body()).contains("MissingAuthenticationToken");

    thread.interrupt();
    assertThat(status.get(60, TimeUnit.SECONDS)).isZero();
  }

  @Test
  void aPortThatIsTakenIsAnError() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      Ran ran = Ran.shell("endpoint", "--port", String.valueOf(taken.getLocalPort()));
      assertThat(ran.status()).isEqualTo(1);
      assertThat(ran.err())
          .startsWith("error: ")
          .contains(":" + taken.getLocalPort())
          .hasLineCount(1);
    }
  }

  @Test
  void aFileThatCannotBeServedIsAnError() throws Exception {
    Path file = Files.writeString(folder.resolve("bad.json"), "[{\"campaign\":");
    Ran ran = Ran.shell("endpoint", "--file", file.toString());
    assertThat(ran.status()).isEqualTo(1);
    assertThat(ran.err()).startsWith("error: ").contains("bad.json").hasLineCount(1);
  }
}
