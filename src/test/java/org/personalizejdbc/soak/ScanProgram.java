package org.personalizejdbc.soak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Run in a JVM of its own, with the URL and statements whose rows begin with an ARN: reads all of
 * these at once, each on a connection of its own. It needs nothing but the JDK and the driver's
 * jar.
 *
 * <p>It pauses as {@code ready}, before any call, and as {@code first}, when each statement has its
 * first row. Then it tells {@code rows}, the sum of the ARNs' hash codes as {@code checksum}, the
 * time that took in {@code ms}, the most heap that was in use after a collection as {@code peakKb},
 * and how many more {@code threads} and {@code files} there are than before.
 */
final class ScanProgram {
  private final Tester tester = new Tester();
  private final String url;
  private final List<String> statements;
  private final CyclicBarrier first;

  private ScanProgram(String url, List<String> statements) {
    this.url = url;
    this.statements = statements;
    this.first = new CyclicBarrier(statements.size(), () -> pause("first"));
  }

  /** What reading a statement came to. */
  private record Read(int rows, long checksum) {

    Read and(Read other) {
      return new Read(rows + other.rows, checksum + other.checksum);
    }
  }

  public static void main(String[] arguments) throws Exception {
    final List<String> all = List.of(arguments);
    new ScanProgram(all.get(0), all.subList(1, all.size())).run();
  }

  private void run() throws Exception {
    final Set<Thread> threads = Thread.getAllStackTraces().keySet();
    // What is loaded and opened once is there before anything is measured.
    warmUp();
    final Held before = Held.atRest(threads);
    final HeapPeak peak = HeapPeak.watched();
    pause("ready");
    final long start = System.nanoTime();
    final Read read = readAll();
    final long ms = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    final Held after = Held.atRest(threads);
    tester.tell("rows", read.rows());
    tester.tell("checksum", read.checksum());
    tester.tell("ms", ms);
    tester.tell("peakKb", peak.kb());
    tester.tell("threads", after.threads());
    tester.tell("files", after.files() - before.files());
  }

  private void warmUp() throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(statements.get(0))) {
      rows.next();
    }
  }

  private Read readAll() throws Exception {
    final ExecutorService readers = Executors.newFixedThreadPool(statements.size());
    try {
      final List<Future<Read>> reading = new ArrayList<>();
      for (String sql : statements) {
        reading.add(readers.submit(() -> read(sql)));
      }
      Read all = new Read(0, 0);
      for (Future<Read> each : reading) {
        all = all.and(each.get());
      }
      return all;
    } finally {
      readers.shutdownNow();
    }
  }

  private Read read(String sql) throws Exception {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      final int columns = rows.getMetaData().getColumnCount();
      int count = 0;
      long checksum = 0;
      while (rows.next()) {
        if (count++ == 0) {
          first.await();
        }
        checksum += rows.getString(1).hashCode();
        for (int i = 2; i <= columns; i++) {
          rows.getObject(i);
        }
      }
      return new Read(count, checksum);
    }
  }

  private void pause(String at) {
    try {
      tester.pause(at);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
