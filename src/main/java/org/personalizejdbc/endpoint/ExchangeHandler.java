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

/** HTTP to operations and back: AWS JSON 1.1, and the query protocol of STS. Thread-safe. */
final class ExchangeHandler implements HttpHandler {
  private static final String SERVICE = "AmazonPersonalize.";

  /** Far above any request of these operations: a web identity's token has 20,000 characters. */
  private static final int MAX_BODY = 64 * 1024;

  private final CallLog calls = new CallLog();
  private final Sessions sessions = new Sessions();
  private volatile Accounts accounts;
  private volatile Duration latency = Duration.ZERO;
  private volatile Interceptor interceptor = call -> Optional.empty();

  ExchangeHandler(Accounts accounts) {
    this.accounts = accounts;
  }

  CallLog calls() {
    return calls;
  }

  Accounts accounts() {
    return accounts;
  }

  void accounts(Accounts accounts) {
    this.accounts = accounts;
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
    CredentialScope scope = CredentialScope.find(headers.getFirst("Authorization"));
    boolean sts = isForm(headers);
    JsonNode request = body.length > MAX_BODY ? null : sts ? form(body) : json(body);
    String operation =
        sts
            ? request == null ? "" : request.path("Action").asText()
            : operation(headers.getFirst("X-Amz-Target"));
    ReceivedCall call =
        calls.add(
            sts ? "sts" : "personalize",
            operation,
            new Callers(accounts, sessions).accountOf(scope),
            scope == null ? "" : scope.region(),
            scope == null ? "" : scope.accessKeyId(),
            request == null ? MissingNode.getInstance() : request,
            firstValues(headers));
    try {
      LoopbackHost.check(headers.get("Host"));
      Optional<Reply> intercepted = interceptor.reply(call);
      if (intercepted.isPresent()) {
        return intercepted.get();
      }
      checkForm(exchange, body);
      // After the interceptor, which may replace what is served.
      Callers callers = new Callers(accounts, sessions);
      return sts
          ? tokenService(callers, headers, operation, request)
          : personalize(callers, headers, operation, request);
    } catch (ServiceException e) {
      return sts ? SecurityTokenService.error(e) : e.reply();
    } catch (RuntimeException e) {
      // An interceptor's failure, or a defect here: either way the caller should see it.
      ServiceException failure = new ServiceException(500, "InternalFailure", e.toString());
      return sts ? SecurityTokenService.error(failure) : failure.reply();
    }
  }

  private static Reply personalize(
      Callers callers, Headers headers, String operation, @Nullable JsonNode request)
      throws ServiceException {
    CredentialScope scope =
        CredentialScope.authenticate(
            headers.getFirst("Authorization"), headers.getFirst("X-Amz-Date"), "personalize");
    Caller caller = callers.authenticate(scope, headers.getFirst("X-Amz-Security-Token"));
    if (!PersonalizeService.serves(operation)) {
      throw PersonalizeService.unknownOperation(operation);
    }
    if (request == null) {
      throw new ServiceException(
          400, "SerializationException", "The request's body is not a JSON document");
    }
    return Reply.json(
        new PersonalizeService(callers.accounts(), caller, scope.region())
            .call(operation, request));
  }

  private static Reply tokenService(
      Callers callers, Headers headers, String operation, @Nullable JsonNode request)
      throws ServiceException {
    if (request == null) {
      throw new ServiceException(400, "MalformedQueryString", "The request's form is malformed");
    }
    return new SecurityTokenService(callers)
        .call(
            operation,
            request,
            headers.getFirst("Authorization"),
            headers.getFirst("X-Amz-Date"),
            headers.getFirst("X-Amz-Security-Token"));
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

  private static void send(HttpExchange exchange, Reply reply)
      throws IOException, InterruptedException {
    Headers headers = exchange.getResponseHeaders();
    headers.set("x-amzn-requestid", UUID.randomUUID().toString());
    headers.set("content-type", "application/x-amz-json-1.1");
    reply.headers().forEach(headers::set);
    byte[] body = reply.body();
    // The JDK's server takes 0 for "length unknown" and -1 for "no body".
    exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
    if (body.length > 0 && reply.delivery() == Reply.Delivery.WHOLE) {
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(body);
      }
    } else if (body.length > 0) {
      deliverBadly(exchange.getResponseBody(), body, reply.delivery());
    }
  }

  /** Leaves the stream open: what was announced and not sent ends with the connection. */
  private static void deliverBadly(OutputStream out, byte[] body, Reply.Delivery delivery)
      throws IOException, InterruptedException {
    if (delivery == Reply.Delivery.DRIPPED) {
      for (byte each : body) {
        out.write(each);
        out.flush();
        Thread.sleep(50);
      }
      return;
    }
    out.write(body, 0, body.length / 2);
    out.flush();
    if (delivery == Reply.Delivery.STALLED) {
      Thread.sleep(60_000);
    }
  }

  private static boolean isForm(Headers headers) {
    String type = headers.getFirst("Content-Type");
    return type != null && type.toLowerCase(Locale.ROOT).startsWith(FormParameters.CONTENT_TYPE);
  }

  private static @Nullable JsonNode form(byte[] body) {
    try {
      return FormParameters.read(body);
    } catch (IllegalArgumentException e) {
      return null;
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
