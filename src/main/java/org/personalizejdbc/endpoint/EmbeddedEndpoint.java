package org.personalizejdbc.endpoint;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * An Amazon Personalize endpoint in this process: an HTTP server on the loopback address that
 * speaks the service's protocol (AWS JSON 1.1) for ListCampaigns and DescribeCampaign over an
 * {@link Account}, or over several {@link Accounts}. AWS SDKs and the AWS CLI use it by its {@link
 * #uri()} as endpoint URL; one account answers any credentials.
 *
 * <p>One URL serves every Region and every account: the Region is the one that the request is
 * signed for, the account the one that the access key belongs to. Signatures must be there and
 * well-formed, and are not verified. At the same URL STS (query protocol) tells who a caller is and
 * gives out credentials of roles. Requests whose Host header names another host than this machine
 * itself (127.0.0.1, localhost, [::1]) are answered 421, so that no web page reads from it.
 *
 * <p>All its threads are daemons. Thread-safe.
 */
public final class EmbeddedEndpoint implements AutoCloseable {
  /** As many requests are served at once; the driver sends at most 64 per connection. */
  private static final int THREADS = 96;

  private static final int BACKLOG = 256;

  private final ExchangeHandler handler;
  private final HttpServer server;
  private final ExecutorService workers;
  private final URI uri;
  private final AtomicBoolean closed = new AtomicBoolean();

  private EmbeddedEndpoint(ExchangeHandler handler, HttpServer server, ExecutorService workers) {
    this.handler = handler;
    this.server = server;
    this.workers = workers;
    this.uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /**
   * Starts an endpoint on a free port.
   *
   * @param account what it serves
   * @return the running endpoint, to be closed by the caller
   * @throws IOException if no port can be had
   */
  public static EmbeddedEndpoint start(Account account) throws IOException {
    return start(account, 0);
  }

  /**
   * Starts an endpoint on a given port.
   *
   * @param account what it serves
   * @param port the TCP port, or 0 for a free one
   * @return the running endpoint, to be closed by the caller
   * @throws IOException if the port is taken or may not be used; the message names it
   */
  public static EmbeddedEndpoint start(Account account, int port) throws IOException {
    return start(Accounts.single(account), port);
  }

  /**
   * Starts an endpoint of several accounts on a free port.
   *
   * @param accounts what it serves
   * @return the running endpoint, to be closed by the caller
   * @throws IOException if no port can be had
   */
  public static EmbeddedEndpoint start(Accounts accounts) throws IOException {
    return start(accounts, 0);
  }

  private static EmbeddedEndpoint start(Accounts accounts, int port) throws IOException {
    if (port < 0 || port > 65_535) {
      throw new IOException("Not a TCP port: " + port + "; use 1 to 65535, or 0 for a free one");
    }
    ExchangeHandler handler = new ExchangeHandler(accounts);
    HttpServer server;
    try {
      // 127.0.0.1 and not "the loopback address", which may be ::1 and then is not what uri() says.
      server =
          PromptHttpServer.create(
              new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port),
              BACKLOG);
    } catch (IOException e) {
      throw new IOException(
          "The embedded endpoint cannot listen on 127.0.0.1:" + port + ": " + e.getMessage(), e);
    }
    ThreadPoolExecutor workers =
        new ThreadPoolExecutor(
            THREADS, THREADS, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), daemons());
    workers.allowCoreThreadTimeOut(true);
    server.setExecutor(workers);
    server.createContext("/", handler);
    startDaemon(server);
    return new EmbeddedEndpoint(handler, server, workers);
  }

  /**
   * Where it listens.
   *
   * @return {@code http://127.0.0.1:PORT}
   */
  public URI uri() {
    return uri;
  }

  /**
   * The one account that it serves now.
   *
   * @return the account
   * @throws IllegalStateException if it serves several
   */
  public Account account() {
    Account single = handler.accounts().single();
    if (single == null) {
      throw new IllegalStateException("The endpoint serves several accounts: ask accounts()");
    }
    return single;
  }

  /**
   * Replaces the one account that it serves, from the next request on. A listing's token whose
   * campaign is gone becomes invalid.
   *
   * @param account the new account
   * @throws IllegalStateException if it serves several
   */
  public void account(Account account) {
    handler.accounts(handler.accounts().replacing(account));
  }

  /**
   * What it serves now, and to whom.
   *
   * @return the accounts
   */
  public Accounts accounts() {
    return handler.accounts();
  }

  /**
   * Replaces all that it serves, from the next request on. Temporary credentials given out before
   * stay good for their accounts.
   *
   * @param accounts the new accounts
   */
  public void accounts(Accounts accounts) {
    handler.accounts(accounts);
  }

  /**
   * The requests received, oldest first, refused ones included; of very many, only the newest
   * 20,000.
   *
   * @return a snapshot
   */
  public List<ReceivedCall> calls() {
    return handler.calls().snapshot();
  }

  /** Empties {@link #calls()}; sequence numbers go on. */
  public void forgetCalls() {
    handler.calls().clear();
  }

  /**
   * Holds every answer back, as a network does.
   *
   * @param latency how late each answer comes, with milliseconds; zero at first
   * @throws IllegalArgumentException if it is negative
   */
  public void latency(Duration latency) {
    if (latency.isNegative()) {
      throw new IllegalArgumentException("A latency cannot be negative: " + latency);
    }
    handler.latency(latency);
  }

  /**
   * Lets a test answer requests instead of the account.
   *
   * @param interceptor asked first for every request from now on; {@code call -> Optional.empty()}
   *     ends it
   */
  public void intercept(Interceptor interceptor) {
    handler.intercept(interceptor);
  }

  /** Stops at once: frees the port and the threads. Requests under way are cut off. */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      server.stop(0);
      workers.shutdownNow();
    }
  }

  private static ThreadFactory daemons() {
    return task -> {
      Thread thread = new Thread(task, "embedded-personalize");
      thread.setDaemon(true);
      return thread;
    };
  }

  /**
   * Starts the server from a daemon thread. Its dispatcher inherits that; otherwise an endpoint
   * that nobody closed would keep the JVM from ending.
   */
  private static void startDaemon(HttpServer server) {
    Thread starter = daemons().newThread(server::start);
    starter.start();
    boolean interrupted = false;
    while (true) {
      try {
        starter.join();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
