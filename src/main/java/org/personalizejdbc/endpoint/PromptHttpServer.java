package org.personalizejdbc.endpoint;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;

/**
 * Creates the JDK's HTTP server without the 40 ms by which it answers late on kept-alive
 * connections (Nagle's algorithm against delayed acknowledgements). What turns them off is a system
 * property, which the server's classes read once, when the first server is created; so it is set
 * for as long as that takes, and never left behind.
 */
final class PromptHttpServer {
  private static final String NO_DELAY = "sun.net.httpserver.nodelay";

  private PromptHttpServer() {}

  /** Creates a server, as {@link HttpServer#create(InetSocketAddress, int)} does. */
  static synchronized HttpServer create(InetSocketAddress address, int backlog) throws IOException {
    if (System.getProperty(NO_DELAY) != null) {
      // Somebody has decided.
      return HttpServer.create(address, backlog);
    }
    System.setProperty(NO_DELAY, "true");
    try {
      return HttpServer.create(address, backlog);
    } finally {
      System.clearProperty(NO_DELAY);
    }
  }
}
