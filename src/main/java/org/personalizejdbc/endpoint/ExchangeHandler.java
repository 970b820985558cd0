package org.personalizejdbc.endpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** HTTP to operations and back: AWS JSON 1.1. Thread-safe. */
final class ExchangeHandler implements HttpHandler {
  private static final String SERVICE = "AmazonPersonalize.";

  /** Far above any request of these operations: an ARN has 256 characters, a token 1500. */
  private static final int MAX_BODY = 64 * 1024;

  private final CallLog calls = new CallLog();
  private volatile Account account;
  private volatile Duration latency = Duration.ZERO;
  private volatile Interceptor interceptor = call -> Optional.empty();

  ExchangeHandler(Account account) {
    this.account = account;
  }

  CallLog calls() {
    return calls;
  }

  Account account() {
    return account;
  }

  void account(Account account) {
    this.account = account;
  }

  void latency(Duration latency) {
    this.latency = latency;
  }

  void intercept(Interceptor interceptor) {
    this.interceptor = interceptor;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Reply reply = answer(exchange);
      Thread.sleep(latency.toMillis());
      if (reply.status() != Reply.HANG_UP) {
        send(exchange, reply);
      }
    } catch (InterruptedException e) {
      // The endpoint is closing: leave the request unanswered.
      Thread.currentThread().interrupt();
    }
  }

  private Reply answer(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY + 1);
    Headers headers = exchange.getRequestHeaders();
    String authorization = headers.getFirst("Authorization");
    CredentialScope scope = CredentialScope.find(authorization);
    JsonNode request = body.length > MAX_BODY ? null : json(body);
    String operation = operation(headers.getFirst("X-Amz-Target"));
    ReceivedCall call =
        calls.add(
            operation,
            scope == null ? "" : scope.region(),
            scope == null ? "" : scope.accessKeyId(),
            request == null ? MissingNode.getInstance() : request,
            firstValues(headers));
    try {
      Optional<Reply> intercepted = interceptor.reply(call);
      if (intercepted.isPresent()) {
        return intercepted.get();
      }
      checkForm(exchange, body);
      String region =
          CredentialScope.authenticate(authorization, headers.getFirst("X-Amz-Date")).region();
      if (!PersonalizeService.serves(operation)) {
        throw PersonalizeService.unknownOperation(operation);
      }
      if (request == null) {
        throw new ServiceException(
            400, "SerializationException", "The request's body is not a JSON document");
      }
      return Reply.json(new PersonalizeService(account, region).call(operation, request));
    } catch (ServiceException e) {
      return e.reply();
    } catch (RuntimeException e) {
      // An interceptor's failure, or a defect here: either way the caller should see it.
      return Reply.error(500, "InternalFailure", e.toString());
    }
  }

  private static void checkForm(HttpExchange exchange, byte[] body) throws ServiceException {
    if (!exchange.getRequestMethod().equals("POST")) {
      throw new ServiceException(
          405,
          "UnknownOperationException",
          exchange.getRequestMethod() + " is not served. " + PersonalizeService.HOW_TO_CALL);
    }
    if (!exchange.getRequestURI().getPath().equals("/")) {
      throw new ServiceException(
          404,
          "UnknownOperationException",
          "Nothing is at "
              + exchange.getRequestURI().getPath()
              + ". "
              + PersonalizeService.HOW_TO_CALL);
    }
    if (body.length > MAX_BODY) {
      throw new ServiceException(
          413,
          "RequestEntityTooLargeException",
          "The request's body is larger than " + MAX_BODY + " bytes");
    }
  }

  private static void send(HttpExchange exchange, Reply reply) throws IOException {
    Headers headers = exchange.getResponseHeaders();
    headers.set("x-amzn-requestid", UUID.randomUUID().toString());
    headers.set("content-type", "application/x-amz-json-1.1");
    reply.headers().forEach(headers::set);
    byte[] body = reply.body();
    // The JDK's server takes 0 for "length unknown" and -1 for "no body".
    exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(body);
      }
    }
  }

  private static @Nullable JsonNode json(byte[] body) throws IOException {
    try {
      return Wire.read(body);
    } catch (JsonProcessingException e) {
      return null;
    }
  }

  private static String operation(@Nullable String target) {
    if (target == null) {
      return "";
    }
    return target.startsWith(SERVICE) ? target.substring(SERVICE.length()) : target;
  }

  private static Map<String, String> firstValues(Headers headers) {
    Map<String, String> values = new HashMap<>();
    for (Map.Entry<String, List<String>> header : headers.entrySet()) {
      String name = header.getKey().toLowerCase(Locale.ROOT);
      if (!name.equals("authorization") && !header.getValue().isEmpty()) {
        values.put(name, header.getValue().get(0));
      }
    }
    return values;
  }
}
