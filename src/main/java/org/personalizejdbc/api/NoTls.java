package org.personalizejdbc.api;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import org.apache.http.HttpHost;
import org.apache.http.conn.socket.ConnectionSocketFactory;
import org.apache.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/**
 * Connects to nothing by TLS, where all calls go to an endpoint of plain HTTP: setting TLS up reads
 * the trust store, which would be the greater part of a first call's time. Immutable.
 */
final class NoTls implements ConnectionSocketFactory {
  @Override
  public Socket createSocket(HttpContext context) throws IOException {
    throw new IOException("The endpoint is one of plain HTTP, and something else was to be asked");
  }

  @Override
  public Socket connectSocket(
      int connectTimeout,
      @Nullable Socket socket,
      HttpHost host,
      InetSocketAddress remote,
      @Nullable InetSocketAddress local,
      HttpContext context)
      throws IOException {
    return createSocket(context);
  }
}
