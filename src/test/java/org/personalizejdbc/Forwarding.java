package org.personalizejdbc;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/** Hands requests on to one endpoint of plain HTTP, whatever host they are for. */
final class Forwarding implements HttpHandler {
  private final HttpClient client = HttpClient.newHttpClient();
  private final List<String> hosts = new CopyOnWriteArrayList<>();
  private final URI behind;

  Forwarding(URI behind) {
    this.behind = behind;
  }

  /** The hosts that were asked for. */
  List<String> hosts() {
    return hosts;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      hosts.add(exchange.getRequestHeaders().getFirst("Host"));
      final HttpRequest.Builder request =
          HttpRequest.newBuilder(behind.resolve(exchange.getRequestURI().getPath()))
              .POST(
                  HttpRequest.BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
      exchange
          .getRequestHeaders()
          .forEach(
              (name, values) -> {
                final String lower = name.toLowerCase(Locale.ROOT);
                if (lower.startsWith("x-amz")
                    || lower.startsWith("content-t")
                    || lower.equals("authorization")) {
                  request.header(name, values.get(0));
                }
              });
      final HttpResponse<byte[]> answer =
          client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      answer
          .headers()
          .firstValue("content-type")
          .ifPresent(type -> exchange.getResponseHeaders().set("content-type", type));
      exchange.sendResponseHeaders(answer.statusCode(), answer.body().length);
      exchange.getResponseBody().write(answer.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
