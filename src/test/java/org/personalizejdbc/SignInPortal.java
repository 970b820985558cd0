package org.personalizejdbc;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A stand-in for what gives credentials to those who have none yet: IAM Identity Center's portal
 * (GetRoleCredentials) and its token service (CreateToken), and a container's agent, in the forms
 * of their API references. Each gives out the access key {@code AKIAPORTAL}.
 */
public final class SignInPortal implements AutoCloseable {
  /** The access key that it gives out. */
  public static final String ACCESS_KEY_ID = "AKIAPORTAL";

  /** The only token that the portal accepts. */
  public static final String TOKEN = "portal-token";

  private final HttpServer server;
  private final List<String> requests = new CopyOnWriteArrayList<>();

  private SignInPortal(HttpServer server) {
    this.server = server;
  }

  /** Starts it on a free port of the loopback address. */
  public static SignInPortal start() throws IOException {
    final HttpServer server =
        HttpServer.create(
            new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 0);
    final SignInPortal portal = new SignInPortal(server);
    server.createContext("/federation/credentials", portal::roleCredentials);
    server.createContext("/token", portal::createToken);
    server.createContext("/container", portal::container);
    server.start();
    return portal;
  }

  /** Where it listens. */
  public String uri() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** The paths and queries asked for. */
  public List<String> requests() {
    return requests;
  }

  private void roleCredentials(HttpExchange exchange) {
    final long expiration = Instant.now().plusSeconds(3600).toEpochMilli();
    if (TOKEN.equals(exchange.getRequestHeaders().getFirst("x-amz-sso_bearer_token"))) {
      answer(
          exchange,
          200,
          "{'roleCredentials':{'accessKeyId':'"
              + ACCESS_KEY_ID
              + "','secretAccessKey':'s','sessionToken':'t','expiration':"
              + expiration
              + "}}");
    } else {
      exchange.getResponseHeaders().set("x-amzn-ErrorType", "UnauthorizedException");
      answer(exchange, 401, "{'message':'Session token not found or invalid'}");
    }
  }

  private void createToken(HttpExchange exchange) {
    answer(exchange, 200, "{'accessToken':'" + TOKEN + "','expiresIn':3600,'tokenType':'Bearer'}");
  }

  private void container(HttpExchange exchange) {
    answer(
        exchange,
        200,
        "{'AccessKeyId':'"
            + ACCESS_KEY_ID
            + "','SecretAccessKey':'s','Token':'t','Expiration':'"
            + Instant.now().plusSeconds(3600)
            + "'}");
  }

  private void answer(HttpExchange exchange, int status, String body) {
    requests.add(exchange.getRequestURI().toString());
    try (exchange;
        OutputStream out = exchange.getResponseBody()) {
      final byte[] bytes = body.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
      exchange.getRequestBody().readAllBytes();
      exchange.getResponseHeaders().set("content-type", "application/json");
      exchange.sendResponseHeaders(status, bytes.length);
      out.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
