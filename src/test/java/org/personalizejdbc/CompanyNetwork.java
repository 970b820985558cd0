package org.personalizejdbc;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A network as companies have it, whose only way out is a proxy that ends TLS itself, under a
 * certificate that no public authority signed. Whatever host is asked for, behind it is one
 * endpoint of plain HTTP.
 */
final class CompanyNetwork implements AutoCloseable {
  private static final String PASSWORD = "changeit";
  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

  private final Path trustStore;
  private final HttpsServer front;
  private final ServerSocket proxy;
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> {
            final Thread thread = new Thread(task, "company-network");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * Starts it.
   *
   * @param folder where its certificate is kept
   * @param behind what answers
   * @param hosts the names that the certificate is for
   */
  CompanyNetwork(Path folder, URI behind, String... hosts) throws Exception {
    trustStore = folder.resolve("company.p12");
    certify(hosts);
    front = HttpsServer.create(new InetSocketAddress(LOOPBACK, 0), 0);
    front.setHttpsConfigurator(new HttpsConfigurator(context()));
    front.createContext("/", new Forwarding(behind));
    front.setExecutor(threads);
    front.start();
    proxy = new ServerSocket(0, 50, LOOPBACK);
    threads.execute(this::accept);
  }

  /** The port of the proxy, at the loopback address. */
  int proxyPort() {
    return proxy.getLocalPort();
  }

  /** Where TLS is answered without the proxy. */
  String url() {
    return "https://localhost:" + front.getAddress().getPort();
  }

  /** The store that holds the certificate, of type PKCS12. */
  Path trustStore() {
    return trustStore;
  }

  /** Its password. */
  String trustStorePassword() {
    return PASSWORD;
  }

  /** What the proxy was asked for, such as {@code CONNECT host:443}. */
  List<String> asked() {
    return asked;
  }

  private void certify(String... hosts) throws Exception {
    final Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "company",
                "-keyalg",
                "EC",
                "-dname",
                "CN=company",
                "-ext",
                "san=dns:localhost,dns:" + String.join(",dns:", hosts),
                "-keystore",
                trustStore.toString(),
                "-storepass",
                PASSWORD)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (keytool.waitFor() != 0) {
      throw new IOException("keytool failed");
    }
  }

  private SSLContext context() throws Exception {
    final KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(trustStore)) {
      store.load(in, PASSWORD.toCharArray());
    }
    final KeyManagerFactory keys =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD.toCharArray());
    final SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }

  private void accept() {
    try {
      while (true) {
        final Socket socket = proxy.accept();
        threads.execute(() -> tunnel(socket));
      }
    } catch (IOException e) {
      // Closed.
    }
  }

  private void tunnel(Socket from) {
    try (from;
        Socket to = new Socket(LOOPBACK, front.getAddress().getPort())) {
      final BufferedReader head =
          new BufferedReader(
              new InputStreamReader(from.getInputStream(), StandardCharsets.US_ASCII), 1);
      final String request = head.readLine();
      asked.add(request.substring(0, request.lastIndexOf(' ')));
      while (!head.readLine().isEmpty()) {
        // The request's headers.
      }
      from.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      threads.execute(() -> pipe(from, to));
      to.getInputStream().transferTo(from.getOutputStream());
    } catch (IOException e) {
      // Either side is gone.
    }
  }

  private static void pipe(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
      to.shutdownOutput();
    } catch (IOException e) {
      // Either side is gone.
    }
  }

  @Override
  public void close() {
    front.stop(0);
    try {
      proxy.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.shutdownNow();
  }
}
