package org.personalizejdbc.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Sends what no SDK would send, and shows what none shows. */
final class RawClient {
  static final String AUTHORIZATION =
      "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20261124/us-east-1/personalize/aws4_request,"
          + " SignedHeaders=host;x-amz-date, Signature=0123abcd";
  static final String DATE = "20261124T070000Z";

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();
  private final URI uri;

  RawClient(EmbeddedEndpoint endpoint) {
    uri = endpoint.uri();
  }

  HttpRequest.Builder request(String operation, String body) {
    return unsigned(operation, body)
        .header("Authorization", AUTHORIZATION)
        .header("X-Amz-Date", DATE);
  }

  HttpRequest.Builder unsigned(String operation, String body) {
    return HttpRequest.newBuilder(uri)
        .timeout(Duration.ofSeconds(30))
        .header("Content-Type", "application/x-amz-json-1.1")
        .header("X-Amz-Target", "AmazonPersonalize." + operation)
        .POST(BodyPublishers.ofString(body));
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  HttpResponse<String> call(String operation, String body)
      throws IOException, InterruptedException {
    return send(request(operation, body.replace('\'', '"')));
  }

  CompletableFuture<HttpResponse<String>> callLater(String operation, String body) {
    return client.sendAsync(
        request(operation, body.replace('\'', '"')).build(), BodyHandlers.ofString());
  }

  static JsonNode json(HttpResponse<String> response) throws IOException {
    return Wire.mapper().readTree(response.body());
  }
}
